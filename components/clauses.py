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
    r"will|would|should|may)"
)

# A sentence ends at its mark; a list of questions goes on after "and", a comma or a dash.
_BOUNDARY = re.compile(
    rf"(?:(?<=[?!;])\s*(?=\S)"
    rf"|(?<=[^\W\d]\.)\s+(?=\S)|(?<=\d\.)\s+(?=[A-Z])"
    rf"|\n+"
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
