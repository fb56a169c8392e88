"""Remembering deliveries, within bounds."""

from channels.seen import SeenDeliveries


def test_a_key_is_new_once() -> None:
    seen = SeenDeliveries()
    assert seen.is_new("a")
    assert not seen.is_new("a")
    assert seen.is_new("b")


def test_the_oldest_make_room() -> None:
    seen = SeenDeliveries(capacity=2)
    assert all(seen.is_new(key) for key in "abc")
    assert len(seen) == 2
    assert not seen.is_new("b")
    assert seen.is_new("a")


def test_keys_expire() -> None:
    now = [0.0]
    seen = SeenDeliveries(lifetime=10, clock=lambda: now[0])
    seen.is_new("a")
    now[0] = 9.9
    assert not seen.is_new("a")
    assert seen.is_new("b")
    now[0] = 10.0
    assert seen.is_new("a")
    assert len(seen) == 2
