"""The knowledge file as Rasa training data: intents, names, examples and rules."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, Iterable, Iterator, List, Optional, Tuple, Union

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.loading import DEFAULT_PATH, load_knowledge
from knowledge.schema import Knowledge, Place, Programme, Term, called

DEFAULT_PATTERNS = Path("data") / "question_patterns.yml"
ANSWER_ACTION = "action_answer"


class KnowledgeImporter(RasaFileImporter):
    """Rasa's file importer, with all that follows from the knowledge file added.

    From each programme it makes an intent `ask_<id>`, a rule that answers it, lookup and synonym
    entries for its names, and training examples from its descriptions. A programme added to the
    file needs nothing else.

    Args:
        config_file: Rasa's configuration.
        domain_path: The domain.
        training_data_paths: Where training data lie.
        knowledge: The knowledge file.
        patterns: Questions by attribute in which `{programme}` stands for a description.

    Raises:
        KnowledgeError: If the knowledge file cannot be used.
    """

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[List[str], str]] = None,
        knowledge: str = str(DEFAULT_PATH),
        patterns: str = str(DEFAULT_PATTERNS),
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        self._knowledge = load_knowledge(knowledge)
        self._patterns: Dict[str, List[str]] = yaml.safe_load(Path(patterns).read_text("utf-8"))

    def get_domain(self) -> Domain:
        """The domain, with one intent for each programme."""
        domain = super().get_domain()
        intents = [intent_of(programme) for programme in self._knowledge.programmes]
        missing = [intent for intent in intents if intent not in domain.intents]
        return domain.merge(Domain.from_dict({"intents": missing}))

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """Stories and rules, with one rule for each programme's intent."""
        graph = super().get_stories(exclusion_percentage)
        rules = [
            {
                "rule": f"answer a question about {programme.in_sentence}",
                "steps": [{"intent": intent_of(programme)}, {"action": ANSWER_ACTION}],
            }
            for programme in self._knowledge.programmes
        ]
        reader = YAMLStoryReader(self.get_domain())
        steps = reader.read_from_parsed_yaml({"version": "3.1", "rules": rules})
        return graph.merge(StoryGraph(steps))

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """Training data, with the names and descriptions in the knowledge file."""
        generated = TrainingData(
            training_examples=list(self._examples()),
            entity_synonyms={
                name: programme.id
                for programme in self._knowledge.programmes
                for name in _distinct(programme.names)
            },
            lookup_tables=[
                {"name": f"{kind}:{value}", "elements": names}
                for kind, value, names in vocabulary(self._knowledge)
            ],
        )
        return super().get_nlu_data(language).merge(generated)

    def _examples(self) -> Iterator[Message]:
        for programme in self._knowledge.programmes:
            for index, description in enumerate(programme.described_as):
                for attribute, patterns in self._patterns.items():
                    for turn in range(2):
                        pattern = patterns[(index + turn * 3) % len(patterns)]
                        yield _example(programme, attribute, pattern.format(programme=description))


def intent_of(programme: Programme) -> str:
    """The intent of a question about a programme."""
    return f"ask_{programme.id}"


def vocabulary(knowledge: Knowledge) -> Iterator[Tuple[str, str, List[str]]]:
    """Every name in a knowledge file: the kind of entity, the id, and its names."""
    for programme in knowledge.programmes:
        yield "programme", programme.id, _distinct(called(programme, knowledge.general_nouns))
        if programme.before_noun:
            yield "short", programme.id, _distinct(programme.before_noun)
        if programme.after_the:
            yield "definite", programme.id, _distinct(programme.after_the)
    sections: Dict[str, Iterable[Term]] = {
        "place": knowledge.places,
        "audience": knowledge.audiences,
        "topic": knowledge.topics,
        "goal": knowledge.goals,
    }
    for kind, terms in sections.items():
        for term in terms:
            meant = term.asked_as if isinstance(term, Place) and term.asked_as else term.id
            yield kind, meant, _distinct([term.name, *term.aliases])


def _distinct(names: List[str]) -> List[str]:
    return list({name.lower(): name for name in names}.values())


def _example(programme: Programme, attribute: str, text: str) -> Message:
    return Message(
        {
            TEXT: text,
            INTENT: intent_of(programme),
            METADATA: {INTENT: {"attribute": attribute}},
        }
    )
