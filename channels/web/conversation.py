"""A conversation as the widget shows it, read from its tracker."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Dict, List, Optional

from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.rendering import read_table

# The title of the button a person pressed, kept with the message that stands for it.
TITLE = "button_title"

Message = Dict[str, Any]


def shown(message: Dict[str, Any], time: float) -> Message:
    """A message of the bot for the widget.

    Args:
        message: As Rasa hands it to an output channel.
        time: Seconds since the epoch.

    Returns:
        `from`, `text`, `time`, and `buttons` and `table` if there are any.
    """
    lines = [message.get("text"), message.get("image"), message.get("attachment")]
    result: Message = {
        "from": "bot",
        "text": "\n".join(str(line) for line in lines if line),
        "time": time,
    }
    buttons = [
        {"title": str(button["title"]), "payload": payload_of(button)}
        for button in message.get("buttons") or []
    ]
    if buttons:
        result["buttons"] = buttons
    table = read_table(message.get("table"))
    if table:
        result["table"] = asdict(table)
    return result


def history(tracker: Optional[DialogueStateTracker]) -> List[Message]:
    """All messages of a conversation, oldest first."""
    messages = [_message(event) for event in _events(tracker)]
    return [message for message in messages if message]


def replies_to(tracker: Optional[DialogueStateTracker], message_id: str) -> Optional[List[Message]]:
    """What the bot said to a message; None if the message has not been handled."""
    found: Optional[List[Message]] = None
    for event in _events(tracker):
        if isinstance(event, UserUttered):
            if found is not None:
                break
            if event.message_id == message_id:
                found = []
        elif found is not None:
            message = _message(event)
            if message:
                found.append(message)
    return found


def message_times(tracker: Optional[DialogueStateTracker]) -> List[float]:
    """When the person wrote, in seconds since the epoch."""
    return [event.timestamp for event in _events(tracker) if isinstance(event, UserUttered)]


def issued(tracker: Optional[DialogueStateTracker], title: str, payload: str) -> bool:
    """Whether the bot offered a button with this title and payload in this conversation."""
    return any(
        str(button.get("title")) == title and payload_of(button) == payload
        for event in _events(tracker)
        if isinstance(event, BotUttered)
        for button in event.data.get("buttons") or []
    )


def payload_of(button: Dict[str, Any]) -> str:
    """What a button stands for."""
    return str(button.get("payload") or button["title"])


def _events(tracker: Optional[DialogueStateTracker]) -> List[Event]:
    return list(tracker.events) if tracker else []


def _message(event: Event) -> Optional[Message]:
    if isinstance(event, UserUttered) and event.text:
        text = (event.metadata or {}).get(TITLE) or event.text
        return {"from": "user", "text": text, "time": event.timestamp, "id": event.message_id}
    if isinstance(event, BotUttered):
        message = shown(event.message(), event.timestamp)
        return message if message["text"] else None
    return None
