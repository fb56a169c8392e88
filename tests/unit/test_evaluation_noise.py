"""Noise on held-out questions: always the same, and no more than it says."""

from __future__ import annotations

import pytest
from rapidfuzz.distance import OSA

from evaluation.noise import KINDS, neighbours, noisy

TEXTS = [
    "How long does Geneva Week last?",
    "Who can attend the symposia, and where are they held?",
    "fees?",
    "",
]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_makes_the_same_noise(kind: str) -> None:
    assert noisy(TEXTS, kind) == noisy(TEXTS, kind)
    # A text's noise does not depend on its neighbours.
    assert noisy(TEXTS[1:2], kind) == noisy(TEXTS, kind)[1:2]


@pytest.mark.parametrize("kind", ["typos", "keyboard slips"])
def test_a_slip_is_one_edit_in_a_word(kind: str) -> None:
    for seed in range(20):
        before = "participants"
        after = noisy([before], kind, seed)[0]
        assert OSA.distance(before, after) == 1 or after == before
        assert after[0] == "p"


def test_short_words_and_empty_texts_are_left_alone() -> None:
    assert noisy(["is it so?", ""], "typos") == ["is it so?", ""]


def test_another_seed_makes_other_slips() -> None:
    assert noisy(TEXTS[1:2], "typos", 1) != noisy(TEXTS[1:2], "typos", 2)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("capital letters", "Who pays?", "WHO PAYS?"),
        ("small letters", "Who Pays?", "who pays?"),
        ("no punctuation", "So, who's it for - me?", "So who's it for me"),
        ("no punctuation", "?!", "?!"),
    ],
)
def test_case_and_punctuation(kind: str, text: str, expected: str) -> None:
    assert noisy([text], kind) == [expected]


def test_politeness_keeps_the_question_whole() -> None:
    assert all(text in polite for text, polite in zip(TEXTS, noisy(TEXTS, "politeness")))


def test_neighbours_on_the_keyboard() -> None:
    assert set("asedrf") - {"d", "a"} <= set(neighbours("e") + neighbours("d") + neighbours("s"))
    assert "p" not in neighbours("a")
    assert neighbours("ü") == ""
