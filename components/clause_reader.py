"""The graph component that turns a message into clauses with the names found in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, List, Optional, Tuple

import numpy as np
import rasa.shared.utils.io
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.clauses import Piece, split_clauses, split_items
from components.gazetteer import place_names
from components.matching import PROGRAMME, REFERENCE, Mention, NameMatcher
from components.question import picks
from components.words import Word, WordReader

CLAUSES = "clauses"
WHOLE = "whole_message"
SPELLING = "spelling"
HOME = "home"
_FILE = "names.json"
# Said before a clause of some words, these tell nothing of it.
_INTERJECTIONS = re.compile(
    r"^(?:(?:ok|okay|oki|hmm+|hm|mhm|ah|aha|oh|alright|all right|lol|haha|wow|i see|anyway|btw|by the way|um+|uh|er|erm)\b\W*"
    r"|(?:good|great|fine|right|well|cool|nice|perfect|super|splendid|hey|hi|hello|interesting|understood|noted|lovely|brilliant)"
    r"\s*[,.!;:–-]+\s*)+(?=(?:\S+\s+){2}\S)",
    re.IGNORECASE,
)
# What a programme's name is replaced by, so that the classifier learns questions, not names.
_PLACEHOLDER = "the course"


@dataclass
class Clause:
    """One question or statement of a message.

    Attributes:
        text: The clause as typed.
        start: Its first character's place in the message.
        neutral: The clause with misspellings mended and programme names replaced.
        words: Its words.
        mentions: Names found in it; their places count from the clause's start.
        known_words: Share of its words that a dictionary or the training data has, from 0 to 1.
        doubted: Whether a tag makes a question of it, whatever its form.
        parts: The items that it enumerates, each as a clause; empty if it is no enumeration.
        vector: Its meaning, shape (dimensions,), once encoded.
        intents: Probability of each intent label, once classified.
        attributes: Probability of each attribute asked for, once classified.
        ranks: Probability of each end that a question for an extreme asks for, once classified.
    """

    text: str
    start: int
    neutral: str
    words: List[Word]
    mentions: List[Mention] = field(default_factory=list)
    known_words: float = 1.0
    doubted: bool = False
    parts: List[Clause] = field(default_factory=list)
    vector: Optional[NDArray[np.float64]] = None
    intents: Dict[str, float] = field(default_factory=dict)
    attributes: Dict[str, float] = field(default_factory=dict)
    ranks: Dict[str, float] = field(default_factory=dict)

    def values(self, kind: str) -> List[Any]:
        """The different values mentioned of one kind, in order."""
        values: List[Any] = []
        for mention in self.mentions:
            if mention.kind == kind and mention.value not in values:
                values.append(mention.value)
        return values

    def fingerprint(self) -> str:
        """A stable identity, which Rasa's training cache asks for."""
        return rasa.shared.utils.io.get_text_hash(f"{self.text}{self.start}{self.mentions}")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class ClauseReader(GraphComponent):
    """Splits messages into clauses and finds in each the names of the training data's lookups.

    A lookup table is named for the kind of its names and the id they stand for, as in
    `lookup: attribute:duration`, because one word may stand for ids of several kinds.

    Config:
        language: Language of country and city names.
        elsewhere: The place id that countries and cities stand for.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The component's default settings."""
        return {"language": "en", "elsewhere": "outside_geneva"}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._reader = WordReader()
        self._matcher = NameMatcher({}, self._reader)

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ClauseReader:
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
    ) -> ClauseReader:
        """Make a trained component (see the parent class)."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            learned = rasa.shared.utils.io.read_json_file(directory / _FILE)
        component._learn(learned["names"], learned["vocabulary"])
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the names in lookup tables and the words in examples."""
        names = self._names(training_data)
        vocabulary = sorted(_vocabulary(training_data, names))
        self._learn(names, vocabulary)
        with self._model_storage.write_to(self._resource) as directory:
            rasa.shared.utils.io.dump_obj_as_json_to_file(
                directory / _FILE, {"names": names, "vocabulary": vocabulary}
            )
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add clauses to training examples; each is one clause, however it is punctuated."""
        for message in training_data.training_examples:
            if message.get(TEXT):
                message.set(CLAUSES, [self.read(message.get(TEXT), 0)])
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add clauses to messages."""
        for message in messages:
            text = message.get(TEXT) or ""
            clauses = [self._with_parts(piece) for piece in split_clauses(text)]
            message.set(CLAUSES, clauses)
            if len(clauses) > 1:
                message.set(WHOLE, self.read(text, 0))
        return messages

    def _with_parts(self, piece: Piece) -> Clause:
        clause = self.read(piece.text, piece.start)
        clause.doubted = piece.doubted
        names = [
            (mention.start, mention.end) for mention in clause.mentions if mention.kind == PROGRAMME
        ]
        clause.parts = [
            self.read(part, piece.start + offset) for offset, part in split_items(piece.text, names)
        ]
        return clause

    def read(self, text: str, start: int) -> Clause:
        """The words and names of one clause."""
        words = self._reader.read(text)
        mentions = self._matcher.find(text, words)
        known = self._reader.known_share(words)
        return Clause(text, start, _neutral(text, words, mentions), words, mentions, known)

    def _learn(self, names: Dict[str, List[Tuple[str, str]]], vocabulary: List[str]) -> None:
        self._reader = WordReader(vocabulary, dict(names.get(SPELLING, [])))
        named = {kind: entries for kind, entries in names.items() if kind != SPELLING}
        self._matcher = NameMatcher(named, self._reader)

    def _names(self, training_data: TrainingData) -> Dict[str, List[Tuple[str, str]]]:
        names: Dict[str, List[Tuple[str, str]]] = {}
        for table in training_data.lookup_tables:
            kind, _, value = table["name"].partition(":")
            elements = table["elements"]
            if value and isinstance(elements, list):
                names.setdefault(kind, []).extend((element, value) for element in elements)
        if "place" in names:
            known = {name.lower() for name, _ in names["place"]}
            # A country is where someone comes from as often as where something takes place.
            names[HOME] = [
                (name, self._config["elsewhere"])
                for name in place_names(self._config["language"])
                if name not in known
            ]
        return names


def every_clause(message: Message) -> Iterator[Clause]:
    """All that is to be encoded and classified of a message: its clauses, their parts, the whole."""
    for clause in message.get(CLAUSES) or []:
        yield clause
        yield from clause.parts
    whole = message.get(WHOLE)
    if whole is not None:
        yield whole


def _vocabulary(training_data: TrainingData, names: Dict[str, List[Tuple[str, str]]]) -> List[str]:
    """Words worth mending a slip into: those of names, and those that examples repeat."""
    reader = WordReader()
    words = {
        word.text
        for kind, aliases in names.items()
        for alias, meaning in aliases
        for word in reader.read(meaning if kind == SPELLING else alias)
    }
    counts: Counter[str] = Counter()
    for example in training_data.intent_examples:
        counts.update({word.text for word in reader.read(example.get(TEXT) or "")})
    frequent = {word for word, count in counts.items() if count >= 3 and reader.is_english(word)}
    return [word for word in words | frequent if word.isalpha()]


def _neutral(text: str, words: List[Word], mentions: List[Mention]) -> str:
    """The clause as the classifier sees it.

    What points at an item of a list stands for a programme as its name does.
    """
    programmes = [
        mention
        for mention in mentions
        if mention.kind == PROGRAMME or (mention.kind == REFERENCE and picks(str(mention.value)))
    ]
    pieces: List[str] = []
    end = 0
    for word in words:
        inside = [mention for mention in programmes if mention.start <= word.start < mention.end]
        if inside and word.start != inside[0].start:
            end = word.end
            continue
        replacement = _PLACEHOLDER if inside else word.mended
        pieces.append(text[end : word.start] if word.start > end else "")
        pieces.append(replacement)
        end = word.end
    neutral = "".join(pieces).strip().replace("the the course", "the course")
    return _INTERJECTIONS.sub("", neutral)
