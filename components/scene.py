"""What is said beside a question: courtesies, background, complaints; what of it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Sequence

from components.forms import is_heading
from components.list_readings import POSSIBLE
from components.question import (
    ASK,
    CONDITIONS,
    CONTROL,
    CORRECT,
    INFORM,
    LIST,
    MISSED,
    OUT_OF_SCOPE,
    RANK,
    RECOMMEND,
    REFER,
    STOP,
    Question,
    Thresholds,
)

# Said beside a question, these only keep it company.
COMPANY = {
    "greet", "thanks", "goodbye", INFORM, "how_are_you", "affirm", "deny", "praise", "frustration",
    "repeat",
}  # fmt: skip
# Questions to which "I work for an NGO, …" adds a condition.
CONDITIONAL = {LIST, RECOMMEND, RANK, CORRECT}
# Fewer words than that are a fragment rather than a statement.
_SENTENCE = 5
# A lone doubt after a question ("can you confirm?") doubts nothing that was said before.
_DOUBT = "ask_source"
# Above this, what is beside the point counts even if there is a point.
_BESIDE = 0.6
_GOODBYE = "goodbye"
# A lone "can you help?" beside a question asks for nothing more.
_HELP = "ask_help"


def set_scene(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    """Take a doubtful reading of a statement for mere background when there is a question."""
    if any(
        item.intent == CORRECT and (item.has_conditions or item.programmes) for item in questions
    ):
        # "Change that to Geneva, they pay the train anyway."
        questions = [
            replace(question, intent=INFORM) if _only_states(question) else question
            for question in questions
        ]
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


def _only_states(question: Question) -> bool:
    """Whether a sentence about one of the matters asks for nothing by its form."""
    matter = question.intent.startswith("ask_")
    return matter and not (question.asks or question.requests or _is_fragment(question))


def _surely_requests(question: Question, thresholds: Thresholds) -> bool:
    """ "I'd love to know the length" asks; "I'd love to see the lake" hardly does."""
    return question.requests and question.confidence >= thresholds.described


def _only_describes(question: Question, thresholds: Thresholds) -> bool:
    """Whether a statement describes a programme and asks nothing: "the one of three weeks, …"."""
    return question.described and not question.attributes and question.confidence >= thresholds.part


def _is_fragment(question: Question) -> bool:
    """Whether words ask for something without being a sentence ("partners", "the fee")."""
    can_ask = question.intent == ASK or question.intent.startswith("ask_")
    return can_ask and (len(question.text.split()) < _SENTENCE or is_heading(question.text))


def drop_company(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    """Leave out courtesies, and statements that only set the scene for a question."""
    control = [
        question
        for question in questions
        if question.intent in CONTROL and question.confidence > thresholds.control
    ]
    last = questions[-1]
    leaves = last.intent == _GOODBYE and last.confidence >= thresholds.likely
    if leaves and not any(question.asks or question.requests for question in questions):
        # "Good, I can quote that. Bye."
        return [last]
    correction = _correction(control, questions, thresholds)
    if correction:
        return [correction]
    if control and not any(_goes_on(question, thresholds) for question in questions):
        return control[:1]
    if all(question.intent == STOP for question in control):
        # "Leave that for now. Which is the longest?" only changes the subject.
        questions = [question for question in questions if question not in control]
    questions = _with_conditions_apart(questions)
    scene = [question for question in questions if question.intent == INFORM]
    substance = [
        question
        for question in questions
        if question.intent not in COMPANY and question.confidence >= thresholds.weak
    ]
    if not substance:
        told = [question for question in scene if _tells(question)]
        if told:
            return [_with_all(told)]
        if len(questions) > 1 and _all_company(questions):
            return questions[-1:]
        return [_with_scene(_about_me(_best(questions), scene, thresholds), scene)]
    if all(question.intent in CONTROL for question in substance):
        return [_best(substance)]
    substance = [question for question in substance if question.intent not in CONTROL]
    substance = _without_backgrounds(substance)
    if all(question.intent == CORRECT for question in substance):
        # "I put that badly. Not the place, the length."
        substance = [_best(substance)]
    substance = _without_asides(_without_guesses(substance, thresholds))
    if any(question.intent == RECOMMEND for question in substance):
        # Conditions told beside a request for advice belong to it.
        scene += [question for question in substance if question.intent == LIST]
        substance = [question for question in substance if question.intent != LIST]
    return [_with_scene(_about_me(question, scene, thresholds), scene) for question in substance]


def _goes_on(question: Question, thresholds: Thresholds) -> bool:
    """Whether a question still wants an answer after "leave that"."""
    if question.intent == ASK:
        return bool(question.attributes)
    told = question.intent == LIST and question.has_conditions
    wants = question.asks or question.requests or told
    surely = question.confidence >= thresholds.part and wants
    return surely and question.intent not in CONTROL | COMPANY | {OUT_OF_SCOPE}


def _correction(
    control: List[Question], questions: List[Question], thresholds: Thresholds
) -> Optional[Question]:
    """ "Not that one. The symposia.": what comes after the complaint mends it."""
    if any(question.intent != MISSED for question in control):
        return None
    if not control and not any(_corrects_vaguely(question) for question in questions):
        return None
    mending = [
        question
        for question in questions
        if question.intent in (ASK, CORRECT, INFORM, REFER)
        and not question.attributes
        and (question.programmes or question.has_conditions)
        and question.confidence >= thresholds.part
    ]
    return replace(mending[-1], intent=CORRECT) if mending else None


def _corrects_vaguely(question: Question) -> bool:
    """Whether a correction does not say to what: "no, I mean the courses."."""
    says = question.programmes or question.has_conditions or question.attributes
    return question.intent == CORRECT and not (says or question.pointers)


def _with_conditions_apart(questions: List[Question]) -> List[Question]:
    """ "We can only come to Geneva. Which are held there?": the statement is the list's condition."""
    lists = [item for item in questions if item.intent == LIST and item.asks_which]
    if not any(not item.has_conditions for item in lists):
        return questions
    return [
        replace(question, intent=INFORM)
        if question.has_conditions and not (question.asks or question.requests)
        else question
        for question in questions
    ]


def _without_backgrounds(substance: List[Question]) -> List[Question]:
    """Without what only resembles some programme or asks for others, beside a named one asked about."""
    if not any(item.programmes and not item.described and item.asks for item in substance):
        return substance
    return [
        question
        for question in substance
        if not (
            not (question.asks or question.requests)
            if question.described
            else question.besides and question.intent == LIST
        )
    ]


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
    asides = (OUT_OF_SCOPE, _DOUBT, _HELP)
    in_scope = [question for question in substance if question.intent not in asides]
    if not in_scope:
        return substance
    return [
        question
        for index, question in enumerate(substance)
        if (
            question.intent != _DOUBT
            or (not index and question.asks and question.confidence > _BESIDE)
        )
        and (question.intent != _HELP or len(question.text.split()) > _SENTENCE)
        and (question.intent != OUT_OF_SCOPE or question.confidence > _BESIDE)
    ]


def _about_me(question: Question, scene: Sequence[Question], thresholds: Thresholds) -> Question:
    """After "I work for an NGO", "what can you do for me?" asks for a list."""
    conditions = any(item.has_conditions for item in scene)
    if question.described and question.asks_which and conditions:
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    open_question = question.intent == ASK and not (question.programmes or question.references)
    doubtful = question.confidence < thresholds.part and open_question
    if doubtful and dict(question.alternatives).get(LIST, 0.0) > POSSIBLE and conditions:
        # "She cannot come to Geneva. What remains open to her?"
        return replace(question, intent=LIST, attributes=[])
    if question.intent == "ask_help" and any(item.audiences or item.places for item in scene):
        return replace(question, intent=LIST)
    return question


def _with_all(statements: List[Question]) -> Question:
    """The last of several statements, with the conditions of all of them."""
    last = statements[-1]
    for statement in statements[:-1]:
        for kind in (*CONDITIONS, "goals", "homes", "references", "attributes"):
            if not getattr(last, kind):
                last = replace(last, **{kind: getattr(statement, kind)})
    return last


def _tells(question: Question) -> bool:
    """Whether a statement says something of the user that counts."""
    return bool(
        question.has_conditions or question.goals or question.homes or "any" in question.references
    )


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
