"""What held-out questions and readings mean, and when they agree."""

from __future__ import annotations

from typing import Any, Dict, List

import pytest

from evaluation.meant import Meaning, closest, meanings, read, same_intent

GENEVA, SYMPOSIA = "geneva_week", "symposia"


@pytest.mark.parametrize(
    ("expect", "meaning"),
    [
        (
            [{"programme": GENEVA, "attribute": "duration"}],
            Meaning("ask", frozenset({GENEVA}), frozenset({"duration"})),
        ),
        (
            [{"programme": GENEVA, "attribute": "audience"}, {"matter": "fees"}],
            Meaning("several_questions", frozenset({GENEVA}), frozenset({"audience"})),
        ),
        ([{"matter": "visa", "programme": SYMPOSIA}], Meaning("ask_visa", frozenset({SYMPOSIA}))),
        ([{"list": [GENEVA, SYMPOSIA]}], Meaning("list_programmes")),
        ([{"rank": "longest", "answer": [GENEVA]}], Meaning("rank_programmes")),
        (
            [{"compare": [GENEVA, SYMPOSIA], "attribute": "duration"}],
            Meaning("compare_programmes", frozenset({GENEVA, SYMPOSIA})),
        ),
        ([{"act": "out_of_scope"}], Meaning("out_of_scope")),
        ([{"act": "help"}], Meaning("ask_help")),
    ],
)
def test_meaning_of_an_expectation(expect: List[Dict[str, Any]], meaning: Meaning) -> None:
    assert meanings({"expect": expect}) == [meaning]


def _message(intent: str, *questions: Dict[str, Any]) -> Dict[str, Any]:
    blank: Dict[str, Any] = {"programmes": [], "attributes": []}
    return {"intent": {"name": intent}, "questions": [{**blank, **item} for item in questions]}


def test_meaning_of_a_reading() -> None:
    asked = {"intent": "ask", "programmes": [GENEVA], "attributes": ["duration"]}
    assert read(_message("ask_geneva_week", asked)) == Meaning(
        "ask", frozenset({GENEVA}), frozenset({"duration"})
    )
    fees = {"intent": "ask_fees", "programmes": [SYMPOSIA]}
    assert read(_message("ask_fees", fees)) == Meaning("ask_fees", frozenset({SYMPOSIA}))
    assert read(_message("several_questions", asked, fees)).intent == "several_questions"
    assert read(_message("nlu_fallback", fees)).intent == "nlu_fallback"
    assert read(_message("message_too_long")) == Meaning("message_too_long")


def test_the_accepted_meaning_that_is_closest_counts() -> None:
    entry = {
        "expect": [{"list": [GENEVA]}],
        "accept": [[{"programme": GENEVA, "attribute": "audience"}]],
    }
    found = Meaning("ask", frozenset({GENEVA}), frozenset({"audience"}))
    assert closest(meanings(entry), found) == found


def test_asking_back_is_right_where_the_question_is_unclear() -> None:
    unclear = meanings({"expect": [{"act": "clarify"}]})[0]
    assert same_intent(unclear, Meaning("nlu_fallback"))
    assert same_intent(unclear, Meaning("ask", attributes=frozenset({"duration"})))
    assert not same_intent(unclear, Meaning("ask", frozenset({GENEVA})))
