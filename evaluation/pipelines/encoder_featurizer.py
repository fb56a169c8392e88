"""A sentence encoder as a featurizer for Rasa's own classifiers."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from evaluation.pipelines.encoders import encoded


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Gives each message one dense vector for its meaning.

    Config:
        encoder: See `evaluation.pipelines.encoders.encoded`.
        scale: The vector's length. Rasa's logistic regression weakens all features alike, so
            beside counts of words a vector of length one would hardly be seen.
    """

    @classmethod
    def required_components(cls) -> List[Any]:
        """What has to come before it (see the parent class)."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The component's default settings."""
        return {**DenseFeaturizer.get_default_config(), "encoder": "use", "scale": 1.0}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EncoderFeaturizer:
        """Make the component (see the parent class)."""
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Nothing can be wrong that would not show at once (see the parent class)."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add vectors to training examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add vectors to messages."""
        said = [message for message in messages if message.get(TEXT)]
        if not said:
            return messages
        texts = [message.get(TEXT).lower() for message in said]
        vectors = self._config["scale"] * encoded(self._config["encoder"], texts)
        for message, vector in zip(said, vectors):
            message.add_features(
                Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
            )
        return messages
