#!/usr/bin/env bash
# Measures the cost of live metrics: 256 streams (STREAMS) for 40 s (SECONDS_OF_LOAD) against the mock, with a Prometheus scrape every
# two seconds and an OTLP export every ten to a collector that discards everything. Prints the CPU time of the metrics' threads, of
# the whole load generator, and the ratio. Needs Linux, python3 and curl; takes about 90 s on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."

out=target/try-metrics-cost
rm -rf "$out"
mkdir -p "$out"
./mvnw --batch-mode --no-transfer-progress --quiet test-compile dependency:build-classpath \
  -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
classes="target/classes:target/test-classes:$(cat "$out/classpath")"
children=()
trap 'kill "${children[@]}" 2>/dev/null || true' EXIT

python3 -c '
import http.server, sys
class Collector(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_): print(self.path, flush=True)
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Collector).serve_forever()
' "${OTLP_PORT:-18475}" >"$out/collector.txt" &
children+=($!)
java -cp "$classes" analysis.cli.Main mock --port "${PORT:-18474}" --time-scale 2 >"$out/mock.txt" 2>&1 &
children+=($!)
until grep -qs 'server at' "$out/mock.txt"; do kill -0 "${children[1]}"; sleep 0.1; done

java -Xmx2g --add-opens=java.base/java.lang=ALL-UNNAMED -cp "$classes" -DresultsDirectory="$out/results" \
  -DbaseUrl="http://127.0.0.1:${PORT:-18474}" -Dapi=openai -Dmodels=llama3.1:8b -Dusers="${STREAMS:-256}" \
  -Dduration="${SECONDS_OF_LOAD:-40}s" -DwarmupRuns=0 -Dprogress=off \
  -Dprometheus.port="${METRICS_PORT:-18476}" -Dotlp.endpoint="http://127.0.0.1:${OTLP_PORT:-18475}" \
  io.gatling.app.Gatling -s simulations.MultiUser -rf "$out/results" >"$out/run.txt" 2>&1 &
run=$!
children+=("$run")

# Keeps the last sample of each thread, because threads end before the process.
while kill -0 "$run" 2>/dev/null; do
  for task in /proc/"$run"/task/*; do
    { read -r name <"$task/comm" && read -r stat <"$task/stat"; } 2>/dev/null || continue
    read -r -a fields <<<"${stat##*) }"
    echo "${task##*/} ${name// /_} $((fields[11] + fields[12]))"
  done >"$out/threads.new"
  [ -s "$out/threads.new" ] && cat "$out/threads.new" >>"$out/threads.txt"
  curl -s -o "$out/metrics.txt" "http://127.0.0.1:${METRICS_PORT:-18476}/metrics" || true
  sleep 2
done
wait "$run" || { tail -n 20 "$out/run.txt"; exit 1; }

awk -v hz="$(getconf CLK_TCK)" '
  { last[$1] = $3; name[$1] = $2 }
  END {
    for (t in last) { all += last[t]; if (name[t] ~ /^(watch|prometheus|PeriodicMetric|HttpClient)/) metrics += last[t] }
    printf "metrics %.2f s of the load generator'"'"'s %.2f s of processor time: %.1f %%\n", metrics / hz, all / hz, 100 * metrics / all
  }' "$out/threads.txt"
echo "$(grep -c . "$out/collector.txt") exports, $(grep -c -v '^#' "$out/metrics.txt") samples in a page"
