"""Splitting a message into clauses, each of which asks or says one thing."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Sequence, Tuple

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
    rf"|\s+(?:and\s+)?(?=\(?[1-9][).]\s)"
    rf"|:\s+(?={_QUESTION_START}\b)"
    rf"|,\s*(?=(?:and|but|or|also)?\s*{_STRONG_START}\b)"
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


_SEVERAL = (
    r"(?:courses?|trainings?|programmes?|programs?|events?|sessions?|activit(?:y|ies)|ones?|options?|"
    r"of (?:them|these|those|dem|the|your|its|all))"
)
_ASKS_WHICH = re.compile(
    r"^\W*(?:(?:and|so|now|ok|okay|then|but|well|hello|hi|please|pls|also|alright|,)\W+)*"
    rf"(?:(?:which|wich|what)\s+(?:\w+\s+)?{_SEVERAL}\b|(?:which|wich)\s+(?:is|are|r|have|has|take|use|can|do|does|would)\b"
    rf"|(?:do(?:es)?\s+)?any\s+{_SEVERAL}\b|(?:is|are)\s+there\s+(?:an?y?\s+)?{_SEVERAL}\b"
    rf"|(?:list|show|name|give)\s+(?:me\s+)?(?:all\s+|the\s+)*{_SEVERAL}\b"
    r"|(?:list|show|name|give|tell)\s+(?:me\s+|us\s+)?(?:all|everything|whatever|anything)\s+(?:that|which|you|there|is|in|for|at|outside)\b"
    r"|(?:out )?(?:of|from|among|amongst) (?:those|these|them|dem)\b|(?:anything|something|nothing)\b)"
    r"|\bwhat(?:'?s| is| are)? (?:takes? place|happen(?:s|ing)|held|on|offered|given|run|running|available|going on|there (?:for|in|at|outside)|goes on|isn'?t|not|runs)\b"
    r"|\bwhat (?:do|does|have|has|can|could) (?:you|u|ye|the wto|wto|they) (?:have |got |offer |provide |run |hold |organi[sz]e |do |put on )+(?:for|in|at|outside|away)\b"
    rf"|\bwhich (?:ones?|of (?:them|these|those|dem))\b|\bwhich {_SEVERAL}\W*$",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:i|you|u|we|they|he|she|it|the|a|an|my|our|your|there|this|that|these|those|one|any|some|"
    r"someone|people|ngos?|interns?|delegates?|officials?|participants?|geneva)"
)
_QUESTION_FORM = re.compile(
    r"\?|^\W*(?:(?:and|n|nd|&|\+|plus|also|then|so|but|ok|okay|well|wait|hang on|btw|by the way|first|"
    r"second|before i answer|,)\W+)*"
    r"(?:(?:who|whom|whose|who's|whos|where|wheres|when|how|hows|what|whats|what's|which|why|"
    r"(?:in|at|on|to|from|for|with|by|of|until|since|under|through) (?:which|what|whom|whose|who|when|how)|"
    r"tell me|explain|remind me|compare|list|show|give me|describe)\b"
    rf"|(?:is|are|does|do|did|can|could|will|would|should|may|must)\s+{_SUBJECT}\b)"
    r"|\b(?:who|whom|what|where|when|which|how (?:long|much|many))\W*$",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:need|want|wish|like|love|glad|grateful|obliged|appreciate|happy|interested|curious|trying|hoping)\b"
    r".{0,25}\b(?:know|hear|learn|see|read|find out|get|have|understand|receive|told|information|details|idea|indication)\b"
    r"|\b(?:wonder(?:ing|s|ed)?|asking|asks|let me know|inform me|please (?:tell|give|send|explain|confirm|say)|(?:tell|give|send|remind) (?:me|us))\b",
    re.IGNORECASE,
)
# Enough of the verbs of statements to tell a sentence from a heading.
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|shall|"
    r"should|may|might|must|seems?|looks?|says?|said|tells?|told|takes?|took|lasts?|goes|go|went|"
    r"runs?|ran|heard|hear|read|thinks?|thought|knows?|know|wants?|needs?|likes?|works?|worked|"
    r"comes?|came|gets?|got|attended|attends?|plan(?:s|ned)?|got|saw|see|sent|sends?|invited|"
    r"mentioned|asked|cannot|can't|couldn't|don't|won't|spare|hope|mean|means|"
    r"i'm|im|it's|that's|thats|we're|they're|he's|she's|there's|i've|we've|i'd|we'd|i'll|we'll)\b",
    re.IGNORECASE,
)
_NARROWS = re.compile(
    r"^\W*(?:(?:and|so|now|ok|okay|but|then|no|sorry)\W+)*(?:only|just|still|among|from|of (?:those|them|these)|which of (?:them|these|those|dem))\b"
    r"|\b(?:of|among|from) (?:those|them|these|dem)\b|\bstill\b",
    re.IGNORECASE,
)


_PLURAL = re.compile(r"\b(?:they|them|those|these|their|theirs|dem)\b", re.IGNORECASE)
# "Doesn't matter how long" has no wish.
_INDIFFERENT = re.compile(
    r"\b(?:n't|not|don't|doesn't|dont|doesnt) (?:really |much |so )?(?:matter|mind|care|fussed|important|fussy)\b"
    r"|\bno (?:\w+ )?(?:preferences?|wish(?:es)?|difference|matter|limit)\b|\bhowever long\b|\ball the same to (?:me|us|him|her)\b"
    r"|\b(?:any|whatever|whichever) (?:length|duration|place|location|goal|aim|time)\b|\bup to you\b",
    re.IGNORECASE,
)
# "Leave out the ones in Geneva", "everything except those over three weeks".
_EXCLUDES = re.compile(
    r"\b(?:leav(?:e|ing) out|tak(?:e|ing) (?:out|away)|drop|remove|exclud(?:e|ing)|skip|filter out|get rid of|strike|"
    r"except(?: for)?|excepting|minus|without|not counting)\s+(?:\w+\s+){0,2}?"
    r"(?:all|everything|anything|ones?|those|whatever|courses|programmes|programs)\b"
    r"|\b(?:except|minus)\s+(?:those\s+|the ones\s+)?(?:in|at|outside|over|under|longer|shorter)\b"
    r"|\b(?:leave|take|filter)\b.{3,40}\bout\W*$",
    re.IGNORECASE,
)


# Said after a statement, these make a question of it and ask nothing by themselves.
_TAG = re.compile(
    r"(?:and |so |but |or )?(?:"
    r"(?:is|was) (?:that|this|it) (?:so|right|true|correct|wrong|the case|still (?:so|true|right|the case))"
    r"|am i (?:right|wrong|correct|mistaken)|(?:do|have) i (?:got |have )?(?:it |that |this )?(?:right|wrong)"
    r"|(?:can|could|would) you (?:please |kindly )?(?:confirm|verify)(?: (?:that|this|it))?(?: for me)?"
    r"|(?:please |kindly )?confirm|please advise|any (?:idea|clue)s?"
    r"|(?:true|right|correct|yes|no|wrong|really|eh|huh|ok|okay)(?: or (?:not|no|false|gossip|wrong))?"
    r"|(?:is|are|does|do|did|was|can|could|would|will|should)(?:n't| not)? (?:it|they|that|this|he|she|there)(?: not)?"
    r"|(?:it is|is it|would it be|is that|this is|that is) (?:possible|ok|okay|fine|allowed|correct|right|true)"
    r"|(?:please )?be (?:precise|exact|brief|honest|specific)|yes or no|or not|how come|just curious)",
    re.IGNORECASE,
)
_ITEM_BOUNDARY = re.compile(
    r"\s*(?:,|;|/|\+|&)\s*(?:(?:and|n|nd|also|plus|or)\s+)*|\s+(?:and|n|nd|plus|as well as)\s+",
    re.IGNORECASE,
)
_MOST_ITEMS = 7


# Before a question, these say among which things: "of those, which …".
_AMONG = re.compile(
    r"\W*(?:(?:and|so|now|ok|okay|then)\s+)*(?:out )?(?:of|from|among|amongst)\s+"
    r"(?:those|these|them|the list|the ones you (?:listed|named|gave))\W*",
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


def asks_which(clause: str) -> bool:
    """Whether a clause asks for several things of a kind: "which courses …", "anything …"."""
    return bool(_ASKS_WHICH.search(clause))


def has_question_form(clause: str) -> bool:
    """Whether a clause is put as a question, by its mark or by how it begins."""
    return bool(_QUESTION_FORM.search(clause))


def is_heading(clause: str) -> bool:
    """Whether a clause has no verb and so states nothing: "the length of the symposia"."""
    return not _VERB.search(clause)


def requests(clause: str) -> bool:
    """Whether a clause begs or demands an answer without being a question: "I need to know …"."""
    return bool(_REQUEST.search(clause))


def narrows(clause: str) -> bool:
    """Whether a clause narrows what was listed before: "only those …", "which of them …"."""
    return bool(_NARROWS.search(clause))


def is_indifferent(clause: str) -> bool:
    """Whether a clause says that something does not matter."""
    return bool(_INDIFFERENT.search(clause))


def points_at_several(clause: str) -> bool:
    """Whether a clause points back with a plural: "those", "they"."""
    return bool(_PLURAL.search(clause))


def excludes(clause: str) -> bool:
    """Whether what a clause names as a condition is to be left out: "drop the ones in Geneva"."""
    return bool(_EXCLUDES.search(clause))


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
