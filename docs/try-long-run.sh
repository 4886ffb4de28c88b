#!/usr/bin/env bash
# Shows that a long run keeps its memory flat: a million generations (GENERATIONS) of two tokens each at full speed, mock and
# load generator each in its own JVM with the default heap. Counts live objects after a full collection at 10, 50 and 90 % of
# the generations, compares the rows with the requests that the mock received, and reports the run. Needs curl and the JDK's
# jcmd. The load generator is saturated, so the times of this run are no measurement.
set -euo pipefail
cd "$(dirname "$0")/.."

generations=${GENERATIONS:-1000000}
port=${PORT:-18470}
out=target/try-long-run
rm -rf "$out"
mkdir -p "$out"

java -jar target/llm-perf.jar mock --port "$port" --time-scale 1000 --slots 64 >"$out/mock.txt" 2>&1 &
mock=$!
trap 'kill "$mock"' EXIT
until grep -qs 'server at' "$out/mock.txt"; do kill -0 "$mock"; sleep 0.1; done

run=
newest_run() { find target/gatling -maxdepth 1 -name 'multiuser-*' -newer "$out/mock.txt" 2>/dev/null | sort | tail -n 1; }
rows() { if [ -f "$run/generations.csv" ]; then wc -l <"$run/generations.csv"; else echo 0; fi; }
# Bytes of the live objects of a JVM, after a full collection.
live() { jcmd "$1" GC.class_histogram >"$2" && awk '$1 == "Total" { printf "%.1f MB", $3 / 1e6 }' "$2"; }

start=$(date +%s)
mvn -B -q gatling:test -Dsimulation=MultiUser -Dmodels=tiny-fast -DbaseUrl="http://127.0.0.1:$port" -Dapi=openai \
  -Dusers=16 -Drequests="$generations" -DgenerationTokens=2 >"$out/console.txt" 2>&1 &
maven=$!
until run=$(newest_run) && [ -n "$run" ]; do kill -0 "$maven"; sleep 0.2; done
injector=$(pgrep -P "$maven")

for percent in 10 50 90; do
  until [ "$(rows)" -ge $((generations * percent / 100)) ]; do kill -0 "$maven"; sleep 1; done
  printf '%2d %%, %3d s: live in the load generator %s, in the mock %s\n' "$percent" $(($(date +%s) - start)) \
    "$(live "$injector" "$out/load-generator-$percent.txt")" "$(live "$mock" "$out/mock-$percent.txt")"
done
wait "$maven"
printf 'ended after %d s: %d rows\n' $(($(date +%s) - start)) "$(($(rows) - 1))"
curl -s "http://127.0.0.1:$port/metrics" | grep '^vllm:request_success_total'
java -Xmx256m -jar target/llm-perf.jar report "$run" >"$out/report.txt"
echo "reported with a heap of 256 MB: $out/report.txt"
ls -l "$run" | awk '{ print $5, $9 }'
