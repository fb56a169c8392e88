"""The kept figures, and the pages that are written from them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench.report import report as bench_report
from evaluation import kept as keeping
from evaluation.comparison.table import comparison
from evaluation.floors import floors
from evaluation.report import report
from evaluation.tables import share, table
from tests.bot import ROOT

PAGES = ROOT / "docs" / "evaluation"


def test_a_table() -> None:
    assert table(["kind", "right"], [["list", share(0.5)]]) == [
        "| kind | right |",
        "| --- | ---: |",
        "| list | 50.0 % |",
    ]


def test_figures_are_kept_without_needless_digits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FOLDER", tmp_path / "new")
    assert keeping.kept("some") == {}
    keeping.keep("some", {"share": 2 / 3, "counts": (1, 2), "by": {8: 0.123456}})
    assert keeping.kept("some") == {"share": 0.6667, "counts": [1, 2], "by": {"8": 0.1235}}


@pytest.mark.parametrize("name", ["report", "bench", "comparison"])
def test_pages_follow_from_the_kept_figures(name: str) -> None:
    figures = json.loads((PAGES / f"{'eval' if name == 'report' else name}.json").read_text())
    written = {
        "report": lambda: report(figures, floors()),
        "bench": lambda: bench_report(figures),
        "comparison": lambda: comparison(figures),
    }[name]()
    assert (PAGES / f"{name}.md").read_text() == written
    for picture in re.findall(r"\]\((\w+\.png)\)", written):
        assert (PAGES / picture).is_file()
