"""Where the time of one turn goes, in the shipped assistant and in a plain Rasa."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Sequence

import requests

from bench.stopwatch import Stopwatch
from bench.training import environment
from tests.bot import ROOT, free_port

# What is watched: the owner among the parts of an agent, its method, and what that is called.
_WATCHED = (
    ("processor", "parse_message", "parsing"),
    ("processor", "predict_next_with_tracker_if_should", "policies"),
    ("processor", "run_action_extract_slots", "slots from the message"),
    ("processor", "_run_action", "carrying out actions"),
    ("tracker_store", "get_or_create_tracker", "tracker"),
    ("tracker_store", "retrieve", "tracker"),
    ("tracker_store", "save", "tracker"),
    ("nlg", "generate", "responses"),
    ("endpoint", "request", "action call"),
)
LOCK = "lock"
REST = "the rest of Rasa"
ORDER = ("parsing", "policies", "tracker", LOCK, "action call", "responses",
         "carrying out actions", "slots from the message", REST)  # fmt: skip


def shares(model: Path, texts: Sequence[str], *, plain: bool) -> Dict[str, float]:
    """Milliseconds of a turn by what they are spent on, without HTTP between client and bot.

    Args:
        model: The model that answers.
        texts: What is said, each in a conversation of its own.
        plain: Whether it runs as plain Rasa: actions in a process of their own, Rasa's lock store.
    """
    if not plain:
        return asyncio.run(_shares(model, texts, None))
    with _action_server() as address:
        return asyncio.run(_shares(model, texts, address))


async def _shares(model: Path, texts: Sequence[str], actions: Optional[str]) -> Dict[str, float]:
    from rasa.core import agent as rasa_agent
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
    from rasa.core.lock_store import InMemoryLockStore
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.endpoints import EndpointConfig

    from server.action_results import check_quickly
    from server.in_process_actions import InProcessActions
    from server.lock_store import InOrderLockStore

    if not actions:
        check_quickly()
    endpoints = AvailableEndpoints(
        action=EndpointConfig(url=actions) if actions else InProcessActions("actions")
    )
    agent: Any = await rasa_agent.load_agent(model_path=str(model), endpoints=endpoints)
    locks = InMemoryLockStore() if actions else InOrderLockStore()
    agent.lock_store = agent.processor.lock_store = locks

    async def say(text: str) -> None:
        channel = CollectingOutputChannel()
        await agent.handle_message(UserMessage(text, channel, uuid.uuid4().hex))

    for text in texts[:10]:
        await say(text)
    watch = Stopwatch()
    owners = {
        "processor": agent.processor,
        "tracker_store": agent.processor.tracker_store,
        "nlg": agent.processor.nlg,
        "endpoint": endpoints.action,
    }
    for owner, method, label in _WATCHED:
        watch.watch(owners[owner], method, label)
    watch.watch_entry(locks, "lock", LOCK)
    for text in texts:
        with watch.counting(REST):
            await say(text)
    return {label: 1000 * watch.seconds.get(label, 0.0) / len(texts) for label in ORDER}


@contextmanager
def _action_server() -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "rasa", "run", "actions", "--port", str(port)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _is_up(port):
            assert process.poll() is None, "the action server ended"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/webhook"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _is_up(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/health", timeout=5).ok
    except requests.RequestException:
        return False
