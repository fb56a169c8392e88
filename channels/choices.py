"""Understand a number or a button's title that a person sends back."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any, Dict, Iterable, List, Optional

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

_NUMBERED_LINE = re.compile(r"^\s*(\d{1,3})[.)]\s", re.MULTILINE)
_NUMBER = re.compile(r"^\W*(\d{1,3})\W*$")
_LEADING_NUMBER = re.compile(r"^\d{1,3}\. ")
_EDGES = re.compile(r"^\W+|\W+$")
_MARK = "choice:"
ELLIPSIS = "…"


def first_number(text: str) -> int:
    """The number of the first choice under a text: after those of a list within the text.

    So a number means either an item of the list or a choice, never both.
    """
    return 1 + max((int(number) for number in _NUMBERED_LINE.findall(text)), default=0)


def reference(payload: str) -> str:
    """A short stand-in for a payload that is too long for a button to carry."""
    return _MARK + hashlib.sha256(payload.encode("utf-8")).hexdigest()[:24]


def shorten(title: str, limit: int) -> str:
    """A title cut to a length in characters, with a sign that it was cut."""
    return title if len(title) <= limit else title[: limit - 1].rstrip() + ELLIPSIS


def understood(text: str, tracker: Optional[DialogueStateTracker], title: str = "") -> str:
    """What a text stands for: the payload of a button it names, or else the text itself.

    Args:
        text: A number, a title, a `reference`, or any other words.
        tracker: The conversation so far.
        title: The title of the button that was pressed, if one was. It stands for a `reference` to
            what another person was offered, or was before a restart.
    """
    if text.startswith(_MARK):
        payload = _referred(text, tracker) if tracker else None
        return payload or _LEADING_NUMBER.sub("", title) or text
    last = _last_with_buttons(tracker) if tracker else None
    if last is None:
        return text
    buttons: List[Dict[str, Any]] = last.data["buttons"]
    number = _NUMBER.match(unicodedata.normalize("NFKC", text))
    if number:
        index = int(number.group(1)) - first_number(last.text or "")
        return _payload(buttons[index]) if 0 <= index < len(buttons) else text
    said = _plain(text)
    for index, button in enumerate(buttons, start=first_number(last.text or "")):
        offered = button.get("title", "")
        if said in (_plain(offered), _plain(f"{index}. {offered}")):
            return _payload(button)
    return text


def _payload(button: Dict[str, Any]) -> str:
    return str(button.get("payload") or button.get("title"))


def _plain(text: str) -> str:
    """Words without what people add or leave out: case, spaces, punctuation around them."""
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _EDGES.sub("", words) or words


def _last_with_buttons(tracker: DialogueStateTracker) -> Optional[BotUttered]:
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return None
        if isinstance(event, BotUttered) and event.data.get("buttons"):
            return event
    return None


def _referred(text: str, tracker: DialogueStateTracker) -> Optional[str]:
    for button in _all_buttons(tracker):
        if reference(_payload(button)) == text:
            return _payload(button)
    return None


def _all_buttons(tracker: DialogueStateTracker) -> Iterable[Dict[str, Any]]:
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            yield from event.data.get("buttons") or []
