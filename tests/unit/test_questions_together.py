"""What the questions of one message mean together; plain data, no classifier."""

from typing import Any, List, Tuple

from components.question import ASK, CORRECT, INFORM, LIST, Question, Thresholds
from components.scene import drop_company, set_scene
from components.sharing import share

THRESHOLDS = Thresholds()


def question(intent: str, text: str = "?", confidence: float = 0.9, **said: Any) -> Question:
    return Question(intent, confidence, text, **said)


def told(questions: List[Question]) -> List[Tuple[str, List[str], List[str]]]:
    return [(item.intent, item.programmes, item.attributes) for item in questions]


def test_courtesies_beside_a_question_are_dropped() -> None:
    asked = question(ASK, asks=True, programmes=["geneva_week"], attributes=["duration"])
    kept = drop_company([question("greet"), asked, question("thanks")], THRESHOLDS)
    assert kept == [asked]


def test_courtesies_alone_are_answered() -> None:
    assert [item.intent for item in drop_company([question("thanks")], THRESHOLDS)] == ["thanks"]


def test_what_is_said_of_oneself_becomes_a_condition_of_a_list() -> None:
    said = question(INFORM, "I work for an NGO", audiences=["ngos"])
    listed = question(LIST, "what is there for me?", asks=True)
    assert drop_company([said, listed], THRESHOLDS)[0].audiences == ["ngos"]


def test_conditions_told_in_several_sentences_count_together() -> None:
    said = [
        question(INFORM, "in Geneva", places=["geneva"]),
        question(INFORM, "I am an intern", audiences=["interns"]),
    ]
    (together,) = drop_company(said, THRESHOLDS)
    assert (together.places, together.audiences) == (["geneva"], ["interns"])


def test_a_name_after_a_complaint_corrects() -> None:
    complaint = question("not_what_i_asked", "not that one")
    named = question(ASK, "the symposia", programmes=["symposia"])
    assert told(drop_company([complaint, named], THRESHOLDS)) == [(CORRECT, ["symposia"], [])]


def test_a_doubtful_statement_beside_a_question_sets_the_scene() -> None:
    aside = question(ASK, "I was told about it by the ambassador herself", confidence=0.5)
    asked = question(ASK, "how long is it?", asks=True, attributes=["duration"])
    assert [item.intent for item in set_scene([aside, asked], THRESHOLDS)] == [INFORM, ASK]


def test_a_bare_number_beside_a_clear_question_asks_nothing() -> None:
    asked = question(ASK, "how many days?", asks=True, attributes=["duration"])
    guess = question("refer", "Five?", asks=True, references=["5"])
    assert drop_company([asked, guess], THRESHOLDS) == [asked]


def test_a_programme_named_once_holds_for_what_follows() -> None:
    first = question(ASK, asks=True, programmes=["symposia"], attributes=["location"])
    second = question(ASK, asks=True, attributes=["audience"])
    assert told(share([first, second], THRESHOLDS)) == [
        (ASK, ["symposia"], ["location"]),
        (ASK, ["symposia"], ["audience"]),
    ]


def test_an_attribute_asked_once_holds_for_the_next_programme() -> None:
    first = question(ASK, asks=True, programmes=["symposia"], attributes=["duration"])
    second = question(ASK, asks=True, programmes=["geneva_week"])
    assert told(share([first, second], THRESHOLDS))[1] == (ASK, ["geneva_week"], ["duration"])


def test_a_subject_named_for_the_next_question_asks_nothing() -> None:
    subject = question(ASK, "About Geneva Week", programmes=["geneva_week"])
    asked = question(ASK, asks=True, programmes=["geneva_week"], attributes=["duration"])
    assert share([subject, asked], THRESHOLDS) == [asked]


def test_conditions_of_different_kinds_make_one_list() -> None:
    place = question(LIST, places=["geneva"])
    audience = question(LIST, audiences=["ngos"])
    (together,) = share([place, audience], THRESHOLDS)
    assert (together.places, together.audiences) == (["geneva"], ["ngos"])


def test_a_question_after_leave_that_only_changes_the_subject() -> None:
    leaving = question("stop", "leave that for now")
    ranked = question("rank_programmes", "which is the longest?", asks=True, ranks=["longest"])
    assert drop_company([leaving, ranked], THRESHOLDS) == [ranked]


def test_leaving_off_stays_an_order_beside_an_aside() -> None:
    leaving = question("stop", "forget it")
    aside = question(LIST, "the courses", confidence=0.5)
    assert drop_company([leaving, aside], THRESHOLDS) == [leaving]


def test_something_for_that_asks_for_no_whole_list() -> None:
    described = question(ASK, programmes=["other_support"], attributes=["content"])
    vague = question(LIST, "do you have a thing for that?", asks=True, references=["it"])
    assert share([described, vague], THRESHOLDS) == [described]


def test_of_orders_half_heard_one_counts_and_beside_a_question_none() -> None:
    again = question("start_over", "clear.", confidence=0.48)
    leaving = question("stop", "end", confidence=0.49)
    assert drop_company([again, leaving], THRESHOLDS) == [leaving]
    asked = question(ASK, "and where is it?", asks=True, attributes=["location"])
    assert drop_company([again, asked], THRESHOLDS) == [asked]


def test_several_corrections_are_one() -> None:
    vague = question("correct", "I put that badly", confidence=0.4)
    mended = question("correct", "I wanted the length", confidence=0.9, attributes=["duration"])
    assert drop_company([vague, mended], THRESHOLDS) == [mended]


def test_naming_two_before_ranking_them_is_no_comparison_of_its_own() -> None:
    two = ["symposia", "geneva_week"]
    compared = question("compare_programmes", programmes=two)
    ranked = question("rank_programmes", programmes=two, ranks=["longer"])
    assert share([compared, ranked], THRESHOLDS) == [ranked]


def test_it_beside_a_question_about_another_means_what_was_told_before() -> None:
    about_it = question(ASK, asks=True, references=["it"], attributes=["location"])
    other = question(ASK, asks=True, programmes=["symposia"], attributes=["location"])
    assert [item.programmes for item in share([about_it, other], THRESHOLDS)] == [[], ["symposia"]]


def test_a_vague_correction_takes_the_programme_named_after_it() -> None:
    named = question(ASK, programmes=["symposia"])
    kept = drop_company([question(CORRECT), named], THRESHOLDS)
    assert told(kept) == [(CORRECT, ["symposia"], [])]
