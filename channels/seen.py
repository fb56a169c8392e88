"""Which deliveries have been seen already."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Callable

CAPACITY = 10_000
# The platforms give up repeating a delivery within an hour, or space further tries hours apart,
# which the conversation itself then tells (see `webhook.Webhook`).
LIFETIME_SECONDS = 3600.0


class SeenDeliveries:
    """Remembers keys for a while, the newest at most.

    Args:
        capacity: How many.
        lifetime: Seconds for which a key is remembered.
        clock: Seconds from any fixed moment.
    """

    def __init__(
        self,
        capacity: int = CAPACITY,
        lifetime: float = LIFETIME_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._capacity = capacity
        self._lifetime = lifetime
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    def is_new(self, key: str) -> bool:
        """Whether a key comes for the first time; remembers it."""
        now = self._clock()
        while self._seen and next(iter(self._seen.values())) <= now - self._lifetime:
            self._seen.popitem(last=False)
        if key in self._seen:
            return False
        self._seen[key] = now
        if len(self._seen) > self._capacity:
            self._seen.popitem(last=False)
        return True

    def __len__(self) -> int:
        return len(self._seen)
