"""Calls to a platform that is slow, busy, broken or not there."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Dict, List

import pytest

from channels import delivery
from channels.delivery import Myself, PlatformApi, PlatformError
from tests.bot import free_port
from tests.unit.prepared_server import Answer, PreparedServer

SECRET = "secret-of-the-tests"


def call(address: str, path: str = "/x", timeout: float = 5, **request: Any) -> Dict[str, Any]:
    """Call a platform once."""

    async def once() -> Dict[str, Any]:
        api = PlatformApi("test", address, timeout, {"Authorization": f"Bearer {SECRET}"})
        try:
            return await api.call(path, **request)
        finally:
            await api.close()

    return asyncio.run(once())


NOW = {"Retry-After": "0"}


@pytest.mark.parametrize(
    ("answers", "calls"),
    [
        ([(200, b'{"a": 1}', {})], 1),
        ([(429, b"", NOW), (200, b'{"a": 1}', {})], 2),
        ([(503, b"busy", NOW), (429, b"", NOW), (201, b'{"a": 1}', {})], 3),
        ([(429, b'{"parameters": {"retry_after": 0.01}}', {}), (200, b'{"a": 1}', {})], 2),
        ([(429, b'{"parameters": [1]}', NOW), (200, b'{"a": 1}', {})], 2),
    ],
)
def test_what_is_put_off_is_sent_again(
    answers: List[Answer], calls: int, server: PreparedServer
) -> None:
    server.answers = answers
    assert call(server.address, json={"text": "é"}) == {"a": 1}
    assert len(server.asked) == calls
    assert set(server.bodies) == {'{"text": "é"}'.encode()}


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 500, 502, 504])
def test_what_may_have_arrived_is_not_sent_again(status: int, server: PreparedServer) -> None:
    server.answers = [(status, b"Bearer of bad news", {"Location": "/elsewhere"})]
    with pytest.raises(PlatformError, match=f"^test: status {status}$"):
        call(server.address)
    assert server.asked == ["/x"], "a redirect would carry the token elsewhere"


def test_a_platform_that_stays_busy_is_given_up(server: PreparedServer) -> None:
    server.answers = [(429, b"", NOW)] * 4
    with pytest.raises(PlatformError, match="^test: status 429$"):
        call(server.address)
    assert len(server.asked) == delivery.ATTEMPTS


@pytest.mark.parametrize("body", [b"", b"fine", b"[1]", b"null", b"7", b"\xff"])
def test_an_answer_that_is_no_object_is_an_empty_one(body: bytes, server: PreparedServer) -> None:
    server.answers = [(200, body, {})]
    assert call(server.address) == {}


def test_a_platform_that_does_not_answer_is_given_up(server: PreparedServer) -> None:
    with pytest.raises(PlatformError, match="^test: no answer in time$"):
        call(server.address, timeout=0.2)
    assert len(server.asked) == 1


def test_a_platform_that_is_not_there_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.0)
    with pytest.raises(PlatformError, match="^test: no connection$"):
        call(f"http://127.0.0.1:{free_port()}")


@pytest.mark.parametrize("address", ["http://127.0.0.1:99999", "http://[", "ftp://127.0.0.1"])
def test_an_impossible_address_tells_nothing_of_itself(address: str) -> None:
    with pytest.raises(PlatformError) as raised:
        call(address, f"/bot{SECRET}/sendMessage")
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        ("7", 7.0), ("1000", delivery.LONGEST_PAUSE), ("-1", 0.0), ("nan", 0.0), ("soon", 0.5),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 0.5),
    ],
)  # fmt: skip
def test_a_pause_is_within_reason(asked: str, pause: float) -> None:
    assert delivery._asked_pause({"Retry-After": asked}, {}, 0.5) == pause
    assert delivery._asked_pause({}, {"parameters": {"retry_after": asked}}, 0.5) == pause


def test_the_own_account_is_asked_for_once_it_is_known(server: PreparedServer) -> None:
    me = {"id": "me"}
    server.answers = [(200, b"{}", {}), (200, json.dumps(me).encode(), {})]

    async def ask() -> None:
        api = PlatformApi("test", server.address, 5)
        myself = Myself(api, "/me")
        with pytest.raises(PlatformError):
            await myself.get()
        assert await asyncio.gather(*(myself.get() for _ in range(3))) == [me] * 3
        await api.close()

    asyncio.run(ask())
    assert server.asked == ["/me"] * 2
