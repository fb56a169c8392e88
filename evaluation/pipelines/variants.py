"""The shipped pipeline's parts with something else in their place."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from components.clause_classifier import ClauseClassifier
from components.clause_features import FeatureSpace
from components.clause_reader import Clause, every_clause
from evaluation.pipelines.encoders import encoded

Block = Tuple[NDArray[np.float32], csr_matrix]


class _WithoutSpelling(FeatureSpace):
    def features(self, clauses: Sequence[Clause]) -> Block:
        dense, sparse = super().features(clauses)
        # Two columns that tell nothing, as the projection needs some.
        return dense, csr_matrix(np.ones((sparse.shape[0], 2), dtype=np.float32))


class _WithoutMeaning(FeatureSpace):
    def features(self, clauses: Sequence[Clause]) -> Block:
        dense, sparse = super().features(clauses)
        assert clauses[0].vector is not None
        dense[:, : len(clauses[0].vector)] = 0.0
        return dense, sparse


class _Unscaled(FeatureSpace):
    def features(self, clauses: Sequence[Clause]) -> Block:
        dense, sparse = super().features(clauses)
        return dense, csr_matrix(sparse > 0, dtype=np.float32)


_SPACES = {
    "without_spelling": _WithoutSpelling,
    "without_meaning": _WithoutMeaning,
    "unscaled": _Unscaled,
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class VariedClassifier(ClauseClassifier):
    """The clause classifier with a part of its features.

    Config:
        space: "without_spelling" (sentence vectors and flags), "without_meaning" (words, letters and
            flags), or "unscaled" (all, with words and letters counted instead of weighted).
    """

    def __init__(
        self, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._space = _SPACES[config["space"]](config["flag_scale"])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class OtherEncoder(GraphComponent):
    """Gives each clause a vector, as the shipped encoder does, by the encoder named `encoder`."""

    def __init__(self, name: str) -> None:
        self._name = name

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> OtherEncoder:
        """Make the component (see the parent class)."""
        return cls(config["encoder"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add vectors to the clauses of training examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add vectors to the clauses of messages."""
        clauses = [clause for message in messages for clause in every_clause(message)]
        if clauses:
            vectors = encoded(self._name, [clause.neutral.lower() for clause in clauses])
            for clause, vector in zip(clauses, vectors):
                clause.vector = vector.astype(np.float64)
        return messages
