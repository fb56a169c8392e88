"""SMS and WhatsApp through Twilio, with signatures checked and numbered choices."""

from __future__ import annotations

from typing import Dict, Iterable, List
from urllib.parse import parse_qsl

import aiohttp
from rasa.core.channels.twilio import TwilioInput
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse
from twilio.request_validator import RequestValidator

from channels.checks import Refused
from channels.delivery import PlatformApi
from channels.incoming import Incoming
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import words

_WHATSAPP = "whatsapp:"
_NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'


class TwilioReplies(Replies):
    """Replies to one number, from the number that was written to."""

    def __init__(self, api: PlatformApi, settings: Dict[str, str], to: str, sender: str) -> None:
        self.limits = "whatsapp" if to.startswith(_WHATSAPP) else "sms"
        self._api = api
        self._account = settings["TWILIO_ACCOUNT_SID"]
        self._auth = aiohttp.BasicAuth(self._account, settings["TWILIO_AUTH_TOKEN"])
        self._to = to
        self._sender = sender

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "twilio"

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        await self._api.call(
            f"/2010-04-01/Accounts/{self._account}/Messages.json",
            data={"To": self._to, "From": self._sender, "Body": part.text},
            auth=self._auth,
        )


class TwilioChannel(Webhook, TwilioInput):
    """The Twilio channel."""

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        self._validator = RequestValidator(settings["TWILIO_AUTH_TOKEN"])
        self._numbers = {
            settings["TWILIO_SMS_NUMBER"],
            _WHATSAPP + settings["TWILIO_WHATSAPP_NUMBER"],
        }
        self.api = PlatformApi(
            self.name(), settings["TWILIO_API_URL"], float(settings["CHANNEL_TIMEOUT"])
        )

    async def check(self, request: Request) -> None:
        """Check the signature over the public address and the form (see the parent class)."""
        address = f"{self.settings['PUBLIC_URL']}/webhooks/{self.name()}/webhook"
        if request.query_string:
            address += f"?{request.query_string}"
        signature = request.headers.get("X-Twilio-Signature") or ""
        if not self._validator.validate(address, _form(request), signature):
            raise Refused("the signature is wrong", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The message of a request (see the parent class)."""
        form = _form(request)
        delivery, person, number = form.get("MessageSid"), form.get("From"), form.get("To")
        if not delivery or not person or number not in self._numbers or "Body" not in form:
            return []
        # Twilio itself has answered these ("STOP" and the like), and may deliver nothing more.
        if form.get("OptOutType"):
            return []
        text = form.get("ButtonPayload") or form["Body"].strip() or _without_words(form)
        output = TwilioReplies(self.api, self.settings, person, number)
        return [Incoming(f"{number}:{person}", text, f"{self.name()}:{delivery}", output)]

    def acknowledge(self, request: Request) -> HTTPResponse:
        """TwiML that says nothing: replies go through the API (see the parent class)."""
        return response.text(_NOTHING, content_type="text/xml")


def _form(request: Request) -> Dict[str, str]:
    pairs: List[tuple[str, str]] = parse_qsl(request.body.decode("utf-8"), keep_blank_values=True)
    return dict(pairs)


def _without_words(form: Dict[str, str]) -> str:
    sent = form.get("NumMedia", "0") != "0" or "Latitude" in form
    return words().attachment if sent else ""
