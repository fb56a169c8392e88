"""The tables of `docs/evaluation/comparison.md`, from kept figures."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from evaluation.tables import share, table


def comparison(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """All tables in Markdown.

    Args:
        figures: For each share of the training data, the figures of each configuration.
    """
    lines = [
        "# Configurations compared",
        "",
        "Written by `make compare`. Every configuration learns from the same examples, is served by the",
        "same server with the same actions, and answers the same questions and dialogues, one after the",
        "other on one machine. Rasa's own components learn labels that hold intent and attribute, and",
        "entities annotated by lookup; a small adapter (`evaluation/pipelines/plain_questions.py`) hands",
        "what they find to the actions.",
        "",
    ]
    for part, found in sorted(figures.items()):
        lines += _section(float(part), found)
    return "\n".join(lines)


def _section(part: float, found: Mapping[str, Any]) -> List[str]:
    if part < 1.0:
        heading = f"## Learning from {share(part, 0)} of each label's examples"
    else:
        heading = "## Learning from all examples"
    return [heading, "", *_summary(found), "", "Right answers by kind of question, in %:", "",
            *_kinds(found), ""]  # fmt: skip


def _summary(found: Mapping[str, Any]) -> List[str]:
    head = ["configuration", "answers", "turns in dialogues", "training s", "model MB", "start s",
            "memory MB", "median ms", "95 % ms", "turns/s at 1", "at 8", "at 32"]  # fmt: skip
    rows = [
        [
            item["title"],
            share(item["answers"]["share"]),
            share(item["dialogues"]["turns"]["share"]),
            f"{item['training_seconds']:.0f}",
            f"{item['model_megabytes']:.1f}",
            f"{item['start_seconds']:.1f}",
            f"{item['memory_megabytes']:.0f}",
            f"{item['median_milliseconds']:.0f}",
            f"{item['slow_milliseconds']:.0f}",
            *(f"{rate:.0f}" for rate in item["turns_a_second"].values()),
        ]
        for item in found.values()
    ]
    return table(head, rows)


def _kinds(found: Mapping[str, Any]) -> List[str]:
    kinds: Dict[str, int] = {
        kind: asked
        for item in found.values()
        for kind, (_, asked) in item["answers"]["by_kind"].items()
    }
    rows = [
        [
            item["title"],
            *(
                f"{100 * item['answers']['by_kind'][kind][0] / item['answers']['by_kind'][kind][1]:.0f}"
                for kind in kinds
            ),
        ]
        for item in found.values()
    ]
    return table(["configuration", *(f"{kind} ({asked})" for kind, asked in kinds.items())], rows)
