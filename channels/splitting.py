"""Cut a text that is too long for one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence

from channels.limits import Limits

# The longest count that a part may end with; its room is kept free, whatever it will say.
_LONGEST_COUNT = " (999/999)"


@dataclass(frozen=True)
class Line:
    """A line of plain text.

    Attributes:
        text: What it says.
        bold: Whether it is emphasised.
        heads: Whether it stands over the lines after it, and makes no sense without them.
    """

    text: str
    bold: bool = False
    heads: bool = False


def joined(lines: Sequence[Line], form: Limits) -> str:
    """Lines as one text, in the platform's markup."""
    return "\n".join(_marked(line, form) for line in lines)


def split(lines: Sequence[Line], form: Limits) -> List[List[str]]:
    """Lines in as few messages as hold them, cut between lines, or else between words.

    Returns:
        The lines of each message, in the platform's markup.
    """
    if form.unit(joined(lines, form)) <= form.text:
        return [[_marked(line, form) for line in lines]]
    groups: List[List[Line]] = [[]]
    for piece in (piece for line in lines for piece in _pieces(line, form)):
        if groups[-1] and not _fits(joined([*groups[-1], piece], form), form):
            groups.append(_cut_headings(groups[-1]))
            if not _fits(joined([*groups[-1], piece], form), form):
                groups.append([])
        if piece.text or groups[-1]:
            groups[-1].append(piece)
    texts = [
        [_marked(line, form) for line in _trimmed(group)]
        for group in groups
        if any(line.text for line in group)
    ]
    if form.count_parts and len(texts) > 1:
        for index, text in enumerate(texts, start=1):
            text[-1] += f" ({index}/{len(texts)})"
    return texts


def _cut_headings(group: List[Line]) -> List[Line]:
    """Take the headings from a group's end, unless it has nothing else; returns them."""
    kept = len(group)
    while kept and group[kept - 1].heads:
        kept -= 1
    if not any(line.text for line in group[:kept]):
        return []
    headings = group[kept:]
    del group[kept:]
    return headings


def _trimmed(group: List[Line]) -> List[Line]:
    """A group without empty lines at its end."""
    while not group[-1].text:
        group = group[:-1]
    return group


def _fits(text: str, form: Limits) -> bool:
    """Whether a text can be one of several parts."""
    return form.unit(text + _LONGEST_COUNT if form.count_parts else text) <= form.text


def _marked(line: Line, form: Limits) -> str:
    escaped = form.markup.escape(line.text)
    return form.markup.bold(escaped) if line.bold and escaped and form.markup.bold else escaped


def _pieces(line: Line, form: Limits) -> List[Line]:
    """A line cut between words so that each piece fits; a word that is too long is cut itself."""
    if _fits(_marked(line, form), form):
        return [line]
    pieces: List[Line] = []
    rest = line.text
    while rest:
        length = _longest_start(rest, line.bold, form)
        if length < len(rest):
            space = rest.rfind(" ", 1, length + 1)
            length = space if space > 0 else length
        pieces.append(Line(rest[:length].rstrip(), line.bold))
        rest = rest[length:].lstrip()
    return pieces


def _longest_start(text: str, bold: bool, form: Limits) -> int:
    """How many characters from the start of a text fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(_marked(Line(text[:middle], bold), form), form):
            low = middle
        else:
            high = middle - 1
    return low
