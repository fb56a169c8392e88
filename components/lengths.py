"""Lengths of time in words: "under a month", "two to three weeks", "at most 10 days"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List, Optional, Tuple

_WEEKS_PER = {"day": 1 / 7, "week": 1.0, "wk": 1.0, "fortnight": 2.0, "month": 4.0, "year": 52.0}
_NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "single": 1.0, "two": 2.0, "couple of": 2.0, "three": 3.0,
    "few": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0,
    "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "half a": 0.5,
}  # fmt: skip
_NUMBER = r"(?:\d+(?:\.\d+)?|half an?|(?:a )?couple(?: of)?|(?:a )?few|" + "|".join(
    ["an?", "one", "single", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
     "eleven", "twelve"]
) + ")"  # fmt: skip
_UNIT = r"(?:days?|weeks?|wks?|fortnights?|months?|years?)"
_LENGTH = re.compile(
    rf"(?:\b(?P<low>{_NUMBER})\s*(?:{_UNIT}\s*)?-?(?:-|to|or|and|–)-?\s*)?\b(?P<high>{_NUMBER})(?:\s*|\s?-|-\s?)(?:full |whole |working )?"
    rf"(?P<unit>{_UNIT})\b(?P<half>\s+and a half)?(?P<after>\s+(?:or (?:less|fewer|shorter|under|below)|max(?:imum)?|"
    rf"at (?:the )?(?:very )?(?:most|max(?:imum)?)|tops|or (?:more|longer|over)|minimum|at least|and (?:over|up|more)))?",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:at (?:the )?(?:very )?(?:most|max(?:imum)?)|(?:no|not) (?:more|longer) than|not exceed(?:ing)?|not over|up to|max(?:imum)?(?: of)?|within|"
    r"no longer then|can(?:no|')t be more than|only (?:have|has|got|spare|get|for)?|just|(?:don't|doesn't|not) (?:last|take|go on)s? (?:more|longer) than|"
    # "I can't be away for more than …"
    r"(?:not|never|can'?t|cannot|couldn'?t|mustn'?t|won'?t|don'?t|doesn'?t|isn'?t|unable)(?:\s+\w+){1,5}\s+(?:more|longer|over)(?:\s+th[ae]n)?)"
    r"\s*(?:about |around )?$",
    re.IGNORECASE,
)
# "If I had three weeks", "my boss gives me a month": the time someone has is a limit.
_HAVING = re.compile(
    r"\b(?:i|we|he|she|they|boss|director|ministry|leave)(?:'ve|'d|'ll|ve)?"
    r"(?:\s+(?:can|could|may|might|will|would|only|just|now|then|also|do|did))*"
    r"\s+(?:have|had|has|got|get|gets|spare|do|manage|afford|gave|give|gives|stretch|extend|free|be away for|stay for)"
    r"(?:\s+(?:me|us|him|her|it|to|for|got|about|around|maybe|up|of))*\s*$",
    re.IGNORECASE,
)
# "Anything that fits into ten days": what has to go into a time is limited by it.
_INTO = re.compile(
    r"\b(?:fit(?:s|ting|ted)?|squeez(?:e|es|ing|ed)|cram(?:s|ming|med)?|pack(?:s|ing|ed)?|done|over|finish(?:ed|es)?|complet(?:e|ed|es))"
    r"(?:\s+(?:it|them|this|that|one|something|all|everything))?\s+(?:in|into|within|inside)(?:\s+(?:just|only|about|around|my|our|the))*\s*$"
    r"|^\W*(?:(?:and|or|what about|how about)\s+)?(?:into|within)\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:less|shorter|fewer|quicker|under|below|lower) th[ae]n\s*$|\b(?:under|below|inside)\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:at (?:the )?least|min(?:imum)?(?: of)?|(?:no|not) (?:less|shorter) than|from)\s*$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:more|longer|greater) th[ae]n\s*$|\b(?:over|above|beyond|exceed(?:s|ing)?)\s*$",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    r"\b(?:no (?:time )?limit|any length|any duration|however long|as long as (?:it|needed|necessary|you)|plenty of time|"
    r"all the time in the world|no time (?:limit|constraint)s?|(?:length|time|duration) (?:is not|isn't|does not|doesn't|is no) (?:an? )?(?:issue|problem|matter|constraint))\b",
    re.IGNORECASE,
)
NO_LIMIT_WEEKS = 520.0
# "Less than three, not four", "and if I could do 3?": numbers that only a talk of lengths explains.
_AMOUNT = re.compile(
    rf"(?:(?P<strict>(?:less|fewer|shorter) than|under|below)|(?P<above>(?:more|longer) than|over)|(?P<least>at least|minimum)"
    rf"|(?:at most|(?:no|not) more than|max(?:imum)?|up to|make (?:it|that)|(?:could|can|might) do|stretch(?: it)? to))"
    rf"\s+(?P<number>{_NUMBER.replace('an?|', '')})(?=\s*(?:[,.;?!]|$)|\s+(?:instead|then|not|now|max)\b)",
    re.IGNORECASE,
)
# "As short as can be" is met by whatever can be over in a week.
_AS_SHORT_AS_CAN_BE = re.compile(
    r"\b(?:as (?:short|brief|quick) as\b(?: \w+){1,3}|the (?:shorter|quicker|briefer) the better|shortest possible|keep it (?:short|brief))",
    re.IGNORECASE,
)
# "Two weeks ago" and "the last two weeks" tell when, not how long.
_WHEN_AFTER = re.compile(
    r"\s*(?:ago|back|old|earlier|from now|of experience|into"
    # "A week for countries like ours" is an event.
    r"|for (?:\w+ )?(?:countries|members|missions|delegates|delegations|officials|those|people|newcomers))\b",
    re.IGNORECASE,
)
_WHEN_BEFORE = re.compile(
    r"\b(?:the (?:last|past)|every|each|once|twice|per|times|since|here for|been|for (?:the )?past)\s*$"
    # A journey of two days is no training.
    r"|\b(?:flights?|flying|journey|trip|drive|driving|train|bus|travelling|traveling)\b(?:\W+\w+){0,6}\W+(?:takes?|is|lasts?|about|of)\s*$",
    re.IGNORECASE,
)
# "Which ones have a stated length?"
_SOME_LENGTH = re.compile(
    r"\b(?:which|what|those|ones|courses|programmes|programs)\b[^.?!]{0,25}"
    r"\b(?:have|has|got|with|state|give|gives)\s+(?:actually |really )?(?:an?|any|some)\s+(?:\w+\s+)?(?:length|duration)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Length:
    """A span of time in weeks that someone named.

    Attributes:
        at_least: Lower end in weeks, or None.
        at_most: Upper end in weeks, or None.
        strict: Whether the ends themselves are excluded ("less than a month").
    """

    at_least: Optional[float]
    at_most: Optional[float]
    strict: bool = False


def find_lengths(text: str) -> List[Tuple[int, int, Length]]:
    """The lengths named in a text.

    Args:
        text: A clause, in lower or mixed case.

    Returns:
        For each: first character, place after the last one, and the length in weeks.
    """
    found = [
        (match.start(), match.end(), Length(None, NO_LIMIT_WEEKS))
        for match in _NO_LIMIT.finditer(text)
    ]
    found += [
        (match.start(), match.end(), Length(None, 1.0))
        for match in _AS_SHORT_AS_CAN_BE.finditer(text)
    ]
    found += [
        (match.start(), match.end(), Length(0.0, None)) for match in _SOME_LENGTH.finditer(text)
    ]
    for match in _LENGTH.finditer(text):
        weeks = _WEEKS_PER[match["unit"].lower().rstrip("s")]
        high = _number(match["high"]) * weeks + (0.5 * weeks if match["half"] else 0.0)
        before, after = text[: match.start()], (match["after"] or "").strip().lower()
        if _WHEN_BEFORE.search(before) or _WHEN_AFTER.match(text[match.end() :]):
            continue
        if match["low"]:
            length = Length(_number(match["low"]) * weeks, high)
        elif _BELOW.search(before):
            length = Length(None, high, strict=True)
        elif (
            _AT_MOST.search(before)
            or _HAVING.search(before)
            or _INTO.search(before)
            or re.match(
                r"or (?:less|few|short|under|below)|max|at (?:the )?(?:very )?m|tops", after
            )
        ):
            length = Length(None, high)
        elif _ABOVE.search(before) and not re.search(
            r"(?:not|no) (?:more|longer) than\s*$", before, re.IGNORECASE
        ):
            length = Length(high, None, strict=True)
        elif _AT_LEAST.search(before) or re.match(
            r"or (?:more|long|over)|min|at least|and (?:over|up|more)", after
        ):
            length = Length(high, None)
        else:
            length = Length(high, high)
        found.append((match.start(), match.end(), length))
    return found


def find_amounts(text: str) -> List[Length]:
    """Spans named by bare numbers, in whatever unit is spoken of: "less than three"."""
    found = []
    for match in _AMOUNT.finditer(text):
        number = _number(match["number"])
        low, strict = match["above"] or match["least"], bool(match["strict"] or match["above"])
        found.append(Length(number, None, strict) if low else Length(None, number, strict))
    return found


def unit_of(text: str) -> float:
    """Weeks in the unit of the last length that a text names; 0 if it names none."""
    units = [match["unit"] for match in _LENGTH.finditer(text)]
    return _WEEKS_PER[units[-1].lower().rstrip("s")] if units else 0.0


def _number(words: str) -> float:
    words = words.lower().strip()
    if re.match(r"\d", words):
        return float(words)
    for name in ("half a", "couple of", "few"):
        if name.split()[0] in words:
            return _NUMBERS[name]
    return _NUMBERS[words]
