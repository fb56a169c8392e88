"""What the compared configurations share: labels, names, the adapter, the subset of the data."""

from __future__ import annotations

from typing import Any, Dict, List

import pytest
import yaml
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from evaluation.comparison.configurations import configurations, replaced
from evaluation.pipelines.importer import plain, thinned
from evaluation.pipelines.labels import joined, parted
from evaluation.pipelines.names import NameLookup
from evaluation.pipelines.plain_questions import read, together
from tests.bot import ROOT

TABLES = [
    {"name": "programme:geneva_week", "elements": ["Geneva Week"]},
    {"name": "place:geneva", "elements": ["Geneva"]},
    {"name": "attribute:duration", "elements": ["length"]},
    {"name": "attribute:location", "elements": ["place"]},
    {"name": "spelling:course", "elements": ["crse"]},
]
PROGRAMMES = {"geneva_week", "symposia"}


def example(intent: str, text: str, **metadata: str) -> Message:
    data: Dict[str, Any] = {TEXT: text, INTENT: intent}
    if metadata:
        data[METADATA] = {INTENT: metadata}
    return Message(data)


def test_a_label_holds_intent_and_detail() -> None:
    assert joined("ask_attribute", {"attribute": "duration"}) == "ask_attribute+duration"
    assert parted("ask_attribute+duration") == ("ask_attribute", "duration")
    assert parted(joined("greet", {})) == ("greet", "")


def test_lookup_takes_the_longest_name_and_whole_words() -> None:
    found = NameLookup.of_tables(TABLES).find("Length of GENEVA WEEK, in Geneva? lengthy crse")
    assert [(item["entity"], item["value"], item["start"]) for item in found] == [
        ("attribute", "duration", 0),
        ("programme", "geneva_week", 10),
        ("place", "geneva", 26),
    ]


def test_a_plain_example_has_label_and_entities() -> None:
    made = plain(
        example("ask_attribute", "How long is Geneva Week?", attribute="duration"),
        NameLookup.of_tables(TABLES),
    )
    assert made.get(INTENT) == "ask_attribute+duration"
    assert [item["value"] for item in made.get(ENTITIES)] == ["geneva_week"]


def test_the_subset_is_the_same_whatever_the_order_and_has_every_label() -> None:
    examples = [example("greet", f"hello {number}") for number in range(40)]
    examples.append(example("thanks", "thanks"))
    some = thinned(examples, 0.1)
    texts = {item.get(TEXT) for item in some}
    assert len(some) == 5 and "thanks" in texts
    assert texts == {item.get(TEXT) for item in thinned(examples[::-1], 0.1)}
    # A larger subset adds examples and loses none.
    assert texts < {item.get(TEXT) for item in thinned(examples, 0.3)}


def ranking(label: str) -> List[Dict[str, Any]]:
    return [{"name": label, "confidence": 0.8}, {"name": "greet", "confidence": 0.1}]


@pytest.mark.parametrize(
    ("label", "text", "intent", "programmes", "attributes"),
    [
        ("ask_attribute+duration", "how long", "ask", [], ["duration"]),
        ("ask_attribute+duration", "Geneva Week, long?", "ask", ["geneva_week"], ["duration"]),
        ("ask_symposia+location", "the talks: where?", "ask", ["symposia"], ["location"]),
        ("ask_symposia+none", "the talks", "ask", ["symposia"], []),
        ("ask_attribute+duration", "length and place", "ask", [], ["duration", "location"]),
        ("ask_fees", "what does Geneva Week cost", "ask_fees", ["geneva_week"], []),
        ("nlu_fallback", "the what", "greet", [], []),
    ],
)
def test_the_adapter(
    label: str, text: str, intent: str, programmes: List[str], attributes: List[str]
) -> None:
    entities = NameLookup.of_tables(TABLES).find(text)
    question = read(text, ranking(label), entities, PROGRAMMES)
    assert (question.intent, question.programmes, question.attributes) == (
        intent,
        programmes,
        attributes,
    )


def test_the_adapter_reads_ends_and_lengths() -> None:
    question = read("the longest under a month", ranking("rank_programmes+longest"), [], PROGRAMMES)
    assert question.ranks == ["longest"]
    assert question.lengths == [{"at_least": None, "at_most": 4.0, "strict": True}]


def test_recognised_entities_fill_gaps_of_the_lookup() -> None:
    looked_up = [{"entity": "place", "value": "geneva", "start": 5, "end": 11}]
    inside = {"entity": "programme", "value": "symposia", "start": 6, "end": 9}
    beside = {"entity": "programme", "value": "symposia", "start": 0, "end": 4}
    assert together([inside, beside], looked_up) == [beside, *looked_up]


def test_the_shipped_configuration_is_the_one_in_use() -> None:
    in_use = yaml.safe_load((ROOT / "config.yml").read_text())
    compared = configurations()["shipped"]
    assert (compared.pipeline, compared.policies) == (in_use["pipeline"], in_use["policies"])
    assert not compared.plain


def test_a_replacement_takes_over_settings() -> None:
    pipeline = [{"name": "a", "size": 1}, {"name": "b", "kept": 2, "size": 3}]
    assert replaced(pipeline, {"b": {"name": "c", "size": 4}}) == [
        {"name": "a", "size": 1},
        {"name": "c", "kept": 2, "size": 4},
    ]
    with pytest.raises(ValueError, match="not in config.yml: d"):
        replaced(pipeline, {"d": {"name": "c"}})
