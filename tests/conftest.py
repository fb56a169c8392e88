"""Fixtures shared by all tests."""

from typing import Iterator

import pytest

from knowledge.loading import load_knowledge
from knowledge.schema import Knowledge
from tests.bot import ROOT, RunningBot, Talk


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge file as shipped."""
    return load_knowledge(ROOT / "data" / "knowledge.yml")


@pytest.fixture(scope="session")
def bot() -> Iterator[RunningBot]:
    """One assistant for all tests that only talk to it."""
    running = RunningBot().start()
    yield running
    running.stop()


@pytest.fixture
def talk(bot: RunningBot) -> Talk:
    """A fresh conversation."""
    return bot.talk()
