"""Splitting a message into clauses, each of which asks or says one thing."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Sequence, Tuple

_QUESTION_START = (
    r"(?:who|whom|whose|where|when|how|what|which|why|is|are|does|do|did|can|could|will|would|"
    r"should|may|(?:to|for|with|by|from) (?:whom|which|what)|also|tell|if so|compare|list|show|give|and|i|we|my|our|please|thank|thanks)"
)
_STRONG_START = (
    r"(?:who|whom|whose|where|when|how|what|what's|whats|which|why|is|are|does|do|can|could|"
    r"will|would|should|may|must|whether|in (?:which|what)|for whom|with whom|by whom|to whom)"
)

# Said after a statement, these make a question of it and ask nothing by themselves.
_TAG_WORDS = (
    r"(?:and |so |but |or )?(?:"
    r"(?:is|was) (?:that|this|it) (?:so|right|true|correct|wrong|the case|still (?:so|true|right|the case))"
    r"|am i (?:right|wrong|correct|mistaken)|(?:do|have) i (?:got |have )?(?:it |that |this )?(?:right|wrong)"
    r"|(?:can|could|would) you (?:please |kindly )?(?:confirm|verify)(?: (?:that|this|it))?(?: for me)?"
    r"|(?:please |kindly )?confirm|please advise|any (?:idea|clue)s?"
    r"|(?:true|right|correct|yes|no|wrong|really|eh|huh|ok|okay)(?: or (?:not|no|false|gossip|wrong))?"
    r"|(?:is|are|does|do|did|was|can|could|would|will|should)(?:n't| not)? (?:it|they|that|this|he|she|there)(?: not)?"
    r"|(?:it is|is it|would it be|is that|this is|that is) (?:possible|ok|okay|fine|allowed|correct|right|true)"
    r"|(?:please )?be (?:precise|exact|brief|honest|specific)|yes or no|or not|how come|just curious)"
)
_TAG = re.compile(_TAG_WORDS, re.IGNORECASE)
# A sentence ends at its mark; a list of questions goes on after "and", a comma or a dash.
_BOUNDARY = re.compile(
    rf"(?:(?<=[?!;])\s*(?=\S)"
    rf"|(?<=[^\W\d]\.)\s+(?=\S)|(?<=\d\.)\s+(?=[A-Z])"
    rf"|\n+"
    rf"|\s+(?:and\s+)?(?=\(?[1-9][).]\s)"
    rf"|:\s+(?={_QUESTION_START}\b)"
    rf"|,\s*(?=(?:and|but|or|also|so)?\s*{_STRONG_START}\b)"
    rf"|,\s*(?={_TAG_WORDS}\W*$)"
    rf"|,\s*(?=(?:it's|its|it is|it has|it takes|they|they're|theyre|these|is it|are they)\b)"
    rf"|\s-+\s+(?={_STRONG_START}\b)"
    rf"|\s+(?=(?:and|but|plus|also|then|n|nd|&|\+)\s+(?:also\s+|then\s+)?{_STRONG_START}\b))",
    re.IGNORECASE,
)
# Shorter lines are words wrapped by a narrow window rather than sentences.
_LINE_OF_ITS_OWN = 3
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|st|vs|no|approx|cap|prog|reg|dept|govt|min|max|intro|[a-z])\.$",
    re.IGNORECASE,
)
# The number of a question in a list of them.
_ENUMERATOR = re.compile(r"^\s*(?:and\s+)?\(?(?:[1-9][).]|[a-d]\))\s+", re.IGNORECASE)


_ITEM_BOUNDARY = re.compile(
    r"\s*(?:,|;|/|\+|&)\s*(?:(?:and|n|nd|also|plus|or)\s+)*|\s+(?:and|n|nd|plus|as well as)\s+",
    re.IGNORECASE,
)
_MOST_ITEMS = 7


# Before a question, these say among or beside which things: "of those, which …", "besides that, …".
_AMONG = re.compile(
    r"\W*(?:(?:and|so|now|ok|okay|then)\s+)*(?:out )?(?:of|from|among|amongst)\s+"
    r"(?:those|these|them|the list|the ones you (?:listed|named|gave))\W*"
    r"|\W*(?:(?:and|so|ok|okay|then)\s+)*(?:besides|beside|apart from|aside from|other than|except(?: for)?)\s+"
    r"(?:that|this|these|those|it|them)(?:\s+(?:ones?|courses?|programmes?|programs?|two))?\W*",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A clause of a message.

    Attributes:
        start: The place of its first character.
        text: The clause.
        doubted: Whether a tag after it ("is that so?") makes a question of it.
    """

    start: int
    text: str
    doubted: bool = False


def split_clauses(text: str) -> List[Piece]:
    """The clauses of a message; a message of blanks has none."""
    clauses: List[Tuple[int, str]] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        piece = text[start : boundary.start()]
        if not any(map(str.isalnum, piece)) or _goes_on(piece, boundary.group()):
            continue
        clauses.append((start, piece))
        start = boundary.end()
    clauses.append((start, text[start:]))
    return _without_tags(_trimmed(clauses))


def _goes_on(piece: str, boundary: str) -> bool:
    """Whether a piece is no clause yet: it ends in an abbreviation, a short line, "of those, "."""
    if _ABBREVIATION.search(piece) or _AMONG.fullmatch(piece):
        return True
    return boundary.startswith("\n") and len(piece.splitlines()[-1].split()) < _LINE_OF_ITS_OWN


def _trimmed(clauses: List[Tuple[int, str]]) -> List[Piece]:
    """Clauses without blanks around them and without their numbers in a list."""
    trimmed: List[Piece] = []
    for start, piece in clauses:
        number = _ENUMERATOR.match(piece)
        begin = number.end() if number else len(piece) - len(piece.lstrip())
        if piece[begin:].strip():
            trimmed.append(Piece(start + begin, piece[begin:].strip()))
    return trimmed


def _without_tags(clauses: List[Piece]) -> List[Piece]:
    """Clauses without the tags after them ("is that so?"), which make questions of them."""
    result: List[Piece] = []
    for piece in clauses:
        if result and _TAG.fullmatch(piece.text.strip(" \t\n.,;:!?-")):
            result[-1] = result[-1]._replace(doubted=True)
        else:
            result.append(piece)
    return result


def split_items(clause: str, names: Sequence[Tuple[int, int]] = ()) -> List[Tuple[int, str]]:
    """The items of an enumeration ("length, fee and hotel").

    Args:
        clause: A clause.
        names: First character and end of each name in it, within which nothing is split.

    Returns:
        Each item with the place of its first character; empty if the clause enumerates nothing.
    """
    cuts = [
        match
        for match in _ITEM_BOUNDARY.finditer(clause)
        if not any(start <= match.start() < end for start, end in names)
    ]
    if not cuts or len(cuts) >= _MOST_ITEMS:
        return []
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(clause)]
    items = [(start, clause[start:end].strip()) for start, end in zip(starts, ends) if start < end]
    return [(start, item) for start, item in items if any(map(str.isalnum, item))]
