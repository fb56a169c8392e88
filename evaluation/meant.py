"""What a held-out question means, as labels that a reading can be compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, FrozenSet, List, Mapping, Sequence

ASK = "ask"
SEVERAL = "several_questions"
OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"
CLARIFY = "clarify"
# Held-out files name acts as their authors would; Rasa's intents have these names.
_INTENTS_OF_ACTS = {
    "help": "ask_help",
    "source": "ask_source",
    "human": "ask_human",
    "ask_programme": ASK,
}
# What each other kind of expectation is called as an intent, by the key that tells it.
_INTENTS_OF_KEYS = {
    "compare": "compare_programmes",
    "rank": "rank_programmes",
    "list": "list_programmes",
    "recommend_includes": "recommend",
    "recommend_none": "recommend",
    "form": "recommend",
    "source": "ask_source",
}


@dataclass(frozen=True)
class Meaning:
    """An intent with the programmes and attributes that are asked about.

    Attributes:
        intent: One of Rasa's intents; "ask" for a question about attributes of programmes.
        programmes: Ids.
        attributes: Names.
    """

    intent: str
    programmes: FrozenSet[str] = field(default_factory=frozenset)
    attributes: FrozenSet[str] = field(default_factory=frozenset)


def meanings(entry: Mapping[str, Any]) -> List[Meaning]:
    """The meanings that a held-out question's author accepts, the first one first."""
    return [_meaning(reading) for reading in [entry["expect"], *entry.get("accept", [])]]


def read(message: Mapping[str, Any]) -> Meaning:
    """The meaning that the NLU pipeline found.

    Args:
        message: What Rasa's parsing gives, with `questions`.
    """
    questions: Sequence[Mapping[str, Any]] = message.get("questions") or []
    asked = [question for question in questions if question["intent"] in (ASK, "refer")]
    intent = str(message["intent"]["name"])
    if questions and intent not in (SEVERAL, FALLBACK):
        intent = str(questions[0]["intent"])
    about = asked or questions
    return Meaning(
        intent,
        frozenset(item for question in about for item in question["programmes"]),
        frozenset(item for question in asked for item in question["attributes"]),
    )


def closest(accepted: Sequence[Meaning], found: Meaning) -> Meaning:
    """The accepted meaning that is most like what was found; the earlier one of equals."""
    return max(accepted, key=lambda meaning: _likeness(meaning, found))


def _likeness(one: Meaning, other: Meaning) -> int:
    apart = len(one.programmes ^ other.programmes) + len(one.attributes ^ other.attributes)
    return 10 * same_intent(one, other) - apart


def same_intent(expected: Meaning, found: Meaning) -> bool:
    """Whether an intent is right; to what is unclear, asking back is right."""
    if expected.intent == CLARIFY:
        return found.intent in (FALLBACK, ASK) and not found.programmes
    return expected.intent == found.intent


def _meaning(reading: Sequence[Dict[str, Any]]) -> Meaning:
    intents = list(dict.fromkeys(_intent(item) for item in reading))
    return Meaning(
        intents[0] if len(intents) == 1 else SEVERAL,
        frozenset(item["programme"] for item in reading if "programme" in item)
        | frozenset(item for part in reading for item in part.get("compare", [])),
        frozenset(
            item["attribute"]
            for item in reading
            if "attribute" in item and "programme" in item and "matter" not in item
        ),
    )


def _intent(item: Mapping[str, Any]) -> str:
    if "matter" in item:
        return f"ask_{item['matter']}"
    for key, intent in _INTENTS_OF_KEYS.items():
        if key in item:
            return intent
    if "act" in item:
        return _INTENTS_OF_ACTS.get(item["act"], str(item["act"]))
    return ASK
