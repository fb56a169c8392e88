"""Treat whatever a person types as plain words, on every channel."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

TOO_LONG = "too_long"

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "`": "'"})
# "3wks" is a number and a unit.
_JOINED_UNIT = re.compile(
    r"(?<=\d)(?=(?:wks?|weeks?|days?|months?|mths?|years?|yrs?|hours?|hrs?)\b)", re.I
)


def plain_words(text: str) -> str:
    """Text without control characters, compatibility forms or a leading command sign.

    Rasa reads a leading "/" as an intent with entities. Buttons here carry plain questions, so
    nobody needs that notation, and taking the sign away keeps it from being typed.

    Args:
        text: What arrived.

    Returns:
        The words in it, on lines kept apart by a newline.
    """
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    kept = [
        character
        if character == "\n" or not unicodedata.category(character).startswith("C")
        else " "
        for character in text
    ]
    return _JOINED_UNIT.sub(" ", "".join(kept)).strip().lstrip("/ ")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class PlainWords(GraphComponent):
    """Cleans a message's text, and marks one that is too long to be read.

    Config:
        max_characters: Longer texts are cut to this length and marked.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The component's default settings."""
        return {"max_characters": 2000}

    def __init__(self, config: Dict[str, Any]) -> None:
        self._max_characters: int = config["max_characters"]

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlainWords:
        """Make the component (see the parent class)."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Clean the training examples in place."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Clean messages in place."""
        for message in messages:
            text = message.get(TEXT)
            if not isinstance(text, str):
                continue
            if len(text) > self._max_characters:
                message.set(TOO_LONG, True)
                text = text[: self._max_characters]
            message.set(TEXT, plain_words(text), add_to_output=True)
        return messages
