"""The widget's files as they are served: one script that needs nothing else, and the pages."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List

WIDGET = Path(__file__).resolve().parents[2] / "widget"

# In the order in which they build on each other.
SCRIPTS = (
    "dom",
    "text",
    "memory",
    "connection",
    "transcript",
    "conversation",
    "menu",
    "composer",
    "panel",
    "assistant",
)
DEFAULT_LANGUAGE = "en"

_AROUND_SIGN = re.compile(r"\s*([][(){}<>=+*:;,?!&|])\s*")
_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*"|`[^`]*`)')
_NEEDLESS_LINE_END = re.compile(r"(?<=[(\[{,;:?])\n|\n(?=[)\]}.?:])")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Asset:
    """A file to serve.

    Attributes:
        content_type: Its MIME type.
        body: Its bytes.
        compressed: The same, compressed by gzip.
        etag: Changes when it changes.
    """

    content_type: str
    body: bytes
    compressed: bytes
    etag: str


def load(max_characters: int) -> Dict[str, Asset]:
    """All files by their path under the channel's prefix.

    Args:
        max_characters: Longest message, which the widget tells before the server has to.
    """
    languages = sorted(path.stem for path in (WIDGET / "strings").glob("*.json"))
    assets = {
        "assistant.js": _asset("text/javascript", script(max_characters, languages)),
        "demo.html": _asset("text/html", _read("demo.html")),
        "page.html": _asset("text/html", _read("page.html")),
        "demo.css": _asset("text/css", _read("demo.css")),
        "icon.svg": _asset("image/svg+xml", _read("icon.svg")),
        "demo.js": _asset("text/javascript", _read("demo.js")),
    }
    for language in languages:
        assets[f"strings/{language}.json"] = _asset("application/json", _json(strings(language)))
    return assets


def script(max_characters: int, languages: List[str]) -> str:
    """The widget in one script: its settings, default strings and styles, then its parts."""
    config: Dict[str, Any] = {
        "max": max_characters,
        "languages": languages,
        "strings": strings(DEFAULT_LANGUAGE),
        "styles": _tight_css(_read("assistant.css")),
    }
    # A closing tag would end the script where a page has it inline.
    data = _json(config).replace("</", "<\\/")
    parts = [_tight_script(_read(f"src/{name}.js")) for name in SCRIPTS]
    return "\n".join(["(()=>{", '"use strict";', f"const CONFIG={data};", *parts, "})();", ""])


def strings(language: str) -> Dict[str, Any]:
    """The widget's sentences in a language."""
    content: Dict[str, Any] = json.loads(_read(f"strings/{language}.json"))
    return content


def _json(content: Dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _read(name: str) -> str:
    return (WIDGET / name).read_text(encoding="utf-8")


def _tight_script(source: str) -> str:
    """A script without comments on lines of their own, and without spaces that mean nothing.

    Strings and templates, which end on their line, keep theirs; so does a line that may hold a
    regular expression.
    """
    lines = (line.strip() for line in source.split("\n"))
    kept = [_tight_line(line) for line in lines if line and not line.startswith("//")]
    return _NEEDLESS_LINE_END.sub("", "\n".join(kept))


def _tight_line(line: str) -> str:
    parts = _LITERAL.split(line)
    if any("/" in part for part in parts[::2]):
        return line
    parts[::2] = [_AROUND_SIGN.sub(r"\1", part) for part in parts[::2]]
    return "".join(parts)


def _tight_css(source: str) -> str:
    return re.sub(r"\s*([{};,])\s*|(?<=:) ", r"\1", " ".join(_CSS_COMMENT.sub("", source).split()))


def _asset(content_type: str, text: str) -> Asset:
    body = text.encode("utf-8")
    return Asset(
        f"{content_type}; charset=utf-8",
        body,
        gzip.compress(body, 9, mtime=0),
        f'"{hashlib.sha256(body).hexdigest()[:20]}"',
    )
