"""Webex, with signatures checked and Adaptive Cards."""

from __future__ import annotations

import hashlib
import hmac
import re
from html import unescape
from typing import Any, Dict, Iterable
from urllib.parse import quote

from rasa.core.channels.webexteams import WebexTeamsInput
from sanic.request import Request

from channels import adaptive_card
from channels.checks import Refused, json_object, same
from channels.delivery import Myself, PlatformApi
from channels.incoming import FetchText, Incoming
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import said, words

_CARD_VERSION = "1.3"
_MENTION = re.compile(r"<spark-mention\b([^>]*)>([^<]*)</spark-mention>")


class WebexReplies(Replies):
    """Replies to a space."""

    limits = "webexteams"

    def __init__(self, api: PlatformApi, room: str) -> None:
        self._api = api
        self._room = room

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        # Two blanks keep a line break in Markdown. It is also what clients without cards show.
        message: Dict[str, Any] = {"roomId": self._room, "markdown": "  \n".join(part.lines)}
        if part.choices:
            message["attachments"] = [
                {
                    "contentType": adaptive_card.CONTENT_TYPE,
                    "content": adaptive_card.card(part, _CARD_VERSION),
                }
            ]
        await self._api.call("/messages", json=message)


class WebexChannel(Webhook, WebexTeamsInput):
    """The Webex channel.

    Its events carry no text: that is fetched, with the assistant's own token.
    """

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        self.api = PlatformApi(
            self.name(),
            settings["WEBEX_API_URL"],
            float(settings["CHANNEL_TIMEOUT"]),
            {"Authorization": f"Bearer {settings['WEBEX_ACCESS_TOKEN']}"},
        )
        self._myself = Myself(self.api, "/people/me")

    async def check(self, request: Request) -> None:
        """Check the SHA-1 signature (see the parent class)."""
        secret = self.settings["WEBEX_WEBHOOK_SECRET"].encode()
        expected = hmac.new(secret, request.body, hashlib.sha1).hexdigest()
        if not same(request.headers.get("X-Spark-Signature"), expected):
            raise Refused("the signature is wrong", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The message, pressed button or membership of an event (see the parent class)."""
        event = json_object(request.body)
        fetch = {
            ("messages", "created"): self._message,
            ("attachmentActions", "created"): self._action,
            ("memberships", "created"): self._membership,
        }.get((event.get("resource"), event.get("event")))  # type: ignore[arg-type]
        if fetch is None:
            return []
        data = event["data"]
        room, person = str(data["roomId"]), str(data["personId"])

        async def text() -> str:
            return await fetch(data)

        fetch_text: FetchText = text
        return [
            Incoming(
                f"{room}:{person}",
                fetch_text,
                f"{self.name()}:{data['id']}",
                WebexReplies(self.api, room),
            )
        ]

    async def _message(self, data: Dict[str, Any]) -> str:
        me = await self._myself.get()
        if data["personId"] == me["id"]:
            return ""
        message = await self.api.call(f"/messages/{quote(data['id'], safe='')}", "GET")
        text = str(message.get("text") or "")
        if data.get("roomType") == "group":
            text = _without_mention(text, str(message.get("html") or ""), me)
        return said(text, message.get("files"))

    async def _action(self, data: Dict[str, Any]) -> str:
        action = await self.api.call(f"/attachment/actions/{quote(data['id'], safe='')}", "GET")
        return str((action.get("inputs") or {}).get("choice") or "")

    async def _membership(self, data: Dict[str, Any]) -> str:
        # Who opens a direct conversation writes first, and is answered.
        if data.get("roomType") == "direct":
            return ""
        me = await self._myself.get()
        return words().greeting if data["personId"] == me["id"] else ""


def _without_mention(text: str, html: str, me: Dict[str, Any]) -> str:
    """A text without the name by which it calls the assistant, which people may shorten."""
    names = [
        unescape(name)
        for attributes, name in _MENTION.findall(html)
        if f'"{me["id"]}"' in attributes
    ] or [str(me.get("displayName") or "")]
    for name in names:
        text = text.replace(name, " ", 1) if name else text
    return text
