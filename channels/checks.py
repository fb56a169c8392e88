"""What the channels share in judging requests."""

from __future__ import annotations

import hmac
import json
from typing import Any, Dict, Optional

# What is left of a longer text is still long enough for the pipeline to say that it is too long.
KEPT_CHARACTERS = 4_000


class Refused(Exception):
    """A request that cannot be taken; the text says why, for a programmer.

    Attributes:
        status: The HTTP status to answer with.
    """

    def __init__(self, problem: str, status: int = 400) -> None:
        super().__init__(problem)
        self.status = status


def same(given: Optional[str], expected: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing about them."""
    return hmac.compare_digest((given or "").encode("utf-8"), expected.encode("utf-8"))


def json_object(body: bytes, example: str = "") -> Dict[str, Any]:
    """The JSON object in a body.

    Args:
        body: What was sent.
        example: Such an object, to be shown to whoever sends something else.

    Raises:
        Refused: If there is none.
    """
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("the body is not valid JSON") from None
    if not isinstance(content, dict):
        raise Refused("the body must be a JSON object" + (example and f" such as {example}"))
    return content
