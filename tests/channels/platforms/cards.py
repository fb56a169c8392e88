"""Adaptive Cards, after adaptivecards.io/explorer."""

from __future__ import annotations

import re
from typing import Any, Dict, List


def read_card(attachment: Dict[str, Any], version: str, buttons: Dict[str, Any]) -> str:
    """Check a card against its version of the format; returns its text and collects its buttons.

    Raises:
        AssertionError: If it is not valid.
    """
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    card = attachment["content"]
    assert card["type"] == "AdaptiveCard" and card["version"] == version
    texts: List[str] = []
    for element in card["body"]:
        _element(element, version, texts, buttons)
    return "\n".join(texts)


def _element(
    element: Dict[str, Any], version: str, texts: List[str], buttons: Dict[str, Any]
) -> None:
    kind = element["type"]
    if kind == "TextBlock":
        assert isinstance(element["text"], str) and element["text"]
        texts.append(plain(element["text"]))
    elif kind == "ActionSet":
        assert 1 <= len(element["actions"]) <= 6
        for action in element["actions"]:
            assert action["type"] == "Action.Submit" and action["title"]
            buttons[action["title"]] = action["data"]
    else:
        assert kind == "Table" and version == "1.5", f"{kind} is not in {version}"
        for row in element["rows"]:
            assert row["type"] == "TableRow"
            assert len(row["cells"]) == len(element["columns"])
            cells: List[str] = []
            for cell in row["cells"]:
                assert cell["type"] == "TableCell"
                for item in cell["items"]:
                    _element(item, version, cells, buttons)
            texts.append(" | ".join(cells))


def plain(text: str) -> str:
    """Markdown as it shows."""
    return re.sub(r"\\([\\`*_\[\]])", r"\1", text.replace("**", "")).replace("\u2060", "")
