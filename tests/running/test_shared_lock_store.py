"""The lock store of several servers, on a real Redis."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Coroutine, Iterator, List

import pytest
from rasa.core.lock_store import LockError, LockStore
from rasa.utils.endpoints import EndpointConfig

from server import shared_lock_store
from tests import services
from tests.bot import free_port


@pytest.fixture(scope="module")
def redis_port() -> Iterator[int]:
    """A Redis for these tests."""
    with services.redis() as port:
        yield port


def store(port: int) -> LockStore:
    """A server's lock store, made from its endpoints file as Rasa does."""
    return LockStore.create(
        EndpointConfig("127.0.0.1", port=port, type="server.shared_lock_store.SharedLockStore")
    )


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run in a thread, for the browser of other tests keeps an event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


def test_one_at_a_time_in_order_and_without_waiting(redis_port: int) -> None:
    servers = [store(redis_port), store(redis_port)]
    inside: List[int] = []
    served: List[int] = []

    async def message(number: int) -> None:
        async with servers[number % 2].lock("someone"):
            inside.append(number)
            assert inside == [number]
            await asyncio.sleep(0.001)
            inside.remove(number)
            served.append(number)

    async def all_at_once() -> None:
        await asyncio.wait_for(asyncio.gather(*(message(number) for number in range(60))), 20)

    run(all_at_once())
    assert served == list(range(60))


def test_conversations_do_not_wait_for_each_other(redis_port: int) -> None:
    async def talk() -> None:
        one, other = store(redis_port), store(redis_port)
        async with one.lock("one"), other.lock("other"):
            pass

    run(asyncio.wait_for(talk(), 5))


def test_a_lock_is_given_back_after_a_failure(redis_port: int) -> None:
    async def fail_and_go_on() -> None:
        with pytest.raises(ZeroDivisionError):
            async with store(redis_port).lock("someone"):
                raise ZeroDivisionError
        async with store(redis_port).lock("someone"):
            pass

    run(asyncio.wait_for(fail_and_go_on(), 5))


def test_a_server_that_dies_holds_up_nobody_for_long(
    redis_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_lock_store, "ALIVE_SECONDS", 0.3)

    async def die_and_wait() -> None:
        dead = store(redis_port)
        # In the queue and then silent, as a killed process is.
        assert dead._places_before("lock:someone", "never comes back") == 0
        async with store(redis_port).lock("someone"):
            pass

    run(asyncio.wait_for(die_and_wait(), 10))


def test_a_long_turn_keeps_its_lock(redis_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_lock_store, "ALIVE_SECONDS", 0.15)
    order: List[str] = []

    async def long() -> None:
        async with store(redis_port).lock("someone"):
            await asyncio.sleep(0.6)
            order.append("long")

    async def short() -> None:
        async with store(redis_port).lock("someone"):
            order.append("short")

    async def both() -> None:
        await asyncio.gather(long(), short())

    run(asyncio.wait_for(both(), 10))
    assert order == ["long", "short"]


def test_nothing_is_left_behind(redis_port: int) -> None:
    locks = store(redis_port)

    async def talk() -> None:
        async with locks.lock("nobody else"):
            pass

    run(talk())
    assert locks.red.keys("*nobody else*") == []


def test_without_redis_it_says_so() -> None:
    async def talk() -> None:
        async with store(free_port()).lock("someone"):
            pass

    with pytest.raises(LockError, match="can't be reached"):
        run(talk())
