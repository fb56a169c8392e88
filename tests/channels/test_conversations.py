"""The same whole conversation on every platform."""

from typing import Any, Dict

import pytest

from tests.channels.people import NO_BUTTONS, WHERE, new_chat
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION, WORDLESS

PROGRAMMES = (
    "Trade policy courses", "Introduction courses", "Geneva-based thematic courses",
    "WTO introduction and focus days", "Geneva Week", "Geneva-based topic-specific symposia",
    "Other training support at the WTO", "Regional and sub-regional capacity-building programmes",
)  # fmt: skip


@pytest.mark.parametrize("where", WHERE)
def test_a_whole_conversation(where: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    chat.say("hello", GREETING)
    chat.say(QUESTION, ANSWER)
    chat.choose("Place", "Geneva and elsewhere")

    listed = chat.say("Which programmes are there?", "8. Regional and sub-regional")
    assert all(f"{number}. {name}" in listed for number, name in enumerate(PROGRAMMES, start=1))
    if where in NO_BUTTONS:
        chat.wait_for("9. Help me choose")
    # A number means the list, which the numbered choices continue.
    assert "Introduction courses" in chat.say("2", "spread general information")
    # A title means its button, whether it can be pressed or not.
    chat.wait_for_choice("Length")
    chat.say("length", "usually last three weeks")

    compared = chat.say("Compare Geneva Week and the Introduction courses", "usually three weeks")
    assert "Introduction courses" in compared and "not stated" in compared
    chat.say("What's the weather?", "the WTO's training programmes")


@pytest.mark.parametrize("where", WHERE)
def test_more_choices_than_buttons(where: str, platforms: Dict[str, Any]) -> None:
    """The recommendation's first question has eight choices, some with long titles."""
    chat = new_chat(where, platforms)
    chat.say("Which programme is right for me?", "Who is it for")
    chat.wait_for_choice("Member with no mission in Geneva")
    chat.choose("NGO", "Where can the training be?")


@pytest.mark.parametrize("where", WHERE)
def test_a_number_or_title_that_was_not_offered_is_words(
    where: str, platforms: Dict[str, Any]
) -> None:
    chat = new_chat(where, platforms)
    chat.say(QUESTION, ANSWER)
    chat.say("99", ".")
    chat.say(QUESTION, ANSWER)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(
    "command", ["/restart", "/\u00a0/restart", '/inform{"programmes_in_focus": []}']
)
def test_commands_are_plain_words(command: str, where: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    chat.say("What is Geneva Week?", "Geneva Week")
    chat.say(command, ".")
    chat.say("and where is it?", "Geneva")
    chat.say(f"/{QUESTION}", ANSWER)
    chat.say("///", WORDLESS)


def test_a_command_sets_nothing(platforms: Dict[str, Any]) -> None:
    chat = new_chat("messenger", platforms)
    chat.say(QUESTION, ANSWER)
    chat.say('/SetSlots(programmes_in_focus=["geneva_week"])', ".")
    chat.say('/ask_attribute{"programme": "geneva_week"}', ".")
    chat.say(QUESTION, ANSWER)
    chat.say("and where?", "Geneva and elsewhere")
