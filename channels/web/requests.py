"""What the widget sends, checked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Dict, Optional

MAX_BODY_BYTES = 20_000
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class Refused(Exception):
    """A request that is not served.

    Attributes:
        reason: A word by which the widget finds the sentence to show.
        status: The HTTP status.
        details: Further values for the widget, such as `retry_after` in seconds.
    """

    def __init__(self, reason: str, status: int = 400, **details: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.details = details


@dataclass(frozen=True)
class Incoming:
    """A message from a person.

    Attributes:
        id: Chosen by the widget; sending the same message again does not say it twice.
        text: What was typed, or the title of the button that was pressed.
        payload: What the button is said to stand for.
    """

    id: str
    text: str
    payload: Optional[str] = None


def read_body(body: bytes) -> Dict[str, Any]:
    """The JSON object in a body.

    Raises:
        Refused: If there is none.
    """
    if len(body) > MAX_BODY_BYTES:
        raise Refused("too_large", 413)
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("not_json") from None
    if not isinstance(content, dict):
        raise Refused("not_an_object")
    return content


def read_message(content: Dict[str, Any], max_characters: int) -> Incoming:
    """The message in a request.

    Raises:
        Refused: If it is none, or is too long.
    """
    identifier, text, payload = content.get("id"), content.get("text"), content.get("payload")
    if not isinstance(identifier, str) or not _ID.fullmatch(identifier):
        raise Refused("bad_id")
    if not isinstance(text, str) or not text.strip():
        raise Refused("no_text")
    if payload is not None and not isinstance(payload, str):
        raise Refused("bad_payload")
    if len(text) > max_characters or len(payload or "") > max_characters:
        raise Refused("too_long", 413, most=max_characters)
    return Incoming(identifier, _sound(text.strip()), payload and _sound(payload))


def _sound(text: str) -> str:
    """Text without halves of characters, which JSON can spell and nothing else can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
