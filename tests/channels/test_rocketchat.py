"""Rocket.Chat's webhooks (docs.rocket.chat: "Integrations", "Omnichannel webhooks")."""

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


def test_buttons_say_the_trigger_word_where_one_is_needed(platforms: Dict[str, Any]) -> None:
    """ "Outgoing webhook": trigger words."""
    chat = new_chat("rocketchat", platforms)
    rocketchat: RocketChat = platforms["rocketchat"]
    chat.mark()
    message = rocketchat.message(chat.person, text=f"wto {QUESTION}", trigger_word="wto")
    assert rocketchat.deliver(message).ok
    said = chat.wait_for_choice("Place")[0]
    assert said.startswith("wto Where")
    chat.mark()
    message = rocketchat.message(chat.person, text=said, trigger_word="wto")
    assert rocketchat.deliver(message).ok
    chat.wait_for("Geneva and elsewhere")


def test_a_thread_is_answered_in_the_thread(platforms: Dict[str, Any]) -> None:
    """ "Outgoing webhook": tmid."""
    chat = new_chat("rocketchat", platforms)
    rocketchat: RocketChat = platforms["rocketchat"]
    assert rocketchat.deliver(rocketchat.message(chat.person, text=QUESTION, tmid="thread1")).ok
    chat.wait_for(ANSWER)
    assert chat.shown()[0].raw["tmid"] == "thread1"


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("Message", {"msg": QUESTION}, ANSWER),
        ("Message", {"file": {"name": "a.png"}}, WORDLESS),
        ("Message", {"msg": QUESTION, "agentId": USER}, None),
        ("Message", {"msg": QUESTION, "editedAt": "2026-01-01T00:00:00.000Z"}, None),
        ("Message", {"msg": QUESTION, "closingMessage": True}, None),
        ("Message", {"msg": QUESTION, "navigation": {"page": {}}}, None),
        ("LivechatSessionStart", {"msg": QUESTION}, None),
        ("LivechatSession", {"msg": QUESTION}, None),
        ("LivechatSessionTaken", {"msg": QUESTION}, None),
        ("LivechatSessionForwarded", {"msg": QUESTION}, None),
        ("LivechatEdit", {"msg": QUESTION}, None),
        ("LeadCapture", {"msg": QUESTION}, None),
        ("SomethingNew", {"msg": QUESTION}, None),
    ],
)
def test_visitors(
    kind: str, content: Dict[str, Any], expected: Any, platforms: Dict[str, Any]
) -> None:
    """ "Omnichannel webhooks": the events, and what a message carries."""
    chat = new_chat("livechat", platforms)
    rocketchat: RocketChat = platforms["rocketchat"]
    session = rocketchat.session(chat.person, kind, **content)
    chat.expect(rocketchat.deliver(session, HOOK), expected)


def test_a_visitor_without_the_token_is_refused(rocketchat: RocketChat) -> None:
    """ "Omnichannel webhooks": secret token."""
    session = rocketchat.session("visitormallory", msg=QUESTION)
    assert rocketchat.deliver(session, "wrong").status_code == 403
    assert rocketchat.deliver(session).status_code == 403
