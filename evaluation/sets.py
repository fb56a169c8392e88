"""The held-out questions and dialogues that every figure is measured on."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from tests.held_out.scores import HERE, load

# Written by people who had not seen the training data. The first that is there is used.
QUESTIONS = ("questions.yml", "test_b.yml", "dev_e.yml")
DIALOGUES = ("dialogues.yml", "dev_dialogues_b.yml")

Entry = Dict[str, Any]


def questions() -> List[Entry]:
    """Single questions, each with its kind and what is expected."""
    return load(chosen(QUESTIONS))


def dialogues() -> List[Entry]:
    """Dialogues, each with its kind and its turns."""
    return load(chosen(DIALOGUES))


def chosen(names: Sequence[str]) -> str:
    """The first of some held-out files that exists.

    Raises:
        FileNotFoundError: If none does.
    """
    for name in names:
        if (HERE / name).is_file():
            return name
    raise FileNotFoundError(f"none of {', '.join(names)} is in {HERE}")
