"""The page `docs/evaluation/bench.md`, from kept figures."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from bench.goals import goals
from bench.growth import SETTLED, Points, at, slope
from evaluation.tables import share, table

_MARK = {True: "yes", False: "**no**"}


def report(figures: Mapping[str, Any]) -> str:
    """The page in Markdown.

    Args:
        figures: What `make bench` measured: each part by its name.
    """
    shipped, default = figures["shipped"], figures["default"]
    lines = [
        "# The assistant beside Rasa's default configuration",
        "",
        f"Written by `make bench`. Both learn from the same {share(figures['share'], 0)} of each label's",
        "examples and answer the same questions, on one machine in one run, so that ratios count and",
        "not the figures themselves. Rasa's default runs as its documentation has it: `rasa run`, and",
        "`rasa run actions` as a second process.",
        "",
        *_goals(shipped, default),
        *(_whole(figures["whole"]) if "whole" in figures else []),
        *_by_kind(shipped, default, figures.get("on_all_data", {})),
        *_rates(shipped, default),
        *_turn(figures["turn"]),
        *_growth(figures["growth"]),
        *_at_once(shipped, default),
        "## The widget in a browser",
        "",
        "```",
        figures["widget"],
        "```",
    ]
    return "\n".join(lines) + "\n"


def _goals(shipped: Mapping[str, Any], default: Mapping[str, Any]) -> List[str]:
    rows = [
        [item.name, item.shipped, item.default, item.relation, item.goal, _MARK[item.reached]]
        for item in goals(shipped, default)
    ]
    return [
        *table(["", "assistant", "Rasa's default", "ratio", "goal", "reached"], rows),
        "",
    ]


def _whole(whole: Mapping[str, float]) -> List[str]:
    shipped, least = whole["shipped"], whole["one_epoch"]
    return [
        f"On all examples the assistant trains in {shipped:.0f} s. Rasa's default with one epoch instead",
        f"of a hundred takes {least:.0f} s, {least / shipped:.1f} times as long; that is why the comparison",
        "is made on a part of them.",
        "",
    ]


def _by_kind(
    shipped: Mapping[str, Any], default: Mapping[str, Any], on_all_data: Mapping[str, Any]
) -> List[str]:
    """Right answers by kind; kinds of few questions need the model that learned from everything."""
    found = [item["answers"]["by_kind"] for item in (shipped, default)]
    rows = [
        [
            kind,
            str(asked),
            *(str(kinds[kind][0]) for kinds in found),
            str(on_all_data[kind][0]) if kind in on_all_data else "",
        ]
        for kind, (_, asked) in found[0].items()
    ]
    head = ["kind of question", "asked", "assistant", "Rasa's default", "assistant on all data"]
    return [
        "## Right answers by kind of question",
        "",
        "A part of the data leaves some intents with half a dozen examples. The last column is what",
        "`make eval` measured of the model in service, which learned from all of them.",
        "",
        *table(head, rows),
        "",
    ]


def _rates(shipped: Mapping[str, Any], default: Mapping[str, Any]) -> List[str]:
    rows = [
        [
            name,
            f"{found['model']:.1f}",
            f"{found['median']:.1f}",
            f"{found['slow']:.1f}",
            *(f"{rate:.0f}" for rate in found["rates"].values()),
        ]
        for name, found in (("assistant", shipped), ("Rasa's default", default))
    ]
    head = ["", "model MB", "median ms", "95 % ms", "turns/s at 1 client", "at 8", "at 32"]
    return ["## Speed", "", *table(head, rows), ""]


def _turn(turn: Mapping[str, Dict[str, float]]) -> List[str]:
    labels = list(turn["shipped"])
    rows = [
        [label, *(f"{turn[name][label]:.2f}" for name in ("shipped", "default"))]
        for label in labels
    ]
    rows.append(["all", *(f"{sum(turn[name].values()):.2f}" for name in ("shipped", "default"))])
    return [
        "## Where the time of a turn goes",
        "",
        "Milliseconds a turn, each moment counted for the innermost part that is at work.",
        "",
        *table(["", "assistant", "Rasa's default"], rows),
        "",
    ]


def _growth(points: Points) -> List[str]:
    last, end = points[-1]
    rows = [[f"{turns:,}", f"{at(points, turns):.0f}"] for turns in (0, 1000, SETTLED, last // 2)]
    return [
        f"## Memory over {last:,} turns of fresh conversations",
        "",
        *table(["turns", "MB"], [*rows, [f"{last:,}", f"{end:.0f}"]]),
        "",
        f"From {SETTLED:,} turns on it changes by {slope(points):+.2f} MB in 1,000 turns.",
        "",
        "![Memory against turns](memory.png)",
        "",
    ]


def _at_once(shipped: Mapping[str, Any], default: Mapping[str, Any]) -> List[str]:
    rows = [
        [
            name,
            str(found["at_once"]["answered"]),
            "yes" if found["at_once"]["in_order"] else "no",
            f"{found['at_once']['wrong_together']} ({found['at_once']['wrong_alone']})",
            f"{found['at_once']['seconds']:.1f}",
        ]
        for name, found in (("assistant", shipped), ("Rasa's default", default))
    ]
    head = [
        "30 messages of one person",
        "answered",
        "in order",
        "wrong (wrong when asked alone)",
        "seconds",
    ]
    return ["## Thirty messages at once", "", *table(head, rows), ""]
