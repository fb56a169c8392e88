"""Web sites of other people, on which the widget is embedded."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Dict, Tuple

# Styles such as a site may well have, and that would spoil a widget they reach.
LOUD_STYLES = (
    "<style>*{font-family:serif;letter-spacing:4px;text-transform:uppercase}"
    "html{font-size:62.5%}button{display:none!important;background:red}div{padding:40px}"
    "ol,ul{display:flex}textarea{height:3px}</style>"
)


class Site:
    """A site on a port of its own, so of an origin of its own.

    Attributes:
        origin: Its origin.
        pages: Path to the headers and the HTML of each page.
    """

    def __init__(self) -> None:
        self.pages: Dict[str, Tuple[Dict[str, str], str]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers, body = site.pages.get(self.path, ({}, ""))
                self.send_response(200 if body else 404)
                for name, value in {"Content-Type": "text/html", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode("utf-8"))

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def page(self, path: str, body: str, head: str = "", **headers: str) -> str:
        """Put up a page; returns its address."""
        html = f"<!doctype html><html lang=en><head><title>A site</title>{head}</head><body>{body}"
        self.pages[path] = (
            {name.replace("_", "-"): value for name, value in headers.items()},
            html,
        )
        return self.origin + path

    def stop(self) -> None:
        """Close the site."""
        self._server.shutdown()
        self._server.server_close()
