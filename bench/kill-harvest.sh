#!/usr/bin/env bash
# Kills `./vigie harvest` with SIGKILL at random moments, starts it again until it ends, and compares what is there with an
# undisturbed run: publications, revisions, documents, readings, matches, hits, alerts, mails. Usage: kill-harvest.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
work=$(mktemp -d)
trap 'kill "${world:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

coproc WORLD { exec ./vigie demo --world-only "$work/config"; }
world=$WORLD_PID
read -r mailbox <&"${WORLD[0]}"

h2=$(echo target/vigie/app/lib/h2-*.jar)
java=$(ls -d "${VIGIE_JAVA_HOME:-/nowhere}" "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*25* 2>/dev/null | head -1 || true)/bin/java
sql() { # data folder, statement
  "$java" -cp "$h2" org.h2.tools.Shell -user sa -password '' \
    -url "jdbc:h2:file:$1/vigie;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" -sql "$2"
}

state() { # data folder
  sql "$1" "select p.source_id, p.external_id, r.number, r.content_hash, r.matched_at is not null from revision r
              join publication p on p.id = r.publication_id order by 1, 2, 3"
  sql "$1" "select d.url, d.position, d.fetch_state, d.sha256 from document d order by 1, 2, 4"
  sql "$1" "select sha256, status, pages, characters from reading order by 1"
  sql "$1" "select p.external_id, m.rule_id, m.score, (select count(*) from hit h where h.match_id = m.id) from match_found m
              join publication p on p.id = m.publication_id order by 1, 2"
  sql "$1" "select a.subscription_id, p.external_id from alert a join publication p on p.id = a.publication_id order by 1, 2"
  sql "$1" "select recipient, subject, state from outbox order by 1, 2"
}

mails() { curl -s "${mailbox}message-ids"; }

./vigie sources list --config "$work/config" --data "$work/base" >/dev/null || true
sql "$work/base" "insert into subscriber (address, language, created_at, secret) values
  ('abonnee@brunelles.example', 'fr', now(), 'a-secret-of-the-bench'), ('abonne@valmoire.example', 'fr', now(), 'another-secret')" >/dev/null
sql "$work/base" "insert into subscription (subscriber_id, families, everywhere, rhythm, send_hour, state, secret, created_at, confirmed_at)
  select id, '', true, 'AT_ONCE', 7, 'ACTIVE', secret, now(), now() from subscriber" >/dev/null

cp -r "$work/base" "$work/undisturbed"
begin=$(date +%s%N)
./vigie harvest --config "$work/config" --data "$work/undisturbed" >/dev/null 2>&1
length=$((($(date +%s%N) - begin) / 1000000))
state "$work/undisturbed" >"$work/expected"
mails | cut -f 2- | sort >"$work/expected-mails"
echo "undisturbed: $length ms, $(grep -c . "$work/expected") lines of state, $(wc -l <"$work/expected-mails") mails"

failed=0
for round in $(seq "$rounds"); do
  mails | sort >"$work/before"
  cp -r "$work/base" "$work/killed"
  kills=0
  while :; do
    ./vigie harvest --config "$work/config" --data "$work/killed" >/dev/null 2>&1 &
    harvest=$!
    wait_ms=$((RANDOM % length))
    if [ "$kills" -ge 6 ]; then wait_ms=600000; fi
    if timeout "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))" tail --pid="$harvest" -f /dev/null; then
      wait "$harvest" && break
      echo "round $round: harvest ended by itself with $?" && failed=1 && break
    fi
    kill -9 "$harvest" 2>/dev/null || true
    wait "$harvest" 2>/dev/null || true
    kills=$((kills + 1))
  done
  state "$work/killed" >"$work/actual"
  mails | sort | comm -13 "$work/before" - >"$work/new"
  cut -f 2- "$work/new" | sort -u >"$work/actual-mails"
  twice=$(cut -f 1 "$work/new" | sort | uniq -d | wc -l)
  distinct=$(cut -f 1 "$work/new" | sort -u | wc -l)
  if diff -q "$work/expected" "$work/actual" >/dev/null && diff -q "$work/expected-mails" "$work/actual-mails" >/dev/null &&
    [ "$distinct" -eq "$(wc -l <"$work/expected-mails")" ]; then
    echo "round $round: $kills kills, the same state, the same $distinct mails ($twice repeated under the same Message-ID)"
  else
    echo "round $round: $kills kills, DIFFERENT"
    diff "$work/expected" "$work/actual" | head -5 || true
    diff "$work/expected-mails" "$work/actual-mails" | head -5 || true
    failed=1
  fi
  rm -rf "$work/killed"
done
exit "$failed"
