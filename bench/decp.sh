#!/usr/bin/env bash
# A national file of awarded contracts read with little memory: writes one of MEGABYTES from a seed, as JSON or as XML, and
# runs `sources parse` on it with -Xmx256m. Needs ./vigie built. Usage: decp.sh [MEGABYTES] [json|xml] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
form=${2:-json}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=$(ls -d "${VIGIE_JAVA_HOME:-/nowhere}" "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*25* 2>/dev/null | head -1 || true)/bin/java
python3 bench/decp-file.py "$work/decp.$form" "${1:-300}" "${3:-1}"
# not by ./vigie: its own -Xmx would win over another
begin=$(date +%s%N)
"$java" -Xmx256m -XX:+UseSerialGC -Xlog:gc:file="$work/gc" -jar target/vigie/app/vigie.jar sources parse "$work/decp.$form" --format json \
  2>"$work/errors" | wc -l >"$work/notices" || [ $? -eq 1 ] || { tail -5 "$work/errors"; exit 2; } # 1: some rows are unreadable
heap=$(grep -oP '\d+M->\K\d+(?=M\()' "$work/gc" | sort -n | tail -1)
echo "$(cat "$work/notices") lines in $((($(date +%s%N) - begin) / 1000000)) ms with -Xmx256m; most left after a collection: $heap MB"
