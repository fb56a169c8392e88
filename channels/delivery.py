"""Calls to a platform's API that never block others and never log a secret."""

from __future__ import annotations

import asyncio
import json
import logging
from functools import partial
from typing import Any, Dict, Mapping, Optional

import aiohttp

logger = logging.getLogger(__name__)

ATTEMPTS = 3
# Before the second attempt, in seconds, if the platform names none; doubled for each further one.
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0


class PlatformError(Exception):
    """A call that the platform refused or did not answer; the text names no address or secret."""


class PlatformApi:
    """The API of one platform.

    Args:
        channel: The channel's name, for the log.
        address: What the paths of calls are appended to.
        timeout: Seconds that one attempt may take.
        headers: Sent with every call.
    """

    def __init__(
        self, channel: str, address: str, timeout: float, headers: Optional[Dict[str, str]] = None
    ) -> None:
        self._channel = channel
        self._address = address
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._headers = headers or {}
        self._session: Optional[aiohttp.ClientSession] = None

    async def call(self, path: str, method: str = "POST", **request: Any) -> Dict[str, Any]:
        """Call the API.

        Args:
            path: Appended to the address; a full address is taken as it is.
            method: The HTTP method.
            request: What `aiohttp.ClientSession.request` takes: json, data, headers, auth.

        Returns:
            The JSON object that came back; an empty one if there was none.

        Raises:
            PlatformError: If it failed for good. What the platform puts off (status 429 or 503) or
                did not receive is tried again; what it may have received is not, lest it shows
                twice.
        """
        address = path if path.startswith("http") else self._address + path
        problem = ""
        for attempt in range(ATTEMPTS):
            pause = FIRST_PAUSE * 2**attempt
            try:
                async with self._open().request(
                    method, address, allow_redirects=False, timeout=self._timeout, **request
                ) as answer:
                    content = await _json_object(answer)
                    if answer.status < 300:
                        return content
                    problem = f"status {answer.status}"
                    if answer.status not in (429, 503):
                        break
                    pause = _asked_pause(answer.headers, content, pause)
            except aiohttp.ClientConnectorError:
                problem = "no connection"
            except asyncio.TimeoutError:
                problem = "no answer in time"
                break
            except aiohttp.ClientError as error:
                problem = type(error).__name__
                break
            if attempt + 1 < ATTEMPTS:
                await asyncio.sleep(pause)
        raise PlatformError(f"{self._channel}: {problem}")

    async def close(self) -> None:
        """Close its connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            # `trust_env` lets operators route calls through a proxy, as for any other program.
            self._session = aiohttp.ClientSession(
                headers=self._headers,
                trust_env=True,
                # Platforms limit bytes: letters should not be spelled out as \\u escapes.
                json_serialize=partial(json.dumps, ensure_ascii=False),
            )
        return self._session


class Myself:
    """The account that the assistant has on a platform, asked for once.

    Args:
        api: The platform's API.
        path: Where it describes the account.
    """

    def __init__(self, api: PlatformApi, path: str) -> None:
        self._api = api
        self._path = path
        self._lock = asyncio.Lock()
        self._known: Dict[str, Any] = {}

    async def get(self) -> Dict[str, Any]:
        """What the platform says of it, with its "id".

        Raises:
            PlatformError: If it cannot be had.
        """
        async with self._lock:
            if not self._known:
                known = await self._api.call(self._path, "GET")
                if not known.get("id"):
                    raise PlatformError("the assistant's own account is not described")
                self._known = known
        return self._known


async def _json_object(answer: aiohttp.ClientResponse) -> Dict[str, Any]:
    try:
        content = await answer.json(content_type=None)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _asked_pause(headers: Mapping[str, str], content: Dict[str, Any], usual: float) -> float:
    """Seconds that the platform asks to wait, within reason."""
    asked = headers.get("Retry-After")
    parameters = content.get("parameters")
    if asked is None and isinstance(parameters, dict):
        asked = parameters.get("retry_after")
    try:
        return max(0.0, min(float(asked or usual), LONGEST_PAUSE))
    except (TypeError, ValueError):
        return usual
