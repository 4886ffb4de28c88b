#!/usr/bin/env bash
# Shows on the mock that a verdict refuses a run whose load generator is starved of CPU time, and accepts the same run with
# enough. Three runs make a baseline and a fourth is judged against it; then the same run shares one processor with six busy
# processes (BUSY). The mock has its own JVM and, if there are two processors, its own processor, so that only the client
# starves. Needs Linux (taskset); takes about three minutes on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."

port=${PORT:-18471}
out=target/try-starvation
rm -rf "$out"
mkdir -p "$out"
scarce=0
server=$(($(nproc) > 1 ? 1 : 0))

taskset -c "$server" java -jar target/llm-perf.jar mock --port "$port" --time-scale 10 >"$out/mock.txt" 2>&1 &
children=($!)
trap 'kill "${children[@]}"' EXIT
until grep -qs 'server at' "$out/mock.txt"; do kill -0 "${children[0]}"; sleep 0.1; done

# Runs the load with the arguments as command prefix; sets $run to the run's folder.
measure() {
  "$@" mvn -B -q gatling:test -Dsimulation=MultiUser -Dmodels=llama3.1:8b -Dusers=3 -Drequests=100 \
    -DbaseUrl="http://127.0.0.1:$port" -Dapi=openai >"$out/console.txt" 2>&1
  run=$(ls -td target/gatling/multiuser-* | head -n 1)
}

judge() {
  local name=$1 code=0
  java -jar target/llm-perf.jar verdict --baseline starvation --dir "$out" "$run" >"$out/$name.txt" 2>&1 || code=$?
  printf '%-10s exit %d  %s\n' "$name" "$code" "$(grep -m 1 . "$out/$name.txt")"
}

runs=()
for _ in 1 2 3; do measure; runs+=("$run"); done
java -jar target/llm-perf.jar baseline set starvation --dir "$out" "${runs[@]}"

measure
judge unstarved

for _ in $(seq 1 "${BUSY:-6}"); do
  taskset -c "$scarce" sh -c 'while :; do :; done' &
  children+=($!)
done
measure taskset -c "$scarce"
judge starved
