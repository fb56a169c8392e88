"""Adaptive Cards, for the platforms that show them."""

from __future__ import annotations

from typing import Any, Dict, List

from channels.rendering import Choice, Part, Table

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
# Actions that stand in one row; Teams shows no more.
_ACTIONS = 6


def card(part: Part, version: str) -> Dict[str, Any]:
    """A card with a message's text, table and buttons.

    A pressed button comes back as data with the key "choice"; in Teams as a message, too.

    Args:
        part: The message, rendered for cards.
        version: The newest version of the format that the platform shows.
    """
    body = [_line(line) for line in part.lines]
    if part.table:
        body.append(_table(part.table, part))
    rows = [
        part.choices[start : start + _ACTIONS] for start in range(0, len(part.choices), _ACTIONS)
    ]
    body += [{"type": "ActionSet", "actions": [_submit(choice) for choice in row]} for row in rows]
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": version,
        "body": body,
    }


def _line(text: str, **more: Any) -> Dict[str, Any]:
    # Each line is a block of its own: a single line break within a block is not shown everywhere.
    # An empty block is refused, so an empty line is a blank that takes no width.
    return {"type": "TextBlock", "text": text or "\u00a0", "wrap": True, "spacing": "none", **more}


def _submit(choice: Choice) -> Dict[str, Any]:
    return {
        "type": "Action.Submit",
        "title": choice.title,
        "data": {
            "choice": choice.payload,
            "msteams": {
                "type": "messageBack",
                "text": choice.payload,
                "displayText": choice.title,
                "value": {"choice": choice.payload},
            },
        },
    }


def _table(table: Table, part: Part) -> Dict[str, Any]:
    escape = part.form.markup.escape
    rows: List[Dict[str, Any]] = []
    for row in [table.columns, *table.rows]:
        cells = [{"type": "TableCell", "items": [_line(escape(cell))]} for cell in row]
        rows.append({"type": "TableRow", "cells": cells})
    return {
        "type": "Table",
        "firstRowAsHeader": True,
        "columns": [{"width": 1} for _ in table.columns],
        "rows": rows,
    }
