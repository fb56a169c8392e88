"""A local server that stands in for the APIs of all platforms."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List
from urllib.parse import parse_qsl, urlsplit

from tests.channels.platforms.base import Platform, Rejected, Request


class StandIn:
    """Serves each platform under a path of its own.

    Args:
        platforms: The platforms.
    """

    def __init__(self, platforms: List[Platform]) -> None:
        by_name = {platform.name: platform for platform in platforms}

        class Handler(_Handler):
            platforms = by_name

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        for platform in platforms:
            platform.address = f"http://127.0.0.1:{self._server.server_port}/{platform.name}"

    def start(self) -> StandIn:
        """Serve until stopped."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    platforms: Dict[str, Platform] = {}
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Stay quiet."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        _, name, rest = parts.path.split("/", 2)
        status, headers = 200, {}
        try:
            content = self.platforms[name].handle(
                Request(
                    self.command,
                    f"/{rest}",
                    dict(parse_qsl(parts.query)),
                    {key.lower(): value for key, value in self.headers.items()},
                    self._parsed(body),
                )
            )
        except Rejected as refusal:
            status, content, headers = refusal.status, refusal.body, refusal.headers
        encoded = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(encoded)))
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(encoded)

    def _parsed(self, body: bytes) -> Any:
        kind = self.headers.get("Content-Type") or ""
        if kind.startswith("application/json"):
            return json.loads(body)
        if kind.startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(body.decode(), keep_blank_values=True))
        return body

    do_GET = do_POST = do_PUT = _answer
