"""The keys that the Bot Framework signs with, when they change and when they cannot be had."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Awaitable, Callable, List

import pytest

from channels import bot_connector
from channels.bot_connector import SigningKeys
from channels.delivery import PlatformApi, PlatformError
from tests.unit.prepared_server import Answer, PreparedServer


def published(server: PreparedServer, *identifiers: str) -> List[Answer]:
    """The two answers that describe keys."""
    description = {"jwks_uri": f"{server.address}/keys"}
    keys = {"keys": [{"kid": identifier} for identifier in identifiers]}
    return [(200, json.dumps(content).encode(), {}) for content in (description, keys)]


def ask(server: PreparedServer, work: Callable[[SigningKeys], Awaitable[Any]]) -> None:
    """Do something with the keys of a server."""

    async def done() -> None:
        api = PlatformApi("botframework", "", 5)
        try:
            await work(SigningKeys(api, f"{server.address}/openid"))
        finally:
            await api.close()

    asyncio.run(done())


def test_keys_are_fetched_once_for_all_who_wait(server: PreparedServer) -> None:
    server.answers = published(server, "a", "b")

    async def work(keys: SigningKeys) -> None:
        found = await asyncio.gather(*(keys.find(name) for name in ("a", "b", "a", "forged")))
        assert found == [{"kid": "a"}, {"kid": "b"}, {"kid": "a"}, None]

    ask(server, work)
    assert server.asked == ["/openid", "/keys"]


def test_a_new_key_is_found_after_a_while(
    server: PreparedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = [*published(server, "a"), *published(server, "a", "b")]

    async def work(keys: SigningKeys) -> None:
        assert await keys.find("a")
        assert await keys.find("b") is None, "it is not asked for again and again"
        monkeypatch.setattr(bot_connector, "KEYS_PAUSE_SECONDS", 0.0)
        assert await keys.find("b") == {"kid": "b"}

    ask(server, work)


def test_an_outage_is_told_from_a_forgery(
    server: PreparedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = [(500, b"", {}), *published(server, "a")]

    async def work(keys: SigningKeys) -> None:
        for _ in range(3):
            with pytest.raises(PlatformError):
                await keys.find("a")
        assert len(server.asked) == 1
        monkeypatch.setattr(bot_connector, "KEYS_PAUSE_SECONDS", 0.0)
        assert await keys.find("a")

    ask(server, work)


def test_old_keys_are_not_trusted(server: PreparedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers = published(server, "a")

    async def work(keys: SigningKeys) -> None:
        assert await keys.find("a")
        monkeypatch.setattr(bot_connector, "KEYS_LIFETIME_SECONDS", 0.0)
        with pytest.raises(PlatformError):
            await keys.find("a")

    ask(server, work)
