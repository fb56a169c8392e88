"""Measuring everything the report tells; each part can be measured by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, Dict, List, Tuple

import yaml

from evaluation import answers, sets, splits
from evaluation.calibration import expected_error, reliability
from evaluation.groups import near_duplicates
from evaluation.learner import Learner
from evaluation.understanding import Reading, figures, parsed, readings
from tests.bot import RunningBot

Figures = Dict[str, Any]


def understanding(model: Path, entries: List[Dict[str, Any]]) -> Tuple[Figures, List[Reading]]:
    """Figures of a model's reading of held-out questions, and the readings."""
    items = readings(entries, parsed(model, [entry["text"] for entry in entries]))
    table = reliability([item.confidence for item in items], [item.right for item in items])
    return {**figures(items), "calibration": _calibration(table)}, items


def answering(bot: RunningBot, *, noise: bool) -> Figures:
    """Figures of a running bot's answers to held-out questions and in dialogues."""
    questions = sets.questions()
    found = {
        "answers": answers.plain(bot, questions),
        "dialogues": answers.in_dialogues(bot, sets.dialogues()),
    }
    if noise:
        found["noise"] = answers.under_noise(bot, questions)
    return found


def learning() -> Tuple[Figures, splits.Rows]:
    """Figures of learning from a part of the training data, and every reading of the rest."""
    learner = Learner()
    groups = near_duplicates(learner.vectors())
    folds, rows = splits.cross_validation(learner, groups)
    right = [row["meaning"].intent == row["expected"].intent for row in rows]
    table = reliability([row["confidence"] for row in rows], right)
    return {
        "examples": len(groups),
        "groups": len(set(groups)),
        "largest_group": max(Counter(groups).values()),
        "cross_validation": folds,
        "calibration": _calibration(table),
        "curve": splits.learning_curve(learner, groups),
    }, rows


def unsure_below() -> float:
    """The confidence below which the bot asks an either/or question."""
    from components.interpreter import Interpreter

    config = yaml.safe_load(Path("config.yml").read_text())
    return float({**Interpreter.get_default_config(), **config["pipeline"][-1]}["unsure"])


def _calibration(table: List[Any]) -> Figures:
    return {"expected_error": expected_error(table), "table": [asdict(item) for item in table]}
