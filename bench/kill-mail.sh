#!/usr/bin/env bash
# Kills the way from a match to its mail with SIGKILL at six points, at random, and prints the table of what was lost or
# came twice. Usage: kill-mail.sh [ROUNDS] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -pl mailer -am test -Dtest=KilledMailTest -Dsurefire.failIfNoSpecifiedTests=false \
  "-Dvigie.kill.rounds=${1:-50}" ${2:+"-Dvigie.kill.seed=$2"} | sed -n '/^Kill -9/,/^$/p; /Tests run:.*KilledMail/p; /^\[ERROR\]/p'
