"""Which programmes to recommend to someone, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional

from actions.thinking.filters import ANYWHERE, fits_length, fits_place
from knowledge.schema import Attribute, Knowledge, Programme

# A slot's value when the user has no preference, or is in none of the groups.
ANY = "any"
NOBODY = "nobody"


@dataclass(frozen=True)
class Profile:
    """What someone has said about himself; None where he has not.

    Attributes:
        audience: An audience id, NOBODY if he is in no group that the source names, or ANY.
        place: A place id, or ANY.
        length: A span in weeks with `at_least` and `at_most`, or None for any.
        goal: A goal id, or ANY.
    """

    audience: Optional[str] = None
    place: Optional[str] = None
    length: Optional[Dict[str, Any]] = None
    goal: Optional[str] = None


@dataclass(frozen=True)
class Recommendation:
    """One programme with the reasons for it.

    Attributes:
        programme: What is recommended.
        reasons: The attributes whose stated facts speak for it.
    """

    programme: Programme
    reasons: List[Attribute] = field(default_factory=list)


@dataclass(frozen=True)
class Advice:
    """The outcome.

    Attributes:
        recommendations: One or two programmes, the best first; may be empty.
        audience_named: Whether some programme's stated audience includes the user's group.
    """

    recommendations: List[Recommendation]
    audience_named: bool


def advise(profile: Profile, knowledge: Knowledge) -> Advice:
    """Recommend at most two programmes.

    A programme is out if the source puts it elsewhere, gives it another length, or names an
    audience without the user's group. Among the others a named audience weighs most, then the
    goal, then a stated place and length.
    """
    group = profile.audience if profile.audience not in (None, ANY, NOBODY) else None
    named = any(group in programme.audience.groups for programme in knowledge.listed)
    scored = []
    for index, programme in enumerate(knowledge.listed):
        if not _possible(programme, profile, knowledge):
            continue
        reasons = _reasons(programme, profile, group, knowledge)
        score = sum(_WEIGHTS[reason] for reason in reasons)
        if score:
            scored.append((-score, index, Recommendation(programme, reasons)))
    scored.sort(key=lambda item: item[:2])
    if not scored:
        return Advice([], named)
    best = scored[0][0]
    chosen = [item for score, _, item in scored if score <= best / 2][:2]
    return Advice(chosen, named)


_WEIGHTS = {
    Attribute.AUDIENCE: 8.0,
    Attribute.PURPOSE: 4.0,
    Attribute.LOCATION: 1.5,
    Attribute.DURATION: 1.0,
}


def _possible(programme: Programme, profile: Profile, knowledge: Knowledge) -> bool:
    groups = programme.audience.groups
    if profile.audience not in (None, ANY) and groups and profile.audience not in groups:
        return False
    held_elsewhere = programme.location.places and not fits_place(
        programme, [str(profile.place)], knowledge
    )
    if _has_place(profile) and held_elsewhere:
        return False
    return not (profile.length and fits_length(programme, [profile.length]) is False)


def _reasons(
    programme: Programme, profile: Profile, group: Optional[str], knowledge: Knowledge
) -> List[Attribute]:
    reasons = []
    if group in programme.audience.groups:
        reasons.append(Attribute.AUDIENCE)
    if profile.goal in programme.goals:
        reasons.append(Attribute.PURPOSE)
    if _has_place(profile) and programme.location.places:
        reasons.append(Attribute.LOCATION)
    if profile.length and programme.duration.weeks:
        reasons.append(Attribute.DURATION)
    return reasons


def _has_place(profile: Profile) -> bool:
    return profile.place not in (None, ANY, ANYWHERE)
