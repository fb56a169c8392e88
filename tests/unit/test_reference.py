"""What "it", "the second one" and the like mean."""

from typing import List

import pytest

from actions.thinking.conversation import Conversation, Question
from actions.thinking.reference import looking_back, resolve
from knowledge.schema import Knowledge

LISTED = ["introduction_courses", "thematic_courses", "geneva_week"]


@pytest.mark.parametrize(
    ("references", "conversation", "expected"),
    [
        ([], Conversation(programmes=["symposia"]), ["symposia"]),
        (["it"], Conversation(programmes=["symposia"]), ["symposia"]),
        (["2"], Conversation(listed=LISTED), ["thematic_courses"]),
        (["last"], Conversation(listed=LISTED), ["geneva_week"]),
        (["7"], Conversation(listed=LISTED), []),
        (["2"], Conversation(recent=["symposia", "geneva_week"]), ["symposia"]),
        (["other"], Conversation(listed=LISTED[:2], programmes=LISTED[:1]), LISTED[1:2]),
        (
            ["other"],
            Conversation(recent=["symposia", "geneva_week"], programmes=["symposia"]),
            ["geneva_week"],
        ),
        (["both"], Conversation(listed=LISTED[:2]), LISTED[:2]),
        (["both"], Conversation(recent=["symposia", "geneva_week"]), ["geneva_week", "symposia"]),
        (
            ["rest"],
            Conversation(listed=LISTED, programmes=["thematic_courses"]),
            ["introduction_courses", "geneva_week"],
        ),
        (["all"], Conversation(listed=LISTED), LISTED),
        (["1", "last"], Conversation(listed=LISTED), ["introduction_courses", "geneva_week"]),
        (["all", "2"], Conversation(listed=LISTED), ["thematic_courses"]),
        (["first 2"], Conversation(listed=LISTED), LISTED[:2]),
        (["previous"], Conversation(listed=LISTED, programmes=["geneva_week"]), LISTED[1:2]),
        (["next"], Conversation(listed=LISTED, programmes=["geneva_week"]), []),
        (
            ["previous"],
            Conversation(recent=["symposia", "geneva_week"], programmes=["symposia"]),
            ["geneva_week"],
        ),
        (["last 2"], Conversation(listed=LISTED), LISTED[1:]),
    ],
)
def test_resolves(
    references: List[str], conversation: Conversation, expected: List[str], knowledge: Knowledge
) -> None:
    question = Question("ask", references=references)
    assert resolve(question, conversation, knowledge).programmes == expected


def test_a_named_programme_wins(knowledge: Knowledge) -> None:
    question = Question("ask", programmes=["geneva_week"], references=["it"])
    assert resolve(question, Conversation(programmes=["symposia"]), knowledge).programmes == [
        "geneva_week"
    ]


def test_a_pronoun_beats_a_doubtful_description(knowledge: Knowledge) -> None:
    question = Question("ask", 0.5, programmes=["geneva_week"], described=True, references=["it"])
    assert resolve(question, Conversation(programmes=["symposia"]), knowledge).programmes == [
        "symposia"
    ]


def test_it_is_ambiguous_after_a_list(knowledge: Knowledge) -> None:
    subject = resolve(Question("ask", references=["it"]), Conversation(listed=LISTED), knowledge)
    assert subject.programmes == []
    assert subject.options == LISTED


def test_a_programme_gone_from_the_file_is_forgotten(knowledge: Knowledge) -> None:
    conversation = Conversation(programmes=["dance_classes"])
    assert resolve(Question("ask"), conversation, knowledge).programmes == []


def test_looking_back_puts_the_latest_first() -> None:
    conversation = Conversation(recent=["symposia", "geneva_week"])
    assert looking_back(conversation, ["geneva_week"]) == ["geneva_week", "symposia"]


def test_the_shorter_one_is_told_by_stated_lengths(knowledge: Knowledge) -> None:
    question = Question("ask", references=["shorter"])
    listed = Conversation(listed=["trade_policy_courses", "regional_programmes"])
    assert resolve(question, listed, knowledge).programmes == ["regional_programmes"]
    unknown = Conversation(listed=["geneva_week", "symposia"])
    assert resolve(question, unknown, knowledge).programmes == []


def test_that_one_after_a_rank_is_the_one_that_came_first(knowledge: Knowledge) -> None:
    ranked = Conversation(
        programmes=["thematic_courses", "introduction_courses"],
        last_question=Question("rank_programmes", ranks=["shorter"]),
    )
    one = Question("ask", references=["it"])
    assert resolve(one, ranked, knowledge).programmes == ["thematic_courses"]
    both = Question("ask", references=["it"], plural=True)
    assert len(resolve(both, ranked, knowledge).programmes) == 2


def test_the_first_one_asked_about_is_the_earliest(knowledge: Knowledge) -> None:
    talked = Conversation(recent=["geneva_week", "symposia", "introduction_courses"])
    question = Question("refer", references=["earliest"])
    assert resolve(question, talked, knowledge).programmes == ["introduction_courses"]


def test_the_other_of_two_ranked_is_the_second(knowledge: Knowledge) -> None:
    ranked = ["trade_policy_courses", "introduction_courses"]
    last = Question("rank_programmes", programmes=ranked)
    talked = Conversation(programmes=ranked, listed=ranked, recent=ranked, last_question=last)
    question = Question("ask", references=["other"])
    assert resolve(question, talked, knowledge).programmes == ranked[1:]


def test_an_end_or_a_topic_stands_for_a_programme(knowledge: Knowledge) -> None:
    longest = Question("ask", ranks=["longest"], attributes=["location"])
    assert resolve(longest, Conversation(), knowledge).programmes == ["trade_policy_courses"]
    doha = Question("refer", topics=["doha"])
    assert resolve(doha, Conversation(), knowledge).programmes == ["symposia"]
