#!/usr/bin/env bash
# The matcher beside Lucene's Monitor. Arguments go to JMH, for example: -p rules=1000 -p passes=0
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -Pbench -pl bench/matcher -am -DskipTests -Dmaven.test.skip=true package
java=${VIGIE_JAVA_HOME:-$(dirname "$(dirname "$(ls -d /usr/lib/jvm/*25*/bin/java | head -1)")")}/bin/java
exec "$java" -cp 'bench/matcher/target/classes:bench/matcher/target/lib/*' org.openjdk.jmh.Main "$@"
