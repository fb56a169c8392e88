"""From the clauses of a message to the questions it asks: pure rules over plain data."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Sequence

from components.clause_reader import Clause
from components.matching import PROGRAMME, REFERENCE
from components.question import ASK, COMPARE, POINTLESS, RANK, Question, Thresholds, pointers_among
from components.reading import described_programme, meant_programmes, read_clause, sets_aside
from components.scene import drop_company, set_scene
from components.sharing import about_it, share

# Questions that are asked of several programmes together.
_SEVERAL_PROGRAMMES = {COMPARE, RANK}
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
    others = any(clause.values(PROGRAMME) and not sets_aside(clause) for clause in clauses)
    for clause in clauses:
        if others and sets_aside(clause):
            continue
        for question in read_clause(clause, thresholds):
            questions.append(_about(_counted(question, named), named, pointers, thresholds))
        named = meant_programmes(clause) or named
        pointers = pointers_among(clause.values(REFERENCE)) or pointers
    questions = set_scene(questions, thresholds)
    questions = drop_company(questions, thresholds)
    if whole is not None:
        if len(questions) == 1 and questions[0].confidence < thresholds.likely:
            questions = _clearer(questions, read_clause(whole, thresholds), thresholds)
        questions = _describe(questions, whole, thresholds)
    return share(questions, thresholds)


def _counted(question: Question, named: List[str]) -> Question:
    """A question about "the first" of programmes named earlier in the message, about that one."""
    if len(named) < 2:
        return question
    question = replace(question, beside=named)
    if question.programmes:
        return question
    picked = [
        named[int(reference) - 1]
        for reference in question.references
        if reference.isdigit() and 0 < int(reference) <= len(named)
    ]
    picked += named[-1:] if "last" in question.references else []
    references = [item for item in question.references if not item.isdigit() and item != "last"]
    return replace(question, programmes=picked, references=references) if picked else question


def _about(
    question: Question, named: List[str], pointers: List[str], thresholds: Thresholds
) -> Question:
    """The question with what was named or pointed at before it, unless it says so itself."""
    if question.intent in _SEVERAL_PROGRAMMES:
        fewer = len(question.programmes) < 2 <= len(named)
        return replace(question, programmes=named) if fewer else question
    if named:
        question = about_it(question, thresholds)
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
    return [
        replace(question, programmes=described, described=True)
        if described
        and question.intent == ASK
        and not question.programmes
        and not set(question.references) - POINTLESS
        else question
        for question in questions
    ]
