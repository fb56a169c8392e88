"""Classifiers over clause vectors: what is asked, and for which attribute."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Sequence, Set, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.clause_features import FeatureSpace
from components.clause_reader import CLAUSES, Clause, every_clause
from components.matching import PROGRAMME
from components.neighbours import Neighbours
from components.question import ASK, RANK
from components.softmax import SoftmaxClassifier

# Followed by a programme's id: the label of a question that describes it without its name.
ASK_DESCRIBED = "ask:"
# Followed by an attribute: the label of a question for it, about a named programme or none.
ASK_FOR = "ask/"
ASK_ATTRIBUTE = "ask_attribute"
NO_ATTRIBUTE = "none"
# The label of a question for an order in which no end comes first.
NO_RANK = "none"
_NAMES = ("intent", "attribute", "rank")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ClauseClassifier(GraphComponent):
    """The intent of each clause, the attribute it asks for, the end it ranks by.

    Each is told by a linear classifier together with the nearest examples.

    Examples carry these as intent metadata, `attribute: duration` and `rank: shortest`.

    Config:
        strength: Inverse strength of regularisation.
        flag_scale: Weight of a found name beside the sentence vector.
        directions: Directions onto which words and letters are projected for learning.
        balance: How far rare intents are made up for, from 0 (not at all) to 1 (fully).
        iterations: Limit of the solver's iterations; stopping early costs no accuracy.
        neighbour_directions: Directions in which the nearest examples are looked for.
        neighbour_weight: Weight of the nearest examples beside the linear classifier.
        not_of_clauses: Intents that only whole messages have, so that no clause is taught them.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The component's default settings."""
        return {
            "strength": 4.0,
            "flag_scale": 0.3,
            "directions": 400,
            "balance": 0.5,
            "iterations": 80,
            "neighbour_directions": 128,
            "neighbour_weight": 0.5,
            "not_of_clauses": [],
        }

    def __init__(
        self, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._models: Dict[str, SoftmaxClassifier] = {}
        self._neighbours: Dict[str, Neighbours] = {}
        self._space = FeatureSpace(config["flag_scale"])

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
                path = directory / f"{name}.npz"
                if path.exists():
                    component._models[name] = SoftmaxClassifier.load(path)
                    component._neighbours[name] = Neighbours.load(_beside(path))
            component._space.restore(directory)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the classifiers on encoded examples."""
        intents: List[Tuple[Clause, str]] = []
        attributes: List[Tuple[Clause, str]] = []
        ranks: List[Tuple[Clause, str]] = []
        programmes = {
            table["name"].partition(":")[2]
            for table in training_data.lookup_tables
            if table["name"].startswith(f"{PROGRAMME}:")
        }
        for example in training_data.intent_examples:
            for clause in example.get(CLAUSES) or []:
                if example.get(INTENT) in self._config["not_of_clauses"]:
                    continue
                attribute = _metadata(example, "attribute", NO_ATTRIBUTE)
                label = _label(example.get(INTENT), attribute, clause, programmes)
                intents.append((clause, label))
                if label.startswith((ASK_DESCRIBED, ASK_FOR)):
                    attributes.append((clause, attribute))
                elif label == RANK:
                    ranks.append((clause, _metadata(example, "rank", NO_RANK)))
        self._space.learn([clause for clause, _ in intents])
        self._fit("intent", intents)
        self._fit("attribute", attributes)
        self._fit("rank", ranks)
        with self._model_storage.write_to(self._resource) as directory:
            for name, model in self._models.items():
                path = directory / f"{name}.npz"
                model.save(path)
                self._neighbours[name].save(_beside(path))
            self._space.save(directory)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add probabilities of intents and attributes to clauses."""
        clauses = [clause for message in messages for clause in every_clause(message)]
        if clauses:
            features = self._space.features(clauses)
            weight = self._config["neighbour_weight"]
            for name, model in self._models.items():
                linear = model.probabilities(*features)
                alike = self._neighbours[name].probabilities(features[0])
                rows = (linear + weight * alike) / (1.0 + weight)
                for clause, row in zip(clauses, rows):
                    setattr(clause, f"{name}s", _folded(model.labels, row.tolist()))
        return messages

    def _fit(self, name: str, examples: Sequence[Tuple[Clause, str]]) -> None:
        if len({label for _, label in examples}) < 2:
            # Too few examples to tell anything apart, as in a small part of the data.
            return
        dense, sparse = self._space.features([clause for clause, _ in examples])
        labels = [label for _, label in examples]
        self._models[name] = SoftmaxClassifier.fit(
            dense,
            sparse,
            labels,
            directions=self._config["directions"],
            strength=self._config["strength"],
            balance=self._config["balance"],
            iterations=self._config["iterations"],
        )
        self._neighbours[name] = Neighbours.fit(dense, labels, self._config["neighbour_directions"])


def _beside(path: Path) -> Path:
    """Where the examples are kept that go with a classifier's weights."""
    return path.with_name(f"{path.stem}_neighbours.npz")


def _label(intent: str, attribute: str, clause: Clause, programmes: Set[str]) -> str:
    """What the intent classifier learns for an example.

    A question about an attribute whose programme is named, or not said at all, is labelled by the
    attribute: with its name taken out, it reads the same whichever programme it is about.
    """
    programme = intent[len("ask_") :]
    if intent == ASK_ATTRIBUTE or (programme in programmes and clause.values(PROGRAMME)):
        return f"{ASK_FOR}{attribute}"
    return f"{ASK_DESCRIBED}{programme}" if programme in programmes else intent


def _folded(labels: Sequence[str], row: Sequence[float]) -> Dict[str, float]:
    """Probabilities by label, with the questions about attributes taken together."""
    folded: Dict[str, float] = {}
    for label, probability in zip(labels, row):
        label = ASK if label.startswith(ASK_FOR) else label
        folded[label] = folded.get(label, 0.0) + probability
    return folded


def _metadata(example: Message, key: str, default: str) -> str:
    metadata = (example.get(METADATA) or {}).get(INTENT) or {}
    return str(metadata.get(key, default))
