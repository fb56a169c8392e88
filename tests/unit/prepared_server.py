"""A server that stands in for a platform that misbehaves."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List, Tuple

# Status, body and headers.
Answer = Tuple[int, bytes, Dict[str, str]]


class PreparedServer(ThreadingHTTPServer):
    """Gives prepared answers, one after the other, and keeps what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: List[Answer] = []
        self.asked: List[str] = []
        self.bodies: List[bytes] = []
        self.hold = threading.Event()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: PreparedServer

    def log_message(self, format: str, *arguments: Any) -> None:
        """Stay quiet."""

    def do_POST(self) -> None:
        self.server.asked.append(self.path)
        self.server.bodies.append(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        if not self.server.answers:
            self.server.hold.wait()
            return
        status, body, headers = self.server.answers.pop(0)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST
