"""Microsoft Teams through the Bot Framework, with tokens checked in full and Adaptive Cards."""

from __future__ import annotations

import json
from typing import Any, Dict, Iterable, List
from urllib.parse import quote

import jwt
from jwt.algorithms import RSAAlgorithm
from rasa.core.channels.botframework import BotFrameworkInput
from sanic.request import Request

from channels import adaptive_card
from channels.bot_connector import AccessToken, SigningKeys
from channels.checks import Refused, json_object
from channels.choices import shorten
from channels.delivery import PlatformApi, PlatformError
from channels.incoming import Incoming
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import said, words

ISSUER = "https://api.botframework.com"
CLOCK_SKEW_SECONDS = 300
_CARD_VERSION = "1.5"
_SUMMARY_CHARACTERS = 200


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
            "summary": shorten(part.summary, _SUMMARY_CHARACTERS),
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
        activity = json_object(request.body)
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
        activity = json_object(request.body)
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
    text = text.replace("\u00a0", " ")
    # Teams attaches the message's own HTML; that is no file.
    files = [
        item
        for item in activity.get("attachments") or []
        if not str(item.get("contentType", "")).startswith("text/html")
    ]
    return said(text, files)


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
