"""Linear classifiers over clause vectors: what is asked, and for which attribute."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Set, Tuple

import numpy as np
import skops.io
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from components.clause_reader import CLAUSES, Clause
from components.matching import PROGRAMME

# The label of a question about attributes whose programme is named, or not said at all: with
# its name taken out, a question reads the same whichever programme it is about.
ASK = "ask"
# Followed by a programme's id: the label of a question that describes it without its name.
ASK_DESCRIBED = "ask:"
ASK_ATTRIBUTE = "ask_attribute"
NO_ATTRIBUTE = "none"
_KINDS = ("place", "audience", "length", "topic", "goal", "rank", "reference", "cue")
_ATTRIBUTES = (
    "overview", "duration", "location", "audience", "purpose", "content", "organiser", "more_info",
)  # fmt: skip


def clause_features(clause: Clause, scale: float) -> NDArray[np.float64]:
    """A clause's vector, followed by flags for what was found in it.

    Args:
        clause: An encoded clause.
        scale: Weight of a flag beside a vector of length one.

    Returns:
        Shape (dimensions + flags,).
    """
    programmes = len(clause.values(PROGRAMME))
    cues = clause.values("attribute")
    flags = [float(programmes >= 1), float(programmes >= 2)]
    flags += [float(bool(clause.values(kind))) for kind in _KINDS]
    flags += [float(attribute in cues) for attribute in _ATTRIBUTES]
    flags += [float(len(clause.words) <= 2), float(len(clause.words) >= 20)]
    assert clause.vector is not None
    return np.concatenate([clause.vector, scale * np.asarray(flags)])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ClauseClassifier(GraphComponent):
    """Two logistic regressions: the intent of each clause, and the attribute it asks for.

    Examples carry their attribute as intent metadata, `attribute: duration`.

    Config:
        C: Inverse strength of regularisation of both classifiers.
        flag_scale: Weight of a found name beside the sentence vector.
        max_iter: Limit of the solver's iterations.
        not_of_clauses: Intents that only whole messages have, so that no clause is taught them.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The component's default settings."""
        return {"C": 30.0, "flag_scale": 0.3, "max_iter": 300, "not_of_clauses": []}

    def __init__(
        self, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._models: Dict[str, LogisticRegression] = {}

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
            for name in ("intent", "attribute"):
                component._models[name] = skops.io.load(directory / f"{name}.skops")
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
        self._fit("intent", intents)
        self._fit("attribute", attributes)
        with self._model_storage.write_to(self._resource) as directory:
            for name, model in self._models.items():
                skops.io.dump(model, directory / f"{name}.skops")
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add probabilities of intents and attributes to clauses."""
        clauses = [clause for message in messages for clause in message.get(CLAUSES) or []]
        if clauses:
            features = self._matrix(clauses)
            for name in ("intent", "attribute"):
                model = self._models[name]
                for clause, row in zip(clauses, model.predict_proba(features)):
                    probabilities = dict(zip(model.classes_.tolist(), row.tolist()))
                    setattr(clause, f"{name}s", probabilities)
        return messages

    def _fit(self, name: str, examples: Sequence[Tuple[Clause, str]]) -> None:
        model = LogisticRegression(
            C=self._config["C"], max_iter=self._config["max_iter"]
        )
        labels = [label for _, label in examples]
        self._models[name] = model.fit(self._matrix([clause for clause, _ in examples]), labels)

    def _matrix(self, clauses: Sequence[Clause]) -> NDArray[np.float64]:
        return np.stack([clause_features(clause, self._config["flag_scale"]) for clause in clauses])


def _label(intent: str, clause: Clause, programmes: Set[str]) -> str:
    """What the intent classifier learns for an example."""
    programme = intent[len("ask_") :]
    if intent == ASK_ATTRIBUTE or (programme in programmes and clause.values(PROGRAMME)):
        return ASK
    return f"{ASK_DESCRIBED}{programme}" if programme in programmes else intent


def _attribute(example: Message) -> str:
    metadata = (example.get(METADATA) or {}).get(INTENT) or {}
    return str(metadata.get("attribute", NO_ATTRIBUTE))
