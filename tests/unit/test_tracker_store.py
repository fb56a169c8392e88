"""The tracker store in memory keeps the latest conversations only."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import List

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

STORE = "server.tracker_store.RecentTrackerStore"


def kept_after(senders: List[str], most: int) -> List[str]:
    """Save conversations one after the other, as a server would; which are kept."""
    config = EndpointConfig(type=STORE, conversations=most)
    store = TrackerStore.create(config, Domain.empty())

    async def save() -> List[str]:
        for sender in senders:
            await store.save(DialogueStateTracker(sender, []))
        return [sender for sender in sorted(set(senders)) if await store.retrieve(sender)]

    # In a thread of its own, for the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, save()).result()


def test_the_conversation_longest_silent_goes_first() -> None:
    assert kept_after(["a", "b", "a", "c"], most=2) == ["a", "c"]


def test_as_many_as_fit_are_kept() -> None:
    assert kept_after(["a", "b", "c"], most=3) == ["a", "b", "c"]
