"""Rocket.Chat, with tokens checked and message buttons; for rooms and for Omnichannel visitors."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

from rasa.core.channels.rocketchat import RocketChatInput
from sanic.request import Request

from channels.checks import Refused, json_object, same
from channels.delivery import PlatformApi, PlatformError
from channels.incoming import Incoming
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import words

# What marks a message that no visitor wrote just now: an agent's (the assistant is one), a notice
# of the platform, an edit.
_NOT_SAID = ("agentId", "t", "navigation", "closingMessage", "editedAt")


class RocketChatReplies(Replies):
    """Replies to a room, and to a thread in it.

    Args:
        api: The server's API.
        room: The room's identifier.
        thread: The identifier of the message that began the thread, if there is one.
        trigger: What a message must begin with to reach the assistant.
    """

    limits = "rocketchat"

    def __init__(self, api: PlatformApi, room: str, thread: str = "", trigger: str = "") -> None:
        self._api = api
        self._room = room
        self._thread = thread
        self._trigger = trigger

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        message: Dict[str, Any] = {"roomId": self._room, "text": part.text}
        if self._thread:
            message["tmid"] = self._thread
        if part.choices:
            actions = [
                {
                    "type": "button",
                    "text": choice.title,
                    # A pressed button says this in the person's name.
                    "msg": f"{self._trigger} {choice.payload}".strip(),
                    "msg_in_chat_window": True,
                    "msg_processing_type": "sendMessage",
                }
                for choice in part.choices
            ]
            message["attachments"] = [{"actions": actions}]
        answer = await self._api.call("/api/v1/chat.postMessage", json=message)
        if not answer.get("success"):
            raise PlatformError("rocketchat: the message was refused")


class LivechatReplies(RocketChatReplies):
    """Replies to a visitor of a site, whose widget shows no buttons."""

    limits = "livechat"

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return RocketChatReplies.limits


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
            given = str(json_object(request.body).get("token"))
        if not any(same(given, token) for token in self._tokens):
            raise Refused("the token is wrong", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The messages of a request (see the parent class)."""
        body = json_object(request.body)
        if "visitor" in body:
            return self._visitors(body)
        if body.get("bot") or body.get("user_id") == self._me or body.get("isEdited"):
            return []
        if not body.get("message_id"):
            # Somebody joined or left, or a room was made: nothing was said.
            return []
        text = str(body.get("text") or "").strip()
        trigger = str(body.get("trigger_word") or "")
        if trigger and text.startswith(trigger):
            text = text[len(trigger) :].lstrip(":, ") or words().greeting
        room, person = str(body["channel_id"]), str(body["user_id"])
        output = RocketChatReplies(self.api, room, str(body.get("tmid") or ""), trigger)
        return [self._incoming(room, person, text, str(body["message_id"]), output)]

    def _visitors(self, body: Dict[str, Any]) -> List[Incoming]:
        """What an Omnichannel visitor said; events of the session bring its messages again."""
        if body.get("type") != "Message":
            return []
        room, person = str(body["_id"]), str(body["visitor"]["_id"])
        output = LivechatReplies(self.api, room)

        def said(item: Dict[str, Any]) -> List[Incoming]:
            if any(mark in item for mark in _NOT_SAID):
                return []
            text = str(item.get("msg") or "")
            return [self._incoming(room, person, text, str(item["_id"]), output)]

        return self.each(body.get("messages") or [], said)

    def _incoming(
        self, room: str, person: str, text: str, message: str, output: RocketChatReplies
    ) -> Incoming:
        text = text.strip() or words().attachment
        return Incoming(f"{room}:{person}", text, f"{self.name()}:{message}", output)
