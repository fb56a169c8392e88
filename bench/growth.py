"""Memory over many turns of fresh conversations."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Sequence, Tuple

from bench.load import run
from bench.servers import MeasuredBot

TURNS = 10_000
STEP = 250
CLIENTS = 4
# Turns after which as many conversations are kept as ever, and caches are full.
SETTLED = 2_000

Points = List[Tuple[int, float]]


def growth(bot: MeasuredBot, texts: Sequence[str], turns: int = TURNS) -> Points:
    """Turns taken and memory held, in MB, from the first turn on."""
    points = [(0, bot.megabytes())]
    for done in range(0, turns, STEP):
        # Another place in the list each time, so that no two steps ask the same.
        start = done % len(texts)
        run(bot.address, [*texts[start:], *texts[:start]], clients=CLIENTS, turns=STEP)
        points.append((done + STEP, bot.megabytes()))
    return points


def slope(points: Points, since: int = SETTLED) -> float:
    """MB gained in 1,000 turns, by least squares, once a number of turns is past."""
    late = [(turns / 1000, megabytes) for turns, megabytes in points if turns >= since]
    middle = sum(turns for turns, _ in late) / len(late)
    level = sum(megabytes for _, megabytes in late) / len(late)
    above = sum((turns - middle) * (megabytes - level) for turns, megabytes in late)
    below = sum((turns - middle) ** 2 for turns, _ in late)
    return above / below if below else 0.0


def at(points: Points, turns: int) -> float:
    """Memory in MB at the last point not after a number of turns."""
    return [megabytes for done, megabytes in points if done <= turns][-1]


def picture(series: Dict[str, Points], path: Path) -> None:
    """Draw memory against turns."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 3.5))
    for (name, points), colour in zip(series.items(), ("#1b365d", "#c8501e")):
        axes.plot([turns for turns, _ in points], [megabytes for _, megabytes in points],
                  color=colour, label=name)  # fmt: skip
    axes.set_ylim(bottom=0)
    axes.set_xlabel("turns, each in a fresh conversation")
    axes.set_ylabel("memory in MB")
    axes.grid(axis="y", color="#e5e5e5")
    axes.legend(loc="lower right")
    figure.savefig(path, bbox_inches="tight", dpi=90, metadata={"Software": None})
    pyplot.close(figure)
