"""A lock store in which waiting messages go on as soon as it is their turn."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import AsyncGenerator, Dict

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore


class InOrderLockStore(InMemoryLockStore):
    """Serves the messages of one conversation in the order in which they came.

    Rasa's own in-memory store looks once a second whether the lock is free; here the next
    message is woken when the one before it is done. For one process; several need Redis.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__()
        self._locks: Dict[str, asyncio.Lock] = {}
        self._waiting: Dict[str, int] = {}

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold a conversation's lock (see the parent class)."""
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        self._waiting[conversation_id] = self._waiting.get(conversation_id, 0) + 1
        try:
            async with lock:
                yield self.create_lock(conversation_id)
        finally:
            self._waiting[conversation_id] -= 1
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id], self._locks[conversation_id]
                self.conversation_locks.pop(conversation_id, None)
