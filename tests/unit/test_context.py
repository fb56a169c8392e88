"""What a question means at its place in a conversation."""

from actions.thinking.context import in_context
from actions.thinking.conversation import ASK, COMPARE, INFORM, LIST, Conversation, Question

ABOUT_SYMPOSIA = Conversation(programmes=["symposia"], last_question=Question(ASK))
AFTER_A_LIST = Conversation(programmes=["symposia"], last_question=Question(LIST))


def test_a_doubtful_question_about_it_asks_about_the_programme_in_focus() -> None:
    question = Question("out_of_scope", 0.4, references=["it"], likely_attribute="location")
    meant = in_context(question, ABOUT_SYMPOSIA)
    assert (meant.intent, meant.attributes) == (ASK, ["location"])


def test_what_is_surely_beside_the_subject_stays_so() -> None:
    question = Question("out_of_scope", 0.9, references=["it"], likely_attribute="location")
    assert in_context(question, ABOUT_SYMPOSIA) == question


def test_what_else_comes_with_it_asks_for_the_content() -> None:
    meant = in_context(Question(LIST, 0.5, references=["it"]), ABOUT_SYMPOSIA)
    assert (meant.intent, meant.attributes) == (ASK, ["content"])


def test_a_condition_after_a_list_goes_on_about_the_list() -> None:
    question = Question(ASK, attributes=["location"], places=["outside_geneva"])
    assert in_context(question, AFTER_A_LIST).intent == INFORM
    assert in_context(question, ABOUT_SYMPOSIA) == question


def test_only_after_a_fact_asks_about_the_programme_spoken_of() -> None:
    question = Question(LIST, places=["geneva"], narrows=True)
    assert in_context(question, ABOUT_SYMPOSIA).attributes == ["location"]
    assert in_context(question, AFTER_A_LIST) == question


def test_any_of_them_is_about_a_list_where_there_is_one() -> None:
    question = Question(LIST, places=["geneva"], narrows=True, references=["it"])
    listed = Conversation(
        programmes=["symposia"],
        listed=["symposia", "geneva_week"],
        last_question=Question(LIST),
    )
    assert in_context(question, listed) == question
    assert in_context(question, ABOUT_SYMPOSIA).intent == ASK


def test_a_tag_after_a_fact_wants_it_confirmed() -> None:
    question = Question(INFORM, places=["outside_geneva"], asks=True)
    assert in_context(question, ABOUT_SYMPOSIA).attributes == ["location"]
    assert in_context(question, AFTER_A_LIST) == question


def test_a_question_lost_in_small_talk_is_about_the_programme_spoken_of() -> None:
    lost = Question(
        "ask_help", 0.4, asks=True, alternatives=[("ask", 0.35)], possible_attribute="purpose"
    )
    assert in_context(lost, ABOUT_SYMPOSIA).attributes == ["purpose"]
    assert in_context(lost, Conversation()) == lost


COMPARED = Conversation(
    programmes=["symposia", "thematic_courses"],
    attributes=["location"],
    last_question=Question(COMPARE),
)


def test_one_of_two_compared_is_exchanged_for_another() -> None:
    swapped = Question(
        "correct", programmes=["symposia", "introduction_courses"], swaps=True, text="swap them"
    )
    aside = Question("correct", programmes=["introduction_courses"], aside=["symposia"])
    for question in (swapped, aside):
        meant = in_context(question, COMPARED)
        assert meant.intent == COMPARE
        assert meant.programmes == ["introduction_courses", "thematic_courses"]
        assert meant.attributes == ["location"]


def test_another_programme_alone_exchanges_nothing() -> None:
    question = Question(ASK, programmes=["introduction_courses"])
    assert in_context(question, COMPARED) == question


def test_a_bare_number_after_lengths_is_in_their_unit() -> None:
    months = {"at_least": None, "at_most": 4.0, "strict": False}
    listed = Question(LIST, lengths=[months], unit_in_weeks=4.0)
    question = Question(LIST, amounts=[{"at_least": None, "at_most": 2.0, "strict": False}])
    meant = in_context(question, Conversation(last_question=listed))
    assert meant.lengths == [{"at_least": None, "at_most": 8.0, "strict": False}]
    assert in_context(question, ABOUT_SYMPOSIA).lengths == []


def test_a_doubtful_condition_goes_on_about_what_was_told() -> None:
    question = Question(LIST, 0.35, places=["geneva"])
    assert in_context(question, AFTER_A_LIST).intent == INFORM
    assert in_context(question, ABOUT_SYMPOSIA).attributes == ["location"]
    sure = Question(LIST, 0.9, places=["geneva"])
    assert in_context(sure, ABOUT_SYMPOSIA) == sure


def test_a_doubtful_list_asks_about_the_programme_in_focus() -> None:
    near = [("list_programmes", 0.43), (ASK, 0.41)]
    question = Question(LIST, 0.43, possible_attribute="content", alternatives=near)
    assert in_context(question, ABOUT_SYMPOSIA).attributes == ["content"]
    assert in_context(question, Conversation()) == question
