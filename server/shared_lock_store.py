"""A lock store for several servers: messages of one conversation go one by one, in order."""

from __future__ import annotations

import asyncio
import logging
import uuid
from contextlib import asynccontextmanager
from typing import AsyncGenerator

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockError, RedisLockStore
from rasa.utils.endpoints import EndpointConfig
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# A server that has not been heard of for so long is gone, and its places in the queue with it.
ALIVE_SECONDS = 15.0
# How often the next in the queue asks; who stands further back asks less often.
ASK_SECONDS = 0.02

# Takes a place at the end of the queue or keeps the one that is held, removes those in front whose
# servers are gone, and tells how many are before. One step in Redis, so no two get the same place.
_STAND_IN_QUEUE = """
redis.call('SET', KEYS[1] .. ':' .. ARGV[1], '', 'PX', ARGV[2])
if not redis.call('LPOS', KEYS[1], ARGV[1]) then
    redis.call('RPUSH', KEYS[1], ARGV[1])
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
while redis.call('EXISTS', KEYS[1] .. ':' .. redis.call('LINDEX', KEYS[1], 0)) == 0 do
    redis.call('LPOP', KEYS[1])
end
return redis.call('LPOS', KEYS[1], ARGV[1])
"""


class SharedLockStore(RedisLockStore):
    """Queues in Redis, from version 6.2 on.

    Rasa's own Redis store reads a lock and writes it back in two steps, so that two servers may
    take the same place, and looks once a second whether its turn has come.

    Args:
        endpoint_config: `url` and the other options of Rasa's Redis lock store.
    """

    def __init__(self, endpoint_config: EndpointConfig) -> None:
        super().__init__(host=endpoint_config.url, **endpoint_config.kwargs)
        self._stand_in_queue = self.red.register_script(_STAND_IN_QUEUE)

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold a conversation's lock (see the parent class).

        Raises:
            LockError: If Redis can't be reached.
        """
        queue, ticket = self.key_prefix + conversation_id, uuid.uuid4().hex
        try:
            while before := self._places_before(queue, ticket):
                await asyncio.sleep(ASK_SECONDS * before)
            holding = asyncio.ensure_future(self._keep(queue, ticket))
            try:
                yield self.create_lock(conversation_id)
            finally:
                holding.cancel()
        finally:
            self._leave(queue, ticket)

    def _places_before(self, queue: str, ticket: str) -> int:
        try:
            return int(self._stand_in_queue([queue], [ticket, int(ALIVE_SECONDS * 1000)]))
        except RedisError as error:
            raise LockError(f"The lock store can't be reached: {error}") from error

    async def _keep(self, queue: str, ticket: str) -> None:
        """Show that the holder is alive for as long as it takes."""
        while True:
            await asyncio.sleep(ALIVE_SECONDS / 3)
            try:
                self._places_before(queue, ticket)
            except LockError as error:
                logger.warning("%s", error)

    def _leave(self, queue: str, ticket: str) -> None:
        try:
            self.red.lrem(queue, 1, ticket)
            self.red.delete(f"{queue}:{ticket}")
        except RedisError:
            # The place goes by itself when nothing is heard of it.
            logger.warning("A lock could not be given back at once.")
