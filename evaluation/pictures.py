"""The report's pictures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as pyplot  # noqa: E402
import numpy as np  # noqa: E402
from matplotlib.ticker import PercentFormatter  # noqa: E402

_INK = "#1b365d"
_ACCENT = "#c8501e"
_PALE = "#9fb3c8"
# Of fewer readings the share that is right says nothing.
_ENOUGH = 5


def _save(figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Nothing in the file tells when it was made, so that the same figures give the same file.
    figure.savefig(path, bbox_inches="tight", dpi=90, metadata={"Software": None})
    pyplot.close(figure)


def confusion(expected: Sequence[str], actual: Sequence[str], path: Path) -> None:
    """What each intent is taken for, as shares of its row."""
    labels = sorted(
        set(expected) | set(actual), key=lambda label: (-Counter(expected)[label], label)
    )
    index = {label: place for place, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)))
    for one, other in zip(expected, actual):
        counts[index[one], index[other]] += 1
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = pyplot.subplots(figsize=(13, 12))
    # Rare confusions would not be seen on a straight scale.
    picture = axes.imshow(np.sqrt(shares), cmap="Blues", vmin=0, vmax=1)
    for row in range(len(labels)):
        for column in range(len(labels)):
            if shares[row, column] >= 0.03:
                dark = shares[row, column] > 0.3
                axes.text(
                    column, row, f"{shares[row, column] * 100:.0f}", ha="center", va="center",
                    fontsize=6, color="white" if dark else _INK,
                )  # fmt: skip
    axes.set_xticks(range(len(labels)))
    axes.set_xticklabels(labels, rotation=90, fontsize=8)
    axes.set_yticks(range(len(labels)))
    axes.set_yticklabels([f"{label} ({Counter(expected)[label]})" for label in labels], fontsize=8)
    axes.set_xlabel("taken for")
    axes.set_ylabel("meant (examples)")
    bar = figure.colorbar(
        picture, ax=axes, fraction=0.03, pad=0.01, ticks=np.sqrt([0, 0.05, 0.25, 0.5, 1])
    )
    bar.ax.set_yticklabels(["0", "5 %", "25 %", "50 %", "100 %"])
    _save(figure, path)


def calibration(tables: Mapping[str, Sequence[Any]], threshold: float, path: Path) -> None:
    """How often readings of each confidence are right.

    Args:
        tables: For each set of readings, its reliability table.
        threshold: Below this the bot asks back.
        path: Where the picture goes.
    """
    figure, (axes, below) = pyplot.subplots(
        2, 1, figsize=(6, 6.5), sharex=True, gridspec_kw={"height_ratios": [3, 1]}
    )
    axes.plot([0, 1], [0, 1], color=_PALE, linestyle="--", label="as sure as right")
    for (name, table), colour in zip(tables.items(), (_INK, _ACCENT)):
        filled = [item for item in table if item.count >= _ENOUGH]
        axes.plot(
            [item.confidence for item in filled], [item.right for item in filled],
            marker="o", color=colour, label=name,
        )  # fmt: skip
        total = sum(item.count for item in table)
        below.step(
            [item.low for item in table] + [1.0],
            [item.count / total for item in table] + [table[-1].count / total],
            where="post", color=colour,
        )  # fmt: skip
    for one in (axes, below):
        one.axvline(threshold, color=_ACCENT, linewidth=0.8, linestyle=":")
        one.yaxis.set_major_formatter(PercentFormatter(1.0))
    axes.set_ylabel("right")
    axes.legend(loc="lower right")
    below.set_ylabel("of readings")
    below.set_xlabel("confidence (dotted: asks back below)")
    _save(figure, path)


def learning(points: List[Dict[str, Any]], path: Path) -> None:
    """Accuracy against examples per label."""
    figure, axes = pyplot.subplots(figsize=(6.5, 4))
    sizes = [point["per_label"] for point in points]
    for name, label, colour in (
        ("intent_accuracy", "intent accuracy", _INK),
        ("intent_macro_f1", "intent macro-F1", _PALE),
        ("attribute_recall", "attribute recall", _ACCENT),
    ):
        axes.plot(sizes, [point[name] for point in points], marker="o", color=colour, label=label)
    axes.set_xscale("log")
    axes.set_xticks(sizes)
    axes.set_xticklabels([str(size) for size in sizes])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    axes.set_xlabel("examples per intent and attribute, at most")
    axes.grid(axis="y", color="#e5e5e5")
    axes.legend(loc="lower right")
    _save(figure, path)


def robustness(shares: Dict[str, float], path: Path) -> None:
    """Right answers as they were asked, and with each kind of noise."""
    figure, axes = pyplot.subplots(figsize=(6.5, 3))
    names = list(shares)[::-1]
    colours = [_INK if name == next(iter(shares)) else _PALE for name in names]
    bars = axes.barh(names, [shares[name] for name in names], color=colours)
    for bar, name in zip(bars, names):
        axes.text(
            bar.get_width() + 0.01,
            bar.get_y() + bar.get_height() / 2,
            f"{shares[name]:.1%}",
            va="center",
        )
    axes.set_xlim(0, 1.12)
    axes.xaxis.set_major_formatter(PercentFormatter(1.0))
    axes.set_xlabel("answers right")
    _save(figure, path)
