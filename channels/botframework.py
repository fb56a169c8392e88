"""Microsoft Teams through the Bot Framework, with tokens checked in full and Adaptive Cards."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any, Dict, Iterable, List, Optional
from urllib.parse import quote

import jwt
from jwt.algorithms import RSAAlgorithm
from rasa.core.channels.botframework import BotFrameworkInput
from sanic.request import Request

from channels import adaptive_card
from channels.choices import shorten
from channels.delivery import PlatformApi, PlatformError
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Incoming, Refused, Webhook, json_object
from channels.words import words

ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"
CLOCK_SKEW_SECONDS = 300
KEYS_LIFETIME_SECONDS = 24 * 3600.0
# Neither a forged key identifier nor an outage makes us ask for the keys again and again.
KEYS_PAUSE_SECONDS = 60.0
_CARD_VERSION = "1.5"
_SUMMARY_CHARACTERS = 200


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
            self._valid_until = time.monotonic() + float(answer["expires_in"]) - CLOCK_SKEW_SECONDS
        return self._token


class BotFrameworkReplies(Replies):
    """Replies to the conversation that an activity came from."""

    limits = "botframework"

    def __init__(self, api: PlatformApi, token: AccessToken, activity: Dict[str, Any]) -> None:
        self._api = api
        self._token = token
        self._activity = activity

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        activity = self._activity
        conversation = activity["conversation"]["id"]
        reply: Dict[str, Any] = {
            "type": "message",
            "from": activity["recipient"],
            "recipient": activity["from"],
            "conversation": activity["conversation"],
            "replyToId": activity["id"],
            "attachments": [
                {
                    "contentType": adaptive_card.CONTENT_TYPE,
                    "content": adaptive_card.card(part, _CARD_VERSION),
                }
            ],
            # Shown in notifications; the card itself holds the text.
            "summary": shorten(part.lines[0], _SUMMARY_CHARACTERS),
        }
        address = activity["serviceUrl"].rstrip("/")
        await self._api.call(
            f"{address}/v3/conversations/{quote(conversation, safe='')}/activities",
            json=reply,
            headers={"Authorization": f"Bearer {await self._token.get()}"},
        )


class BotFrameworkChannel(Webhook, BotFrameworkInput):
    """The Bot Framework channel."""

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        self.api = PlatformApi(self.name(), "", float(settings["CHANNEL_TIMEOUT"]))
        self._keys = SigningKeys(self.api, settings["BOTFRAMEWORK_OPENID_URL"])
        self._token = AccessToken(self.api, settings)

    async def check(self, request: Request) -> None:
        """Check the token's signature, claims and endorsement (see the parent class)."""
        kind, _, token = (request.headers.get("Authorization") or "").partition(" ")
        if kind.lower() != "bearer" or not token:
            raise Refused("there is no bearer token", 401)
        activity = json_object(request)
        try:
            key = await self._keys.find(str(jwt.get_unverified_header(token).get("kid")))
            if key is None:
                raise Refused("the token is signed with an unknown key", 403)
            claims = jwt.decode(
                token,
                key=RSAAlgorithm.from_jwk(json.dumps(key)),  # type: ignore[arg-type]
                algorithms=["RS256"],
                audience=self.settings["BOTFRAMEWORK_APP_ID"],
                issuer=ISSUER,
                leeway=CLOCK_SKEW_SECONDS,
                options={"require": ["exp", "iss", "aud"]},
            )
        except jwt.PyJWTError:
            raise Refused("the token is not valid", 403) from None
        except PlatformError:
            raise Refused("the token cannot be checked at the moment", 503) from None
        # Replies carry our own token, so they go only where the signed token says.
        if claims.get("serviceurl") != activity.get("serviceUrl"):
            raise Refused("the token is for another service address", 403)
        if activity.get("channelId") not in key.get("endorsements", []):
            raise Refused("the token is not endorsed for this channel", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The message or the assistant's own joining (see the parent class)."""
        activity = json_object(request)
        text = _text(activity)
        if not text:
            return []
        conversation, person = activity["conversation"]["id"], activity["from"]["id"]
        return [
            Incoming(
                f"{conversation}:{person}",
                text,
                f"{self.name()}:{activity['id']}",
                BotFrameworkReplies(self.api, self._token, activity),
            )
        ]


def _text(activity: Dict[str, Any]) -> str:
    """What an activity asks of the assistant; "" if nothing."""
    me = activity["recipient"]["id"]
    if activity.get("type") == "conversationUpdate":
        joined = [member["id"] for member in activity.get("membersAdded") or []]
        return words().greeting if me in joined else ""
    if activity.get("type") != "message":
        return ""
    chosen = activity.get("value")
    if isinstance(chosen, dict) and chosen.get("choice"):
        return str(chosen["choice"])
    mentions = _mentions(activity, me)
    if _is_shared(activity["conversation"]) and not mentions:
        # An app may be allowed to hear all that is said in a team; it is asked only by its name.
        return ""
    text = str(activity.get("text") or "")
    for mention in mentions:
        text = text.replace(mention, " ")
    text = text.replace("\u00a0", " ").strip()
    if text:
        return text
    # Teams attaches the message's own HTML; that is no file.
    files = [
        item
        for item in activity.get("attachments") or []
        if not str(item.get("contentType", "")).startswith("text/html")
    ]
    return words().attachment if files else words().greeting


def _is_shared(conversation: Dict[str, Any]) -> bool:
    return bool(conversation.get("isGroup")) or conversation.get("conversationType") in (
        "channel",
        "groupChat",
    )


def _mentions(activity: Dict[str, Any], me: str) -> List[str]:
    return [
        str(entity.get("text"))
        for entity in activity.get("entities") or []
        if entity.get("type") == "mention" and (entity.get("mentioned") or {}).get("id") == me
    ]
