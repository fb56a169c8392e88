"""The shipped pipeline, learning from a part of the training data and reading the rest."""

from __future__ import annotations

import importlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Sequence

import numpy as np
import yaml
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.clause_classifier import ASK_ATTRIBUTE, NO_ATTRIBUTE
from components.clause_reader import CLAUSES
from evaluation.meant import ASK, Meaning, read

CONFIG = "config.yml"


@dataclass(frozen=True)
class Example:
    """A training example with what it means.

    Attributes:
        message: As Rasa's components exchange it, with everything that does not have to be learned.
        meaning: Its intent; for a question about an attribute, which.
    """

    message: Message
    meaning: Meaning


class Learner:
    """The components of `config.yml`, run one after the other as Rasa's graph would.

    Clauses, names and sentence vectors are made once; the classifiers learn anew each time. The
    vocabulary into which slips are mended is that of all examples.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._context = ExecutionContext(GraphSchema({}), "evaluation")
        config: Dict[str, Any] = yaml.safe_load(Path(CONFIG).read_text())
        importer = TrainingDataImporter.load_from_config(CONFIG, "domain.yml", ["data"])
        self._data = importer.get_nlu_data()
        self._programmes = {
            f"ask_{table['name'].partition(':')[2]}"
            for table in self._data.lookup_tables
            if table["name"].startswith("programme:")
        }
        *before, self._classifier, self._last = config["pipeline"]
        for entry in before:
            component = self._create(entry)
            if hasattr(component, "train"):
                component.train(self._data)
            self._data = component.process_training_data(self._data)
        whole = set(self._classifier.get("not_of_clauses", []))
        self.examples = [
            Example(message, self._meaning(message))
            for message in self._data.intent_examples
            if message.get(CLAUSES) and message.get(INTENT) not in whole
        ]

    def vectors(self) -> NDArray[np.float32]:
        """The examples' sentence vectors, shape (examples, dimensions)."""
        return np.stack(
            [example.message.get(CLAUSES)[0].vector for example in self.examples]
        ).astype(np.float32)

    def read(self, learned: Sequence[Example], asked: Sequence[Example]) -> List[Dict[str, Any]]:
        """Learn from some examples and read others.

        Returns:
            For each example read, its `meaning` and its `confidence`, from 0 to 1.
        """
        training = TrainingData(
            [example.message for example in learned], lookup_tables=self._data.lookup_tables
        )
        classifier, interpreter = self._create(self._classifier), self._create(self._last)
        classifier.train(training)
        messages = []
        for example in asked:
            # A message of its own, so that nothing of one reading is left to the next.
            message = Message({TEXT: example.message.get(TEXT)})
            message.set(CLAUSES, example.message.get(CLAUSES))
            messages.append(message)
        interpreter.process(classifier.process(messages))
        return [
            {
                "meaning": read(
                    {"intent": message.get(INTENT), "questions": message.get("questions")}
                ),
                "confidence": message.get(INTENT)["confidence"],
            }
            for message in messages
        ]

    def _create(self, entry: Dict[str, Any]) -> Any:
        module, _, name = entry["name"].rpartition(".")
        kind = getattr(importlib.import_module(module), name)
        config = {**kind.get_default_config(), **entry}
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        storage = LocalModelStorage(folder)
        return kind.create(config, storage, Resource(name), self._context)

    def _meaning(self, message: Message) -> Meaning:
        intent = message.get(INTENT)
        if intent != ASK_ATTRIBUTE and intent not in self._programmes:
            return Meaning(intent)
        attribute = ((message.get(METADATA) or {}).get(INTENT) or {}).get("attribute")
        asked = [attribute] if attribute and attribute != NO_ATTRIBUTE else []
        return Meaning(ASK, attributes=frozenset(asked))
