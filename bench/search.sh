#!/usr/bin/env bash
# Search over 100,000 generated pages while publications are added and indexed without a pause, by kind of query.
# Needs ./vigie built. Usage: search.sh [PAGES] [QUERIES] [SEED]; PREPARED=folder keeps the index between runs.
set -euo pipefail
cd "$(dirname "$0")/.."
pages=${1:-100000} queries=${2:-1400} seed=${3:-2026}
java=$(ls -d "${VIGIE_JAVA_HOME:-/nowhere}" "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*25* 2>/dev/null | head -1)/bin
classes=${VIGIE_CLASSPATH:-$PWD/target/vigie/app/vigie.jar:$PWD/target/vigie/app/lib/*}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prepared=${PREPARED:-$work}
"$java"/javac -nowarn -d "$work/classes" -cp "$classes" bench/search/*.java
bench() { "$java"/java -Xmx512m --enable-native-access=ALL-UNNAMED -cp "$work/classes:$classes" SearchBench "$@"; }
[ -e "$prepared/index" ] || bench prepare "$prepared" "$pages" "$seed"
bench run "$prepared" "$queries" "$seed"
