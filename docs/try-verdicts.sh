#!/usr/bin/env bash
# Tests the promises of docs/verdicts.md on the embedded mock: five runs make a baseline, ten runs of the same server must
# pass, and each of four changes of the server must be found. Takes about ten minutes on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."

out=target/try-verdicts
rm -rf "$out"
mkdir -p "$out"
llm_perf() { java -jar target/llm-perf.jar "$@"; }

# Runs the load against the mock with the given settings; sets $run to the run's folder.
measure() {
  mvn -B -q gatling:test -Dsimulation=MultiUser -Dmodels=llama3.1:8b -Dusers=1,3 -Drequests=100 "$@" \
    >"$out/console.txt" 2>&1
  run=$(ls -td target/gatling/multiuser-* | head -n 1)
}

judge() {
  local name=$1 code=0
  llm_perf verdict --baseline try --dir "$out" "$run" >"$out/$name.txt" 2>&1 || code=$?
  printf '%-24s exit %d  %s\n' "$name" "$code" "$(grep -m 1 . "$out/$name.txt")"
}

runs=()
for _ in 1 2 3 4 5; do measure; runs+=("$run"); done
llm_perf baseline set try --dir "$out" "${runs[@]}"

for i in $(seq 1 "${REPEATS:-10}"); do measure; judge "same-$i"; done
measure -DmockDecodeSlowdown=1.3; judge decode-30-percent-slower
measure -DmockPrefillSlowdown=1.5; judge prefill-50-percent-slower
measure -DmockErrorRate=0.03; judge errors-3-percent
measure -DgenerationTokens=50; judge half-the-tokens
