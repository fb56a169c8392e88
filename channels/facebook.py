"""Facebook Messenger, with signatures checked, button templates and quick replies."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any, Dict, Iterable, List

from rasa.core.channels.facebook import FacebookInput
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.checks import Refused, json_object, same
from channels.delivery import PlatformApi
from channels.incoming import Incoming
from channels.limits import LIMITS
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import words


class FacebookReplies(Replies):
    """Replies to one person."""

    limits = "facebook"

    def __init__(self, api: PlatformApi, proof: str, person: str) -> None:
        self._api = api
        self._proof = proof
        self._person = person

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        message: Dict[str, Any] = {"text": part.text}
        if part.choices and part.form is LIMITS["facebook"][0]:
            message = {"attachment": {"type": "template", "payload": _template(part)}}
        elif part.choices:
            message["quick_replies"] = [
                {"content_type": "text", "title": choice.title, "payload": choice.payload}
                for choice in part.choices
            ]
        await self._api.call(
            "/me/messages",
            params={"appsecret_proof": self._proof},
            json={
                "recipient": {"id": self._person},
                "messaging_type": "RESPONSE",
                "message": message,
            },
        )


def _template(part: Part) -> Dict[str, Any]:
    return {
        "template_type": "button",
        "text": part.text,
        "buttons": [
            {"type": "postback", "title": choice.title, "payload": choice.payload}
            for choice in part.choices
        ],
    }


class FacebookChannel(Webhook, FacebookInput):
    """The Messenger channel."""

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        self.api = PlatformApi(
            self.name(),
            settings["FACEBOOK_API_URL"],
            float(settings["CHANNEL_TIMEOUT"]),
            # In a header the token stays out of addresses, which proxies write down.
            {"Authorization": f"Bearer {settings['FACEBOOK_PAGE_ACCESS_TOKEN']}"},
        )
        # Shows that the token is used by its own app, which apps can be set to require.
        self._proof = hmac.new(
            settings["FACEBOOK_APP_SECRET"].encode(),
            settings["FACEBOOK_PAGE_ACCESS_TOKEN"].encode(),
            hashlib.sha256,
        ).hexdigest()

    def handshake(self, request: Request) -> HTTPResponse:
        """Confirm the address (see the parent class)."""
        given = request.args.get("hub.verify_token")
        if request.args.get("hub.mode") != "subscribe" or not same(
            given, self.settings["FACEBOOK_VERIFY_TOKEN"]
        ):
            raise Refused("the verify token is wrong", 403)
        return response.text(request.args.get("hub.challenge") or "")

    async def check(self, request: Request) -> None:
        """Check the SHA-256 signature (see the parent class)."""
        secret = self.settings["FACEBOOK_APP_SECRET"].encode()
        expected = hmac.new(secret, request.body, hashlib.sha256).hexdigest()
        if not same(request.headers.get("X-Hub-Signature-256"), f"sha256={expected}"):
            raise Refused("the signature is wrong", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The messages and pressed buttons of a batch (see the parent class)."""
        body = json_object(request.body)
        if body.get("object") != "page":
            return []
        events = [event for entry in body["entry"] for event in entry.get("messaging") or []]
        return self.each(events, self._incoming)

    def _incoming(self, event: Dict[str, Any]) -> List[Incoming]:
        text, delivery = _text(event)
        if not text:
            return []
        person = str(event["sender"]["id"])
        page = str(event["recipient"]["id"])
        output = FacebookReplies(self.api, self._proof, person)
        return [Incoming(f"{page}:{person}", text, f"{self.name()}:{delivery}", output)]


def _text(event: Dict[str, Any]) -> tuple[str, str]:
    """What an event asks of the assistant ("" if nothing), and its identifier."""
    postback = event.get("postback")
    if postback:
        delivery = postback.get("mid") or f"{event['sender']['id']}:{event['timestamp']}"
        return str(postback.get("payload") or postback["title"]), str(delivery)
    message = event.get("message") or {}
    # An echo is what the page itself sent; a deleted message is only an identifier.
    if not message or message.get("is_echo") or message.get("is_deleted"):
        return "", ""
    reply = message.get("quick_reply") or {}
    text = str(reply.get("payload") or message.get("text") or "").strip()
    if not text and (message.get("attachments") or message.get("is_unsupported")):
        text = words().attachment
    return text, str(message["mid"])
