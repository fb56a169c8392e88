"""Which attribute a clause asks for: by its words, by its meaning, or by what it names."""

from __future__ import annotations

from typing import List

from components.clause_classifier import NO_ATTRIBUTE
from components.clause_reader import Clause
from components.naming import meant
from components.question import Thresholds

# What is named, and the attribute that a question about it probably asks for.
_IMPLIED = {
    "topic": "content", "audience": "audience", "place": "location", "length": "duration",
    "goal": "purpose",
}  # fmt: skip


def cues(clause: Clause) -> List[str]:
    """The attributes that words of a clause name, without those set aside ("not the place")."""
    return [str(value) for value in meant(clause, "attribute")]


def asked_attributes(clause: Clause, thresholds: Thresholds) -> List[str]:
    """Attributes named outright when several are; otherwise the one that the clause means."""
    named = cues(clause)
    best, probability = max(clause.attributes.items(), key=lambda item: item[1])
    found = [best] if best != NO_ATTRIBUTE and probability >= thresholds.attribute else []
    if len(named) >= 2 and _enumerates(clause):
        return named
    if not found and best != NO_ATTRIBUTE:
        found = named[:1] or [best]
    return [*found, *_second_attribute(clause, found, thresholds)]


def _second_attribute(clause: Clause, found: List[str], thresholds: Thresholds) -> List[str]:
    """An attribute nearly as likely as the one meant: rather than guess, the answer tells both.

    What is named in the clause makes its attribute likelier: "is the programme for interns, then?"
    """
    if not found or clause.attributes.get(found[0], 0.0) >= thresholds.likely:
        return []
    hinted = {
        *cues(clause),
        *(_IMPLIED[item.kind] for item in clause.mentions if item.kind in _IMPLIED),
    }
    others = [
        (probability, name)
        for name, probability in clause.attributes.items()
        if name not in (*found, NO_ATTRIBUTE)
        and probability >= (thresholds.hinted if name in hinted else thresholds.second)
    ]
    return [max(others)[1]] if others else []


def likely_attribute(clause: Clause, least: float) -> str:
    """The likeliest attribute if it is at least so probable; empty if it is not, or is none."""
    best, probability = max(clause.attributes.items(), key=lambda item: item[1])
    return best if best != NO_ATTRIBUTE and probability >= least else ""


def _enumerates(clause: Clause) -> bool:
    return any(word.text in {"and", "&", ",", "/", "plus", "+"} for word in clause.words)
