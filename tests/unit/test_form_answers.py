"""What a message answers while the recommendation form asks."""

from actions.thinking.conversation import Question
from actions.thinking.form import answers
from actions.thinking.recommend import ANY, NOBODY
from knowledge.schema import Knowledge


def test_saying_who_one_is_in_unknown_words_is_an_answer(knowledge: Knowledge) -> None:
    trader = Question("inform", text="a trader from Lagos", homes=["outside_geneva"], says_who=True)
    assert answers([trader], "audience", knowledge) == {"audience": NOBODY}


def test_whoever_says_something_else_twice_is_not_asked_again(knowledge: Knowledge) -> None:
    place = Question("inform", text="in Bishkek", homes=["outside_geneva"])
    assert "audience" not in answers([place], "audience", knowledge)
    again = answers([place], "audience", knowledge, insisting=True)
    assert again == {"place": "outside_geneva", "audience": NOBODY}


def test_any_statement_may_say_what_someone_is_after(knowledge: Knowledge) -> None:
    wish = Question("out_of_scope", text="to follow what is said in meetings")
    assert answers([wish], "goal", knowledge) == {"goal": ANY}
    described = Question("ask", programmes=["introduction_courses"], described=True)
    assert answers([described], "goal", knowledge) == {"goal": "first_steps"}


def test_a_question_is_no_answer(knowledge: Knowledge) -> None:
    asked = Question("ask", text="how long is it?", asks=True, attributes=["duration"])
    assert answers([asked], "goal", knowledge) == {}


def test_here_is_where_someone_of_a_group_is(knowledge: Knowledge) -> None:
    here = Question("inform", text="here", references=["here"])
    assert answers([here], "place", knowledge, audience="interns") == {"place": "geneva"}
    official = answers([here], "place", knowledge, audience="capital_officials")
    assert official == {"place": "outside_geneva"}
    assert answers([here], "place", knowledge) == {"place": "geneva"}


def test_away_is_outside_geneva(knowledge: Knowledge) -> None:
    away = Question("inform", text="elsewhere", references=["away"])
    assert answers([away], "place", knowledge) == {"place": "outside_geneva"}


def test_what_does_not_matter_may_be_named(knowledge: Knowledge) -> None:
    said = Question(
        "inform", text="length is no matter", references=["any"], attributes=["duration"]
    )
    assert "length" in answers([said], "place", knowledge)


def test_a_bare_calling_is_in_no_group(knowledge: Knowledge) -> None:
    lawyer = Question("inform", text="lawyer", goals=["advice"])
    assert answers([lawyer], "audience", knowledge)["audience"] == NOBODY


def test_of_several_groups_the_more_particular_counts(knowledge: Knowledge) -> None:
    both = ["capital_officials", "non_resident_members"]
    told = answers([Question("inform", audiences=both)], "audience", knowledge)
    assert told["audience"] == "non_resident_members"
