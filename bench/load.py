"""Clients that ask a running bot over REST, one message after the other or many at once."""

from __future__ import annotations

import asyncio
import time
import uuid
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median, quantiles
from typing import Any, List, Sequence

import aiohttp


@dataclass(frozen=True)
class Load:
    """What clients met.

    Attributes:
        clients: How many asked at once.
        turns: How many messages were answered.
        seconds: How long that took in all.
        median: Of the time from message to answer, in milliseconds.
        slow: Its 95th percentile, in milliseconds.
        empty: How many answers were empty.
    """

    clients: int
    turns: int
    seconds: float
    median: float
    slow: float
    empty: int

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds


def run(address: str, texts: Sequence[str], *, clients: int, turns: int) -> Load:
    """Ask, each time in a fresh conversation.

    Args:
        address: The bot's.
        texts: What is asked, over and over.
        clients: How many ask at once.
        turns: How many messages in all.
    """
    return asyncio.run(_run(address, texts, clients, turns))


async def _run(address: str, texts: Sequence[str], clients: int, turns: int) -> Load:
    messages = iter(list(islice(cycle(texts), turns)))
    spent: List[float] = []
    empty = 0
    timeout = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(timeout=timeout) as session:

        async def client() -> None:
            nonlocal empty
            # One iterator for all: whoever is free takes the next message.
            for text in messages:
                begin = time.perf_counter()
                empty += not await say(session, address, uuid.uuid4().hex, text)
                spent.append((time.perf_counter() - begin) * 1000)

        begin = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(clients)))
        seconds = time.perf_counter() - begin
    return Load(clients, turns, seconds, median(spent), quantiles(spent, n=20)[-1], empty)


async def say(session: aiohttp.ClientSession, address: str, sender: str, text: str) -> List[Any]:
    """Say something to a bot; its messages."""
    async with session.post(
        f"{address}/webhooks/rest/webhook", json={"sender": sender, "message": text}
    ) as answer:
        answer.raise_for_status()
        messages: List[Any] = await answer.json()
        return messages
