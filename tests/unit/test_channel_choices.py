"""Numbers and titles that people send back."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.choices import first_number, reference, understood
from channels.incoming import plain_words, sender, was_answered

BUTTONS = [
    {"title": "All programmes", "payload": "Which programmes are there?"},
    {"title": "Help me choose", "payload": "Which programme is right for me?"},
]
LIST = "These:\n1. Trade policy courses\n2. Introduction courses"


def bot(text: str = "What next?", buttons: Optional[List[Dict[str, str]]] = None) -> BotUttered:
    """Something the assistant said."""
    return BotUttered(text, {"buttons": BUTTONS if buttons is None else buttons})


def tracker(*events: Event) -> DialogueStateTracker:
    """A conversation."""
    return DialogueStateTracker.from_events("telegram:1:1", list(events))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1", "Which programmes are there?"),
        ("2", "Which programme is right for me?"),
        (" 2. ", "Which programme is right for me?"),
        ("2)", "Which programme is right for me?"),
        ("#2", "Which programme is right for me?"),
        ("2️⃣", "Which programme is right for me?"),
        ("２", "Which programme is right for me?"),
        ("٢", "Which programme is right for me?"),
        ("help  ME choose", "Which programme is right for me?"),
        ("2. Help me choose", "Which programme is right for me?"),
        ("Help me choose!", "Which programme is right for me?"),
        ("“help me choose”.", "Which programme is right for me?"),
        ("0", "0"),
        ("3", "3"),
        ("2 weeks", "2 weeks"),
        ("12", "12"),
        ("choose", "choose"),
        ("Where is Geneva Week?", "Where is Geneva Week?"),
    ],
)
def test_what_is_meant(said: str, meant: str) -> None:
    assert understood(said, tracker(UserUttered("hi"), bot())) == meant


def test_a_number_within_a_list_means_the_list() -> None:
    past = tracker(UserUttered("hi"), bot(LIST))
    assert first_number(LIST) == 3
    assert understood("2", past) == "2"
    assert understood("3", past) == "Which programmes are there?"
    assert understood("4. Help me choose", past) == "Which programme is right for me?"


def test_the_last_message_with_buttons_counts() -> None:
    other = [{"title": "Place", "payload": "Where is it?"}]
    past = tracker(UserUttered("hi"), bot(), bot(buttons=other), bot("By the way.", []))
    assert understood("1", past) == "Where is it?"
    assert understood("All programmes", past) == "All programmes"


@pytest.mark.parametrize(
    "events",
    [[], [UserUttered("hi")], [bot(), UserUttered("hi")], [UserUttered("hi"), bot(buttons=[])]],
)
def test_without_an_offer_words_are_words(events: List[Any]) -> None:
    assert understood("1", tracker(*events)) == "1"
    assert understood("1", None) == "1"


def test_a_reference_finds_its_payload_however_old() -> None:
    past = tracker(bot(), UserUttered("hi"), bot(buttons=[]))
    sent = reference("Which programme is right for me?")
    assert understood(sent, past) == "Which programme is right for me?"
    assert understood(reference("never offered"), past) == reference("never offered")


@pytest.mark.parametrize("past", [None, tracker(bot(), UserUttered("hi"))])
def test_a_reference_that_is_not_known_stands_for_its_title(
    past: Optional[DialogueStateTracker],
) -> None:
    assert understood(reference("never offered"), past, "Place") == "Place"
    assert understood(reference("never offered"), past, "2. Help me choose") == "Help me choose"


def test_a_button_without_a_payload_says_its_title() -> None:
    past = tracker(UserUttered("hi"), bot(buttons=[{"title": "NGO"}]))
    assert understood("1", past) == "NGO"


def test_a_conversation_fits_into_a_database() -> None:
    assert sender("slack", "T1:D1:U1") == "slack:T1:D1:U1"
    ada, bob = (sender("botframework", f"a:{'x' * 180}:29:{'y' * 90}{name}") for name in "ab")
    assert ada != bob and max(len(ada), len(bob)) < 255


@pytest.mark.parametrize("space", ["", " ", "\t", "\n", "\u00a0", "\u2003", "\x1f", " /\u3000"])
def test_no_text_is_a_command(space: str) -> None:
    """What is left after Rasa has taken the spaces away, too."""
    for text in (f"{space}/restart", f"/{space}/restart", f"//{space}{space}/{space}restart"):
        assert UserMessage(plain_words(text)).text == "restart"
    assert UserMessage(plain_words("how/where")).text == "how/where"


def test_a_delivery_that_another_server_answered_is_recognised() -> None:
    past = tracker(UserUttered("hi", message_id="telegram:7"), bot())
    assert was_answered("telegram:7", past)
    assert not was_answered("telegram:8", past)
    assert not was_answered("telegram:7", None)
