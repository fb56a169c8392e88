"""From the clauses of a message to the questions it asks: pure rules over plain data."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Dict, List, Optional, Sequence

from components.clause_reader import Clause
from components.matching import LENGTH, PROGRAMME, REFERENCE
from components.naming import is_taken_back, meant, meant_programmes, sets_aside
from components.plausibility import implied_attributes
from components.question import (
    ASK,
    COMPARE,
    CONTROL,
    INFORM,
    LIST,
    POINTLESS,
    RANK,
    RECOMMEND,
    REFER,
    Question,
    Thresholds,
    picks_one,
    pointers_among,
)
from components.reading import described_programme, read_clause
from components.scene import drop_company, set_scene
from components.sharing import about_it, share

# Questions that are asked of several programmes together.
_SEVERAL_PROGRAMMES = {COMPARE, RANK}
# "The eight-week course", "the one that takes three weeks".
_DEFINITE = re.compile(
    r"\b(?:the|that|this)\b.{0,25}\bweeks?\b"
    r"|\b(?:one|an?|some)\s+(?:\w+\s+)?(?:course|training|programme|program|thing|session)\s+(?:of|for|lasting|that lasts|that takes|with)\b.{0,15}\bweeks?\b",
    re.IGNORECASE,
)
# References that stand for all that was named.
_ALL_NAMED = {"all", "both"}
# So much surer the whole has to be than a clause that is fairly sure.
_AHEAD = 0.15


def read_questions(
    clauses: Sequence[Clause], thresholds: Thresholds, whole: Optional[Clause] = None
) -> List[Question]:
    """The questions of a message, in order.

    Args:
        clauses: Classified clauses.
        thresholds: How sure to be.
        whole: The message as one clause, where it has several.

    Returns:
        At least one question for a message with at least one clause.
    """
    questions: List[Question] = []
    named: List[str] = []
    pointers: List[str] = []
    lengths: List[Dict[str, Any]] = []
    others = any(clause.values(PROGRAMME) and not sets_aside(clause) for clause in clauses)
    for clause, following in zip(clauses, [*clauses[1:], None]):
        if (others and sets_aside(clause)) or (following and is_taken_back(clause)):
            continue
        for question in read_clause(clause, thresholds):
            question = _lasting(_counted(_pointed(question, questions), named), lengths)
            questions.append(_about(question, named, pointers, thresholds))
        lengths = _definite_lengths(clause) or lengths
        named = meant_programmes(clause) or named
        pointers = pointers_among(meant(clause, REFERENCE)) or _measured(questions) or pointers
    questions = set_scene(_without_pointing(questions, lengths), thresholds)
    questions = drop_company(questions, thresholds)
    if whole is not None:
        if len(questions) == 1 and questions[0].confidence < thresholds.likely:
            questions = _clearer(questions, read_clause(whole, thresholds), thresholds)
        elif max(question.confidence for question in questions) < thresholds.part:
            questions = _surer(questions, read_clause(whole, thresholds), thresholds)
        questions = _describe(questions, whole, thresholds)
    shared = _wanting_advice(share(questions, thresholds))
    if whole is not None and len(shared) < len(questions) == 2:
        # "And the most thorough one, which is that?": the first clause was only the subject.
        return _clearer(shared, read_clause(whole, thresholds), thresholds)
    return shared


def _wanting_advice(questions: List[Question]) -> List[Question]:
    """ "I am an official, want to specialise, have two months. Which one?" wants advice, no list."""
    if len(questions) != 1 or questions[0].intent != LIST or not questions[0].goals:
        return questions
    question = questions[0]
    told = sum(map(bool, (question.audiences, question.places, question.lengths, question.homes)))
    return (
        [replace(question, intent=RECOMMEND)] if told > 1 and not question.excludes else questions
    )


def _pointed(question: Question, before: List[Question]) -> Question:
    """After "that one", a question that names nothing is about it."""
    pointing = before and before[-1].intent == REFER and "it" in before[-1].references
    free = not (question.programmes or question.references) and question.intent == ASK
    return replace(question, references=["it"]) if pointing and free else question


def _measured(questions: List[Question]) -> List[str]:
    """The reference by which the last question points at one of several: "the shorter one, …"."""
    last = questions[-1:]
    return [item for question in last for item in question.pointers if item in question.ranks]


def _without_pointing(questions: List[Question], lengths: List[Dict[str, Any]]) -> List[Question]:
    """Without what only points by a length at what the next question is about.

    "Back to the courses of three weeks, what are they for?" wants no list.
    """
    taken = [index for index, item in enumerate(questions) if lengths and item.lengths == lengths]
    if len(taken) < 2 or questions[taken[-1]].intent != ASK:
        return questions
    return [
        question
        for index, question in enumerate(questions)
        if index not in taken[:-1] or question.asks or question.asks_which
    ]


def _surer(
    clauses: List[Question], whole: List[Question], thresholds: Thresholds
) -> List[Question]:
    """The reading of the message as a whole, if that of each clause is doubtful and it is not."""
    clear = whole[0].confidence >= thresholds.described and whole[0].intent not in CONTROL
    return whole if clear and whole[0].intent != INFORM else clauses


def _counted(question: Question, named: List[str]) -> Question:
    """A question about "the first" of programmes named earlier in the message, about that one."""
    if len(named) < 2:
        return question
    question = replace(question, beside=named)
    if question.programmes:
        return question
    if question.pointers and set(question.pointers) <= _ALL_NAMED:
        # "Geneva Week and the symposia: who runs each of them?"
        return replace(question, programmes=named, references=[])
    picked = [
        named[int(reference) - 1]
        for reference in question.references
        if reference.isdigit() and 0 < int(reference) <= len(named)
    ]
    picked += named[-1:] if "last" in question.references else []
    references = [item for item in question.references if not picks_one(item)]
    return replace(question, programmes=picked, references=references) if picked else question


def _definite_lengths(clause: Clause) -> List[Dict[str, Any]]:
    """The length by which a clause points at a programme: "the course of eight weeks"."""
    definite = _DEFINITE.search(clause.text) and not clause.values(PROGRAMME)
    return [length for length in clause.values(LENGTH) if definite and length["at_least"]]


def _lasting(question: Question, lengths: List[Dict[str, Any]]) -> Question:
    """After "the course of eight weeks", "is it in Geneva?" is about whichever lasts so long."""
    free = question.intent == ASK and not question.programmes and not question.lengths
    if not lengths or not free or "it" not in question.references or question.pointers:
        return question
    return replace(question, lengths=lengths, references=[])


def _about(
    question: Question, named: List[str], pointers: List[str], thresholds: Thresholds
) -> Question:
    """The question with what was named or pointed at before it, unless it says so itself."""
    if question.intent in _SEVERAL_PROGRAMMES:
        fewer = len(question.programmes) < 2 <= len(named)
        return replace(question, programmes=named) if fewer else question
    if named:
        question = about_it(_on_topic(question, thresholds), thresholds)
    can_take = question.intent == ASK or question.intent.startswith("ask_")
    if not can_take or question.pointers:
        return question
    if question.programmes and not question.described:
        return question
    if named:
        return replace(question, programmes=named, described=False)
    if pointers:
        return replace(question, programmes=[], described=False, references=pointers)
    return question


def _on_topic(question: Question, thresholds: Thresholds) -> Question:
    """After "back to the symposia", "where do I see which are planned?" asks for no list."""
    if question.intent == LIST and question.narrows and not question.asks_which:
        # "The symposia, and not just in Geneva?"
        return replace(question, intent=ASK, attributes=implied_attributes(question))
    doubtful = question.intent == LIST and question.confidence < thresholds.statement
    if doubtful and not question.has_conditions and question.likely_attribute:
        return replace(question, intent=ASK, attributes=[question.likely_attribute])
    return question


def _clearer(
    clauses: List[Question], whole: List[Question], thresholds: Thresholds
) -> List[Question]:
    """The reading of the message as a whole, if it is surer than that of its best clause."""
    doubtful = clauses[0].confidence < thresholds.part
    if doubtful and len(whole) > 1:
        return whole
    ahead = 0.0 if doubtful else _AHEAD
    return whole if whole[0].confidence > clauses[0].confidence + ahead else clauses


def _describe(questions: List[Question], whole: Clause, thresholds: Thresholds) -> List[Question]:
    """Give questions without a programme the one that the message as a whole describes."""
    if whole.values(PROGRAMME):
        return questions
    described = described_programme(whole, thresholds)
    # Described in a clause of its own, it is what "it" in another means.
    apart = any(
        question.programmes == described and question.confidence >= thresholds.likely
        for question in questions
    )
    return [
        replace(question, programmes=described, described=not apart)
        if described
        and question.intent == ASK
        and not question.programmes
        and not set(question.references) - POINTLESS
        else question
        for question in questions
    ]
