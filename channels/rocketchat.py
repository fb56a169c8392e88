"""Rocket.Chat, with tokens checked and message buttons; for rooms and for Omnichannel visitors."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

from rasa.core.channels.rocketchat import RocketChatInput
from sanic.request import Request

from channels.delivery import PlatformApi, PlatformError
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Incoming, Refused, Webhook, json_object, same
from channels.words import words


class RocketChatReplies(Replies):
    """Replies to a room."""

    limits = "rocketchat"

    def __init__(self, api: PlatformApi, room: str) -> None:
        self._api = api
        self._room = room

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        message: Dict[str, Any] = {"roomId": self._room, "text": part.text}
        if part.choices:
            actions = [
                {
                    "type": "button",
                    "text": choice.title,
                    "msg": choice.payload,
                    "msg_in_chat_window": True,
                    "msg_processing_type": "sendMessage",
                }
                for choice in part.choices
            ]
            message["attachments"] = [{"actions": actions}]
        answer = await self._api.call("/api/v1/chat.postMessage", json=message)
        if not (answer or {}).get("success"):
            raise PlatformError("rocketchat: the message was refused")


class RocketChatChannel(Webhook, RocketChatInput):
    """The Rocket.Chat channel."""

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        self._me = settings["ROCKETCHAT_USER_ID"]
        self._tokens = [item.strip() for item in settings["ROCKETCHAT_WEBHOOK_TOKENS"].split(",")]
        self.api = PlatformApi(
            self.name(),
            settings["ROCKETCHAT_URL"],
            float(settings["CHANNEL_TIMEOUT"]),
            {"X-Auth-Token": settings["ROCKETCHAT_AUTH_TOKEN"], "X-User-Id": self._me},
        )

    async def check(self, request: Request) -> None:
        """Compare the token in the body, or an Omnichannel webhook's header (see the parent)."""
        given = request.headers.get("X-RocketChat-Livechat-Token")
        if given is None:
            given = str(json_object(request).get("token"))
        if not any(same(given, token) for token in self._tokens):
            raise Refused("the token is wrong", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The messages of a request (see the parent class)."""
        body = json_object(request)
        if "visitor" in body:
            return self._visitors(body)
        if body.get("bot") or body.get("user_id") == self._me or body.get("isEdited"):
            return []
        if not body.get("message_id"):
            # Somebody joined or left, or a room was made: nothing was said.
            return []
        text = str(body.get("text") or "").strip()
        trigger = str(body.get("trigger_word") or "")
        if trigger and text.lower().startswith(trigger.lower()):
            text = text[len(trigger) :].lstrip(":, ") or words().greeting
        room, person = str(body["channel_id"]), str(body["user_id"])
        return [self._incoming(room, person, text, str(body["message_id"]))]

    def _visitors(self, body: Dict[str, Any]) -> List[Incoming]:
        """What an Omnichannel visitor said; events of the session bring its messages again."""
        if body.get("type") != "Message":
            return []
        room, person = str(body["_id"]), str(body["visitor"]["_id"])
        return [
            self._incoming(room, person, str(item.get("msg") or ""), str(item["_id"]))
            for item in body.get("messages") or []
            # Agents, the assistant among them, and notices ("t") are not the visitor.
            if "agentId" not in item and "t" not in item and item["u"]["_id"] != self._me
        ]

    def _incoming(self, room: str, person: str, text: str, message: str) -> Incoming:
        return Incoming(
            f"{room}:{person}",
            text.strip().lstrip("/ ") or words().attachment,
            f"{self.name()}:{message}",
            RocketChatReplies(self.api, room),
        )
