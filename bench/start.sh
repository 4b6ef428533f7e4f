#!/usr/bin/env bash
# Time of a second start, median of five: serve to its first line; scan of one small text; scan of one small PDF.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

median() { sort -n | sed -n 3p; }

now() { date +%s%N; }

serve_once() {
  local begin line
  begin=$(now)
  coproc SERVE { exec ./vigie serve --port 0 --data "$data" 2>/dev/null; }
  local pid=$SERVE_PID
  read -r line <&"${SERVE[0]}"
  echo $((($(now) - begin) / 1000000))
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

scan_once() {
  local begin
  begin=$(now)
  ./vigie scan "$1" >/dev/null 2>&1 || true
  echo $((($(now) - begin) / 1000000))
}

serve_once >/dev/null
printf '%-28s %6s ms (limit 6000)\n' 'serve, first line' "$(for _ in 1 2 3 4 5; do serve_once; done | median)"
printf '%-28s %6s ms (limit 2000)\n' 'scan, one small text file' "$(for _ in 1 2 3 4 5; do scan_once docs/exemples/deliberation.txt; done | median)"
printf '%-28s %6s ms (limit 4000)\n' 'scan, one small PDF' "$(for _ in 1 2 3 4 5; do scan_once docs/exemples/recueil.pdf; done | median)"
