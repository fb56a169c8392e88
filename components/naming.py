"""What the names in a clause do: whether they are meant, set aside, or all that is said."""

from __future__ import annotations

import re
from typing import Any, List, Pattern

from components.clause_reader import Clause
from components.matching import AUDIENCE, PLACE, PROGRAMME, REFERENCE, TOPIC
from components.question import POINTLESS

# Before a name, these words put it aside in favour of another.
_SET_ASIDE = re.compile(
    r"\b(?:not|instead of|rather than|other than|as opposed to|apart from|aside from|besides|unlike"
    r"|(?:do not|don't|dont|didn't|did not|didnt) mean)\s+"
    r"(?:(?:about|for|the|a|an|to|just|merely|simply|somewhere|anywhere|in|at)\s+)*$",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\W*(?:(?:no|nope|sorry|well|ah|oh)\W+)*(?:i\s+)?(?:(?:did not|didn't|didnt|do not|don't|dont) mean|(?:was not|wasn't|wasnt|am not|i'm not|not) asking)\s+"
    r"(?:about\s+)?(?:who|what|where|when|how|which|why|whether)\b",
    re.IGNORECASE,
)
# Between two names, these take the first one back: "the regional ones, no wait, the thematic ones".
_TAKEN_BACK = re.compile(
    r"\W*(?:ones?|courses?|programmes?|programs?|days?|week|training)?\W*"
    r"(?:(?:oh|ah|no|nope|wait|sorry|hang on|scratch that|i mean|i meant|or rather|rather|actually|correction|make that|pardon)\W+)+"
    r"(?:(?:the|a|an|for|in|about)\W+)*",
    re.IGNORECASE,
)
# What is asked beside these is not them: "besides debating, what happens there?"
_BESIDE = re.compile(
    r"\b(?:besides|beside|apart from|aside from|other than|in addition to|on top of)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NOT_IN = re.compile(
    r"\b(?:not|never|cannot|can't|won't|don't|doesn't|wouldn't|isn't|aren't|isnt|arent)\s+(?:(?:want|like|wish|have|need)\s+(?:to\s+)?)?"
    r"(?:(?:leave|for|make|it|get|away|set|foot|reach|attend|visit|be|held|run|based|travel|go|come|fly|get|anything|something|over|all|the|way|in|at|to)\s+)*$",
    re.IGNORECASE,
)
# "Without having to fly to Switzerland."
_WITHOUT_GOING = re.compile(
    r"\bwithout\s+(?:(?:having|needing)\s+to\s+)?(?:(?:go|going|travel|travelling|traveling|fly|flying|come|coming|set|setting|foot|be|being|move|moving|get|getting|all|the|way|over|out)\s+)+(?:to|in|at|for)?\s*$",
    re.IGNORECASE,
)
# "Which are not meant for NGOs?"
_NOT_FOR = re.compile(
    r"\b(?:not|never|isn't|aren't|isnt|arent)\s+(?:(?:really|meant|intended|open|aimed|designed|made|suited|suitable)\s+)*(?:for|at|to)\s+"
    r"(?:(?:the|any|a|an|us|people|those|from|in|of)\s+)*$",
    re.IGNORECASE,
)
# Around a place, these words say nothing of who someone is.
_NOBODY_IN_PARTICULAR = re.compile(
    r"(?:\W*\b(?:i|we|he|she|they|am|is|are|i'm|im|we're|he's|she's|my|our|colleague|in|at|from|near|of|the|to|"
    r"actually|currently|now|well|no|not|yes|oh|sorry|wait|here|there|based|living|live|lives|sitting|stuck|coming|"
    r"come|city|country|only|just|somewhere|anywhere|please|travel|can't|cannot|can|obviously|course)\b)*\W*",
    re.IGNORECASE,
)
# Around a reference, these words ask for nothing in particular.
_FILLING = re.compile(
    r"(?:\W*\b(?:and|or|so|then|ok|okay|hmm|now|well|what|whats|what's|how|about|the|for|of|please|pls|"
    r"tell|me|more|on|just|no|sorry|yes|same|but|in|from|your|that|this|list|one|is|to|back|go|let's|"
    r"lets|us|see|question|programme|program|course|again|was|were|thing)\b)*\W*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\W*\b(?:please|pls|then|again|though|now|too|one|ones|programme|program|course|that|this|list|"
    r"in|on|from|of|the|your|same|question|thing)\b)*\W*",
    re.IGNORECASE,
)


def meant_programmes(clause: Clause) -> List[str]:
    """The programmes named in a clause, without one that is only named to be set aside.

    "Not Geneva Week, the symposia" is about the symposia.
    """
    return [str(value) for value in meant(clause, PROGRAMME)]


def meant(clause: Clause, kind: str) -> List[Any]:
    """The values of one kind in a clause, without those set aside in favour of another."""
    mentions = [mention for mention in clause.mentions if mention.kind == kind]
    kept = [
        item
        for item, following in zip(mentions, [*mentions[1:], None])
        if following is None or not _TAKEN_BACK.fullmatch(clause.text[item.end : following.start])
    ]
    meant = [item for item in kept if not _SET_ASIDE.search(clause.text[: item.start])]
    if kind == PLACE:
        # "I can't leave for Geneva, it must be in Africa."
        kept = [item for item in kept if not _NOT_IN.search(clause.text[: item.start])] or kept
        meant = [item for item in meant if item in kept] or kept
    if kind == TOPIC and all(_BESIDE.search(clause.text[: item.start]) for item in mentions):
        return []
    values: List[Any] = []
    for mention in meant or kept:
        if mention.value not in values:
            values.append(mention.value)
    return values


def is_taken_back(clause: Clause) -> bool:
    """Whether a clause says what was not meant: "no, I don't mean who runs it, …"."""
    return bool(_NOT_MEANT.match(clause.text))


def sets_aside(clause: Clause) -> bool:
    """Whether a clause only rules programmes out: "not the focus days"."""
    return _all_after(_SET_ASIDE, PROGRAMME, clause)


def only_points(clause: Clause) -> bool:
    """Whether a clause does nothing but point at an item of a list: "and number two, please?"."""
    pointing = [
        item
        for item in clause.mentions
        if item.kind == REFERENCE and item.value not in POINTLESS and item.value != "rest"
    ]
    if not pointing:
        return False
    before, after = clause.text[: pointing[0].start], clause.text[pointing[-1].end :]
    between = [clause.text[one.end : other.start] for one, other in zip(pointing, pointing[1:])]
    filled = all(_FILLING.fullmatch(text) for text in (before, *between))
    return filled and _CLOSING.fullmatch(after) is not None


def rules_out(clause: Clause) -> bool:
    """Whether a clause names places or groups only to rule them out: "not in Switzerland"."""
    places = _all_after(_NOT_IN, PLACE, clause) or _all_after(_WITHOUT_GOING, PLACE, clause)
    return places or _all_after(_NOT_FOR, AUDIENCE, clause)


def _all_after(pattern: Pattern[str], kind: str, clause: Clause) -> bool:
    named = [mention for mention in clause.mentions if mention.kind == kind]
    return bool(named) and all(pattern.search(clause.text[: item.start]) for item in named)


def says_who(clause: Clause) -> bool:
    """Whether something is left of a clause but where someone is: "a trader from Lagos"."""
    homes = [item for item in clause.mentions if item.kind in ("home", "place")]
    rest = clause.text
    for mention in reversed(homes):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    return bool(homes) and _NOBODY_IN_PARTICULAR.fullmatch(rest) is None
