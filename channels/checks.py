"""What the channels share in judging requests."""

from __future__ import annotations

import hmac
import json
from typing import Any, Dict, Optional

from sanic.request import Request


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


def json_object(request: Request) -> Dict[str, Any]:
    """The JSON object in a request's body.

    Raises:
        Refused: If there is none.
    """
    try:
        content = json.loads(request.body)
    except ValueError:
        raise Refused("the body is not valid JSON") from None
    if not isinstance(content, dict):
        raise Refused("the body must be a JSON object")
    return content
