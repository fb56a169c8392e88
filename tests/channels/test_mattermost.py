"""Mattermost's webhooks, commands and buttons (developers.mattermost.com)."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from tests.channels.people import new_chat
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION, WORDLESS, Chat
from tests.channels.platforms.mattermost import BOT, COMMAND, Mattermost

POSTS: Dict[str, Any] = {
    "a trigger word": ({"text": f"wto: {QUESTION}"}, ANSWER),
    "no trigger word": ({"text": QUESTION, "trigger_word": ""}, ANSWER),
    "a mention": ({"text": f"@wto {QUESTION}", "trigger_word": "@wto"}, ANSWER),
    "only the trigger": ({"text": "wto"}, GREETING),
    "a file": ({"text": "wto", "file_ids": "abc"}, WORDLESS),
}


@pytest.mark.parametrize("form", [False, True], ids=["json", "form"])
@pytest.mark.parametrize("kind", list(POSTS))
def test_posts(kind: str, form: bool, platforms: Dict[str, Any]) -> None:
    """ "Outgoing webhooks": parameters, and the two content types."""
    chat = new_chat("mattermost", platforms)
    mattermost: Mattermost = platforms["mattermost"]
    content, expected = POSTS[kind]
    chat.expect(mattermost.deliver(mattermost.post(chat.person, **content), form), expected)


def test_a_slash_command(platforms: Dict[str, Any]) -> None:
    """ "Slash commands": a form with a token of its own."""
    chat = new_chat("mattermost", platforms)
    mattermost: Mattermost = platforms["mattermost"]
    form = mattermost.post(chat.person, text=QUESTION, token=COMMAND, command="/wto")
    for key in ("post_id", "trigger_word", "file_ids", "timestamp"):
        del form[key]
    form["trigger_id"] = f"command{chat.person}"
    chat.expect(mattermost.deliver(form, form=True), ANSWER)


def test_its_own_posts_are_ignored(mattermost: Mattermost) -> None:
    """ "Outgoing webhooks": one for a whole channel brings every post."""
    chat = Chat(mattermost, BOT, "channelown")
    own = mattermost.post(BOT, text=QUESTION, channel_id="channelown")
    assert mattermost.deliver(own).ok
    other = mattermost.post("bob", text="wto What's the weather?", channel_id="channelown")
    assert mattermost.deliver(other).ok
    chat.wait_for("the WTO's training programmes")
    assert ANSWER not in chat.ever()


def test_a_forged_button_is_refused(platforms: Dict[str, Any]) -> None:
    """ "Interactive messages": context."""
    chat = new_chat("mattermost", platforms)
    for context in ({"action": QUESTION}, {"action": QUESTION, "token": "0" * 64}, {}):
        assert chat.platform.press(chat.person, context).status_code == 403
    chat.say("hello", GREETING)
    assert ANSWER not in chat.ever()


def test_an_edited_post_is_answered_once(platforms: Dict[str, Any]) -> None:
    """ "Outgoing webhooks": post_id stays the same."""
    chat = new_chat("mattermost", platforms)
    mattermost: Mattermost = platforms["mattermost"]
    post = mattermost.post(chat.person, text=f"wto {QUESTION}")
    assert mattermost.deliver(post).ok
    chat.wait_for(ANSWER)
    assert mattermost.deliver({**post, "text": "wto What is Geneva Week?"}).ok
    chat.say("What's the weather?", "the WTO's training programmes")
    assert "Geneva Week" not in chat.ever()


def test_an_unknown_event_is_acknowledged(mattermost: Mattermost) -> None:
    """ "Outgoing webhooks": nothing to answer without a post."""
    post = mattermost.post("carol", text=QUESTION)
    del post["post_id"]
    assert mattermost.deliver(post).status_code == 200


def test_a_comparison_is_a_markdown_table(platforms: Dict[str, Any]) -> None:
    """ "Format text": tables."""
    chat = new_chat("mattermost", platforms)
    chat.say("Compare Geneva Week and the Introduction courses", "usually three weeks")
    lines = chat.shown()[0].raw["message"].splitlines()
    assert "|  | Geneva Week | Introduction courses |" in lines
    assert "| --- | --- | --- |" in lines
    assert "| Length | not stated | usually three weeks |" in lines
