"""Messenger, after developers.facebook.com/docs/messenger-platform."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any, Dict, List

import requests

from tests.channels.platforms.base import Delivery, Platform, Request

TOKEN = "EAAExamplePageAccessToken"
SECRET = "fedcba9876543210fedcba9876543210"
VERIFY = "verify-token-of-the-tests"
PAGE = "1000000001"


class Facebook(Platform):
    """Webhooks and the Send API."""

    name = "facebook"

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "FACEBOOK_PAGE_ACCESS_TOKEN": TOKEN,
            "FACEBOOK_APP_SECRET": SECRET,
            "FACEBOOK_VERIFY_TOKEN": VERIFY,
            "FACEBOOK_API_URL": f"{self.address}/v25.0",
        }

    def serve(self, request: Request) -> Any:
        """Check a call of the Send API ("Send API", "Quick Replies", "Button Template")."""
        assert request.path == "/v25.0/me/messages"
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        proof = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
        assert request.query == {"appsecret_proof": proof}, '"Secure Graph API calls"'
        body = request.body
        assert set(body) == {"recipient", "messaging_type", "message"}
        assert set(body["recipient"]) == {"id"} and body["messaging_type"] == "RESPONSE"
        message = body["message"]
        assert ("text" in message) != ("attachment" in message)
        buttons: Dict[str, Any] = {}
        if "attachment" in message:
            text = self._template(message["attachment"], buttons)
        else:
            text = message["text"]
            assert 1 <= len(text) <= 2000
            replies = message.get("quick_replies")
            assert replies is None or 1 <= len(replies) <= 13
            for reply in replies or []:
                assert reply["content_type"] == "text"
                assert 1 <= len(reply["title"]) <= 20 and 1 <= len(reply["payload"]) <= 1000
                buttons[reply["title"]] = ("quick_reply", reply["title"], reply["payload"])
        self.show(body["recipient"]["id"], text, buttons, body)
        return {"recipient_id": body["recipient"]["id"], "message_id": "m_1"}

    def _template(self, attachment: Dict[str, Any], buttons: Dict[str, Any]) -> str:
        assert attachment["type"] == "template"
        template = attachment["payload"]
        assert template["template_type"] == "button"
        assert 1 <= len(template["text"]) <= 640
        assert 1 <= len(template["buttons"]) <= 3
        for button in template["buttons"]:
            assert button["type"] == "postback"
            assert 1 <= len(button["title"]) <= 20 and 1 <= len(button["payload"]) <= 1000
            buttons[button["title"]] = ("postback", button["title"], button["payload"])
        return str(template["text"])

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A text message ("messages")."""
        event = self.message(person, text=text)
        return lambda: self.deliver(event, secret="0" * 32 if forged else SECRET)

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """A tapped quick reply ("messages") or a pressed button ("messaging_postbacks")."""
        kind, title, payload = value
        if kind == "quick_reply":
            event = self.message(person, text=title, quick_reply={"payload": payload})
        else:
            postback = {"mid": f"m_{self.number()}", "title": title, "payload": payload}
            event = self.event(person, postback=postback)
        return lambda: self.deliver(event)

    def event(self, person: str, **content: Any) -> Dict[str, Any]:
        """One messaging event ("Webhook events")."""
        return {
            "sender": {"id": person},
            "recipient": {"id": PAGE},
            "timestamp": 1700000000000 + self.number(),
            **content,
        }

    def message(self, person: str, **content: Any) -> Dict[str, Any]:
        """A message's event ("messages")."""
        return self.event(person, message={"mid": f"m_{self.number()}", **content})

    def deliver(self, *events: Dict[str, Any], secret: str = SECRET) -> requests.Response:
        """Deliver a signed batch ("Validating payloads")."""
        entries: List[Dict[str, Any]] = [
            {"id": PAGE, "time": 1700000000000, "messaging": [event]} for event in events
        ]
        return self.deliver_raw(json.dumps({"object": "page", "entry": entries}).encode(), secret)

    def deliver_raw(self, body: bytes, secret: str = SECRET) -> requests.Response:
        """Any body, signed."""
        signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": f"sha256={signature}",
        }
        return requests.post(self.webhook, data=body, headers=headers, timeout=10)
