"""The project's training data as a plain Rasa pipeline can learn from it."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from typing import Any, Dict, List, Optional, Union

from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from evaluation.pipelines.labels import joined
from evaluation.pipelines.names import NameLookup
from evaluation.pipelines.stories import stories_from
from knowledge.importer import KnowledgeImporter


class ComparedImporter(KnowledgeImporter):
    """The project's importer; on request with fewer examples, plain labels, or stories.

    Args:
        config_file: Rasa's configuration.
        domain_path: The domain.
        training_data_paths: Where training data lie.
        share: The part of each label's examples that is kept, from 0 to 1.
        plain: Whether labels name the attribute too and names are annotated as entities, because
            Rasa's own components do not read the shipped pipeline's metadata.
        stories: Whether rules are written as stories too, from which TED can learn.
    """

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[List[str], str]] = None,
        share: float = 1.0,
        plain: bool = False,
        stories: bool = False,
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        self._share = share
        self._plain = plain
        self._with_stories = stories

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """Training data, thinned and made plain as asked."""
        data = super().get_nlu_data(language)
        lookup = NameLookup.of_tables(data.lookup_tables)
        examples = thinned(data.training_examples, self._share)
        if self._plain:
            examples = [plain(example, lookup) for example in examples]
        return TrainingData(
            examples,
            data.entity_synonyms,
            data.regex_features,
            data.lookup_tables,
            data.responses,
        )

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """Rules, and on request stories that follow from them."""
        graph = super().get_stories(exclusion_percentage)
        if not self._with_stories:
            return graph
        reader = YAMLStoryReader(self.get_domain())
        stories = {"version": "3.1", "stories": stories_from(graph)}
        return graph.merge(StoryGraph(reader.read_from_parsed_yaml(stories)))


def thinned(examples: List[Message], share: float) -> List[Message]:
    """The same part of every label's examples on every machine, at least one of each.

    Args:
        examples: Training examples.
        share: The part to keep, from 0 to 1.
    """
    if share >= 1.0:
        return examples
    groups: Dict[str, List[Message]] = defaultdict(list)
    for example in examples:
        groups[joined(example.get(INTENT) or "", metadata_of(example))].append(example)
    return [
        example
        for label in sorted(groups)
        for example in sorted(groups[label], key=_draw)[: math.ceil(len(groups[label]) * share)]
    ]


def plain(example: Message, lookup: NameLookup) -> Message:
    """An example with all that it teaches in its label and its entities."""
    text = example.get(TEXT) or ""
    entities = lookup.find(text)
    # One stretch of text is one entity to Rasa's own extractors.
    single = [
        entity
        for index, entity in enumerate(entities)
        if not index or entity["start"] != entities[index - 1]["start"]
    ]
    data: Dict[str, Any] = {
        TEXT: text,
        INTENT: joined(example.get(INTENT), metadata_of(example)),
    }
    if single:
        data[ENTITIES] = single
    return Message(data)


def metadata_of(example: Message) -> Dict[str, str]:
    """What an example says of its intent."""
    return (example.get(METADATA) or {}).get(INTENT) or {}


def _draw(example: Message) -> str:
    return hashlib.sha256((example.get(TEXT) or "").encode()).hexdigest()
