"""Messenger's events (developers.facebook.com/docs/messenger-platform)."""

from __future__ import annotations

from typing import Any, Dict

import pytest
import requests

from tests.channels.people import new_chat
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION, WORDLESS
from tests.channels.platforms.facebook import VERIFY, Facebook

IMAGE = [{"type": "image", "payload": {"url": "https://example.org/a.png"}}]

EVENTS: Dict[str, Any] = {
    "words": ({"message": {"mid": "1", "text": QUESTION}}, ANSWER),
    "a picture": ({"message": {"mid": "2", "attachments": IMAGE}}, WORDLESS),
    "a voice message": ({"message": {"mid": "4", "attachments": [{"type": "audio"}]}}, WORDLESS),
    "a picture with words": (
        {"message": {"mid": "5", "text": QUESTION, "attachments": IMAGE}}, ANSWER,
    ),
    "what Messenger cannot pass on": ({"message": {"mid": "4b", "is_unsupported": True}}, WORDLESS),
    "get started": ({"postback": {"title": "Get Started", "payload": "Hello"}}, GREETING),
    "a menu's title": ({"postback": {"mid": "6", "title": QUESTION}}, ANSWER),
    "its own words": ({"message": {"mid": "7", "is_echo": True, "text": QUESTION}}, None),
    "a deletion": ({"message": {"mid": "8", "is_deleted": True, "text": QUESTION}}, None),
    "delivered": ({"delivery": {"mids": ["10"], "watermark": 1}, "text": QUESTION}, None),
    "read": ({"read": {"watermark": 1}}, None),
    "a reaction": ({"reaction": {"mid": "11", "action": "react", "emoji": "👍"}}, None),
    "a referral": ({"referral": {"ref": QUESTION, "source": "SHORTLINK"}}, None),
}  # fmt: skip


@pytest.mark.parametrize("kind", list(EVENTS))
def test_events(kind: str, platforms: Dict[str, Any]) -> None:
    """ "Webhook events": messages, messaging_postbacks, message_echoes, message_edits…"""
    chat = new_chat("messenger", platforms)
    facebook: Facebook = platforms["facebook"]
    content, expected = EVENTS[kind]
    chat.expect(facebook.deliver(facebook.event(chat.person, **content)), expected)


def test_every_event_of_a_batch_is_answered(platforms: Dict[str, Any]) -> None:
    """ "Webhooks": up to a thousand events come in one request."""
    chats = [new_chat("messenger", platforms) for _ in range(3)]
    facebook: Facebook = platforms["facebook"]
    assert facebook.deliver(*(facebook.message(chat.person, text=QUESTION) for chat in chats)).ok
    for chat in chats:
        chat.wait_for(ANSWER)


def test_an_event_of_a_new_form_holds_up_no_other(platforms: Dict[str, Any]) -> None:
    """ "Webhooks": events come in batches."""
    chat = new_chat("messenger", platforms)
    facebook: Facebook = platforms["facebook"]
    new: Any = {"message": {"text": ["new"]}, "sender": None}
    assert facebook.deliver(new, facebook.message(chat.person, text=QUESTION)).ok
    chat.wait_for(ANSWER)


def test_other_objects_are_acknowledged(facebook: Facebook) -> None:
    """ "Webhooks": an app may be subscribed to more than pages."""
    assert facebook.deliver_raw(b'{"object": "instagram", "entry": []}').status_code == 200


@pytest.mark.parametrize(
    ("token", "mode", "status"),
    [
        (VERIFY, "subscribe", 200),
        ("wrong", "subscribe", 403),
        (VERIFY, "other", 403),
        ("", "", 403),
    ],
)
def test_the_address_is_verified(token: str, mode: str, status: int, facebook: Facebook) -> None:
    """ "Verification requests"."""
    query = {"hub.mode": mode, "hub.verify_token": token, "hub.challenge": "1158201444"}
    answer = requests.get(facebook.webhook, params=query, timeout=10)
    assert answer.status_code == status
    assert (answer.text == "1158201444") == (status == 200)


def test_buttons_that_fit_stay_and_others_are_quick_replies(platforms: Dict[str, Any]) -> None:
    """ "Button Template": 3 buttons of 20 characters; "Quick Replies": 13."""
    chat = new_chat("messenger", platforms)
    chat.say(QUESTION, ANSWER)
    template = chat.shown()[0].raw["message"]["attachment"]["payload"]
    assert [button["title"] for button in template["buttons"]] == ["Place", "Purpose", "Content"]
    chat.say("Which programme is right for me?", "2. Official in a capital")
    replies = chat.shown()[0].raw["message"]["quick_replies"]
    assert [reply["title"] for reply in replies][:3] == [
        "1. New delegate in…", "2. Official in a ca…", "3. Member with no m…",
    ]  # fmt: skip
    chat.say("Official in a capital", "Where can the training be?")
