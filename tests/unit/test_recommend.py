"""Which programmes are recommended to whom."""

from typing import List

import pytest

from actions.thinking.recommend import ANY, NOBODY, Profile, advise
from knowledge.schema import Attribute, Knowledge


@pytest.mark.parametrize(
    ("profile", "best"),
    [
        (Profile("interns", "geneva", None, "first_steps"), "introduction_focus_days"),
        (Profile("new_delegates", ANY, None, ANY), "introduction_focus_days"),
        (Profile("non_resident_members", "geneva", None, "participation"), "geneva_week"),
        (Profile("capital_officials", "geneva", None, "specific_topic"), "symposia"),
        (Profile(ANY, "outside_geneva", {"at_most": 3.0}, "regional"), "regional_programmes"),
        (Profile(ANY, ANY, None, "depth"), "trade_policy_courses"),
        (Profile(ANY, "geneva", {"at_most": 2.0}, "practical_skills"), "thematic_courses"),
        (
            Profile(NOBODY, "geneva", {"at_most": 3.0}, "broad_understanding"),
            "introduction_courses",
        ),
        (Profile("non_resident_members", ANY, None, "advice"), "other_support"),
    ],
)
def test_recommends(profile: Profile, best: str, knowledge: Knowledge) -> None:
    advice = advise(profile, knowledge)
    assert advice.recommendations[0].programme.id == best
    assert 1 <= len(advice.recommendations) <= 2


def ids(profile: Profile, knowledge: Knowledge) -> List[str]:
    return [item.programme.id for item in advise(profile, knowledge).recommendations]


def test_never_recommends_what_the_source_rules_out(knowledge: Knowledge) -> None:
    assert ids(Profile("interns", "outside_geneva", {"at_most": 0.5}, ANY), knowledge) == []
    assert "introduction_courses" not in ids(
        Profile(ANY, ANY, {"at_most": 2.0}, "first_steps"), knowledge
    )
    assert "geneva_week" not in ids(Profile("ngos", ANY, None, "participation"), knowledge)


def test_says_whether_an_audience_is_named(knowledge: Knowledge) -> None:
    assert advise(Profile("ngos"), knowledge).audience_named
    assert not advise(Profile(NOBODY, goal="depth"), knowledge).audience_named


def test_gives_the_reasons(knowledge: Knowledge) -> None:
    profile = Profile("interns", "geneva", None, "first_steps")
    reasons = advise(profile, knowledge).recommendations[0].reasons
    assert reasons == [Attribute.AUDIENCE, Attribute.PURPOSE, Attribute.LOCATION]
