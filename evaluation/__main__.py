"""`python -m evaluation [--only PART…] [--no-measuring]`: measure, write the report, keep the floors.

The exit status is 1 if a figure is outside the bounds of `evaluation/floors.yml`.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Dict, List

from rasa.utils.log_utils import configure_structlog

from evaluation import measure, pictures, sets
from evaluation.floors import broken, floors
from evaluation.kept import FOLDER, keep, kept
from evaluation.report import report
from tests.bot import RunningBot

PARTS = ("understanding", "answers", "learning")
MODEL = Path("models") / "assistant.tar.gz"


def main() -> int:
    """Measure what is asked for, and report it with what was measured before."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--no-measuring", action="store_true", help="only write the report anew")
    options = parser.parse_args()
    # Rasa tells of every message otherwise.
    configure_structlog(logging.WARNING)
    figures = kept("eval")
    for part in [] if options.no_measuring else options.only:
        print(f"Measuring {part}", flush=True)
        figures.update(_measured(part))
        keep("eval", figures)
    figures = kept("eval")
    missing = [name for name in (*PARTS, "noise") if name not in figures]
    if missing:
        print(f"Not measured yet: {', '.join(missing)}", file=sys.stderr)
        return 1
    _write(figures)
    wrong = broken(figures, floors())
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"The report is {FOLDER / 'report.md'}")
    return 1 if wrong else 0


def _measured(part: str) -> Dict[str, Any]:
    if part == "learning":
        learning, rows = measure.learning()
        expected = [row["expected"].intent for row in rows]
        actual = [row["meaning"].intent for row in rows]
        pictures.confusion(expected, actual, FOLDER / "confusion.png")
        return {"learning": learning}
    if part == "understanding":
        understanding, _ = measure.understanding(MODEL, sets.questions())
        return {"understanding": understanding, "unsure_below": measure.unsure_below()}
    bot = RunningBot().start()
    try:
        names = [sets.QUESTIONS, sets.DIALOGUES]
        return {**measure.answering(bot, noise=True), "sets": names}
    finally:
        bot.stop()


def _write(figures: Dict[str, Any]) -> None:
    tables = {
        "held-out questions": _rows(figures["understanding"]["calibration"]["table"]),
        "cross-validation": _rows(figures["learning"]["calibration"]["table"]),
    }
    pictures.calibration(tables, figures["unsure_below"], FOLDER / "calibration.png")
    pictures.learning(figures["learning"]["curve"], FOLDER / "learning_curve.png")
    shares = {kind: found["share"] for kind, found in figures["noise"].items()}
    clean = {"as written": figures["answers"]["share"]}
    pictures.robustness({**clean, **shares}, FOLDER / "robustness.png")
    (FOLDER / "report.md").write_text(report(figures, floors()), encoding="utf-8")


def _rows(table: List[Dict[str, Any]]) -> List[SimpleNamespace]:
    return [SimpleNamespace(**item) for item in table]


if __name__ == "__main__":
    sys.exit(main())
