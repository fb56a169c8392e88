"""From a classified clause to the question that it asks, or the questions that it enumerates."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import Any, Dict, List, Optional, Sequence, Tuple

from components.attributes import asked_attributes, cues, likely_attribute
from components.clause_classifier import ASK_DESCRIBED, NO_ATTRIBUTE, NO_RANK
from components.clause_reader import Clause
from components.forms import (
    asks_besides,
    asks_for_one_too,
    asks_what_it_is,
    asks_which,
    excludes,
    has_question_form,
    is_indifferent,
    narrows,
    orders_out,
    points_at_several,
    requests,
    supposes,
    swaps,
)
from components.lengths import find_amounts, unit_of
from components.matching import LENGTH, PROGRAMME
from components.naming import (
    meant,
    meant_programmes,
    only_points,
    rules_out,
    says_who,
    sets_aside,
)
from components.plausibility import implied_attributes, reconcile
from components.question import (
    ASK,
    COMPARE,
    CONTROL,
    CORRECT,
    LIST,
    MISSED,
    OF_THE_TALK,
    OUT_OF_SCOPE,
    RANK,
    REFER,
    STOP,
    Question,
    Thresholds,
)

# Above this another reading is possible.
_POSSIBLE = 0.2
# So much surer a part has to be than the clause that it stands in.
_CLEARER = 0.1
# The least share of words that a clause needs to be more than noise.
_UNDERSTANDABLE = 0.5
_CONDITIONS = ("places", "audiences", "lengths", "topics")
_KINDS = {
    "places": "place", "audiences": "audience", "lengths": "length", "topics": "topic",
    "goals": "goal", "ranks": "rank", "references": "reference", "homes": "home", "cues": "cue",
}  # fmt: skip
# "… apart from the fee": what follows is no item of its own.
_EXCEPTION = re.compile(
    r"\W*(?:apart|aside) from\b|\W*(?:except|besides|other than|not counting)\b", re.I
)
_OVERVIEW = "overview"
# By these one of several things is pointed at.
_MEASURES = {"shorter", "shortest", "longer", "longest"}
# What is asked of several things together is not a list of questions.
_ASKED_TOGETHER = {COMPARE, RANK, LIST, "recommend", "inform"}


def read_clause(clause: Clause, thresholds: Thresholds) -> List[Question]:
    """The question of a clause; several if it enumerates them ("length, fee and hotel").

    Args:
        clause: A classified clause.
        thresholds: How sure to be.
    """
    whole = reconcile(_question(clause, thresholds))
    parts = [_question(part, thresholds) for part in clause.parts]
    whole = _corrected_to(whole, parts, thresholds)
    command = _command(parts, whole, thresholds)
    if command:
        return [command]
    paired = _paired(clause.parts, parts)
    if paired:
        return paired
    asked_together = whole.intent in _ASKED_TOGETHER and whole.confidence > thresholds.part
    asked_together = asked_together or _tells_conditions(whole)
    several = len(clause.values(PROGRAMME)) > 1
    order = None if several else _only_clear_part(parts, whole, thresholds)
    if order:
        return [order]
    if not clause.parts or asked_together or several:
        return [whole, *_second_reading(whole, clause, thresholds)]
    telling = [
        reconcile(question)
        for part, question in zip(clause.parts, parts)
        if _is_telling(part, question, thresholds)
    ]
    telling = [part for part in telling if _asks_for_facts(part.intent)]
    if len({(part.intent, *part.attributes) for part in telling}) < 2 or _outweighs(
        whole, telling, thresholds
    ):
        return [whole, *_second_reading(whole, clause, thresholds)]
    telling = [replace(part, asks=whole.asks, requests=whole.requests) for part in telling]
    if not whole.programmes:
        return telling
    return [
        replace(part, programmes=whole.programmes, described=whole.described) for part in telling
    ]


def _paired(clauses: Sequence[Clause], parts: Sequence[Question]) -> List[Question]:
    """Items that each ask for something else of a programme of their own.

    "The aim of the symposia, and the partners in the regional ones" compares nothing.
    """
    asked = [cues(clause) for clause in clauses]
    named = [part.programmes for part in parts]
    own = all(len(item) == 1 for item in [*asked, *named])
    if not own or len({item[0] for item in asked}) < 2 or len({item[0] for item in named}) < 2:
        return []
    return [
        replace(part, intent=ASK, attributes=attributes) for part, attributes in zip(parts, asked)
    ]


def _corrected_to(whole: Question, parts: Sequence[Question], thresholds: Thresholds) -> Question:
    """A correction with the programme that one part of it describes: "no, the days for newcomers"."""
    if whole.intent not in (CORRECT, MISSED) or whole.programmes:
        return whole
    for part in parts:
        if part.described and part.confidence >= thresholds.likely:
            return replace(whole, intent=CORRECT, programmes=part.programmes)
    return whole


def _tells_conditions(whole: Question) -> bool:
    """Whether a clause states several conditions at once: "from an NGO, in Geneva, any length"."""
    if whole.asks or whole.programmes:
        return False
    told = (whole.audiences, whole.places, whole.lengths, whole.goals)
    return sum(map(bool, told)) > 2


def _outweighs(whole: Question, parts: List[Question], thresholds: Thresholds) -> bool:
    """Whether a clause so clearly asks for a matter that parts without it must be misread."""
    return (
        whole.intent != ASK
        and _asks_for_facts(whole.intent)
        and whole.confidence >= thresholds.likely
        and all(part.intent != whole.intent for part in parts)
    )


def _second_reading(whole: Question, clause: Clause, thresholds: Thresholds) -> List[Question]:
    """A question nearly as likely as the one read: rather than guess, the answer covers both.

    Only questions for facts are worth that: what one gives an answer too many, the other would miss.
    """
    if not _asks_for_facts(whole.intent) or whole.confidence >= thresholds.clear:
        return []
    if whole.intent == ASK and whole.likely_attribute in implied_attributes(whole):
        # What is named settles it: "can the press sit in?"
        return []
    for label, probability in whole.alternatives:
        label = ASK if label.startswith(ASK_DESCRIBED) else label
        if label == whole.intent or probability < thresholds.second or not _asks_for_facts(label):
            continue
        attributes = asked_attributes(clause, thresholds) if label == ASK else []
        if label != ASK or attributes:
            return [replace(whole, intent=label, confidence=probability, attributes=attributes)]
    return []


def _asks_for_facts(intent: str) -> bool:
    return intent == ASK or (intent.startswith("ask_") and intent not in OF_THE_TALK)


def _command(
    parts: Sequence[Question], whole: Question, thresholds: Thresholds
) -> Optional[Question]:
    """An order that one item of a clause gives beyond doubt: "forget it, I need no advice"."""
    likely = dict(whole.alternatives)
    for question in parts:
        surely = question.confidence > thresholds.surely
        least = _POSSIBLE / 2 if surely else _POSSIBLE
        bound = thresholds.likely if question.intent == STOP else thresholds.statement
        ordered = question.intent in CONTROL and question.confidence > bound
        if ordered and likely.get(question.intent, 0.0) > least:
            return question
    return None


def described_programme(clause: Clause, thresholds: Thresholds) -> List[str]:
    """The programme that a text describes without its name; empty unless that is fairly sure."""
    asks = _asks(clause)
    label = max(asks, key=lambda item: asks[item])
    sure = label != ASK and asks[label] >= thresholds.described * sum(asks.values())
    return [label[len(ASK_DESCRIBED) :]] if sure else []


def _only_clear_part(
    parts: Sequence[Question], whole: Question, thresholds: Thresholds
) -> Optional[Question]:
    """The one item of a muddled clause that surely asks something, if the rest only chats."""
    questions = [reconcile(part) for part in parts]
    asked = [item for item in questions if item.asks and _asks_for_facts(item.intent)]
    clearer = [item for item in asked if item.confidence > whole.confidence + _CLEARER]
    muddled = whole.confidence < thresholds.clear and whole.intent != ASK
    if muddled and len(asked) == len(clearer) == 1 and len(questions) == 2:
        # "And who's it for, need it for a briefing note."
        return clearer[0]
    if whole.confidence >= thresholds.part:
        return None
    sure = [item for item in questions if item.confidence >= thresholds.likely]
    if len(sure) == 1 and sure[0].intent in (LIST, RANK, COMPARE):
        return sure[0]
    return None


def _is_telling(part: Clause, question: Question, thresholds: Thresholds) -> bool:
    """Whether an item of an enumeration surely asks something by itself."""
    if _EXCEPTION.match(part.text) or is_indifferent(part.text):
        return False
    if question.intent == ASK:
        best, probability = max(part.attributes.items(), key=lambda item: item[1])
        least = (
            thresholds.part if question.confidence >= thresholds.likely else thresholds.described
        )
        sure = probability >= least and question.confidence >= thresholds.item
        return best != NO_ATTRIBUTE and sure
    return question.intent.startswith("ask_") and question.confidence >= thresholds.part


def _asks(clause: Clause) -> Dict[str, float]:
    return {
        label: probability
        for label, probability in clause.intents.items()
        if label == ASK or label.startswith(ASK_DESCRIBED)
    }


def _question(clause: Clause, thresholds: Thresholds) -> Question:
    programmes = meant_programmes(clause)
    asks = _asks(clause)
    others = {
        label: probability for label, probability in clause.intents.items() if label not in asks
    }
    asking = sum(asks.values())
    points = only_points(clause)
    if points:
        # "And number two?" asks for no number.
        others, asking = {REFER: 1.0}, 0.0
    best = max(others.items(), key=lambda item: item[1]) if others else (OUT_OF_SCOPE, 0.0)
    leaves_out = excludes(clause.text) or (orders_out(clause.text) and bool(clause.mentions))
    mentions: Dict[str, Any] = {name: meant(clause, kind) for name, kind in _KINDS.items()}
    question = Question(
        best[0],
        best[1],
        clause.text,
        programmes,
        likely_attribute=likely_attribute(clause, thresholds.likely),
        possible_attribute=likely_attribute(clause, thresholds.attribute),
        alternatives=_ranking(asks, others, bool(programmes)),
        says_who=says_who(clause),
        plural=points_at_several(clause.text),
        excludes=leaves_out or rules_out(clause),
        narrows=narrows(clause.text) or leaves_out,
        besides=asks_besides(clause.text) and (not programmes or sets_aside(clause)),
        supposes=supposes(clause.text),
        aside=[item for item in clause.values(PROGRAMME) if item not in programmes],
        swaps=swaps(clause.text),
        amounts=[asdict(span) for span in find_amounts(clause.text)],
        unit_in_weeks=unit_of(clause.text),
        asks=clause.doubted or has_question_form(clause.text),
        requests=requests(clause.text),
        asks_which=asks_which(clause.text),
        understandable=is_understandable(clause),
        **mentions,
    )
    if best[0] == REFER and asking <= best[1]:
        # "The shorter one" points by a measure.
        measures = [rank for rank in question.ranks if rank in _MEASURES]
        question = replace(question, references=[*question.references, *measures])
    if asking <= best[1]:
        attributes = cues(clause)
        if points and asks_what_it_is(clause.text):
            attributes = [_OVERVIEW]
        if question.intent in (CORRECT, MISSED) and asking >= _POSSIBLE and not attributes:
            # "Scrap that, I wanted to know what they're about."
            attributes = asked_attributes(clause, thresholds)
        return replace(question, attributes=attributes, ranks=_ranks(question, clause))
    question = replace(
        question, intent=ASK, confidence=asking, attributes=_attributes(clause, thresholds)
    )
    label = _likeliest(asks, thresholds)
    if programmes or label == ASK:
        return question
    surely = question.confidence >= thresholds.likely
    if question.asks_which and any(mentions[kind] for kind in _CONDITIONS) and not surely:
        # "Which courses use debates?" wants a list, although just one programme may be on it.
        return replace(question, intent=LIST, attributes=[])
    return replace(question, programmes=[label[len(ASK_DESCRIBED) :]], described=True)


def _attributes(clause: Clause, thresholds: Thresholds) -> List[str]:
    """The attributes that a question asks for by what it means, or else by its form."""
    if asks_for_one_too(clause.text) and not cues(clause):
        return []
    attributes = asked_attributes(clause, thresholds)
    lasting = bool(clause.values(LENGTH)) and asks_what_it_is(clause.text)
    # "The three-week one, what's that about?"
    return attributes or ([_OVERVIEW] if lasting else [])


def is_understandable(clause: Clause) -> bool:
    """Whether most of a text is words, or something known is named in it."""
    return clause.known_words >= _UNDERSTANDABLE or bool(clause.mentions)


def _likeliest(asks: Dict[str, float], thresholds: Thresholds) -> str:
    """Whether a question describes a programme, and which; the descriptions count together."""
    described = {label: value for label, value in asks.items() if label != ASK}
    total = sum(described.values())
    label = max(described, key=lambda item: described[item], default=ASK)
    if total < asks.get(ASK, 0.0) or described[label] < thresholds.part * total:
        return ASK
    return label


def _ranking(
    asks: Dict[str, float], others: Dict[str, float], named: bool
) -> List[Tuple[str, float]]:
    questions = [(ASK, sum(asks.values()))] if named else list(asks.items())
    return sorted([*others.items(), *questions], key=lambda item: -item[1])[:3]


def _ranks(question: Question, clause: Clause) -> List[str]:
    """The end that a question for an extreme asks for, by its words or else by its meaning."""
    if question.ranks or question.intent != RANK or not clause.ranks or question.lengths:
        return question.ranks
    best = max(clause.ranks, key=lambda rank: clause.ranks[rank])
    return [] if best == NO_RANK else [best]
