"""The held-out questions and dialogues that every figure is measured on."""

from __future__ import annotations

from typing import Any, Dict, List

from tests.held_out.scores import load

# Written by people who had not seen the training data.
QUESTIONS = "questions.yml"
DIALOGUES = "dialogues.yml"

Entry = Dict[str, Any]


def questions() -> List[Entry]:
    """Single questions, each with its kind and what is expected."""
    return load(QUESTIONS)


def dialogues() -> List[Entry]:
    """Dialogues, each with its kind and its turns."""
    return load(DIALOGUES)
