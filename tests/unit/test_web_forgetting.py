"""Deleting a conversation from the stores that keep it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Iterator

import pytest
from rasa.core.tracker_store import (
    AwaitableTrackerStore,
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    RedisTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.web.forgetting import CannotForget, forget
from tests import services


@pytest.fixture(params=["memory", "sql", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TrackerStore]:
    """A tracker store of each kind that can be had here."""
    domain = Domain.empty()
    if request.param == "memory":
        yield InMemoryTrackerStore(domain)
    elif request.param == "sql":
        yield SQLTrackerStore(domain, db=str(tmp_path / "tracker.db"))
    else:
        with services.redis() as port:
            yield RedisTrackerStore(domain, port=port)


@pytest.mark.parametrize("wrapped", [False, True])
def test_one_conversation_is_deleted_and_no_other(store: TrackerStore, wrapped: bool) -> None:
    if wrapped:
        store = AwaitableTrackerStore(FailSafeTrackerStore(store))

    async def talk() -> None:
        for sender in ("web-one", "web-other"):
            tracker = DialogueStateTracker.from_events(sender, [UserUttered("hello")])
            await store.save(tracker)
        forget(store, "web-one")
        assert await store.retrieve_full_tracker("web-one") is None
        other = await store.retrieve_full_tracker("web-other")
        assert other is not None and len(other.events) == 1
        forget(store, "web-never")

    # In a thread, for the browser of other tests keeps an event loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, talk()).result()


def test_a_store_of_another_kind_is_named() -> None:
    class Elsewhere(TrackerStore):
        """A store from somewhere else."""

    with pytest.raises(CannotForget, match="Elsewhere"):
        forget(Elsewhere(Domain.empty()), "web-one")
