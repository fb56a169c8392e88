"""Mattermost, after developers.mattermost.com."""

from __future__ import annotations

import re
from typing import Any, Dict

import requests

from tests.channels.platforms.base import PUBLIC_URL, Delivery, Platform, Request

TOKEN = "abcdefghijklmnopqrstuvwxyz"
BOT = "botuserbotuserbotuserbot26"
HOOK = "hookhookhookhookhookhook26"
COMMAND = "commandcommandcommandcmd26"


class Mattermost(Platform):
    """Outgoing webhooks, slash commands, interactive messages, and posts."""

    name = "mattermost"

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "MATTERMOST_URL": self.address,
            "MATTERMOST_TOKEN": TOKEN,
            "MATTERMOST_WEBHOOK_TOKENS": f"{HOOK}, {COMMAND}",
        }

    def serve(self, request: Request) -> Any:
        """Check the creation of a post ("Create a post", "Interactive messages")."""
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        if request.path == "/api/v4/users/me":
            return {"id": BOT, "username": "wto", "is_bot": True}
        assert request.path == "/api/v4/posts"
        post = request.body
        assert set(post) <= {"channel_id", "message", "props"}
        assert 1 <= len(post["message"]) <= 16_383
        buttons: Dict[str, Any] = {}
        for attachment in (post.get("props") or {"attachments": []})["attachments"]:
            for action in attachment["actions"]:
                assert re.fullmatch(r"[A-Za-z0-9]+", action["id"]), "letters and digits only"
                assert action["type"] == "button" and action["name"]
                integration = action["integration"]
                assert integration["url"] == f"{PUBLIC_URL}/webhooks/mattermost/webhook"
                buttons[action["name"]] = integration["context"]
        text = re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", post["message"])
        self.show(post["channel_id"], text, buttons, post)
        return {"id": f"post{self.number()}"}

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A post that an outgoing webhook passes on ("Outgoing webhooks")."""
        post = self.post(person, text=f"wto {text}")
        if forged:
            post["token"] = "0" * 26
        return lambda: self.deliver(post)

    def deliver_raw(self, body: bytes) -> requests.Response:
        """Any body; the token would be in it."""
        headers = {"Content-Type": "application/json"}
        return requests.post(self.webhook, data=body, headers=headers, timeout=10)

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """A pressed button ("Interactive messages")."""
        body = {
            "user_id": person,
            "user_name": "ada",
            "channel_id": f"channel{person}",
            "channel_name": "town-square",
            "team_id": "team",
            "team_domain": "wto",
            "post_id": "post",
            "trigger_id": f"trigger{self.number()}",
            "type": "button",
            "data_source": "",
            "context": value,
        }
        return lambda: self.deliver(body)

    def post(self, person: str, **content: Any) -> Dict[str, Any]:
        """A webhook's content."""
        return {
            "token": HOOK,
            "team_id": "team",
            "team_domain": "wto",
            "channel_id": f"channel{person}",
            "channel_name": "town-square",
            "timestamp": 1700000000,
            "user_id": person,
            "user_name": "ada",
            "post_id": f"userpost{self.number()}",
            "trigger_word": "wto",
            "file_ids": "",
            **content,
        }

    def deliver(self, body: Dict[str, Any], form: bool = False) -> requests.Response:
        """Deliver as JSON or as a form; the webhook's settings choose."""
        if form:
            return requests.post(self.webhook, data=body, timeout=10)
        return requests.post(self.webhook, json=body, timeout=10)
