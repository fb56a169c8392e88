"""A thin adapter: what the actions need, from a plain Rasa intent and entities."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, Dict, List, Sequence, Set

import rasa.shared.utils.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.clause_classifier import ASK_ATTRIBUTE, NO_ATTRIBUTE
from components.interpreter import QUESTIONS, rasa_intent
from components.lengths import find_lengths
from components.matching import PROGRAMME
from components.question import ASK, FALLBACK, OUT_OF_SCOPE, RANK, Question
from evaluation.pipelines.labels import parted
from evaluation.pipelines.names import Entity, NameLookup

_FILE = "names.json"
_FIELDS = {
    "place": "places", "audience": "audiences", "topic": "topics", "goal": "goals",
    "reference": "references",
}  # fmt: skip


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class PlainQuestions(GraphComponent):
    """Turns the label that a plain pipeline found, and its entities, into one question.

    It adds what any project would add beside Rasa's own components: names found by lookup and
    lengths of time. It splits nothing into clauses, mends no misspelling, and doubts nothing that
    the pipeline before it did not doubt.
    """

    def __init__(
        self, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._lookup = NameLookup({})

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlainQuestions:
        """Make an untrained component (see the parent class)."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> PlainQuestions:
        """Make a component that knows the names (see the parent class)."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            component._lookup = NameLookup(rasa.shared.utils.io.read_json_file(directory / _FILE))
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the names of the lookup tables."""
        self._lookup = NameLookup.of_tables(training_data.lookup_tables)
        with self._model_storage.write_to(self._resource) as directory:
            rasa.shared.utils.io.dump_obj_as_json_to_file(directory / _FILE, self._lookup.names)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Interpret messages in place."""
        for message in messages:
            text = message.get(TEXT) or ""
            ranking = message.get(INTENT_RANKING_KEY) or []
            recognised = [
                entity
                for entity in message.get(ENTITIES) or []
                if entity["value"] in self._lookup.values(entity["entity"])
            ]
            entities = together(recognised, self._lookup.find(text))
            question = read(text, ranking, entities, self._lookup.values(PROGRAMME))
            found = message.get(INTENT) or {}
            unsure = found.get("name") == FALLBACK
            intent = {
                "name": FALLBACK if unsure else rasa_intent(question),
                "confidence": found.get("confidence", 0.0),
            }
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
            message.set(ENTITIES, entities, add_to_output=True)
            message.set(QUESTIONS, [question.as_dict()], add_to_output=True)
        return messages


def together(recognised: Sequence[Entity], found: Sequence[Entity]) -> List[Entity]:
    """Entities found by lookup, and recognised ones where the lookup finds nothing."""
    extra = [
        entity
        for entity in recognised
        if not any(
            entity["start"] < other["end"] and other["start"] < entity["end"] for other in found
        )
    ]
    return sorted([*found, *extra], key=lambda entity: int(entity["start"]))


def read(
    text: str,
    ranking: Sequence[Dict[str, Any]],
    entities: Sequence[Entity],
    programmes: Set[str],
) -> Question:
    """The one question of a message.

    Args:
        text: The message.
        ranking: Labels with their confidence, likeliest first.
        entities: Names in the message.
        programmes: Ids of all programmes.
    """
    labels = [entry for entry in ranking if entry["name"] != FALLBACK]
    best: Dict[str, Any] = labels[0] if labels else {"name": OUT_OF_SCOPE, "confidence": 0.0}
    intent, detail = parted(best["name"])
    detail = "" if detail == NO_ATTRIBUTE else detail
    cues = _values(entities, "attribute")
    others: Dict[str, Any] = {name: _values(entities, kind) for kind, name in _FIELDS.items()}
    question = Question(
        intent,
        float(best["confidence"]),
        text,
        programmes=_values(entities, PROGRAMME),
        attributes=cues,
        lengths=[asdict(length) for _, _, length in find_lengths(text.lower())],
        ranks=[detail] if intent == RANK and detail else _values(entities, "rank"),
        alternatives=[(parted(entry["name"])[0], entry["confidence"]) for entry in labels[:3]],
        **others,
    )
    asked = intent[len("ask_") :]
    if asked not in programmes and intent != ASK_ATTRIBUTE:
        return question
    several = detail in cues and len(cues) > 1
    return replace(
        question,
        intent=ASK,
        programmes=question.programmes or [asked] * (asked in programmes),
        attributes=cues if several or not detail else [detail],
    )


def _values(entities: Sequence[Entity], kind: str) -> List[str]:
    return list(
        dict.fromkeys(str(entity["value"]) for entity in entities if entity["entity"] == kind)
    )
