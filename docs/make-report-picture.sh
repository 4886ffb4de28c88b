#!/bin/sh
# Makes docs/report.png, the README's screenshot of the report: runs the embedded mock server, serves the report on the
# loopback interface with Jenkins' default content security policy, and takes the screenshot with a headless Chromium.
# Needs Maven, Python 3 and Chromium. Pass a run's folder to use that run instead of a new one.
set -eu
cd "$(dirname "$0")/.."
if [ $# -eq 0 ]; then
  mvn -q -B gatling:test -Dsimulation=MultiUser -Dmodels=llama3.1:8b -Dusers=1,2,4,8,16 -Drequests=1000
  run=$(ls -d target/gatling/multiuser-* | tail -n 1)
else
  run=$1
fi
port=18735
python3 - "$port" "$run" <<'PY' &
import functools, http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'self'")
        super().end_headers()
    def log_message(self, *args):
        pass
handler = functools.partial(Handler, directory=sys.argv[2])
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
PY
server=$!
profile=$(mktemp -d)
trap 'kill $server; rm -rf "$profile"' EXIT
sleep 1
# Chromium refuses its sandbox as root; without its own profile it may wait for another instance's.
chromium --headless --disable-gpu --hide-scrollbars $([ "$(id -u)" = 0 ] && echo --no-sandbox) \
  --no-first-run --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$profile" \
  --window-size=1200,1400 --screenshot=docs/report.png "http://127.0.0.1:$port/report.html"
