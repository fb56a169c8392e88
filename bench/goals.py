"""What the shipped assistant should reach against Rasa's default configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Mapping


@dataclass(frozen=True)
class Goal:
    """A figure beside what it should be.

    Attributes:
        name: What is measured.
        shipped: The figure of the shipped assistant, in words.
        default: That of Rasa's default configuration, in words.
        relation: How the two compare, in words.
        goal: What was wanted, in words.
        reached: Whether it is.
    """

    name: str
    shipped: str
    default: str
    relation: str
    goal: str
    reached: bool


def goals(shipped: Mapping[str, Any], default: Mapping[str, Any]) -> List[Goal]:
    """Every goal of the comparison.

    Args:
        shipped: Figures of the shipped assistant, as `bench.subjects.measured` gives them.
        default: The same figures of Rasa's default configuration.
    """
    return [
        _at_most("median of a turn", "ms", shipped["median"], default["median"], 3),
        _at_least("turns a second at 8 clients", "", shipped["rate"], default["rate"], 3),
        _at_most("training", "s", shipped["training"], default["training"], 7),
        _at_most("start to first answer", "s", shipped["start"], default["start"], 4),
        _at_most("memory after 1,000 conversations", "MB", shipped["memory"], default["memory"], 2),
        _points(shipped["answers"], default["answers"]),
        _kinds(shipped["answers"], default["answers"]),
    ]


def _at_most(name: str, unit: str, one: float, other: float, part: int) -> Goal:
    return Goal(
        name, _figure(one, unit), _figure(other, unit), f"1/{other / one:.1f}", f"≤ 1/{part}",
        one * part <= other,
    )  # fmt: skip


def _at_least(name: str, unit: str, one: float, other: float, times: int) -> Goal:
    return Goal(
        name, _figure(one, unit), _figure(other, unit), f"{one / other:.1f}×", f"≥ {times}×",
        one >= times * other,
    )  # fmt: skip


def _points(one: Mapping[str, Any], other: Mapping[str, Any]) -> Goal:
    gain = 100 * (one["share"] - other["share"])
    return Goal(
        "answers right on held-out questions", f"{100 * one['share']:.1f} %",
        f"{100 * other['share']:.1f} %", f"{gain:+.1f} points", "≥ +20 points", gain >= 20,
    )  # fmt: skip


def _kinds(one: Mapping[str, Any], other: Mapping[str, Any]) -> Goal:
    lower = [
        kind for kind, (right, _) in one["by_kind"].items() if right < other["by_kind"][kind][0]
    ]
    return Goal(
        "kinds of question with fewer right", ", ".join(lower) or "none", "", str(len(lower)),
        "0", not lower,
    )  # fmt: skip


def _figure(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1
    return f"{value:.{digits}f} {unit}".strip()
