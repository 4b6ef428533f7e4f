#!/usr/bin/env bash
# Phrases found and pages a second on a corpus made from a seed, beside ocrmypdf (Debian's ocrmypdf), Tika in one warm JVM and
# pdftotext (poppler-utils), in the same run. Needs ./vigie built, tesseract-ocr and tesseract-ocr-fra.
# Usage: reading.sh [PAGES of PDF, default 105: about four minutes on two cores] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
pages=${1:-105}
seed=${2:-5}
for program in ocrmypdf pdftotext tesseract; do
  command -v "$program" >/dev/null || { echo "$program is missing: apt install ocrmypdf poppler-utils tesseract-ocr tesseract-ocr-fra" >&2; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=$(find "${VIGIE_JAVA_HOME:-/nowhere}" "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*25* -maxdepth 0 2>/dev/null | head -1 || true)/bin/java
"$java" -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=off -cp "${VIGIE_CLASSES:-target/vigie/app/vigie.jar:target/vigie/app/lib/*}" \
  bench/reading/ReadingBench.java "$work" "$pages" "$seed" target/vigie/parser.aot 2>"$work/log" || { tail -20 "$work/log" >&2; exit 1; }
