"""How often something happened lately."""

from __future__ import annotations

import time
from collections import deque
from typing import Deque, Dict, Iterable, Optional

WINDOW = 60.0


def wait(times: Iterable[float], most: int, now: Optional[float] = None) -> float:
    """Seconds until one more is allowed; 0 if it is allowed now.

    Args:
        times: When it happened, in seconds since the epoch, in order.
        most: How often it may happen within a window.
        now: The present, if not the clock's.
    """
    now = time.time() if now is None else now
    recent = [moment for moment in times if moment > now - WINDOW]
    return 0.0 if len(recent) < most else recent[-most] + WINDOW - now


class Windows:
    """Counts by key, such as a network address, in this process.

    Args:
        most: How often a key may come within a window.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: Dict[str, Deque[float]] = {}
        self._swept = time.time()

    def wait(self, key: str) -> float:
        """Count one more for a key; returns seconds to wait if that is too many, or else 0."""
        now = time.time()
        if now - self._swept > WINDOW:
            self._times = {
                other: times for other, times in self._times.items() if times[-1] > now - WINDOW
            }
            self._swept = now
        times = self._times.setdefault(key, deque(maxlen=self._most))
        seconds = wait(times, self._most, now)
        if not seconds:
            times.append(now)
        return seconds
