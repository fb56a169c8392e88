"""Which programmes meet conditions on place, length, audience and topic."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional

from actions.thinking.conversation import Question
from knowledge.schema import Knowledge, Programme, Weeks

ANYWHERE = "anywhere"


@dataclass(frozen=True)
class Conditions:
    """What a programme has to meet; an empty field is no condition.

    Attributes:
        places: Place ids.
        lengths: Spans in weeks, each with `at_least`, `at_most` and `strict`.
        audiences: Audience ids; one of them is enough.
        topics: Topic ids; one of them is enough.
        excluding: Whether only what is stated and meets no condition is wanted.
    """

    places: List[str] = field(default_factory=list)
    lengths: List[Dict[str, Any]] = field(default_factory=list)
    audiences: List[str] = field(default_factory=list)
    topics: List[str] = field(default_factory=list)
    excluding: bool = False

    @classmethod
    def of(cls, question: Question) -> Conditions:
        """The conditions that a question names."""
        places = [place for place in question.places if place != ANYWHERE]
        # "All in Geneva except the symposia": what is left out is named, and the rest is wanted.
        excluding = question.excludes and not question.programmes
        return cls(places, question.lengths, question.audiences, question.topics, excluding)

    def __bool__(self) -> bool:
        return bool(self.places or self.lengths or self.audiences or self.topics)


@dataclass(frozen=True)
class Selection:
    """The outcome of a filter.

    Attributes:
        matching: Programmes that meet every condition by what the source states.
        unknown: Programmes that meet all others but whose length is not stated.
    """

    matching: List[Programme]
    unknown: List[Programme]


def select(conditions: Conditions, knowledge: Knowledge) -> Selection:
    """The programmes that meet conditions, and those whose length leaves it open."""
    wanted = not conditions.excluding
    matching, unknown = [], []
    for programme in knowledge.listed:
        if not (
            fits_place(programme, conditions.places, knowledge, wanted)
            and fits_audience(programme, conditions.audiences, wanted)
            and fits_topic(programme, conditions.topics, wanted)
        ):
            continue
        fits = fits_length(programme, conditions.lengths, wanted)
        if fits is None:
            unknown.append(programme)
        elif fits:
            matching.append(programme)
    return Selection(matching, unknown)


def fits_place(
    programme: Programme, places: List[str], knowledge: Knowledge, wanted: bool = True
) -> bool:
    """Whether a programme is held at one of the places, or within one; unwanted, also elsewhere."""
    return not places or any(
        wanted == any(_covers(place, held, knowledge) for place in places)
        for held in programme.location.places
    )


def _covers(place: str, held: str, knowledge: Knowledge) -> bool:
    return place in (held, knowledge.place(held).within)


def fits_audience(programme: Programme, audiences: List[str], wanted: bool = True) -> bool:
    """Whether one of the groups is named as a programme's audience; unwanted, only others."""
    groups = programme.audience.groups
    named = any(group in groups for group in audiences)
    return not audiences or (bool(groups) and wanted == named)


def fits_topic(programme: Programme, topics: List[str], wanted: bool = True) -> bool:
    """Whether one of the topics is among a programme's; unwanted, none of them."""
    return not topics or wanted == any(topic in programme.content.topics for topic in topics)


def fits_length(
    programme: Programme, lengths: List[Dict[str, Any]], wanted: bool = True
) -> Optional[bool]:
    """Whether some stated length of a programme lies in every span; unwanted, outside one.

    Returns:
        None if no length is stated.
    """
    if not lengths:
        return True
    weeks = programme.duration.weeks
    if weeks is None:
        return None
    possible = range(weeks.at_least, weeks.at_most + 1)
    if not wanted:
        return any(not _within(week, span) for week in possible for span in lengths)
    return all(any(_within(week, span) for week in possible) for span in lengths)


def _within(week: int, span: Mapping[str, Any]) -> bool:
    low, high = span.get("at_least"), span.get("at_most")
    if span.get("strict"):
        return (low is None or week > low) and (high is None or week < high)
    return (low is None or week >= low) and (high is None or week <= high)


def nearest(conditions: Conditions, knowledge: Knowledge) -> Optional[Selection]:
    """The programmes that meet the most when none meets all: one condition is given up.

    Length goes first, then place, then topic; the audience is given up last. A length that is the
    only condition is not given up, but met as nearly as can be.
    """
    for dropped in ("lengths", "places", "topics", "audiences"):
        if not getattr(conditions, dropped):
            continue
        fewer = Conditions(
            **{
                name: [] if name == dropped else getattr(conditions, name)
                for name in ("places", "lengths", "audiences", "topics")
            }
        )
        if not fewer:
            alone = dropped == "lengths" and not conditions.excluding
            return _nearest_in_length(conditions.lengths, knowledge) if alone else None
        selection = select(fewer, knowledge)
        if selection.matching:
            return selection
    return None


def _nearest_in_length(lengths: List[Dict[str, Any]], knowledge: Knowledge) -> Optional[Selection]:
    """The programmes whose stated length comes nearest to what was asked for."""
    far = {
        programme.id: max(_distance(weeks, span) for span in lengths)
        for programme in knowledge.listed
        for weeks in [programme.duration.weeks]
        if weeks is not None
    }
    least = min(far.values(), default=0.0)
    matching = [item for item in knowledge.listed if far.get(item.id) == least]
    return Selection(matching, []) if matching else None


def _distance(weeks: Weeks, span: Mapping[str, Any]) -> float:
    """How many weeks lie between a stated length and a span."""
    low, high = span.get("at_least"), span.get("at_most")
    too_short = 0.0 if low is None else low - weeks.at_most
    too_long = 0.0 if high is None else weeks.at_least - high
    return max(too_short, too_long, 0.0)
