#!/bin/sh
# Makes docs/report.png, the picture of the report page in the README: a run of the embedded mock server, its report served
# on the loopback interface under Jenkins' default content security policy, and a picture taken by a headless Chromium.
# Needs Maven, Python 3 and Chromium. Give a run's folder to take the picture of that run instead of a new one.
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
# A browser in a container that runs as root has no sandbox of its own; without a profile of its own it may wait for another's.
chromium --headless --disable-gpu --hide-scrollbars $([ "$(id -u)" = 0 ] && echo --no-sandbox) \
  --no-first-run --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$profile" \
  --window-size=1200,1400 --screenshot=docs/report.png "http://127.0.0.1:$port/report.html"
