"""What a platform's event comes down to: who says what, and whether it was answered already."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Awaitable, Callable, Optional, Union

from rasa.core.channels.channel import OutputChannel
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.checks import KEPT_CHARACTERS
from channels.words import words

# How far back a conversation is searched for a delivery that another server may have answered.
RECENT_MESSAGES = 20
# Trackers in a database have room for 255; identifiers in Teams alone may take more.
LONGEST_SENDER = 200

# Rasa looks for the "/" after any kind of space.
_SLASHES = re.compile(r"^[/\s]+")

FetchText = Callable[[], Awaitable[str]]


@dataclass(frozen=True)
class Incoming:
    """Something a person said or did.

    Attributes:
        conversation: Whose conversation it belongs to, unique on its platform.
        text: What was said; or how to get it from the platform, "" if there is nothing to answer.
        delivery: The platform's identifier of the event.
        output: Where replies go.
        title: The title of the pressed button, if one was pressed and the platform tells.
    """

    conversation: str
    text: Union[str, FetchText]
    delivery: str
    output: OutputChannel
    title: str = ""


def sender(channel: str, conversation: str) -> str:
    """A conversation's identifier in Rasa."""
    identifier = f"{channel}:{conversation}"
    if len(identifier) <= LONGEST_SENDER:
        return identifier
    return f"{channel}:{hashlib.sha256(conversation.encode('utf-8')).hexdigest()}"


def plain_words(text: str) -> str:
    """A text that Rasa reads as words: with a "/" before it, it would be taken for an intent."""
    return _SLASHES.sub("", text)[:KEPT_CHARACTERS] or words().attachment


def was_answered(delivery: str, tracker: Optional[DialogueStateTracker]) -> bool:
    """Whether a conversation has a delivery already, perhaps through another server."""
    if tracker is None:
        return False
    messages = [event for event in tracker.events if isinstance(event, UserUttered)]
    return any(event.message_id == delivery for event in messages[-RECENT_MESSAGES:])
