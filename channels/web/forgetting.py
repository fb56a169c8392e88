"""Delete a conversation from the tracker store, which Rasa itself has no way to do."""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import (
    InMemoryTrackerStore,
    MongoTrackerStore,
    RedisTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)


class CannotForget(Exception):
    """The tracker store in use offers no way to delete; its text names the store."""


def forget(store: TrackerStore, sender_id: str) -> None:
    """Delete everything a tracker store holds of a conversation.

    Raises:
        CannotForget: If the store is of a kind that is not known here.
    """
    kind: Any = _unwrapped(store)
    if isinstance(kind, InMemoryTrackerStore):
        kind.store.pop(sender_id, None)
    elif isinstance(kind, SQLTrackerStore):
        with kind.session_scope() as session:
            session.query(kind.SQLEvent).filter(kind.SQLEvent.sender_id == sender_id).delete()
            session.commit()
    elif isinstance(kind, RedisTrackerStore):
        kind.red.delete(kind.key_prefix + sender_id)
    elif isinstance(kind, MongoTrackerStore):
        kind.conversations.delete_many({"sender_id": sender_id})
    else:
        raise CannotForget(f"{type(kind).__name__} offers no way to delete a conversation")


def _unwrapped(store: TrackerStore) -> TrackerStore:
    """The store inside Rasa's wrappers, which add retries and `await`."""
    inner = getattr(store, "_tracker_store", None)
    return store if inner is None else _unwrapped(inner)
