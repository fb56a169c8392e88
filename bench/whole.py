"""Training on all data, where a hundred epochs of Rasa's default would take most of a day."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from bench.training import trained
from evaluation.comparison.configurations import DEFAULT, SHIPPED, configurations


def on_all_data(folder: Path) -> Dict[str, float]:
    """Seconds of training on all examples.

    Args:
        folder: Where models are kept.

    Returns:
        `shipped`, and `one_epoch`: Rasa's default with everything learned in one epoch instead of a
        hundred, which is less than it takes.
    """
    known = configurations()
    shipped = trained("shipped_whole", known[SHIPPED].config(1.0), folder)
    one_epoch = trained("default_one_epoch", with_epochs(known[DEFAULT].config(1.0), 1), folder)
    return {"shipped": shipped.seconds, "one_epoch": one_epoch.seconds}


def with_epochs(config: Dict[str, Any], epochs: int) -> Dict[str, Any]:
    """A configuration in which whatever learns in epochs learns for that many."""
    return {
        **config,
        **{
            part: [
                {**component, "epochs": epochs} if "epochs" in component else component
                for component in config[part]
            ]
            for part in ("pipeline", "policies")
        },
    }
