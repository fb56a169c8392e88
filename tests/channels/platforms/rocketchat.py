"""Rocket.Chat, after docs.rocket.chat and developer.rocket.chat."""

from __future__ import annotations

from typing import Any, Dict, Optional

import requests

from tests.channels.platforms.base import Delivery, Platform, Request

USER = "botUserId12345678"
TOKEN = "personal-access-token-of-the-tests"
HOOK = "rockethooktoken1"
# Begins the identifiers of people who write through the widget of a site, which has no buttons.
VISITOR = "visitor"


class RocketChat(Platform):
    """Outgoing webhooks, Omnichannel webhooks, and chat.postMessage."""

    name = "rocketchat"

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "ROCKETCHAT_URL": self.address,
            "ROCKETCHAT_USER_ID": USER,
            "ROCKETCHAT_AUTH_TOKEN": TOKEN,
            "ROCKETCHAT_WEBHOOK_TOKENS": HOOK,
        }

    def serve(self, request: Request) -> Any:
        """Check a post ("Post Message")."""
        assert request.path == "/api/v1/chat.postMessage"
        assert request.headers["x-auth-token"] == TOKEN
        assert request.headers["x-user-id"] == USER
        body = request.body
        assert set(body) <= {"roomId", "text", "attachments", "tmid"}
        assert 1 <= len(body["text"]) <= 5000
        buttons: Dict[str, Any] = {}
        assert not (body["roomId"].startswith(f"room{VISITOR}") and "attachments" in body)
        for attachment in body.get("attachments", []):
            for action in attachment["actions"]:
                assert action["type"] == "button" and action["text"] and action["msg"]
                assert action["msg_in_chat_window"] is True
                assert action["msg_processing_type"] == "sendMessage"
                buttons[action["text"]] = action["msg"]
        self.show(body["roomId"], body["text"], buttons, body)
        return {"success": True, "channel": body["roomId"]}

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A message that a webhook passes on ("Outgoing webhook integration")."""
        if person.startswith(VISITOR):
            session = self.session(person, msg=text)
            return lambda: self.deliver(session, "wrong" if forged else HOOK)
        message = self.message(person, text=text)
        if forged:
            message["token"] = "0" * 16
        return lambda: self.deliver(message)

    def deliver_raw(self, body: bytes) -> requests.Response:
        """Any body; the token would be in it."""
        headers = {"Content-Type": "application/json"}
        return requests.post(self.webhook, data=body, headers=headers, timeout=10)

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """A pressed button, which says its words in the person's name."""
        return self.prepare(person, value)

    def message(self, person: str, **content: Any) -> Dict[str, Any]:
        """A webhook's content."""
        return {
            "token": HOOK,
            "bot": False,
            "channel_id": f"room{person}",
            "channel_name": None,
            "message_id": f"message{self.number()}",
            "timestamp": "2026-01-01T00:00:00.000Z",
            "user_id": person,
            "user_name": "ada",
            "text": "",
            "siteUrl": "https://chat.example.org",
            **content,
        }

    def session(self, person: str, kind: str = "Message", **content: Any) -> Dict[str, Any]:
        """What an Omnichannel webhook carries ("Omnichannel webhooks")."""
        said = {
            "_id": f"livechat{self.number()}",
            "u": {"_id": person, "username": "guest-1", "name": "Ada"},
            "username": "guest-1",
            "msg": "",
            "ts": "2026-01-01T00:00:00.000Z",
            "rid": f"room{person}",
            "_updatedAt": "2026-01-01T00:00:00.000Z",
        }
        return {
            "_id": f"room{person}",
            "label": "Ada",
            "topic": "",
            "createdAt": "2026-01-01T00:00:00.000Z",
            "lastMessageAt": "2026-01-01T00:00:00.000Z",
            "type": kind,
            "visitor": {"_id": person, "token": "t", "name": "Ada", "username": "guest-1"},
            "agent": {"_id": USER, "username": "wto", "name": "WTO"},
            "messages": [{**said, **content}],
        }

    def deliver(
        self, body: Dict[str, Any], livechat_token: Optional[str] = None
    ) -> requests.Response:
        """Deliver; Omnichannel webhooks carry their token in a header."""
        headers = {"X-RocketChat-Livechat-Token": livechat_token} if livechat_token else {}
        return requests.post(self.webhook, json=body, headers=headers, timeout=10)
