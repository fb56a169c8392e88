"""Splitting a message into clauses, each of which asks or says one thing."""

from __future__ import annotations

import re
from typing import List, Tuple

_QUESTION_START = (
    r"(?:who|whom|whose|where|when|how|what|which|why|is|are|does|do|did|can|could|will|would|"
    r"should|may|also|tell|if so|compare|list|show|give|and|i|we|my|our|please|thank|thanks)"
)
_STRONG_START = (
    r"(?:who|whom|whose|where|when|how|what|what's|whats|which|why|is|are|does|do|can|could|"
    r"will|would|should|may|must|whether|in (?:which|what)|for whom|with whom|by whom|to whom)"
)

# A sentence ends at its mark; a list of questions goes on after "and", a comma or a dash.
_BOUNDARY = re.compile(
    rf"(?:(?<=[?!;])\s*(?=\S)"
    rf"|(?<=[^\W\d]\.)\s+(?=\S)|(?<=\d\.)\s+(?=[A-Z])"
    rf"|\n+"
    rf"|\s+(?:and\s+)?(?=\(?[2-9]\)\s)"
    rf"|:\s+(?={_QUESTION_START}\b)"
    rf"|,\s*(?=(?:and|but|or|also)?\s*{_STRONG_START}\b)"
    rf"|\s-+\s+(?={_STRONG_START}\b)"
    rf"|\s+(?=(?:and|but|plus|also|then|&)\s+(?:also\s+|then\s+)?{_STRONG_START}\b))",
    re.IGNORECASE,
)
# Shorter lines are words wrapped by a narrow window rather than sentences.
_LINE_OF_ITS_OWN = 3
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|st|vs|no|approx|[a-z])\.$", re.IGNORECASE
)


_SEVERAL = (
    r"(?:courses?|trainings?|programmes?|programs?|events?|sessions?|activit(?:y|ies)|ones?|options?|"
    r"of (?:them|these|those|dem|the|your|its|all))"
)
_ASKS_WHICH = re.compile(
    r"^\W*(?:(?:and|so|now|ok|okay|then|but|well|hello|hi|please|pls|also|alright|,)\W+)*"
    rf"(?:(?:which|wich|what)\s+(?:\w+\s+)?{_SEVERAL}\b|(?:which|wich)\s+(?:is|are|r|have|has|take|use|can|do|does|would)\b"
    rf"|(?:do(?:es)?\s+)?any\s+{_SEVERAL}\b|(?:is|are)\s+there\s+(?:an?y?\s+)?{_SEVERAL}\b"
    rf"|(?:list|show|name|give)\s+(?:me\s+)?(?:all\s+|the\s+)*{_SEVERAL}\b|(?:anything|something|nothing)\b)"
    rf"|\bwhich (?:ones?|of (?:them|these|those|dem))\b",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:i|you|u|we|they|he|she|it|the|a|an|my|our|your|there|this|that|these|those|one|any|some|"
    r"someone|people|ngos?|interns?|delegates?|officials?|participants?|geneva)"
)
_QUESTION_FORM = re.compile(
    r"\?|^\W*(?:(?:and|so|but|ok|okay|well|wait|hang on|btw|by the way|first|before i answer|,)\W+)*"
    r"(?:(?:who|whom|whose|who's|whos|where|wheres|when|how|hows|what|whats|what's|which|why|"
    r"tell me|explain|remind me|compare|list|show|give me|describe)\b"
    rf"|(?:is|are|does|do|did|can|could|will|would|should|may|must)\s+{_SUBJECT}\b)",
    re.IGNORECASE,
)
_NARROWS = re.compile(
    r"^\W*(?:(?:and|so|now|ok|okay|but|then|no|sorry)\W+)*(?:only|just|still|among|from|of (?:those|them|these)|which of (?:them|these|those|dem))\b"
    r"|\b(?:of|among|from) (?:those|them|these|dem)\b|\bstill\b",
    re.IGNORECASE,
)


def asks_which(clause: str) -> bool:
    """Whether a clause asks for several things of a kind: "which courses …", "anything …"."""
    return bool(_ASKS_WHICH.search(clause))


def has_question_form(clause: str) -> bool:
    """Whether a clause is put as a question, by its mark or by how it begins."""
    return bool(_QUESTION_FORM.search(clause))


def narrows(clause: str) -> bool:
    """Whether a clause narrows what was listed before: "only those …", "which of them …"."""
    return bool(_NARROWS.search(clause))


def split_clauses(text: str) -> List[Tuple[int, str]]:
    """The clauses of a message.

    Args:
        text: The message.

    Returns:
        Each clause with the place of its first character; a message of blanks has none.
    """
    clauses: List[Tuple[int, str]] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        piece = text[start : boundary.start()]
        if not any(map(str.isalnum, piece)) or _ABBREVIATION.search(piece):
            continue
        if (
            boundary.group().startswith("\n")
            and len(piece.splitlines()[-1].split()) < _LINE_OF_ITS_OWN
        ):
            continue
        clauses.append((start, piece))
        start = boundary.end()
    clauses.append((start, text[start:]))
    return [
        (start + len(piece) - len(piece.lstrip()), piece.strip())
        for start, piece in clauses
        if piece.strip()
    ]
