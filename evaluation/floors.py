"""The least that each figure may be, as kept in `floors.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Mapping

import yaml

PATH = Path(__file__).with_name("floors.yml")


def floors() -> Dict[str, Dict[str, float]]:
    """`at_least` and `at_most`, each with bounds by the figure's path, as `answers.share`."""
    kept: Dict[str, Dict[str, float]] = yaml.safe_load(PATH.read_text())
    return kept


def figure(figures: Mapping[str, Any], path: str) -> float:
    """One figure of a tree of figures.

    Args:
        figures: Figures within figures; [right, asked] counts as their ratio.
        path: The keys that lead to it, joined by dots.

    Raises:
        KeyError: If there is none at that path.
    """
    found: Any = figures
    for key in path.split("."):
        found = found[key]
    if isinstance(found, list):
        right, asked = found
        return float(right) / float(asked)
    return float(found)


def broken(figures: Mapping[str, Any], bounds: Mapping[str, Mapping[str, float]]) -> List[str]:
    """What is wrong with figures, one line each; empty if all are within their bounds.

    A bound whose figure was not measured is passed over, so that a quick check can measure less.
    """
    lines = []
    for path, bound in bounds["at_least"].items():
        if _measured(figures, path) and figure(figures, path) < bound:
            lines.append(f"{path} is {figure(figures, path):.3f}; its floor is {bound:.3f}")
    for path, bound in bounds["at_most"].items():
        if _measured(figures, path) and figure(figures, path) > bound:
            lines.append(f"{path} is {figure(figures, path):.3f}; it may be {bound:.3f} at most")
    return lines


def _measured(figures: Mapping[str, Any], path: str) -> bool:
    try:
        figure(figures, path)
    except KeyError:
        return False
    return True
