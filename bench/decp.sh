#!/usr/bin/env bash
# A national file of awarded contracts read with little memory: writes one of MEGABYTES from a seed and runs
# `vigie sources parse` on it with -Xmx256m. Usage: decp.sh [MEGABYTES] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
megabytes=${1:-300}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 bench/decp-file.py "$work/decp.json" "$megabytes" "${2:-1}"
begin=$(date +%s%N)
JAVA_TOOL_OPTIONS=-Xmx256m ./vigie sources parse "$work/decp.json" --format json 2>"$work/errors" | wc -l >"$work/notices" || { tail -5 "$work/errors"; exit 2; }
echo "$(cat "$work/notices") lines in $((($(date +%s%N) - begin) / 1000000)) ms with -Xmx256m"
