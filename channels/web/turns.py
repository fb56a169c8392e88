"""One turn of a conversation: a message in, the bot's messages out as they come."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from typing import Any, Dict, Optional, Set

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.trackers import DialogueStateTracker

from channels.incoming import plain_words
from channels.web import conversation
from channels.web.requests import Incoming
from channels.web.windows import wait

logger = logging.getLogger(__name__)

# What a turn tells the widget: {"type": "message" | "refused" | "failed" | "done", …}.
Line = Dict[str, Any]
DONE: Line = {"type": "done"}
_FINAL = ("done", "refused", "failed")


class Output(OutputChannel):
    """Passes the bot's messages on to whoever reads the queue."""

    def __init__(self, lines: asyncio.Queue[Line]) -> None:
        self._lines = lines

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa."""
        return "web"

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Pass on a message (see the parent class)."""
        shown = conversation.shown(message, time.time())
        if shown["text"]:
            self._lines.put_nowait({"type": "message", "message": shown})


class Turns:
    """Takes turns in conversations.

    A turn goes on to its end when the reader goes away, so that the answer is there when the
    conversation is restored.

    Args:
        messages_per_minute: Most messages of one conversation.
    """

    def __init__(self, messages_per_minute: int) -> None:
        self._most = messages_per_minute
        self._tasks: Set[asyncio.Future[None]] = set()

    def start(self, agent: Any, sender_id: str, incoming: Incoming) -> asyncio.Queue[Line]:
        """Begin a turn; its lines come through the queue, the last being final."""
        lines: asyncio.Queue[Line] = asyncio.Queue()
        task = asyncio.ensure_future(self._take(agent, sender_id, incoming, lines))
        # A task that nothing refers to may be collected before it is done.
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return lines

    async def finish(self, seconds: float) -> None:
        """Wait for turns that are under way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def _take(
        self, agent: Any, sender_id: str, incoming: Incoming, lines: asyncio.Queue[Line]
    ) -> None:
        try:
            lines.put_nowait(await self._handle(agent, sender_id, incoming, lines))
        except Exception:
            logger.exception("A message could not be handled.")
            lines.put_nowait({"type": "failed"})

    async def _handle(
        self, agent: Any, sender_id: str, incoming: Incoming, lines: asyncio.Queue[Line]
    ) -> Line:
        if not agent.is_ready():
            return {"type": "failed"}
        # The lock is held from the first look at the conversation on, also against other servers:
        # a message that is sent twice is handled once.
        async with agent.lock_store.lock(sender_id):
            tracker = await agent.tracker_store.retrieve_full_tracker(sender_id)
            earlier = conversation.replies_to(tracker, incoming.id)
            if earlier is not None:
                for message in earlier:
                    lines.put_nowait({"type": "message", "message": message})
                return DONE
            seconds = wait(conversation.message_times(tracker), self._most)
            if seconds:
                return {
                    "type": "refused",
                    "reason": "too_many",
                    "retry_after": math.ceil(seconds),
                }
            await agent.processor.handle_message(
                _user_message(sender_id, incoming, tracker, Output(lines))
            )
        return DONE


def is_final(line: Line) -> bool:
    """Whether nothing comes after a line."""
    return line["type"] in _FINAL


def _user_message(
    sender_id: str,
    incoming: Incoming,
    tracker: Optional[DialogueStateTracker],
    output: Output,
) -> UserMessage:
    """The message for Rasa: a button's payload only if the bot offered that very button."""
    text, metadata = incoming.text, None
    if incoming.payload and conversation.issued(tracker, incoming.text, incoming.payload):
        text, metadata = incoming.payload, {conversation.TITLE: incoming.text}
    return UserMessage(
        plain_words(text),
        output,
        sender_id,
        input_channel=output.name(),
        message_id=incoming.id,
        metadata=metadata,
    )
