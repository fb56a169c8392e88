"""Linear classifiers over clause vectors: what is asked, and for which attribute."""

from __future__ import annotations

from collections import Counter
from typing import Any, Dict, List, Sequence, Set, Tuple

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from components.clause_features import FeatureSpace
from components.clause_reader import CLAUSES, Clause, every_clause
from components.matching import PROGRAMME
from components.question import ASK

# Followed by a programme's id: the label of a question that describes it without its name.
ASK_DESCRIBED = "ask:"
ASK_ATTRIBUTE = "ask_attribute"
NO_ATTRIBUTE = "none"
_NAMES = ("intent", "attribute")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ClauseClassifier(GraphComponent):
    """Two logistic regressions: the intent of each clause, and the attribute it asks for.

    Examples carry their attribute as intent metadata, `attribute: duration`.

    Config:
        C: Inverse strength of regularisation of both classifiers.
        flag_scale: Weight of a found name beside the sentence vector.
        intent_word_scale, attribute_word_scale: Weight of word features beside that vector.
        balance: How far rare intents are made up for, from 0 (not at all) to 1 (fully).
        max_iter: Limit of the solver's iterations; stopping early costs no accuracy.
        not_of_clauses: Intents that only whole messages have, so that no clause is taught them.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The component's default settings."""
        return {
            "C": 10.0,
            "flag_scale": 0.3,
            "intent_word_scale": 1.0,
            "attribute_word_scale": 1.0,
            "balance": 0.5,
            "max_iter": 60,
            "not_of_clauses": [],
        }

    def __init__(
        self, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._models: Dict[str, LogisticRegression] = {}
        self._spaces = {
            name: FeatureSpace(config["flag_scale"], config[f"{name}_word_scale"])
            for name in _NAMES
        }

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ClauseClassifier:
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
    ) -> ClauseClassifier:
        """Make a trained component (see the parent class)."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            for name in _NAMES:
                component._models[name] = skops.io.load(directory / f"{name}.skops")
                component._spaces[name].restore(directory)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit both classifiers on encoded examples."""
        intents: List[Tuple[Clause, str]] = []
        attributes: List[Tuple[Clause, str]] = []
        programmes = {
            table["name"].partition(":")[2]
            for table in training_data.lookup_tables
            if table["name"].startswith(f"{PROGRAMME}:")
        }
        for example in training_data.intent_examples:
            for clause in example.get(CLAUSES) or []:
                if example.get(INTENT) in self._config["not_of_clauses"]:
                    continue
                label = _label(example.get(INTENT), clause, programmes)
                intents.append((clause, label))
                if label.startswith(ASK_DESCRIBED) or label == ASK:
                    attributes.append((clause, _attribute(example)))
        for space in self._spaces.values():
            space.learn([clause for clause, _ in intents])
        self._fit("intent", intents)
        self._fit("attribute", attributes)
        with self._model_storage.write_to(self._resource) as directory:
            for name, model in self._models.items():
                skops.io.dump(model, directory / f"{name}.skops")
                self._spaces[name].save(directory)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add probabilities of intents and attributes to clauses."""
        clauses = [clause for message in messages for clause in every_clause(message)]
        if clauses:
            for name, model in self._models.items():
                rows = model.predict_proba(self._spaces[name].features(clauses))
                for clause, row in zip(clauses, rows):
                    probabilities = dict(zip(model.classes_.tolist(), row.tolist()))
                    setattr(clause, f"{name}s", probabilities)
        return messages

    def _fit(self, name: str, examples: Sequence[Tuple[Clause, str]]) -> None:
        labels = [label for _, label in examples]
        model = LogisticRegression(
            C=self._config["C"],
            max_iter=self._config["max_iter"],
            class_weight=_weights(labels, self._config["balance"]),
        )
        features = self._spaces[name].features([clause for clause, _ in examples])
        self._models[name] = model.fit(features, labels)


def _weights(labels: Sequence[str], balance: float) -> Dict[str, float]:
    """Weights that make up for rare labels, more or less."""
    counts = Counter(labels)
    mean = len(labels) / len(counts)
    return {label: (mean / count) ** balance for label, count in counts.items()}


def _label(intent: str, clause: Clause, programmes: Set[str]) -> str:
    """What the intent classifier learns for an example.

    A question about attributes whose programme is named, or not said at all, has one label: with
    its name taken out, it reads the same whichever programme it is about.
    """
    programme = intent[len("ask_") :]
    if intent == ASK_ATTRIBUTE or (programme in programmes and clause.values(PROGRAMME)):
        return ASK
    return f"{ASK_DESCRIBED}{programme}" if programme in programmes else intent


def _attribute(example: Message) -> str:
    metadata = (example.get(METADATA) or {}).get(INTENT) or {}
    return str(metadata.get("attribute", NO_ATTRIBUTE))
