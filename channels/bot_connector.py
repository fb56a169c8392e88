"""The Bot Framework's service: the keys it signs with, and the token it asks for."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Dict, Optional

from channels.delivery import PlatformApi, PlatformError

SCOPE = "https://api.botframework.com/.default"
KEYS_LIFETIME_SECONDS = 24 * 3600.0
# Neither a forged key identifier nor an outage makes us ask for the keys again and again.
KEYS_PAUSE_SECONDS = 60.0
# A token is renewed this long before it runs out.
RENEWAL_SECONDS = 300.0


class SigningKeys:
    """The keys that the Bot Framework signs with, fetched when first needed and once a day.

    Args:
        api: For fetching them.
        address: Where their description is.
    """

    def __init__(self, api: PlatformApi, address: str) -> None:
        self._api = api
        self._address = address
        self._keys: Dict[str, Dict[str, Any]] = {}
        self._asked = self._fetched = float("-inf")
        self._lock = asyncio.Lock()

    async def find(self, identifier: str) -> Optional[Dict[str, Any]]:
        """A key by its identifier.

        Raises:
            PlatformError: If the keys cannot be had.
        """
        if not self._has(identifier):
            async with self._lock:
                # Another request may have fetched them meanwhile.
                paused = time.monotonic() - self._asked < KEYS_PAUSE_SECONDS
                if not self._has(identifier) and not paused:
                    await self._fetch()
        if not self._is_fresh():
            raise PlatformError("botframework: the signing keys are not known")
        return self._keys.get(identifier)

    def _is_fresh(self) -> bool:
        return time.monotonic() - self._fetched < KEYS_LIFETIME_SECONDS

    def _has(self, identifier: str) -> bool:
        return self._is_fresh() and identifier in self._keys

    async def _fetch(self) -> None:
        self._asked = time.monotonic()
        description = await self._api.call(self._address, "GET")
        content = await self._api.call(str(description.get("jwks_uri")), "GET")
        self._keys = {str(key.get("kid")): key for key in content.get("keys") or []}
        self._fetched = time.monotonic()


class AccessToken:
    """The assistant's own token for sending, renewed before it runs out."""

    def __init__(self, api: PlatformApi, settings: Dict[str, str]) -> None:
        self._api = api
        self._settings = settings
        self._token = ""
        self._valid_until = float("-inf")

    async def get(self) -> str:
        """A valid token.

        Raises:
            PlatformError: If it cannot be had.
        """
        if time.monotonic() >= self._valid_until:
            settings = self._settings
            answer = await self._api.call(
                f"{settings['BOTFRAMEWORK_LOGIN_URL']}/{settings['BOTFRAMEWORK_TENANT_ID']}"
                "/oauth2/v2.0/token",
                data={
                    "grant_type": "client_credentials",
                    "client_id": settings["BOTFRAMEWORK_APP_ID"],
                    "client_secret": settings["BOTFRAMEWORK_APP_PASSWORD"],
                    "scope": SCOPE,
                },
            )
            if "access_token" not in answer:
                raise PlatformError("botframework: no access token was given")
            self._token = answer["access_token"]
            self._valid_until = time.monotonic() + float(answer["expires_in"]) - RENEWAL_SECONDS
        return self._token
