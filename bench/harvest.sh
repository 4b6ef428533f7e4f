#!/usr/bin/env bash
# Pages a second: Vigie's harvest beside Scrapy (Debian's python3-scrapy) on the same 5,000 pages of 10 KB from a loopback
# server, pace off, everything stored; each in turn, in the same run. Needs ./vigie built. Usage: harvest.sh [ROUNDS]
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
vigie_once() { # a folder
  ./vigie harvest --config "$work/config" --data "$1" --format json 2>"$1.log" | grep -oP '"seconds":\K[0-9.]+'
}

export PYTHONPATH=bench/harvest
printf '%-8s %12s %12s %8s\n' round scrapy/s vigie/s times
for round in $(seq "$rounds"); do
  s=$(scrapy_once "$work/scrapy-$round")
  v=$(vigie_once "$work/vigie-$round")
  stored=$(find "$work/scrapy-$round" -type f -size 10k -o -type f -size -12k -name '????????????????????????????????????????????????????????????????' | wc -l)
  kept=$(find "$work/vigie-$round/archive" -type f -name '????????????????????????????????????????????????????????????????' -size +8k | wc -l)
  awk -v r="$round" -v s="$s" -v v="$v" -v a="$stored" -v b="$kept" \
    'BEGIN { printf "%-8s %12.0f %12.0f %8.2f   (stored: scrapy %d, vigie %d; seconds %.2f, %.2f)\n", r, 5000 / s, 5000 / v, s / v, a, b, s, v }'
done
