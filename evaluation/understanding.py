"""How a trained model reads the held-out questions, without its answers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Sequence

from evaluation import classification
from evaluation.meant import (
    CLARIFY,
    FALLBACK,
    OUT_OF_SCOPE,
    Meaning,
    closest,
    meanings,
    read,
    same_intent,
)


@dataclass(frozen=True)
class Reading:
    """One held-out question, as it was meant and as it was read.

    Attributes:
        text: What was said.
        kind: The kind of question.
        expected: Of the meanings its author accepts, the one closest to what was read.
        found: What was read.
        confidence: Of what was read, from 0 to 1.
    """

    text: str
    kind: str
    expected: Meaning
    found: Meaning
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the intent is right."""
        return same_intent(self.expected, self.found)


def parsed(model: Path, texts: Sequence[str]) -> List[Dict[str, Any]]:
    """What a model's NLU pipeline makes of texts."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))

    async def parse_all() -> List[Dict[str, Any]]:
        return [await agent.parse_message(text) for text in texts]

    return asyncio.run(parse_all())


def readings(
    entries: Sequence[Dict[str, Any]], messages: Sequence[Dict[str, Any]]
) -> List[Reading]:
    """Held-out questions beside their readings.

    Args:
        entries: Held-out questions.
        messages: What the pipeline made of each.
    """
    result = []
    for entry, message in zip(entries, messages):
        found = read(message)
        expected = closest(meanings(entry), found)
        confidence = float(message["intent"]["confidence"])
        result.append(Reading(entry["text"], entry["kind"], expected, found, confidence))
    return result


def figures(items: Sequence[Reading]) -> Dict[str, Any]:
    """Every figure of understanding.

    Args:
        items: Readings of held-out questions.

    Returns:
        Shares from 0 to 1 by name; those of single programmes and attributes one level below.
    """
    expected = [item.expected.intent for item in items]
    # Asking back where that is right is a hit, whatever it is called.
    actual = [item.expected.intent if item.right else item.found.intent for item in items]
    about = [item for item in items if item.expected.programmes]
    asking = [item for item in items if item.expected.attributes]
    programmes = [(item.expected.programmes, item.found.programmes) for item in about]
    attributes = [(item.expected.attributes, item.found.attributes) for item in asking]
    outside = [item for item in items if item.expected.intent == OUT_OF_SCOPE]
    inside = [item for item in items if item.expected.intent not in (OUT_OF_SCOPE, CLARIFY)]
    return {
        "questions": len(items),
        "intent_accuracy": classification.accuracy(expected, actual),
        "intent_macro_f1": classification.macro_f1(expected, actual),
        "programme": vars(classification.found(programmes)),
        "attribute": vars(classification.found(attributes)),
        "programmes": _by_value(classification.found_by_value(programmes)),
        "attributes": _by_value(classification.found_by_value(attributes)),
        "out_of_scope_recall": _share([item.right for item in outside]),
        "false_refusal_rate": _share([item.found.intent == OUT_OF_SCOPE for item in inside]),
        "asked_back_rate": _share([item.found.intent == FALLBACK for item in inside]),
        "out_of_scope_questions": len(outside),
        "mistakes": classification.mistakes(expected, actual, 12),
    }


def _by_value(found: Dict[str, classification.Found]) -> Dict[str, Dict[str, Any]]:
    return {name: vars(item) for name, item in found.items()}


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
