"""Webex's events (developer.webex.com: "Webhooks", "Buttons and Cards")."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from tests.channels.people import new_chat
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION, WORDLESS, Chat
from tests.channels.platforms.webex import BOT, Webex

MESSAGES: Dict[str, Any] = {
    "words": ({"text": QUESTION}, ANSWER),
    "a file": ({"files": ["https://webexapis.com/v1/contents/1"]}, WORDLESS),
    "a file with words": ({"text": QUESTION, "files": ["https://webexapis.com/1"]}, ANSWER),
    "nothing": ({}, GREETING),
}


@pytest.mark.parametrize("kind", list(MESSAGES))
def test_messages(kind: str, platforms: Dict[str, Any]) -> None:
    """ "Get Message Details": text, files."""
    chat = new_chat("webex", platforms)
    content, expected = MESSAGES[kind]
    chat.expect(platforms["webexteams"].message(chat.person, **content), expected)


@pytest.mark.parametrize(
    ("resource", "event"),
    [("messages", "updated"), ("messages", "deleted"), ("rooms", "created"), ("new", "created")],
)
def test_other_events_are_acknowledged(
    resource: str, event: str, platforms: Dict[str, Any]
) -> None:
    """ "Webhooks": resources and events."""
    chat = new_chat("webex", platforms)
    webex: Webex = platforms["webexteams"]
    data = webex.stored(chat.person, text=QUESTION)
    chat.expect(webex.deliver(resource, event, data), None)


def mention(name: str, person: str) -> str:
    """How a message's HTML shows a mention."""
    return (
        f'<spark-mention data-object-type="person" data-object-id="{person}">{name}</spark-mention>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"WTO Training {QUESTION}", ""),
        (f"WTO Training {QUESTION}", f"<p>{mention('WTO Training', BOT['id'])} {QUESTION}</p>"),
        (f"WTO {QUESTION}", f"<p>{mention('WTO', BOT['id'])} {QUESTION}</p>"),
        (f"{QUESTION} WTO", f"<p>{QUESTION} {mention('WTO', BOT['id'])}</p>"),
    ],
)
def test_a_mention_in_a_space_is_answered(text: str, html: str, platforms: Dict[str, Any]) -> None:
    """ "Bots": in a space of several, a bot hears what mentions it, anywhere in the text."""
    chat = new_chat("webex", platforms)
    webex: Webex = platforms["webexteams"]
    chat.expect(webex.message(chat.person, "group", text=text, html=html), ANSWER)


def test_a_mention_alone_is_greeted(platforms: Dict[str, Any]) -> None:
    """The same page."""
    chat = new_chat("webex", platforms)
    webex: Webex = platforms["webexteams"]
    html = f"<p>{mention('WTO', BOT['id'])}</p>"
    chat.expect(webex.message(chat.person, "group", text="WTO", html=html), GREETING)


def test_its_own_messages_are_ignored(webex: Webex) -> None:
    """ "Webhooks": a bot is told of its own messages, too."""
    chat = Chat(webex, BOT["id"], f"room{BOT['id']}")
    assert webex.message(BOT["id"], text=QUESTION).ok
    member = {"id": "m1", "roomId": chat.to, "roomType": "group", "personId": BOT["id"]}
    assert webex.deliver("memberships", "created", member).ok
    chat.wait_for(GREETING)
    assert ANSWER not in chat.ever()


def test_a_direct_space_is_not_greeted_before_its_first_question(
    platforms: Dict[str, Any],
) -> None:
    """ "Memberships": who writes first to a bot makes a space for both."""
    chat = new_chat("webex", platforms)
    webex: Webex = platforms["webexteams"]
    member = {"id": f"b{chat.person}", "roomId": chat.to, "personId": BOT["id"]}
    assert webex.deliver("memberships", "created", {**member, "roomType": "direct"}).ok
    chat.say(QUESTION, ANSWER)
    assert GREETING not in chat.ever()


def test_another_person_joining_is_not_greeted(platforms: Dict[str, Any]) -> None:
    """ "Memberships"."""
    chat = new_chat("webex", platforms)
    webex: Webex = platforms["webexteams"]
    data = {"id": f"m{chat.person}", "roomId": chat.to, "personId": chat.person}
    assert webex.deliver("memberships", "created", data).ok
    chat.say(QUESTION, ANSWER)
    assert GREETING not in chat.ever()
