"""Pingback by the XML-RPC client of Python's standard library: python3 pingback.py <desk> <post>

Serves a page that links to the post, pings with it, and checks what comes back. Prints a line each.
"""

import http.server
import sys
import threading
import urllib.request
import xmlrpc.client

DESK, POST = sys.argv[1], sys.argv[2]
TARGET = f"{DESK}/p/{POST}"
PAGES = {
    "/linked": f'<!doctype html><title>Notes</title><p>We see it differently: <a href="{TARGET}">this</a> names nobody.</p>',
    "/unlinked": "<!doctype html><title>Notes</title><p>Nothing that leads anywhere stands on this page.</p>",
}


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        page = PAGES.get(self.path)
        self.send_response(404 if page is None else 200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((page or "not here").encode())

    def log_message(self, *_):
        pass


site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
here = f"http://127.0.0.1:{site.server_port}"

with urllib.request.urlopen(TARGET) as answer:
    endpoint = answer.headers["X-Pingback"]
server = xmlrpc.client.ServerProxy(endpoint)


def ping(source, target):
    try:
        return server.pingback.ping(source, target)
    except xmlrpc.client.Fault as fault:
        return fault.faultCode


wanted = [
    (f"{here}/linked", TARGET, str),
    (f"{here}/linked", TARGET, 48),
    (f"{here}/unlinked", TARGET, 17),
    (f"{here}/missing", TARGET, 16),
    ("http://127.0.0.1:1/&<'\">", TARGET, 50),
    (f"{here}/linked", f"{DESK}/p/post-0000000000000000", 32),
    (f"{here}/linked", f"{DESK}/", 33),
]
failures = 0
for source, target, expected in wanted:
    got = ping(source, target)
    is_right = isinstance(got, str) if expected is str else got == expected
    failures += not is_right
    print(f"{'ok' if is_right else 'WRONG'}  {source} -> {target}: {got!r}")
try:
    server.system.listMethods()
    failures += 1
except xmlrpc.client.Fault as fault:
    print(f"ok  another method: {fault.faultCode}")
site.shutdown()
sys.exit(1 if failures else 0)
