"""Tables in Markdown."""

from __future__ import annotations

from typing import Iterable, List, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> List[str]:
    """The lines of a table; all columns but the first are aligned to the right."""
    lines = [_row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    return [*lines, *map(_row, rows)]


def share(value: float, digits: int = 1) -> str:
    """A share from 0 to 1 in per cent."""
    return f"{value * 100:.{digits}f} %"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
