"""Finding the knowledge file's names in a clause: programmes, places, audiences, and so on."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import Any, Dict, Iterable, List, Mapping, Sequence, Tuple

import spacy
from rapidfuzz import process
from rapidfuzz.distance import OSA
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from components.lengths import find_lengths
from components.words import Word, WordReader

PROGRAMME = "programme"
LENGTH = "length"
TOPIC = "topic"
PLACE = "place"
AUDIENCE = "audience"
REFERENCE = "reference"
# Words that stand for a programme only alone or beside another: "trade policy or thematic?".
SHORT = "short"
# The same only after "the": "and the week?".
DEFINITE = "definite"
# What points at something only if nothing else is said, as "2" does.
ALONE = "alone"
# Kinds whose words may also belong to something else ("practical skills" is a topic and a goal).
LAYERED = (TOPIC, "goal")
# How alike a stretch of text and an alias must be, letter by letter, to count as misspelt.
ALIKE = 0.87
_SHORTEST_FUZZY = 8
# What joins a group to the place where it is, as in "delegates in Geneva".
_JOINS = re.compile(r"\W*(?:(?:in|at|from|of)\s+(?:the\s+)?)?", re.IGNORECASE)
# What stands between two programmes that are spoken of together.
_BETWEEN = re.compile(
    r"\W*(?:and|or|n|vs|versus|than|from|with|to|against|compared to|compared with|&|/|,)?"
    r"\W*(?:the|a|an)?\W*",
    re.IGNORECASE,
)
# Before a name that is all that is said.
_OPENING = re.compile(
    r"\W*(?:(?:and|n|nd|or|so|then|ok|okay|but|now|what about|how about|same for|the|these|those|this|that|for|of|with"
    r"|(?:go |going |let's go |let me go |come )?back to|return to|returning to|switch to|about|regarding|as for|no|sorry|ah|oh|hmm?|well|wait"
    r"|i meant?|rather|make (?:it|that))\W+)*",
    re.IGNORECASE,
)
# After a name that is all that is said.
_CLOSING = re.compile(
    r"\W*(?:(?:again|instead|then|too|please|pls|also|as well|same|same question|though|now|rather|for a (?:second|moment|sec|bit|minute))\b\W*)*",
    re.IGNORECASE,
)
# "The length of trade policy?", "if I took trade policy instead".
_TAKES_A_NAME = re.compile(
    r"\b(?:(?:len\w+|duration|place|location|venue|audience|purpose|aims?|goals?|contents?|organi[sz]ers?|costs?|price|fees?|dates?|overview|details?)\s+(?:of|for)"
    r"|(?:how long|where|when|who|what|how much)\s+(?:is\s+|are\s+)?(?:for|with|about|of)|took|take|taking|pick|choose|chose|prefer|preferred|attend|attended|join|joined|go for|went for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\s+(?:instead|rather|again|as well)\b", re.IGNORECASE)
# Before "the week" or "the days" these leave room for nothing but a programme.
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_BEFORE_DEFINITE = re.compile(
    r"\b(?:is|are|about|to|than|vs|versus|and|or|with|for|of)\s+the\s+$", re.I
)
# Before "that", these make it a relative pronoun, which points at nothing said before.
_RELATIVE = re.compile(
    r"\b(?:all|any\w*|every\w*|some\w*|nothing|nobody|ones?|those|courses?|programmes?|programs?|"
    r"trainings?|members?|countr(?:y|ies)|people|persons?|officials?|delegates?|staff|things?|events?|"
    r"sessions?|activit(?:y|ies)|topics?|subjects?|say|says|know|see|heard|think|told|so|sure|hope)\s+$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
# "Where is trade policy held?", "how long does regional take?"
_OF_EVENT = re.compile(
    r"\s+(?:held|hosted|run|last|lasts|takes?|taking|happen|happens|offered|given|organi[sz]ed|start|going on)\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:\s+(?:is|are|isn't|aren't|isnt|arent|lasts?|takes?|runs?|has|have|does|do|too|then|as well)\b|\s*[?.,;:!]|\s*$)",
    re.IGNORECASE,
)
# "Regional in which cities?"
_ASKED = re.compile(
    r"\s*[:–—]\s|\s+-+\s|\s+(?:is|are|isn't|isnt|sounds?|looks?|seems?)\s+(?!my|our|what|important|hard|difficult)"
    r"|[\s,]+(?:(?:in|at|for|with|on|to|by) )?(?:who|whom|whos|what|whats|where|wheres|when|which|how|why|same|please|pls)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:together|jointly|in (?:partnership|cooperation|co-operation)|do|done|run|held|organi[sz]ed?|offered) with\s+(?:(?:the|other|some|any)\s+)*$",
    re.IGNORECASE,
)
# Before the number of an item these say nothing more: "and 3?".
_LEADING = {"and", "then", "ok", "okay", "so", "now", "or", "also", "maybe", "just"}
_CONDITION = re.compile(r"(?:out|not|away|beyond|other|without|can)\b|outside", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """A name found in a text.

    Attributes:
        kind: "programme", "place", "audience", "length"…
        value: The id it stands for; for a length, a mapping of its ends in weeks.
        start: First character's place.
        end: Place after the last character.
    """

    kind: str
    value: Any
    start: int
    end: int

    def overlaps(self, other: Mention) -> bool:
        """Whether both cover some character."""
        return self.start < other.end and other.start < self.end


class NameMatcher:
    """Finds names by their words' keys, and programmes even when misspelt.

    Args:
        names: For each kind, each name with the id that it stands for.
        reader: Reads words; the same one must read the clauses.
    """

    def __init__(self, names: Mapping[str, Iterable[Tuple[str, str]]], reader: WordReader) -> None:
        self._reader = reader
        self._vocab = spacy.blank("en").vocab
        self._matcher = PhraseMatcher(self._vocab)
        self._reference_matcher = PhraseMatcher(self._vocab)
        self._fuzzy: Dict[str, str] = {}
        self._meaning: Dict[str, Tuple[str, str]] = {}
        patterns: Dict[Tuple[str, str], List[Doc]] = defaultdict(list)
        for kind, aliases in names.items():
            for alias, value in aliases:
                words = _counted(reader.read(alias), kind)
                if not words:
                    continue
                patterns[(kind, value)].append(self._doc(words))
                joined = "".join(word.key for word in words)
                if kind == PROGRAMME and len(joined) >= _SHORTEST_FUZZY:
                    self._fuzzy[joined] = value
        for index, ((kind, value), docs) in enumerate(patterns.items()):
            self._meaning[str(index)] = (kind, value)
            matcher = self._reference_matcher if kind == REFERENCE else self._matcher
            matcher.add(str(index), docs)

    def find(self, text: str, words: Sequence[Word]) -> List[Mention]:
        """The mentions in a clause, left to right.

        Args:
            text: The clause.
            words: Its words, as the reader gives them.
        """
        with_articles = _counted(words, REFERENCE)
        words = _counted(words)
        if not words:
            return []
        found = [
            self._mention(counted, match_id, start, end)
            for counted, matcher in (
                (words, self._matcher),
                (with_articles, self._reference_matcher),
            )
            for match_id, start, end in matcher(self._doc(counted))
        ]
        found = [item for mention in found for item in _pointing_alone(mention, words)]
        found = [mention for mention in found if not _is_relative(mention, text)]
        found += [
            Mention(LENGTH, asdict(length), start, end)
            for start, end, length in find_lengths(text.lower())
        ]
        programmes = _longest([mention for mention in found if mention.kind == PROGRAMME])
        programmes += self._misspelt(words, programmes)
        programmes += _beside(found, programmes, text)
        # Inside a programme's name nothing else is meant: Geneva Week is no place.
        free = [
            mention
            for mention in found
            if mention.kind not in (PROGRAMME, SHORT, DEFINITE)
            and not _inside_any(mention, programmes)
        ]
        lengths = [mention for mention in free if mention.kind == LENGTH]
        exclusive = _longest(
            [
                mention
                for mention in free
                # "The 3-week one" is no third one.
                if mention.kind not in LAYERED
                and not (mention.kind == REFERENCE and _inside_any(mention, lengths))
            ]
        )
        exclusive = [
            mention
            for mention in exclusive
            if not (_only_locates(mention, exclusive, text) or _is_company(mention, text))
        ]
        layered = [
            mention
            for kind in LAYERED
            for mention in _longest([mention for mention in free if mention.kind == kind])
        ]
        return sorted(programmes + exclusive + layered, key=lambda mention: mention.start)

    def _misspelt(self, words: Sequence[Word], known: Sequence[Mention]) -> List[Mention]:
        # "There courses" is nearly "theme courses", but it holds no word that could be a slip.
        slips = {
            index
            for index, word in enumerate(words)
            if word.mended == word.text and self._reader.is_slip(word.text)
        }
        candidates = []
        for start in range(len(words)):
            for end in range(start + 1, min(start + 7, len(words)) + 1):
                joined = "".join(word.key for word in words[start:end])
                if any(map(str.isdigit, joined)) or not slips & set(range(start, end)):
                    continue
                if not _SHORTEST_FUZZY - 2 <= len(joined) <= 45:
                    continue
                mention = Mention(PROGRAMME, "", words[start].start, words[end - 1].end)
                if any(mention.overlaps(other) for other in known):
                    continue
                best = process.extractOne(
                    joined, self._fuzzy.keys(), scorer=OSA.normalized_similarity, score_cutoff=ALIKE
                )
                if best:
                    value = self._fuzzy[best[0]]
                    candidates.append(
                        (best[1], Mention(PROGRAMME, value, mention.start, mention.end))
                    )
        chosen: List[Mention] = []
        for _, mention in sorted(candidates, key=lambda item: -item[0]):
            if not any(mention.overlaps(other) for other in chosen):
                chosen.append(mention)
        return chosen

    def _doc(self, words: Sequence[Word]) -> Doc:
        return Doc(self._vocab, words=[word.key for word in words])

    def _mention(self, words: Sequence[Word], match_id: int, start: int, end: int) -> Mention:
        kind, value = self._meaning[self._vocab.strings[match_id]]
        return Mention(kind, value, words[start].start, words[end - 1].end)


def _pointing_alone(mention: Mention, words: Sequence[Word]) -> List[Mention]:
    """The mention, as a reference if it is one only for being all that is said; else none."""
    if mention.kind != ALONE:
        return [mention]
    before = [word.mended for word in words if word.end <= mention.start]
    whole = all(word in _LEADING for word in before) and mention.end == words[-1].end
    return [replace(mention, kind=REFERENCE)] if whole else []


def _is_relative(mention: Mention, text: str) -> bool:
    """Whether a "that" only joins a clause to what it is about: "all that is in Geneva"."""
    word = text[mention.start : mention.end].lower()
    return (
        mention.kind == REFERENCE
        and word == "that"
        and _RELATIVE.search(text[: mention.start]) is not None
        and text[mention.end : mention.end + 1].isspace()
    )


def _counted(words: Sequence[Word], kind: str = "") -> List[Word]:
    """The words that a name is compared by.

    Articles carry nothing in most names, but "the other" points at something and "other" does not.
    """
    return [word for word in words if not word.skipped or (kind == REFERENCE and word.key == "the")]


def _beside(found: Sequence[Mention], programmes: Sequence[Mention], text: str) -> List[Mention]:
    """Short names that stand beside a programme, or beside each other, and so mean programmes."""
    shorts = _longest(
        [
            item
            for item in found
            if (item.kind == SHORT or (item.kind == DEFINITE and _is_definite(item, text)))
            and not _inside_any(item, programmes)
        ]
    )
    return [
        replace(short, kind=PROGRAMME)
        for short in shorts
        if short.kind == DEFINITE
        or _is_all_said(short, text)
        or _is_subject(short, text)
        or any(
            other.value != short.value and _adjoin(short, other, text)
            for other in [*programmes, *shorts]
        )
    ]


def _is_definite(mention: Mention, text: str) -> bool:
    """Whether "the week" or "the days" can mean nothing but a programme: "and the days again?"."""
    before, after = text[: mention.start], text[mention.end :]
    opens = _OPENING.fullmatch(before) or _BEFORE_DEFINITE.search(before)
    closes = _NO_NOUN.match(after) or _CLOSING.fullmatch(after)
    return bool(_THE.search(before) and opens and closes)


def _is_all_said(mention: Mention, text: str) -> bool:
    """Whether a clause holds nothing else: "and trade policy?"."""
    before, after = text[: mention.start], text[mention.end :]
    return bool(_OPENING.fullmatch(before) and _CLOSING.fullmatch(after))


def _is_subject(mention: Mention, text: str) -> bool:
    """Whether a short name stands as a noun: "the trade policy isn't there", "regional lasts …"."""
    before, after = text[: mention.start], text[mention.end :]
    definite = _DEFINITE.search(before) or _TAKES_A_NAME.search(before)
    closes = _NO_NOUN.match(after) or _INSTEAD.match(after)
    asked_of = _OPENING.fullmatch(before) and _ASKED.match(after)
    return bool(_OF_EVENT.match(after) or asked_of or (definite and closes))


def _adjoin(one: Mention, other: Mention, text: str) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return bool(_BETWEEN.fullmatch(text[first.end : second.start]))


def _is_company(mention: Mention, text: str) -> bool:
    """Whether a group is what something is done together with: "run with regional bodies"."""
    return mention.kind == "audience" and _TOGETHER.search(text[: mention.start]) is not None


def _only_locates(mention: Mention, others: Sequence[Mention], text: str) -> bool:
    """Whether a place only says where a group is: "members with no mission in Geneva".

    A place that is ruled out ("interns outside Geneva") is a condition in any case.
    """
    return (
        mention.kind == "place"
        and not _CONDITION.match(text[mention.start :])
        and any(
            other.kind == "audience" and _JOINS.fullmatch(text[other.end : mention.start])
            for other in others
            if other.end <= mention.start
        )
    )


def _inside_any(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(mention.overlaps(other) for other in others)


def _longest(mentions: Sequence[Mention]) -> List[Mention]:
    """Of mentions that overlap, the longest; of equal ones, the first."""
    chosen: List[Mention] = []
    for mention in sorted(mentions, key=lambda item: (item.start - item.end, item.start)):
        if not _inside_any(mention, chosen):
            chosen.append(mention)
    return chosen
