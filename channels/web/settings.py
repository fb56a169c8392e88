"""What an operator can set for the web channel, by environment variables."""

from __future__ import annotations

import logging
import re
import secrets
from dataclasses import dataclass
from typing import FrozenSet, List, Mapping, Optional
from urllib.parse import urlsplit

from channels.settings import SettingsError

logger = logging.getLogger(__name__)

SHORTEST_SECRET = 32
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True)
class WebSettings:
    """How the web channel behaves.

    Attributes:
        secret: Signs the session tokens.
        allowed_origins: Sites that may embed the widget, beside the bot's own pages.
        session_hours: How long a conversation can be resumed after its last use.
        max_characters: Longest message a person may send.
        messages_per_minute: Most messages of one conversation.
        sessions_per_minute: Most new conversations from one network address, in each process.
    """

    secret: str
    allowed_origins: FrozenSet[str] = frozenset()
    session_hours: int = 24
    max_characters: int = 1000
    messages_per_minute: int = 20
    sessions_per_minute: int = 60

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> WebSettings:
        """The settings in an environment.

        Raises:
            SettingsError: If some are malformed; all of them are named, with no value shown.
        """
        problems: List[str] = []
        secret = environ.get("WEB_TOKEN_SECRET", "").strip()
        if not secret:
            # Without a tracker store on disk a restart forgets the conversations anyway; so no
            # secret is written anywhere that its owner did not choose.
            secret = secrets.token_urlsafe(SHORTEST_SECRET)
            logger.info(
                "WEB_TOKEN_SECRET is not set: web conversations can't be resumed after a restart."
            )
        elif len(secret) < SHORTEST_SECRET:
            problems.append(
                f"WEB_TOKEN_SECRET is too short (at least {SHORTEST_SECRET} characters)"
            )
        origins = set()
        for item in filter(None, re.split(r"[\s,]+", environ.get("WEB_ALLOWED_ORIGINS", ""))):
            origin = _normal(item)
            if origin is None:
                problems.append(
                    "WEB_ALLOWED_ORIGINS is malformed (exact origins such as "
                    "https://www.example.org, separated by commas; no paths, no wildcards)"
                )
                break
            origins.add(origin)
        numbers = {}
        for name, most in _NUMBERS.items():
            text = environ.get(f"WEB_{name.upper()}", "").strip()
            if not text:
                continue
            if re.fullmatch(r"[1-9]\d{0,5}", text) and int(text) <= most:
                numbers[name] = int(text)
            else:
                problems.append(f"WEB_{name.upper()} should be a whole number from 1 to {most}")
        if problems:
            raise SettingsError("web: " + "; ".join(problems))
        return cls(secret, frozenset(origins), **numbers)

    def allows(self, origin: Optional[str], host: str) -> bool:
        """Whether a page may use the channel.

        Args:
            origin: The request's `Origin`; browsers always send it with a POST.
            host: The request's `Host`. Pages served by the bot itself need no entry in the list.
        """
        if not origin:
            return False
        return origin in self.allowed_origins or (
            origin != "null" and urlsplit(origin).netloc == host
        )


_NUMBERS = {
    "session_hours": 8760,
    # The NLU pipeline reads 2000 characters.
    "max_characters": 2000,
    "messages_per_minute": 10_000,
    "sessions_per_minute": 100_000,
}


def _normal(item: str) -> Optional[str]:
    """An origin as browsers send it, or None if it is none."""
    origin = item.lower()
    if not _ORIGIN.fullmatch(origin):
        return None
    scheme = origin.split(":", 1)[0]
    suffix = _DEFAULT_PORTS[scheme]
    return origin[: -len(suffix)] if origin.endswith(suffix) else origin
