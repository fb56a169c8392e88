"""Slack's events and interactions (docs.slack.dev)."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from tests.channels.people import new_chat
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION, WORDLESS, Chat, Rejected
from tests.channels.platforms.slack import BOT, TEAM, Slack

FILE = [{"id": "F1", "mimetype": "image/png"}]

# What happens in a direct conversation, and what is answered.
EVENTS: Dict[str, Any] = {
    "words": ({"text": QUESTION}, ANSWER),
    "escaped signs": ({"text": f"{QUESTION} &lt;&amp;&gt;"}, ANSWER),
    "a file": ({"text": "", "subtype": "file_share", "files": FILE}, WORDLESS),
    "a file with words": ({"text": QUESTION, "subtype": "file_share", "files": FILE}, ANSWER),
    "an edit": ({"subtype": "message_changed", "message": {"text": QUESTION}}, None),
    "a deletion": ({"subtype": "message_deleted", "text": QUESTION}, None),
    "a join": ({"subtype": "channel_join", "text": QUESTION}, None),
    "a bot's words": ({"subtype": "bot_message", "bot_id": "B1", "text": QUESTION}, None),
    "its own words": ({"bot_id": "B0BOT", "user": BOT, "text": QUESTION}, None),
    "words in a channel": ({"channel_type": "channel", "text": QUESTION}, None),
    "a reaction": ({"type": "reaction_added", "reaction": "thumbsup", "text": QUESTION}, None),
    "a message without a person": ({"user": None, "subtype": "me_message", "text": QUESTION}, None),
    "a new form of message": ({"user": {"id": 7}, "channel": None, "text": [QUESTION]}, None),
}


@pytest.mark.parametrize("kind", list(EVENTS))
def test_events(kind: str, platforms: Dict[str, Any]) -> None:
    """ "message event" and its subtypes, "member_joined_channel", "reaction_added"."""
    chat = new_chat("slack", platforms)
    slack: Slack = platforms["slack"]
    content, expected = EVENTS[kind]
    chat.expect(slack.event({**slack.message(chat.person), **content}), expected)


def test_a_mention_is_answered_in_its_thread(slack: Slack) -> None:
    """ "app_mention event": replies stay out of the channel's own stream."""
    chat = Chat(slack, "UMENTION", "C0CHANNEL")
    mention = slack.message("UMENTION", type="app_mention", text=f"<@{BOT}> {QUESTION}")
    mention.update(channel="C0CHANNEL", ts="1700000000.777777")
    del mention["channel_type"]
    assert slack.event(mention).ok
    chat.wait_for(ANSWER)
    assert chat.shown()[0].raw["thread_ts"] == "1700000000.777777"


def test_a_button_pressed_in_a_channel_is_answered_in_its_thread(slack: Slack) -> None:
    """ "block_actions payload": channel, message."""
    chat = Chat(slack, "UPRESS", "C0PRESS")
    where = {"channel": {"id": "C0PRESS", "name": "general"}}
    assert slack.interact(slack.pressed("UPRESS", QUESTION, **where)).ok
    chat.wait_for(ANSWER)
    assert chat.shown()[0].raw["thread_ts"] == "1700000000.000100"


def test_a_thread_of_a_direct_conversation_goes_on_there(platforms: Dict[str, Any]) -> None:
    """ "message event": thread_ts."""
    chat = new_chat("slack", platforms)
    slack: Slack = platforms["slack"]
    chat.say(QUESTION, ANSWER)
    assert "thread_ts" not in chat.shown()[0].raw
    chat.mark()
    message = slack.message(chat.person, text="and where?", thread_ts="1700000000.000100")
    assert slack.event(message).ok
    chat.wait_for("Geneva and elsewhere")
    assert chat.shown()[0].raw["thread_ts"] == "1700000000.000100"


def test_the_assistant_greets_a_channel_it_joins(slack: Slack) -> None:
    """ "member_joined_channel event"."""
    event = {
        "type": "member_joined_channel",
        "user": BOT,
        "channel": "C0JOINED",
        "channel_type": "C",
        "team": TEAM,
        "inviter": "UADA",
        "event_ts": "1700000000.000200",
    }
    assert slack.event(event).ok
    chat = Chat(slack, BOT, "C0JOINED")
    chat.wait_for(GREETING)
    assert "thread_ts" not in chat.shown()[0].raw


def test_the_address_is_verified(slack: Slack) -> None:
    """ "url_verification event"."""
    answer = slack.deliver_raw(b'{"type": "url_verification", "challenge": "abc"}')
    assert answer.json() == {"challenge": "abc"}


def test_an_old_request_is_refused(slack: Slack) -> None:
    """ "Verifying requests from Slack": five minutes."""
    assert slack.event(slack.message("UOLD", text=QUESTION), age=301).status_code == 403
    assert slack.event(slack.message("UNEW", text="hello"), age=290).status_code == 200


def test_other_interactions_are_acknowledged(platforms: Dict[str, Any]) -> None:
    """ "block_actions payload", "view_submission payload"."""
    chat = new_chat("slack", platforms)
    slack: Slack = platforms["slack"]
    payloads = (
        {"type": "view_submission", "user": {"id": chat.person}},
        {"type": "block_actions", "user": {"id": chat.person}, "actions": [{"type": "button"}]},
        {"type": "something_new", "actions": []},
    )
    for payload in payloads:
        assert slack.interact(payload).status_code == 200
    assert slack.deliver(b"nothing=1", "application/x-www-form-urlencoded").status_code == 200
    chat.say("hello", GREETING)


def test_a_comparison_is_a_table(platforms: Dict[str, Any]) -> None:
    """ "Table block"."""
    chat = new_chat("slack", platforms)
    chat.say("Compare Geneva Week and the Introduction courses", "usually three weeks")
    (attached,) = chat.shown()[0].raw["attachments"]
    table, actions = attached["blocks"]
    assert (table["type"], actions["type"]) == ("table", "actions"), "in this order"
    rows = [[cell["text"] for cell in row] for row in table["rows"]]
    assert rows[0][1:] == ["Geneva Week", "Introduction courses"]
    assert ["Length", "not stated", "usually three weeks"] in rows


def test_where_tables_are_refused_the_words_are_sent(platforms: Dict[str, Any]) -> None:
    """ "chat.postMessage": errors come with status 200."""
    chat = new_chat("slack", platforms)
    chat.platform.rejections = [Rejected(200, {"ok": False, "error": "invalid_attachments"})]
    compared = chat.say("Compare Geneva Week and the Introduction courses", "usually three weeks")
    assert "*Introduction courses*" in compared
    assert "attachments" not in chat.shown()[0].raw
    chat.choose("Geneva Week", "Geneva Week")


def test_where_blocks_are_refused_the_text_is_sent(platforms: Dict[str, Any]) -> None:
    """The same page."""
    chat = new_chat("slack", platforms)
    chat.platform.rejections = [Rejected(200, {"ok": False, "error": "invalid_blocks"})]
    chat.say(QUESTION, ANSWER)
    assert "blocks" not in chat.shown()[0].raw
