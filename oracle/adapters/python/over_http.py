"""Any of these decisions over HTTP: lines by POST, answered line by line. Prints the address that it listens at.

    python3 oracle/adapters/python/over_http.py qos 8080 &
    podsem diff --op qos --against http://127.0.0.1:8080 --valid
"""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import kubelet
import qos
from protocol import answer

DECISIONS = {"qos": lambda request: {"qos": qos.qos_class(request["pod"])}, "phase": kubelet.answer}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        lines = [answer(line, DECISIONS[sys.argv[1]]) for line in body.split("\n") if line.strip()]
        text = "".join(f"{line}\n" for line in lines).encode()
        self.send_response(200)
        self.send_header("content-type", "application/x-ndjson")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
