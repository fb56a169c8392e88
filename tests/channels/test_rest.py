"""Rasa's REST channel (rasa.com/docs/rasa: "Your Own Website"), closed by a token."""

from __future__ import annotations

import itertools
from typing import Any, Dict, List

import pytest
import requests

from tests.bot import RunningBot
from tests.channels.conftest import REST_TOKEN
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION

_SENDERS = (f"rest{number}" for number in itertools.count())


def post(bot: RunningBot, sender: str, text: str, **headers: str) -> requests.Response:
    """Send a message."""
    return bot.post(
        f'{{"sender": "{sender}", "message": "{text}"}}',
        headers=headers or {"Authorization": f"Bearer {REST_TOKEN}"},
    )


def test_a_whole_conversation(platforms: Dict[str, Any]) -> None:
    """ "Request and Response Format"."""
    sender = next(_SENDERS)

    def say(text: str) -> List[Dict[str, Any]]:
        answer = post(platforms["bot"], sender, text)
        assert answer.status_code == 200
        messages: List[Dict[str, Any]] = answer.json()
        assert all(message["recipient_id"] == sender for message in messages)
        return messages

    assert GREETING in say("hello")[-1]["text"]
    answered = say(QUESTION)[-1]
    assert ANSWER in answered["text"]
    place = next(button for button in answered["buttons"] if button["title"] == "Place")
    assert "Geneva and elsewhere" in say(place["payload"])[-1]["text"]
    assert "8. Regional and sub-regional" in say("Which programmes are there?")[-1]["text"]
    assert "spread general information" in say("2")[-1]["text"]
    compared = say("Compare Geneva Week and the Introduction courses")[-1]["text"]
    assert "usually three weeks" in compared and "not stated" in compared
    assert "the WTO's training programmes" in say("What's the weather?")[-1]["text"]


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer wrong", f"Basic {REST_TOKEN}", REST_TOKEN, f"Bearer {REST_TOKEN}x"],
)
def test_without_the_token_nothing_is_answered(
    authorization: str, platforms: Dict[str, Any]
) -> None:
    answer = post(platforms["bot"], next(_SENDERS), QUESTION, Authorization=authorization)
    assert answer.status_code == 401
    assert answer.json() == {"error": "the bearer token is missing or wrong"}


def test_a_command_sets_nothing(platforms: Dict[str, Any]) -> None:
    """A "/" before an intent is Rasa's own notation, which nobody may type."""
    sender, bot = next(_SENDERS), platforms["bot"]
    post(bot, sender, QUESTION)
    for command in ("/restart", "/\\n/restart", "/\u00a0/restart"):
        assert post(bot, sender, command).json(), "Rasa itself answers a restart with nothing"
    asked = post(bot, sender, "What is Geneva Week?").json()
    assert "Geneva Week" in asked[0]["text"]
