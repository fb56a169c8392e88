"""What the questions of one message lend each other: programmes, attributes, conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import List, Optional, Sequence

from components.forms import is_heading
from components.plausibility import implied_attributes
from components.question import ASK, COMPARE, CONDITIONS, LIST, RANK, Question, Thresholds

# Before a programme, these only say what the next question is about.
_INTRODUCES = re.compile(
    r"\W*(?:(?:and|ok|okay|now|so|well|then|but|right)\W+)*(?:let'?s\s+|let us\s+|can we\s+)?"
    r"(?:(?:go(?:ing)?|com(?:e|ing)|get(?:ting)?|turn(?:ing)?|switch(?:ing)?)\s+)?"
    r"(?:back to|return(?:ing)? to|about|regarding|concerning|as for|as to|re|on|with regard to|speaking of)\b",
    re.IGNORECASE,
)


def share(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    """Let questions borrow from their neighbours what they leave unsaid, and drop what is spent."""
    questions = _with_programmes(_merged_lists(_without_comparing_twice(questions)), thresholds)
    return _with_attributes(_without_topics(_without_vague_lists(questions)))


def _without_comparing_twice(questions: List[Question]) -> List[Question]:
    """ "A or B, which is longer?": what is named first is only what the end is asked of."""
    return [
        question
        for question, following in zip(questions, [*questions[1:], None])
        if not (
            following
            and question.intent == COMPARE
            and following.intent == RANK
            and question.programmes == following.programmes
            and not question.attributes
        )
    ]


def _without_vague_lists(questions: List[Question]) -> List[Question]:
    """ "I need legal advice. Do you have something for that?": the second asks for no whole list."""
    return [
        question
        for index, question in enumerate(questions)
        if not (
            index
            and question.intent == LIST
            and not question.has_conditions
            and "it" in question.references
        )
    ]


def _with_programmes(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    following = [question for question in questions if question.programmes]
    result: List[Question] = []
    previous: Optional[Question] = None
    for question in questions:
        if previous and previous.described and not previous.asks:
            question = about_it(question, thresholds)
        borrows = question.intent == ASK or (previous and question.intent.startswith("ask_"))
        if borrows and not question.programmes and not question.pointers:
            donor = previous or (
                following[0] if following and not _is_full(question, following) else None
            )
            if donor and donor.intent == ASK:
                question = replace(question, programmes=donor.programmes)
        if question.intent == ASK and question.programmes:
            previous = question
        result.append(question)
    return result


def _is_full(question: Question, following: Sequence[Question]) -> bool:
    """Whether "it" in a question means nothing named later: "where are they, and where is X?"."""
    points = "it" in question.references and bool(question.attributes)
    return points and bool(following[0].attributes) and following[0].asks


def about_it(question: Question, thresholds: Thresholds) -> Question:
    """A question that points back at a programme, read as one about it if its intent is doubtful.

    After "the courses with case studies", "do they last a month?" asks for no list.
    """
    if "it" not in question.references or question.asks_which or question.intent == ASK:
        return question
    if question.intent == LIST and implied_attributes(question):
        return replace(question, intent=ASK, attributes=implied_attributes(question))
    doubtful = question.confidence < thresholds.statement
    if doubtful and question.likely_attribute:
        return replace(question, intent=ASK, attributes=[question.likely_attribute])
    return question


def _without_topics(questions: List[Question]) -> List[Question]:
    """Without what only names a subject for the next question: "About Geneva Week: how long?"."""
    return [
        question
        for question, following in zip(questions, [*questions[1:], None])
        if following is None or not _sets_topic(question, following)
    ]


def _sets_topic(question: Question, following: Question) -> bool:
    one_of_several = len(question.programmes) > 1 and len(following.programmes) == 1
    if one_of_several and set(following.programmes) < set(question.programmes):
        # "Three were named: A, B and C. How long is B?" compares nothing.
        return not (question.asks or question.requests) and following.intent == ASK
    if question.likely_attribute in question.attributes and not _INTRODUCES.match(question.text):
        # "Symposia who can come" asks, even without the form of a question.
        return False
    introduces = bool(_INTRODUCES.match(question.text)) or not is_heading(question.text)
    tells = introduces and following.asks and not (question.asks or question.requests)
    if question.intent not in (ASK, "refer") or (question.attributes and not tells):
        return False
    subject = (question.programmes, question.pointers)
    return any(subject) and subject == (following.programmes, following.pointers)


def _with_attributes(questions: List[Question]) -> List[Question]:
    """ "How long is Geneva Week? And the symposia?" asks for two lengths."""
    result: List[Question] = []
    attributes: List[str] = []
    for question in questions:
        if question.intent == ASK:
            if question.programmes and not question.attributes:
                question = replace(question, attributes=attributes)
            attributes = question.attributes
        result.append(question)
    return result


def _merged_lists(questions: List[Question]) -> List[Question]:
    """Conditions told one after the other make one list, unless they are of the same kind."""
    merged: List[Question] = []
    for question in questions:
        last = merged[-1] if merged else None
        if last and last.intent == question.intent == LIST and not _compete(last, question):
            kept = {kind: getattr(last, kind) or getattr(question, kind) for kind in CONDITIONS}
            merged[-1] = replace(last, **kept)
        else:
            merged.append(question)
    return merged


def _compete(one: Question, other: Question) -> bool:
    return any(getattr(one, kind) and getattr(other, kind) for kind in CONDITIONS)
