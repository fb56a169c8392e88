"""Twilio's messages (twilio.com/docs/messaging: "Twilio's request to your webhook")."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from channels.markup import septets
from tests.channels.people import new_chat
from tests.channels.platforms.base import ANSWER, QUESTION, WORDLESS
from tests.channels.platforms.twilio import Twilio

EVENTS: Dict[str, Any] = {
    "words": ({"Body": QUESTION}, ANSWER),
    "a picture": ({"Body": "", "NumMedia": "1", "MediaUrl0": "https://example.org/a"}, WORDLESS),
    "a picture with words": ({"Body": QUESTION, "NumMedia": "1"}, ANSWER),
    "a place": ({"Body": "", "Latitude": "46.2", "Longitude": "6.1"}, WORDLESS),
    "a button": ({"Body": "Length", "ButtonPayload": QUESTION, "ButtonText": "Length"}, ANSWER),
    "Spanish": ({"Body": "¡Hola! " + QUESTION}, ANSWER),
    "an opt-out that Twilio answers": ({"Body": QUESTION, "OptOutType": "STOP"}, None),
    "nothing": ({"Body": ""}, None),
    "another number": ({"Body": QUESTION, "To": "+15005550000"}, None),
}


@pytest.mark.parametrize("where", ["sms", "whatsapp"])
@pytest.mark.parametrize("kind", list(EVENTS))
def test_events(kind: str, where: str, platforms: Dict[str, Any]) -> None:
    """ "Request parameters": Body, NumMedia, Latitude, ButtonPayload, MessageSid."""
    chat = new_chat(where, platforms)
    twilio: Twilio = platforms["twilio"]
    content, expected = EVENTS[kind]
    chat.expect(twilio.deliver({**twilio.message(chat.person), **content}), expected)


def test_delivery_reports_are_acknowledged(twilio: Twilio) -> None:
    """ "Track outbound message status"."""
    form = {"MessageSid": "SM1", "MessageStatus": "delivered", "To": "+41790000000"}
    answer = twilio.deliver(form)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/xml")
    assert answer.text.endswith("<Response></Response>")


def test_a_changed_field_breaks_the_signature(twilio: Twilio) -> None:
    """ "Validating requests"."""
    form = twilio.message("+41790000000", Body="hello")
    forged = twilio.signature(form)
    form["Body"] = QUESTION
    twilio_signature = twilio.signature
    try:
        twilio.signature = lambda *_: forged  # type: ignore[method-assign]
        assert twilio.deliver(form).status_code == 403
    finally:
        twilio.signature = twilio_signature  # type: ignore[method-assign]


def test_an_sms_comes_in_short_counted_parts(platforms: Dict[str, Any]) -> None:
    """ "Messages resource": Body; two joined segments of the basic alphabet."""
    chat = new_chat("sms", platforms)
    chat.say("Compare Geneva Week and the Introduction courses", "usually three weeks")
    chat.wait_for_choice("Introduction courses")
    parts = [item.text for item in chat.shown()]
    assert len(parts) > 1
    for index, part in enumerate(parts, start=1):
        assert part.endswith(f" ({index}/{len(parts)})")
        assert septets(part) <= 306
        assert not set(part) & set("“”’–•…"), "signs that double the price"


def test_whatsapp_emphasises_the_columns_of_a_table(platforms: Dict[str, Any]) -> None:
    """ "WhatsApp: formatting"."""
    chat = new_chat("whatsapp", platforms)
    chat.say("Compare Geneva Week and the Introduction courses", "usually three weeks")
    lines = chat.shown()[0].text.splitlines()
    assert "*Geneva Week*" in lines and "*Introduction courses*" in lines
