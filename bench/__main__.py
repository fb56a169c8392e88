"""`python -m bench [--only PART…] [--no-measuring]`: the assistant against Rasa's default, as ratios.

Models are trained unless there are some of the same data; the time that their training took is kept.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Dict

from bench.growth import TURNS, growth, picture
from bench.report import report
from bench.servers import MeasuredBot
from evaluation.comparison.configurations import SHARE
from evaluation.kept import FOLDER, keep, kept

PARTS = ("shipped", "default", "turn", "widget", "growth", "whole")
KEPT = "bench"


def main() -> None:
    """Measure what is asked for, and report it with what was measured before."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--share", type=float, default=SHARE, help="part of the examples, 0 to 1")
    parser.add_argument("--folder", type=Path, default=Path("models") / "compared")
    parser.add_argument(
        "--turns", type=int, default=TURNS, help="turns over which memory is watched"
    )
    parser.add_argument("--no-measuring", action="store_true", help="only write the page anew")
    options = parser.parse_args()
    figures = kept(KEPT)
    for part in [] if options.no_measuring else options.only:
        print(f"Measuring {part}", flush=True)
        figures[part] = _measured(part, options)
        figures["share"] = options.share
        keep(KEPT, figures)
    figures = kept(KEPT)
    missing = [part for part in PARTS if part not in figures and part != "whole"]
    if missing:
        print(f"Not measured yet: {', '.join(missing)}")
        return
    figures["on_all_data"] = kept("eval").get("answers", {}).get("by_kind", {})
    keep(KEPT, figures)
    series = {"assistant": figures["growth"], "Rasa's default": figures["default"]["growth"]}
    picture(series, FOLDER / "memory.png")
    page = report(figures)
    (FOLDER / "bench.md").write_text(page, encoding="utf-8")
    print(page)


def _measured(part: str, options: argparse.Namespace) -> Any:
    if part == "widget":
        return _widget()
    if part == "whole":
        from bench.whole import on_all_data

        return on_all_data(options.folder)
    from bench.subjects import measured
    from bench.training import trained
    from bench.turn import shares
    from evaluation import sets
    from evaluation.comparison.configurations import (
        DEFAULT,
        SHIPPED,
        configurations,
        model_name,
    )

    known = configurations()
    entries = sets.questions()

    def training(name: str) -> Any:
        return trained(
            model_name(name, options.share), known[name].config(options.share), options.folder
        )

    if part == "turn":
        texts = [entry["text"] for entry in entries][:150]
        found: Dict[str, Dict[str, float]] = {}
        for name, plain in ((SHIPPED, False), (DEFAULT, True)):
            found[name] = shares(training(name).model, texts, plain=plain)
        return found
    if part == "growth":
        bot = MeasuredBot(training(SHIPPED).model).start()
        try:
            return growth(bot, [entry["text"] for entry in entries], options.turns)
        finally:
            bot.stop()
    return measured(training(part), entries, default=part == DEFAULT)


def _widget() -> str:
    from bench.widget import measure
    from bench.widget import report as told
    from tests.bot import RunningBot
    from tests.widget.browser import chromium
    from tests.widget.site import Site

    bot = RunningBot().start()
    try:
        with chromium() as browser:
            return told(measure(browser, bot.address, Site()))
    finally:
        bot.stop()


if __name__ == "__main__":
    main()
