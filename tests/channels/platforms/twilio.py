"""Twilio, after twilio.com/docs: SMS and WhatsApp."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any, Dict

import requests

from tests.channels.platforms.base import PUBLIC_URL, Delivery, Platform, Request

ACCOUNT = "AC0123456789abcdef0123456789abcdef"
TOKEN = "00112233445566778899aabbccddeeff"
SMS_NUMBER = "+41225550100"
WHATSAPP_NUMBER = "+41225550101"


class Twilio(Platform):
    """The messaging webhook and the Messages resource, for SMS and WhatsApp."""

    name = "twilio"

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_SMS_NUMBER": SMS_NUMBER,
            "TWILIO_WHATSAPP_NUMBER": WHATSAPP_NUMBER,
            "TWILIO_API_URL": self.address,
        }

    def serve(self, request: Request) -> Any:
        """Check the creation of a message ("Messages resource")."""
        assert request.path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        expected = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        assert request.headers["authorization"] == f"Basic {expected}"
        body = request.body
        assert set(body) == {"To", "From", "Body"}
        assert 1 <= len(body["Body"]) <= 1600
        whatsapp = body["To"].startswith("whatsapp:")
        own = f"whatsapp:{WHATSAPP_NUMBER}" if whatsapp else SMS_NUMBER
        assert body["From"] == own, "the number that was written to"
        self.show(body["To"], body["Body"], None, body)
        return {"sid": "SM0", "status": "queued"}

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """An incoming message ("Twilio's request to your webhook")."""
        form = self.message(person, Body=text)
        return lambda: self.deliver(form, "0" * 32 if forged else TOKEN)

    def deliver_raw(self, body: bytes) -> requests.Response:
        """Any body, signed as one without fields."""
        headers = {
            "X-Twilio-Signature": self.signature({}),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return requests.post(self.webhook, data=body, headers=headers, timeout=10)

    def message(self, person: str, **content: str) -> Dict[str, str]:
        """An incoming message's parameters."""
        prefix = "whatsapp:" if person.startswith("whatsapp:") else ""
        sid = f"SM{self.number():032x}"
        return {
            "MessageSid": sid,
            "SmsMessageSid": sid,
            "AccountSid": ACCOUNT,
            "From": person,
            "To": prefix + (WHATSAPP_NUMBER if prefix else SMS_NUMBER),
            "NumMedia": "0",
            "NumSegments": "1",
            "ApiVersion": "2010-04-01",
            **content,
        }

    def deliver(self, form: Dict[str, str], token: str = TOKEN) -> requests.Response:
        """Deliver a signed request ("Validating requests")."""
        headers = {"X-Twilio-Signature": self.signature(form, token)}
        return requests.post(self.webhook, data=form, headers=headers, timeout=10)

    def signature(self, form: Dict[str, str], token: str = TOKEN) -> str:
        """A request's signature ("Validating requests")."""
        signed = f"{PUBLIC_URL}/webhooks/twilio/webhook" + "".join(
            key + form[key] for key in sorted(form)
        )
        digest = hmac.new(token.encode(), signed.encode(), hashlib.sha1).digest()
        return base64.b64encode(digest).decode()
