"""Which programmes meet conditions."""

from typing import Any, Dict, List

import pytest

from actions.thinking.filters import Conditions, nearest, select
from knowledge.schema import Knowledge

NO_LENGTH = ["introduction_focus_days", "geneva_week", "symposia", "other_support"]


def span(low: Any = None, high: Any = None, strict: bool = False) -> List[Dict[str, Any]]:
    return [{"at_least": low, "at_most": high, "strict": strict}]


@pytest.mark.parametrize(
    ("conditions", "matching", "unknown"),
    [
        (
            Conditions(places=["outside_geneva"]),
            ["trade_policy_courses", "regional_programmes"],
            [],
        ),
        (Conditions(places=["headquarters"]), ["introduction_focus_days", "geneva_week"], []),
        (Conditions(audiences=["ngos"]), ["introduction_focus_days"], []),
        (Conditions(audiences=["capital_officials"]), ["symposia"], []),
        (
            Conditions(audiences=["ngos", "capital_officials"]),
            ["introduction_focus_days", "symposia"],
            [],
        ),
        (Conditions(topics=["debates"]), ["thematic_courses"], []),
        (
            Conditions(places=["geneva"], excluding=True),
            ["trade_policy_courses", "regional_programmes"],
            [],
        ),
        (
            Conditions(lengths=span(low=2, strict=True), excluding=True),
            ["thematic_courses", "regional_programmes"],
            NO_LENGTH,
        ),
        (
            Conditions(lengths=span(high=4, strict=True)),
            ["introduction_courses", "thematic_courses", "regional_programmes"],
            NO_LENGTH,
        ),
        (Conditions(lengths=span(high=2)), ["thematic_courses", "regional_programmes"], NO_LENGTH),
        (Conditions(lengths=span(low=3, strict=True)), ["trade_policy_courses"], NO_LENGTH),
        (
            Conditions(lengths=span(3, 3)),
            ["introduction_courses", "regional_programmes"],
            NO_LENGTH,
        ),
        (
            Conditions(places=["geneva"], lengths=span(high=2)),
            ["thematic_courses"],
            ["introduction_focus_days", "geneva_week", "symposia"],
        ),
        (Conditions(places=["outside_geneva"], audiences=["interns"]), [], []),
    ],
)
def test_selects(
    conditions: Conditions, matching: List[str], unknown: List[str], knowledge: Knowledge
) -> None:
    selection = select(conditions, knowledge)
    assert [item.id for item in selection.matching] == matching
    assert [item.id for item in selection.unknown] == unknown


def test_nothing_is_listed_as_long_enough_when_its_length_is_not_stated(
    knowledge: Knowledge,
) -> None:
    for programme in select(Conditions(lengths=span(high=100)), knowledge).matching:
        assert programme.duration.weeks


def test_nearest_gives_up_place_before_audience(knowledge: Knowledge) -> None:
    conditions = Conditions(places=["outside_geneva"], audiences=["interns"])
    selection = nearest(conditions, knowledge)
    assert selection
    assert [item.id for item in selection.matching] == ["introduction_focus_days"]


def test_nearest_of_a_single_condition_is_nothing(knowledge: Knowledge) -> None:
    assert nearest(Conditions(topics=["networking"], places=[]), knowledge) is None


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        (span(0.4, 0.4), ["thematic_courses", "regional_programmes"]),
        (span(5, 5), ["introduction_courses", "regional_programmes"]),
        (span(12), ["trade_policy_courses"]),
    ],
)
def test_a_lone_length_is_met_as_nearly_as_can_be(
    lengths: List[Dict[str, Any]], expected: List[str], knowledge: Knowledge
) -> None:
    selection = nearest(Conditions(lengths=lengths), knowledge)
    assert selection is not None
    assert [item.id for item in selection.matching] == expected
