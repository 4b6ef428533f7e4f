#!/usr/bin/env bash
# Pages a second: Vigie's harvest beside Scrapy (Debian's python3-scrapy) on the same 5,000 pages of 10 KB from a loopback
# server, pace off, at most 8 at once, everything stored; each in turn, in the same run. Needs ./vigie built.
# Usage: harvest.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
java=$(ls -d "${VIGIE_JAVA_HOME:-/nowhere}" "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*25* 2>/dev/null | head -1 || true)/bin/java

coproc SERVER { exec "$java" -Xmx128m bench/harvest/PageServer.java; }
server=$SERVER_PID
read -r port <&"${SERVER[0]}"

mkdir -p "$work/config/sources" "$work/config/rules"
cp -r config/letters "$work/config"
cat >"$work/config/application.yml" <<YAML
vigie:
  fetch:
    allowed: "localhost:$port"
YAML
cat >"$work/config/sources/valmoire.yml" <<YAML
id: valmoire
name: Valmoire, décisions
type: listing
url: http://localhost:$port/liste
pace: 0
at-once: 8
listing:
  items: li.acte
  link: a
  title: a
  date: .date
  next: a.suite
YAML

scrapy_once() { # a folder
  /usr/bin/python3 -m scrapy runspider bench/harvest/spider.py -a start="http://localhost:$port/liste" -s STORE="$1" -s ITEM_PIPELINES='{"spider.Store": 1}' \
    -s ROBOTSTXT_OBEY=True -s DOWNLOAD_DELAY=0 -s CONCURRENT_REQUESTS_PER_DOMAIN=8 -s CONCURRENT_REQUESTS=16 -s LOG_LEVEL=INFO \
    -s REQUEST_FINGERPRINTER_IMPLEMENTATION=2.7 2>&1 | tee "$1.log" | grep -oP "'elapsed_time_seconds': \K[0-9.]+"
}
sql() { # data folder, statement; prints the one row's columns, separated by blanks
  "$java" -cp "$(echo target/vigie/app/lib/h2-*.jar)" org.h2.tools.Shell -user sa -password '' \
    -url "jdbc:h2:file:$1/vigie;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE" -sql "$2" | sed -n '2s/|//gp'
}

# The harvest alone, like Scrapy: killed where reading begins, and asked what it kept.
vigie_once() { # a folder
  ./vigie harvest --config "$work/config" --data "$1" 2>"$1.log" >/dev/null &
  local harvest=$!
  until grep -qE 'Lecture|Reading' "$1.log" || ! kill -0 "$harvest" 2>/dev/null; do sleep 0.2; done
  kill -9 "$harvest" 2>/dev/null || true
  wait "$harvest" 2>/dev/null || true
  sql "$1" "select datediff(millisecond, started_at, ended_at) / 1000.0,
      (select count(*) from publication p join revision r on r.publication_id = p.id),
      (select count(*) from document where position = 0 and evidence_sha256 is not null),
      (select count(*) from document where position > 0 and fetch_state = 'FETCHED') from source_run"
}

export PYTHONPATH=bench/harvest
printf '%-6s %10s %10s %6s\n' round scrapy/s vigie/s times
for round in $(seq "$rounds"); do
  scrapy=$(scrapy_once "$work/scrapy-$round")
  stored=$(find "$work/scrapy-$round" -type f -size +8k -name '????????????????????????????????????????????????????????????????' | wc -l)
  read -r seconds revisions evidence documents < <(vigie_once "$work/vigie-$round")
  files=$(find "$work/vigie-$round/archive" -type f -size +8k -name '????????????????????????????????????????????????????????????????' | wc -l)
  awk -v r="$round" -v s="$scrapy" -v v="$seconds" 'BEGIN { printf "%-6s %10.0f %10.0f %6.2f\n", r, 5000 / s, 5000 / v, s / v }'
  echo "       kept: scrapy $stored pages; vigie $files pages, $documents documents, $revisions revisions, $evidence pieces of evidence"
done
