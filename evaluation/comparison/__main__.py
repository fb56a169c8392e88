"""`python -m evaluation.comparison [--only NAME…] [--share S] [--folder F] [--no-measuring]`.

Trains and measures every configuration of `configurations.yml` on the same data, one after the
other, keeps what was measured, and writes the table.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Dict

from evaluation.comparison.configurations import SHARE, configurations
from evaluation.comparison.score import scored
from evaluation.comparison.table import comparison
from evaluation.kept import FOLDER, keep, kept

KEPT = "comparison"


def main() -> None:
    """Measure what has not been measured, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.comparison", description=__doc__)
    known = configurations()
    parser.add_argument("--only", nargs="+", choices=list(known), default=list(known))
    parser.add_argument("--share", type=float, default=SHARE)
    parser.add_argument("--folder", type=Path, default=Path("models") / "compared")
    parser.add_argument("--no-measuring", action="store_true", help="only write the table anew")
    options = parser.parse_args()
    figures: Dict[str, Any] = kept(KEPT)
    for name in [] if options.no_measuring else options.only:
        missing = known[name].missing
        if missing:
            print(f"{name}: left out, because the package {missing} is not installed")
            continue
        print(f"{name}: training and measuring", flush=True)
        found = scored(name, known[name], options.share, options.folder)
        figures.setdefault(str(options.share), {})[name] = found
        keep(KEPT, figures)
    ordered = {
        share: {name: found[name] for name in known if name in found}
        for share, found in figures.items()
    }
    keep(KEPT, ordered)
    (FOLDER / "comparison.md").write_text(comparison(ordered), encoding="utf-8")
    print(f"The table is {FOLDER / 'comparison.md'}")


if __name__ == "__main__":
    main()
