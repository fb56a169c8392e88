"""Webex, after developer.webex.com."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any, Dict

import requests

from tests.channels.platforms.base import Delivery, Platform, Request
from tests.channels.platforms.cards import plain, read_card

TOKEN = "webex-access-token-of-the-tests"
SECRET = "webex-webhook-secret"
BOT = {"id": "bot-person", "displayName": "WTO Training", "type": "bot"}


class Webex(Platform):
    """Webhooks, whose content is fetched, and messages."""

    name = "webexteams"

    def __init__(self) -> None:
        super().__init__()
        self.messages: Dict[str, Dict[str, Any]] = {}
        self.actions: Dict[str, Dict[str, Any]] = {}

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "WEBEX_ACCESS_TOKEN": TOKEN,
            "WEBEX_WEBHOOK_SECRET": SECRET,
            "WEBEX_API_URL": f"{self.address}/v1",
        }

    def serve(self, request: Request) -> Any:
        """Serve what webhooks leave out, or check a message ("Create a Message")."""
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        if request.method == "GET":
            if request.path == "/v1/people/me":
                return BOT
            kind, _, identifier = request.path.rpartition("/")
            return {"/v1/messages": self.messages, "/v1/attachment/actions": self.actions}[kind][
                identifier
            ]
        assert request.path == "/v1/messages"
        body = request.body
        assert set(body) <= {"roomId", "markdown", "attachments"}
        assert 1 <= len(body["markdown"].encode()) <= 7439, "7439 bytes"
        assert len(body.get("attachments", [])) <= 1, "one card"
        buttons: Dict[str, Any] = {}
        text = plain(body["markdown"].replace("  \n", "\n"))
        for attachment in body.get("attachments", []):
            assert read_card(attachment, "1.3", buttons).split() == text.split()
            assert 1 <= len(buttons) <= 5, "five buttons"
        self.show(body["roomId"], text, buttons, body)
        return {"id": str(self.number())}

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A direct message ("Webhooks", "Get Message Details")."""
        data = self.stored(person, text=text)
        secret = "0" * 16 if forged else SECRET
        return lambda: self.deliver("messages", "created", data, secret)

    def message(self, person: str, room_type: str = "direct", **content: Any) -> requests.Response:
        """Deliver a message with any content."""
        return self.deliver("messages", "created", self.stored(person, room_type, **content))

    def stored(self, person: str, room_type: str = "direct", **content: Any) -> Dict[str, Any]:
        """Keep a message for when it is asked for; returns what its webhook says."""
        identifier = f"message{self.number()}"
        data = {
            "id": identifier,
            "roomId": f"room{person}",
            "roomType": room_type,
            "personId": person,
            "personEmail": "ada@example.org",
            "created": "2026-01-01T00:00:00.000Z",
        }
        self.messages[identifier] = {**data, **content}
        return data

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """A submitted card ("Get Attachment Action Details")."""
        identifier = f"action{self.number()}"
        data = {
            "id": identifier,
            "type": "submit",
            "messageId": "message",
            "personId": person,
            "roomId": f"room{person}",
        }
        self.actions[identifier] = {**data, "inputs": value}
        return lambda: self.deliver("attachmentActions", "created", data)

    def deliver(
        self, resource: str, event: str, data: Dict[str, Any], secret: str = SECRET
    ) -> requests.Response:
        """Deliver a signed event ("Webhooks: handling requests from Webex")."""
        body = json.dumps(
            {
                "id": "webhook",
                "name": "WTO training",
                "resource": resource,
                "event": event,
                "orgId": "org",
                "appId": "app",
                "ownedBy": "creator",
                "status": "active",
                "actorId": data.get("personId"),
                "data": data,
            }
        ).encode()
        return self.deliver_raw(body, secret)

    def deliver_raw(self, body: bytes, secret: str = SECRET) -> requests.Response:
        """Any body, signed."""
        signature = hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
        headers = {"Content-Type": "application/json", "X-Spark-Signature": signature}
        return requests.post(self.webhook, data=body, headers=headers, timeout=10)
