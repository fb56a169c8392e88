"""From classified clauses to the questions a message asks: pure rules over plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Dict, List, Optional, Sequence, Tuple

from components.clause_classifier import ASK, ASK_DESCRIBED, NO_ATTRIBUTE
from components.clause_reader import Clause
from components.clauses import asks_which, has_question_form, narrows
from components.matching import PROGRAMME
from components.plausibility import LIST, reconcile

OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"
RECOMMEND = "recommend"
# The least share of words that a clause needs to be more than noise.
_UNDERSTANDABLE = 0.5
_POINTLESS = {"it", "any", "everything", "nobody"}
# Said beside a question, these only keep it company.
COMPANY = {
    "greet", "thanks", "goodbye", "inform", "how_are_you", "affirm", "deny", "praise", "frustration",
}  # fmt: skip
_CONDITIONS = ("places", "audiences", "lengths", "topics")
# Whoever says one of these means the whole message.
CONTROL = {"stop", "start_over", "not_what_i_asked"}
# Questions to which "I work for an NGO, …" adds a condition.
CONDITIONAL = {LIST, "recommend", "rank_programmes"}
_KINDS = {
    "places": "place", "audiences": "audience", "lengths": "length", "topics": "topic",
    "goals": "goal", "ranks": "rank", "references": "reference", "homes": "home", "cues": "cue",
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One thing that a message asks or says.

    Attributes:
        intent: What kind of thing; "ask" for attributes of programmes.
        confidence: Its probability.
        text: The words it was read from.
        programmes: Programme ids it is about; empty if it names none.
        attributes: Attributes it asks for; empty if it asks for none in particular.
        described: Whether the programme was recognised by description, not by name.
        homes: Places where someone comes from, perhaps.
        cues: Other telling words, such as "compare".
        asks: Whether it has the form of a question.
        narrows: Whether it goes on about the last list ("only those in Geneva").
        alternatives: Other readings, likeliest first: (intent or programme's intent, probability).
        understandable: Whether most words are words, or something known is named.
    """

    intent: str
    confidence: float
    text: str
    programmes: List[str] = field(default_factory=list)
    attributes: List[str] = field(default_factory=list)
    described: bool = False
    places: List[str] = field(default_factory=list)
    audiences: List[str] = field(default_factory=list)
    lengths: List[Dict[str, Any]] = field(default_factory=list)
    topics: List[str] = field(default_factory=list)
    goals: List[str] = field(default_factory=list)
    homes: List[str] = field(default_factory=list)
    cues: List[str] = field(default_factory=list)
    narrows: bool = False
    asks: bool = False
    ranks: List[str] = field(default_factory=list)
    references: List[str] = field(default_factory=list)
    alternatives: List[Tuple[str, float]] = field(default_factory=list)
    understandable: bool = True

    def as_dict(self) -> Dict[str, Any]:
        """Plain data, as it travels to the actions."""
        return asdict(self)


@dataclass(frozen=True)
class Thresholds:
    """How sure to be.

    Attributes:
        unsure: Below this a lone question is put back to the user.
        weak: Below this a clause beside a surer one is ignored.
        attribute: Above this an attribute found by meaning is believed.
        noise: Below this a clause of unknown words is put back to the user.
        control: Above this one clause that takes the reins stands for the whole message.
    """

    unsure: float = 0.25
    weak: float = 0.25
    attribute: float = 0.4
    noise: float = 0.75
    control: float = 0.5


def read_questions(clauses: Sequence[Clause], thresholds: Thresholds) -> List[Question]:
    """The questions of a message, in order.

    Args:
        clauses: Classified clauses.
        thresholds: How sure to be.

    Returns:
        At least one question for a message with at least one clause.
    """
    questions = [reconcile(_question(clause, thresholds)) for clause in clauses]
    return _inherit(_drop_company(questions, thresholds))


def _question(clause: Clause, thresholds: Thresholds) -> Question:
    programmes = clause.values(PROGRAMME)
    asks = {
        label: probability
        for label, probability in clause.intents.items()
        if label == ASK or label.startswith(ASK_DESCRIBED)
    }
    others = {
        label: probability for label, probability in clause.intents.items() if label not in asks
    }
    asking = sum(asks.values())
    ranking = sorted(
        [*others.items(), *([(ASK, asking)] if programmes else asks.items())],
        key=lambda item: -item[1],
    )
    best = max(others.items(), key=lambda item: item[1]) if others else (OUT_OF_SCOPE, 0.0)
    mentions: Dict[str, Any] = {name: clause.values(kind) for name, kind in _KINDS.items()}
    question = Question(
        best[0],
        best[1],
        clause.text,
        programmes,
        alternatives=ranking[:3],
        narrows=narrows(clause.text),
        asks=has_question_form(clause.text),
        understandable=clause.known_words >= _UNDERSTANDABLE or bool(clause.mentions),
        **mentions,
    )
    if asking <= best[1]:
        return replace(question, attributes=_cues(clause))
    attributes = _attributes(clause, thresholds)
    if programmes:
        return replace(question, intent=ASK, confidence=asking, attributes=attributes)
    label, probability = max(asks.items(), key=lambda item: item[1])
    if label != ASK and asks_which(clause.text) and any(mentions[kind] for kind in _CONDITIONS):
        # "Which courses use debates?" wants a list, although just one programme may be on it.
        return replace(question, intent=LIST, confidence=asking)
    if label == ASK:
        return replace(question, intent=ASK, confidence=asking, attributes=attributes)
    return replace(
        question,
        intent=ASK,
        confidence=probability,
        programmes=[label[len(ASK_DESCRIBED) :]],
        attributes=attributes,
        described=True,
    )


def _cues(clause: Clause) -> List[str]:
    return [str(value) for value in clause.values("attribute")]


def _attributes(clause: Clause, thresholds: Thresholds) -> List[str]:
    """Attributes named outright when several are; otherwise the one that the clause means."""
    cues = _cues(clause)
    best, probability = max(clause.attributes.items(), key=lambda item: item[1])
    meant = [best] if best != NO_ATTRIBUTE and probability >= thresholds.attribute else []
    if len(cues) >= 2 and _enumerates(clause):
        return cues
    if meant or best == NO_ATTRIBUTE:
        return meant
    return cues[:1] or [best]


def _enumerates(clause: Clause) -> bool:
    return any(word.text in {"and", "&", ",", "/", "plus", "+"} for word in clause.words)


def _drop_company(questions: List[Question], thresholds: Thresholds) -> List[Question]:
    """Leave out courtesies, and statements that only set the scene for a question."""
    substance = [
        question
        for question in questions
        if question.intent not in COMPANY and question.confidence >= thresholds.weak
    ]
    control = [
        question
        for question in questions
        if question.intent in CONTROL and question.confidence > thresholds.control
    ]
    asked = [question for question in questions if question.intent == ASK and question.attributes]
    if control and not asked:
        return control[:1]
    scene = [question for question in questions if question.intent == "inform"]
    if not substance:
        if len(questions) > 1 and _all_company(questions):
            return questions[-1:]
        return [_with_scene(_about_me(_best(questions), scene), scene)]
    in_scope = [question for question in substance if question.intent != OUT_OF_SCOPE]
    if in_scope:
        substance = [
            question
            for question in substance
            if question.intent != OUT_OF_SCOPE or question.confidence > 0.6
        ]
    if any(question.intent == RECOMMEND for question in substance):
        # Conditions told beside a request for advice belong to it.
        scene += [question for question in substance if question.intent == LIST]
        substance = [question for question in substance if question.intent != LIST]
    return [_with_scene(_about_me(question, scene), scene) for question in substance]


def _about_me(question: Question, scene: Sequence[Question]) -> Question:
    """After "I work for an NGO", "what can you do for me?" asks for a list."""
    if question.intent == "ask_help" and any(item.audiences or item.places for item in scene):
        return replace(question, intent=LIST)
    return question


def _all_company(questions: List[Question]) -> bool:
    return all(question.intent in COMPANY for question in questions)


def _best(questions: List[Question]) -> Question:
    serious = [question for question in questions if question.intent not in COMPANY] or questions
    return max(serious, key=lambda question: question.confidence)


def _with_scene(question: Question, scene: Sequence[Question]) -> Question:
    if question.intent not in CONDITIONAL:
        return question
    kinds = ["places", "audiences", "lengths", "goals"]
    if question.intent == RECOMMEND:
        kinds.append("homes")
    for statement in scene:
        for kind in kinds:
            if not getattr(question, kind):
                question = replace(question, **{kind: getattr(statement, kind)})
    return question


def _inherit(questions: List[Question]) -> List[Question]:
    """Let a question borrow its programme or its attribute from its neighbours."""
    asks = [question for question in questions if question.intent == ASK]
    if len(asks) > 1 and any(not question.programmes and question.attributes for question in asks):
        # "About Geneva Week: how long is it?" names the programme first and asks afterwards.
        topics = [item for item in asks if item.programmes and not item.attributes]
        heads = {id(item) for item in topics if asks.index(item) == 0}
    else:
        heads = set()
    result: List[Question] = []
    previous: Optional[Question] = None
    following = [question for question in asks if question.programmes]
    for question in questions:
        if question.intent == ASK:
            if not question.programmes and not set(question.references) - _POINTLESS:
                donor = previous if previous and previous.programmes else None
                donor = donor or (following[0] if following else None)
                if donor:
                    question = replace(question, programmes=donor.programmes)
            if question.programmes and not question.attributes and previous and previous.attributes:
                question = replace(question, attributes=previous.attributes)
            previous = question
            if id(question) in heads:
                continue
        result.append(question)
    return result
