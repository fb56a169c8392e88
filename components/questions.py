"""From the clauses of a message to the questions it asks: pure rules over plain data."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Sequence

from components.clause_reader import Clause
from components.clauses import is_heading
from components.matching import PROGRAMME, REFERENCE
from components.plausibility import implied_attributes
from components.question import (
    ASK,
    COMPARE,
    CONTROL,
    CORRECT,
    INFORM,
    LIST,
    MISSED,
    OUT_OF_SCOPE,
    RANK,
    RECOMMEND,
    REFER,
    Question,
    Thresholds,
)
from components.reading import described_programme, meant_programmes, read_clause, sets_aside

_POINTLESS = {"it", "any", "everything", "nobody"}
# Said beside a question, these only keep it company.
COMPANY = {
    "greet", "thanks", "goodbye", INFORM, "how_are_you", "affirm", "deny", "praise", "frustration",
    "repeat",
}  # fmt: skip
# Questions to which "I work for an NGO, …" adds a condition.
CONDITIONAL = {LIST, RECOMMEND, RANK}
# Questions that are asked of several programmes together.
_SEVERAL_PROGRAMMES = {COMPARE, RANK}
# Fewer words than that are a fragment rather than a statement.
_SENTENCE = 5
_CONDITIONS = ("places", "audiences", "lengths", "topics", "ranks")
# So much surer the whole has to be than a clause that is fairly sure.
_AHEAD = 0.15
# A lone doubt after a question ("can you confirm?") doubts nothing that was said before.
_DOUBT = "ask_source"


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
        pointers = _pointers(clause.values(REFERENCE)) or pointers
    questions = _set_scene(questions, thresholds)
    questions = _drop_company(questions, thresholds)
    if whole is not None:
        if len(questions) == 1 and questions[0].confidence < thresholds.likely:
            questions = _clearer(questions, read_clause(whole, thresholds), thresholds)
        questions = _describe(questions, whole, thresholds)
    return _share(questions, thresholds)


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


def _pointers(references: List[str]) -> List[str]:
    return [reference for reference in references if reference not in _POINTLESS]


def _about(
    question: Question, named: List[str], pointers: List[str], thresholds: Thresholds
) -> Question:
    """The question with what was named or pointed at before it, unless it says so itself."""
    if question.intent in _SEVERAL_PROGRAMMES:
        fewer = len(question.programmes) < 2 <= len(named)
        return replace(question, programmes=named) if fewer else question
    if named:
        question = _about_it(question, thresholds)
    can_take = question.intent == ASK or question.intent.startswith("ask_")
    if not can_take or _pointers(question.references):
        return question
    if question.programmes and not question.described:
        return question
    if named:
        return replace(question, programmes=named, described=False)
    if pointers:
        return replace(question, programmes=[], described=False, references=pointers)
    return question


def _set_scene(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    """Take a doubtful reading of a statement for mere background when there is a question."""
    if not any(question.asks and question.intent not in COMPANY for question in questions):
        return questions
    return [
        replace(question, intent=INFORM)
        if not (question.asks or _surely_requests(question, thresholds) or _is_fragment(question))
        and not _only_describes(question, thresholds)
        and question.confidence < thresholds.statement
        else question
        for question in questions
    ]


def _is_fragment(question: Question) -> bool:
    """Whether words ask for something without being a sentence ("partners", "the fee")."""
    can_ask = question.intent == ASK or question.intent.startswith("ask_")
    return can_ask and (len(question.text.split()) < _SENTENCE or is_heading(question.text))


def _surely_requests(question: Question, thresholds: Thresholds) -> bool:
    """ "I'd love to know the length" asks; "I'd love to see the lake" hardly does."""
    return question.requests and question.confidence >= thresholds.described


def _only_describes(question: Question, thresholds: Thresholds) -> bool:
    """Whether a statement describes a programme and asks nothing: "the one of three weeks, …"."""
    return question.described and not question.attributes and question.confidence >= thresholds.part


def _clearer(
    clauses: List[Question], whole: List[Question], thresholds: Thresholds
) -> List[Question]:
    """The reading of the message as a whole, if it is surer than that of its best clause."""
    doubtful = clauses[0].confidence < thresholds.part
    if doubtful and len(whole) > 1:
        return whole
    ahead = 0.0 if doubtful else _AHEAD
    return whole if whole[0].confidence > clauses[0].confidence + ahead else clauses


def _drop_company(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    """Leave out courtesies, and statements that only set the scene for a question."""
    control = [
        question
        for question in questions
        if question.intent in CONTROL and question.confidence > thresholds.control
    ]
    correction = _correction(control, questions, thresholds)
    if correction:
        return [correction]
    asked = [question for question in questions if question.intent == ASK and question.attributes]
    if control and not asked:
        return control[:1]
    questions = _with_conditions_apart(questions)
    scene = [question for question in questions if question.intent == INFORM]
    substance = [
        question
        for question in questions
        if question.intent not in COMPANY and question.confidence >= thresholds.weak
    ]
    if not substance:
        told = [question for question in scene if _conditions(question)]
        if told:
            return [_with_all(told)]
        if len(questions) > 1 and _all_company(questions):
            return questions[-1:]
        return [_with_scene(_about_me(_best(questions), scene), scene)]
    substance = _without_asides(_without_guesses(substance, thresholds))
    if any(question.intent == RECOMMEND for question in substance):
        # Conditions told beside a request for advice belong to it.
        scene += [question for question in substance if question.intent == LIST]
        substance = [question for question in substance if question.intent != LIST]
    return [_with_scene(_about_me(question, scene), scene) for question in substance]


def _correction(
    control: List[Question], questions: List[Question], thresholds: Thresholds
) -> Optional[Question]:
    """ "Not that one. The symposia.": what comes after the complaint mends it."""
    if not control or any(question.intent != MISSED for question in control):
        return None
    mending = [
        question
        for question in questions
        if question.intent in (ASK, CORRECT, INFORM)
        and not question.attributes
        and (question.programmes or _conditions(question))
        and question.confidence >= thresholds.part
    ]
    return replace(mending[-1], intent=CORRECT) if mending else None


def _with_conditions_apart(questions: List[Question]) -> List[Question]:
    """ "We can only come to Geneva. Which are held there?": the statement is the list's condition."""
    lists = [item for item in questions if item.intent == LIST and item.asks_which]
    if not any(not _conditions(item) for item in lists):
        return questions
    return [
        replace(question, intent=INFORM)
        if _conditions(question) and not (question.asks or question.requests)
        else question
        for question in questions
    ]


def _conditions(question: Question) -> bool:
    return any(getattr(question, kind) for kind in _CONDITIONS)


def _without_guesses(substance: List[Question], thresholds: Thresholds) -> List[Question]:
    """Without bare numbers and vague readings beside a question that is clear: "Five? Seven?"."""
    if not any(
        question.intent == ASK and question.confidence >= thresholds.likely and question.attributes
        for question in substance
    ):
        return substance
    return [
        question
        for question in substance
        if not (question.intent == REFER and len(question.text.split()) == 1)
        and not (question.intent == RANK and question.confidence < thresholds.part)
    ]


def _without_asides(substance: List[Question]) -> List[Question]:
    """Without what is beside the point when there is a point."""
    in_scope = [question for question in substance if question.intent not in (OUT_OF_SCOPE, _DOUBT)]
    if not in_scope:
        return substance
    return [
        question
        for question in substance
        if question.intent != _DOUBT
        and (question.intent != OUT_OF_SCOPE or question.confidence > 0.6)
    ]


def _about_me(question: Question, scene: Sequence[Question]) -> Question:
    """After "I work for an NGO", "what can you do for me?" asks for a list."""
    conditions = any(item.audiences or item.places or item.topics for item in scene)
    if question.described and question.asks_which and conditions:
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    if question.intent == "ask_help" and any(item.audiences or item.places for item in scene):
        return replace(question, intent=LIST)
    return question


def _with_all(statements: List[Question]) -> Question:
    """The last of several statements, with the conditions of all of them."""
    last = statements[-1]
    for statement in statements[:-1]:
        for kind in (*_CONDITIONS, "goals", "homes"):
            if not getattr(last, kind):
                last = replace(last, **{kind: getattr(statement, kind)})
    return last


def _all_company(questions: List[Question]) -> bool:
    return all(question.intent in COMPANY for question in questions)


def _best(questions: List[Question]) -> Question:
    serious = [question for question in questions if question.intent not in COMPANY] or questions
    return max(serious, key=lambda question: question.confidence)


def _with_scene(question: Question, scene: Sequence[Question]) -> Question:
    if question.intent not in CONDITIONAL:
        return question
    kinds = ["places", "audiences", "lengths", "topics", "goals"]
    if question.intent == RECOMMEND:
        kinds.append("homes")
    for statement in scene:
        for kind in kinds:
            if not getattr(question, kind):
                question = replace(question, **{kind: getattr(statement, kind)})
    return question


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
        and not set(question.references) - _POINTLESS
        else question
        for question in questions
    ]


def _share(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    """Let questions borrow from their neighbours what they leave unsaid, and drop what is spent."""
    questions = _with_programmes(_merged_lists(questions), thresholds)
    return _with_attributes(_without_topics(questions))


def _with_programmes(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    following = [question for question in questions if question.programmes]
    result: List[Question] = []
    previous: Optional[Question] = None
    for question in questions:
        if previous and previous.described and not previous.asks:
            question = _about_it(question, thresholds)
        borrows = question.intent == ASK or (previous and question.intent.startswith("ask_"))
        if borrows and not question.programmes and not _pointers(question.references):
            donor = previous or (following[0] if following else None)
            if donor and donor.intent == ASK:
                question = replace(question, programmes=donor.programmes)
        if question.intent == ASK and question.programmes:
            previous = question
        result.append(question)
    return result


def _about_it(question: Question, thresholds: Thresholds) -> Question:
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
    tells = not (question.asks or question.requests or is_heading(question.text))
    tells = tells and following.asks
    if question.intent not in (ASK, "refer") or (question.attributes and not tells):
        return False
    subject = (question.programmes, _pointers(question.references))
    return any(subject) and subject == (following.programmes, _pointers(following.references))


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
            kept = {kind: getattr(last, kind) or getattr(question, kind) for kind in _CONDITIONS}
            merged[-1] = replace(last, **kept)
        else:
            merged.append(question)
    return merged


def _compete(one: Question, other: Question) -> bool:
    return any(getattr(one, kind) and getattr(other, kind) for kind in _CONDITIONS)
