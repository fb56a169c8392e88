"""Signed session tokens: who holds one may continue its conversation, and nobody else."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from typing import Optional

_VERSION = "1"
_LONGEST = 512


class TokenRefused(Exception):
    """A token that opens no conversation.

    Attributes:
        expired: Whether it was genuine once.
    """

    def __init__(self, expired: bool) -> None:
        super().__init__("expired" if expired else "invalid")
        self.expired = expired


class Tokens:
    """Issues and reads tokens. Nothing is kept, so any server with the secret can do either.

    A token is `version.session.expiry.signature`; the signature is an HMAC-SHA256 of the rest.

    Args:
        secret: What signs them.
        lifetime: Seconds for which a token is valid.
    """

    def __init__(self, secret: str, lifetime: float) -> None:
        self._key = hashlib.sha256(b"web session token\0" + secret.encode("utf-8")).digest()
        self._lifetime = lifetime

    def issue(self, session: Optional[str] = None) -> str:
        """A token for a session; for a new one with an id that cannot be guessed, if none is given."""
        expiry = int(time.time() + self._lifetime)
        body = f"{_VERSION}.{session or secrets.token_urlsafe(18)}.{expiry}"
        return f"{body}.{self._signature(body)}"

    def read(self, token: object) -> str:
        """The session that a token opens.

        Raises:
            TokenRefused: If it is not one of ours, was changed, or is too old.
        """
        if not isinstance(token, str) or len(token) > _LONGEST or not token.isascii():
            raise TokenRefused(expired=False)
        body, _, signature = token.rpartition(".")
        if not hmac.compare_digest(signature, self._signature(body)):
            raise TokenRefused(expired=False)
        _, session, expiry = body.split(".")
        if int(expiry) <= time.time():
            raise TokenRefused(expired=True)
        return session

    def sender_id(self, session: str) -> str:
        """The conversation's id in Rasa.

        It can't be told from a token, so no token, however old, names a conversation to the other
        channels, which believe what they are told.
        """
        return "web-" + self._signature(f"sender of {session}")[:32]

    def _signature(self, body: str) -> str:
        digest = hmac.new(self._key, body.encode("ascii"), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")
