"""The graph component that settles what a message means: its intent, entities and questions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from components.clause_classifier import ASK_ATTRIBUTE, ASK_DESCRIBED
from components.clause_reader import CLAUSES, WHOLE, Clause
from components.matching import Mention
from components.plain_words import TOO_LONG
from components.question import ASK, FALLBACK, OUT_OF_SCOPE, Question, Thresholds
from components.questions import read_questions
from components.reading import is_understandable

QUESTIONS = "questions"
SEVERAL = "several_questions"
# Kinds of names that become Rasa entities; the others only serve the reading of a clause.
_ENTITY_KINDS = ("programme", "attribute", "place", "audience", "length", "topic", "goal")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Interpreter(GraphComponent):
    """Sets a message's intent and entities, and lists its questions for the actions.

    Config:
        unsure, weak, attribute, noise: see `components.questions.Thresholds`.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The component's default settings."""
        return {"unsure": 0.25, "weak": 0.25, "attribute": 0.4, "noise": 0.75}

    def __init__(self, config: Dict[str, Any]) -> None:
        names = ("unsure", "weak", "attribute", "noise")
        self._thresholds = Thresholds(**{name: config[name] for name in names})

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Interpreter:
        """Make the component (see the parent class)."""
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        """Interpret messages in place."""
        for message in messages:
            clauses: List[Clause] = message.get(CLAUSES) or []
            if message.get(TOO_LONG):
                self._settle(message, "message_too_long", 1.0, [])
            elif not any(word.text.isalnum() for clause in clauses for word in clause.words):
                self._settle(message, "message_without_words", 1.0, [])
            else:
                whole = message.get(WHOLE)
                questions = read_questions(clauses, self._thresholds, whole)
                if whole is not None and not is_understandable(whole):
                    questions = [replace(item, understandable=False) for item in questions]
                self._settle(message, self._intent(questions), questions[0].confidence, questions)
            message.set(ENTITIES, _entities(clauses), add_to_output=True)
        return messages

    def _intent(self, questions: List[Question]) -> str:
        names = {question.intent for question in questions}
        if len(names) > 1:
            return SEVERAL
        first = questions[0]
        declined = first.intent == OUT_OF_SCOPE and first.understandable
        if len(questions) == 1 and not declined and first.confidence < self._least(first):
            return FALLBACK
        return rasa_intent(first)

    def _least(self, question: Question) -> float:
        """The least confidence to act on; noise needs more than words."""
        thresholds = self._thresholds
        return thresholds.unsure if question.understandable else thresholds.noise

    def _settle(
        self, message: Message, intent: str, confidence: float, questions: List[Question]
    ) -> None:
        prediction = {"name": intent, "confidence": confidence}
        message.set(INTENT, prediction, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [prediction, *_ranking(questions)], add_to_output=True)
        message.set(QUESTIONS, [question.as_dict() for question in questions], add_to_output=True)


def rasa_intent(question: Question) -> str:
    """The intent under which rules know a question."""
    if question.intent != ASK:
        return question.intent
    return f"ask_{question.programmes[0]}" if question.programmes else ASK_ATTRIBUTE


def _ranking(questions: List[Question]) -> List[Dict[str, Any]]:
    if not questions:
        return []
    return [
        {"name": label.replace(ASK_DESCRIBED, "ask_"), "confidence": confidence}
        for label, confidence in questions[0].alternatives[1:]
    ]


def _entities(clauses: List[Clause]) -> List[Dict[str, Any]]:
    return [
        {
            "entity": mention.kind,
            "value": mention.value if isinstance(mention.value, str) else _words(clause, mention),
            "start": clause.start + mention.start,
            "end": clause.start + mention.end,
            "extractor": Interpreter.__name__,
        }
        for clause in clauses
        for mention in clause.mentions
        if mention.kind in _ENTITY_KINDS
    ]


def _words(clause: Clause, mention: Mention) -> str:
    """A length as it was put; the questions carry it in weeks."""
    return clause.text[mention.start : mention.end]
