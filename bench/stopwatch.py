"""Where time goes between functions that call one another, seen from outside."""

from __future__ import annotations

import functools
import inspect
import time
from contextlib import asynccontextmanager, contextmanager
from typing import Any, AsyncGenerator, Dict, Iterator, List


class Stopwatch:
    """Counts each moment for the innermost watched function that is running.

    For one thing at a time: what runs at once would be counted for each other.

    Attributes:
        seconds: What was counted, by label.
    """

    def __init__(self) -> None:
        self.seconds: Dict[str, float] = {}
        self._running: List[str] = []
        self._since = 0.0

    @contextmanager
    def counting(self, label: str) -> Iterator[None]:
        """Count what happens inside for a label, except what is counted for others."""
        self._settle()
        self._running.append(label)
        try:
            yield
        finally:
            self._settle()
            self._running.pop()

    def watch(self, owner: Any, name: str, label: str) -> None:
        """Count a method of an object for a label from now on.

        Args:
            owner: The object; its class and other objects stay as they are.
            name: The method's name; it may be a coroutine function.
            label: What to count it for.
        """
        method = getattr(owner, name)

        @functools.wraps(method)
        def call(*args: Any, **kwargs: Any) -> Any:
            with self.counting(label):
                return method(*args, **kwargs)

        @functools.wraps(method)
        async def wait(*args: Any, **kwargs: Any) -> Any:
            with self.counting(label):
                return await method(*args, **kwargs)

        setattr(owner, name, wait if inspect.iscoroutinefunction(method) else call)

    def watch_entry(self, owner: Any, name: str, label: str) -> None:
        """Count entering and leaving a context, as `watch` counts a call; not what is inside."""
        method = getattr(owner, name)

        @asynccontextmanager
        async def enter(*args: Any, **kwargs: Any) -> AsyncGenerator[Any, None]:
            context = method(*args, **kwargs)
            with self.counting(label):
                entered = await context.__aenter__()
            try:
                yield entered
            finally:
                with self.counting(label):
                    await context.__aexit__(None, None, None)

        setattr(owner, name, enter)

    def _settle(self) -> None:
        now = time.perf_counter()
        if self._running:
            label = self._running[-1]
            self.seconds[label] = self.seconds.get(label, 0.0) + now - self._since
        self._since = now
