"""The figures of the held-out sets keep to the bounds in `evaluation/floors.yml`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict

import pytest

from evaluation import measure, sets
from evaluation.floors import broken, figure, floors
from evaluation.kept import kept
from tests.bot import ROOT, RunningBot

MODEL = ROOT / "models" / "assistant.tar.gz"


@pytest.mark.timeout(1800)
def test_answers_keep_to_their_floors(bot: RunningBot, capsys: pytest.CaptureFixture[str]) -> None:
    figures = measure.answering(bot, noise=False)
    with capsys.disabled():
        print(_by_kind(figures))
    assert not broken(figures, floors())
    assert figures["answers"]["invented"] == 0
    assert figures["dialogues"]["turns"]["invented"] == 0


@pytest.mark.timeout(900)
def test_understanding_keeps_to_its_floors() -> None:
    # In a thread of its own, for the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        found, _ = pool.submit(measure.understanding, Path(MODEL), sets.questions()).result()
    assert not broken({"understanding": found}, floors())


def test_every_bound_is_of_a_figure_in_the_report() -> None:
    figures = kept("eval")
    for bounds in floors().values():
        for path in bounds:
            assert 0 <= figure(figures, path) <= 1


def _by_kind(figures: Dict[str, Any]) -> str:
    """What was right of what was asked, a line for each kind."""
    counted = {
        "questions": figures["answers"]["by_kind"],
        "turns": figures["dialogues"]["turns"]["by_kind"],
        "dialogues": figures["dialogues"]["whole"]["by_kind"],
    }
    lines = [""]
    for of, kinds in counted.items():
        for kind, (right, asked) in sorted(kinds.items()):
            lines.append(f"held-out {of:9} {kind:12} {right:4} of {asked:4}")
    return "\n".join(lines)
