"""Rocket.Chat's webhooks (docs.rocket.chat: "Integrations", "Livechat webhooks")."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from tests.channels.people import new_chat
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION, WORDLESS
from tests.channels.platforms.rocketchat import HOOK, USER, RocketChat

MESSAGES: Dict[str, Any] = {
    "words": ({"text": QUESTION}, ANSWER),
    "a trigger word": ({"text": f"@wto {QUESTION}", "trigger_word": "@wto"}, ANSWER),
    "only the trigger": ({"text": "@wto", "trigger_word": "@wto"}, GREETING),
    "a file": ({"text": "", "message": {"file": {"name": "a.png"}}}, WORDLESS),
    "an edit": ({"text": QUESTION, "isEdited": True}, None),
    "a bot's words": ({"text": QUESTION, "bot": {"i": "bot"}}, None),
    "its own words": ({"text": QUESTION, "user_id": USER}, None),
    "a join": ({"text": QUESTION, "message_id": None, "user": {"username": "ada"}}, None),
}


@pytest.mark.parametrize("kind", list(MESSAGES))
def test_messages(kind: str, platforms: Dict[str, Any]) -> None:
    """ "Outgoing webhook": content of the events."""
    chat = new_chat("rocketchat", platforms)
    rocketchat: RocketChat = platforms["rocketchat"]
    content, expected = MESSAGES[kind]
    chat.expect(rocketchat.deliver(rocketchat.message(chat.person, **content)), expected)


def session(person: str, kind: str, message: Dict[str, Any]) -> Dict[str, Any]:
    """An Omnichannel webhook's content ("Livechat webhooks")."""
    said = {
        "_id": f"livechat{kind}{person}",
        "u": {"_id": person, "username": "guest-1", "name": "Ada"},
        "username": "guest-1",
        "msg": QUESTION,
        "ts": "2026-01-01T00:00:00.000Z",
        "rid": f"room{person}",
    }
    return {
        "_id": f"room{person}",
        "label": "Ada",
        "type": kind,
        "visitor": {"_id": person, "token": "t", "name": "Ada", "username": "guest-1"},
        "agent": {"_id": USER, "username": "wto", "name": "WTO"},
        "messages": [{**said, **message}],
    }


@pytest.mark.parametrize(
    ("kind", "message", "expected"),
    [
        ("Message", {}, ANSWER),
        ("Message", {"msg": "", "file": {"name": "a.png"}}, WORDLESS),
        ("Message", {"agentId": USER}, None),
        ("Message", {"t": "livechat-close"}, None),
        ("LivechatSession", {}, None),
        ("LivechatSessionTaken", {}, None),
        ("SomethingNew", {}, None),
    ],
)
def test_visitors(
    kind: str, message: Dict[str, Any], expected: Any, platforms: Dict[str, Any]
) -> None:
    """ "Livechat webhooks": Message, LivechatSession, LivechatSessionTaken."""
    chat = new_chat("rocketchat", platforms)
    body = session(chat.person, kind, message)
    chat.expect(platforms["rocketchat"].deliver(body, livechat_token=HOOK), expected)


def test_a_visitor_without_the_token_is_refused(rocketchat: RocketChat) -> None:
    """ "Livechat webhooks": secret token."""
    body = session("mallory", "Message", {})
    assert rocketchat.deliver(body, livechat_token="wrong").status_code == 403
    assert rocketchat.deliver(body).status_code == 403
