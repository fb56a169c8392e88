"""A tracker store in memory that does not grow without end."""

from __future__ import annotations

from typing import Any, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class RecentTrackerStore(InMemoryTrackerStore):
    """Keeps the conversations that were last active and drops the others.

    Rasa's own in-memory store keeps every conversation until the process ends.

    Args:
        domain: The domain.
        event_broker: Where events go too.
        conversations: How many conversations are kept.
    """

    def __init__(
        self,
        domain: Domain,
        event_broker: Optional[EventBroker] = None,
        conversations: int = 1000,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._most = conversations

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a conversation's state, as the latest one (see the parent class)."""
        self.store.pop(tracker.sender_id, None)
        await super().save(tracker)
        while len(self.store) > self._most:
            # A dict keeps the order in which its entries were made.
            del self.store[next(iter(self.store))]
