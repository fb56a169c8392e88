"""Turn a message of the assistant into what a platform can show. No other place decides this."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Dict, List, Optional, Sequence, Tuple

from channels.choices import first_number, reference, shorten
from channels.limits import Limits, utf8
from channels.splitting import Line, joined, split
from channels.words import words

# What stands between two cells where a table is written as text.
_BETWEEN_CELLS = " | "


@dataclass(frozen=True)
class Choice:
    """A button that fits the platform.

    Attributes:
        title: What it shows.
        payload: What comes back when it is pressed.
    """

    title: str
    payload: str


@dataclass(frozen=True)
class Table:
    """Rows and columns, as plain text."""

    columns: List[str]
    rows: List[List[str]]

    @property
    def cells(self) -> List[str]:
        """The text of each cell."""
        return [cell for row in [self.columns, *self.rows] for cell in row]


@dataclass(frozen=True)
class Part:
    """One message to send.

    Attributes:
        lines: Its text, line by line, in the platform's markup.
        form: The limits it was made for.
        choices: Its buttons; none where they stand as numbers in the text.
        table: Shown below the text.
        instead: What shows the same without the table, for where it is refused.
        summary: The message's first line without markup, for notifications.
    """

    lines: List[str]
    form: Limits
    choices: List[Choice] = field(default_factory=list)
    table: Optional[Table] = None
    instead: List[Part] = field(default_factory=list)
    summary: str = ""

    @property
    def text(self) -> str:
        """Its text."""
        return "\n".join(self.lines)

    @property
    def whole_text(self) -> str:
        """Its text with the table as lines, for where the table is not shown."""
        return "\n".join(part.text for part in self.instead or [self])


def render(message: Dict[str, Any], forms: Sequence[Limits]) -> List[Part]:
    """The messages that show a message of the assistant.

    Args:
        message: `text`, and perhaps `buttons` (title, payload), `table` (columns, rows; then `text`
            has an introduction and the same content as lines), `image`, `attachment` (addresses).
        forms: The platform's entry of the limits table.
    """
    titles = [button["title"] for button in message.get("buttons") or []]
    for form in forms[:-1]:
        parts = _render(message, form)
        if len(parts) == 1 and [choice.title for choice in parts[0].choices] == titles:
            return parts
    return _render(message, forms[-1])


def _render(message: Dict[str, Any], form: Limits) -> List[Part]:
    text = str(message.get("text") or "").strip()
    lines = [Line(line.rstrip()) for line in text.split("\n")] if text else []
    added = [Line(str(message[key])) for key in ("image", "attachment") if message.get(key)]
    choices, numbered = _choices(message.get("buttons") or [], first_number(text), form)
    added += numbered
    table = read_table(message.get("table"))
    shown_table = None
    if table and lines:
        if _fits_beside(table, [lines[0], *added], form):
            shown_table = table
            lines = lines[:1]
        elif form.markup.bold:
            lines = [lines[0], *_sections(table)]
    lines += added
    if not lines:
        return []
    parts = [Part(text, form, summary=lines[0].text) for text in split(lines, form)]
    parts[-1] = replace(parts[-1], choices=choices)
    if shown_table:
        instead = _render(message, replace(form, columns=0))
        parts[-1] = replace(parts[-1], table=shown_table, instead=instead)
    return parts


def read_table(data: Any) -> Optional[Table]:
    """A message's table, turned if that makes it narrower.

    Args:
        data: `columns` and `rows` as actions utter them; None if there are none.
    """
    if not data:
        return None
    columns = [str(cell) for cell in data["columns"]]
    rows = [[str(cell) for cell in row] for row in data["rows"]]
    if len(columns) <= len(rows) + 1:
        return Table(columns, rows)
    # Wide and low: turned, it fits a narrow screen.
    first, *others = zip(columns, *rows)
    return Table(list(first), [list(column) for column in others])


def _fits_beside(table: Table, lines: Sequence[Line], form: Limits) -> bool:
    """Whether a table can be shown as rows and columns, in one message with some lines."""
    if len(table.columns) > form.columns:
        return False
    if form.rows and len(table.rows) + 1 > form.rows:
        return False
    room = form.cells or form.text - form.unit(joined(lines, form))
    return sum(form.unit(form.markup.escape(cell) + _BETWEEN_CELLS) for cell in table.cells) <= room


def _sections(table: Table) -> List[Line]:
    """A table as one headed paragraph for each column, which a narrow screen can show."""
    lines: List[Line] = []
    for index, name in enumerate(table.columns[1:], start=1):
        lines += [Line(""), Line(name, bold=True, heads=True)]
        lines += [Line(f"{row[0]}: {row[index]}") for row in table.rows]
    return lines


def _choices(
    buttons: Sequence[Dict[str, Any]], number: int, form: Limits
) -> Tuple[List[Choice], List[Line]]:
    """Buttons that fit, and lines for those that don't."""
    titles = [str(button["title"]) for button in buttons]
    if not titles:
        return [], []
    native = len(titles) <= form.buttons
    numbered = [Line(f"{index}. {title}") for index, title in enumerate(titles, start=number)]
    listed = [Line(""), Line(words().choose, heads=True), *numbered]
    if not native:
        return [], listed
    payloads = [_payload(str(button.get("payload") or button["title"]), form) for button in buttons]
    if all(len(title) <= form.title for title in titles):
        return [Choice(*pair) for pair in zip(titles, payloads)], []
    # A title that is cut alone could look like another; its number leads to the whole of it above.
    return [
        Choice(shorten(line.text, form.title), payload) for line, payload in zip(numbered, payloads)
    ], listed


def _payload(payload: str, form: Limits) -> str:
    return payload if utf8(payload) <= form.payload else reference(payload)
