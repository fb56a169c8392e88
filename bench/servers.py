"""Servers to measure: the assistant as shipped, and a plain Rasa with its action server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import List, Optional

import requests

from bench.training import environment
from tests.bot import ROOT, START_LIMIT, RunningBot, free_port

FIRST = "How long does Geneva Week last?"


class MeasuredBot(RunningBot):
    """A bot whose start and memory can be measured; `python -m server` with a model.

    Args:
        model: The model it serves.
    """

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.model = model
        self.started = 0.0
        self._processes: List[subprocess.Popen[bytes]] = []

    def commands(self, folder: Path) -> List[List[str]]:
        """What has to run.

        Args:
            folder: A place for files of its own.
        """
        return [["-m", "server", "--port", str(self.port), "--model", str(self.model.resolve())]]

    def start(self) -> MeasuredBot:
        """Start and ask until there is an answer; `started` tells how many seconds that took.

        Raises:
            AssertionError: If it ends first.
        """
        folder = Path(tempfile.mkdtemp())
        self._log_path = folder / "log"
        begin = time.monotonic()
        with self._log_path.open("w") as log:
            self._processes = [
                subprocess.Popen(
                    [sys.executable, *command],
                    cwd=ROOT,
                    env=environment(),
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
                for command in self.commands(folder)
            ]
        while not self._answers():
            ended = [process for process in self._processes if process.poll() is not None]
            assert not ended and time.monotonic() < begin + 5 * START_LIMIT, self.read_log()
            time.sleep(0.02)
        self.started = time.monotonic() - begin
        return self

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Stop all of it; returns the exit status of the first process."""
        for process in self._processes:
            if process.poll() is None:
                os.killpg(process.pid, how)
        statuses = [_status(process) for process in self._processes]
        return statuses[0]

    def megabytes(self) -> float:
        """The memory that it holds, shared pages counted once, in MB."""
        return sum(_proportional(pid) for root in self._processes for pid in _family(root.pid))

    def _answers(self) -> bool:
        try:
            return bool(self.talk().say(FIRST))
        except requests.RequestException:
            return False


class PlainRasa(MeasuredBot):
    """`rasa run` with Rasa's own REST channel and lock store, and `rasa run actions` beside it."""

    def commands(self, folder: Path) -> List[List[str]]:
        """Both processes (see the parent class)."""
        actions = free_port()
        (folder / "credentials.yml").write_text("rest:\n")
        (folder / "endpoints.yml").write_text(
            f'action_endpoint:\n  url: "http://127.0.0.1:{actions}/webhook"\n'
        )
        return [
            ["-m", "rasa", "run", "--port", str(self.port), "--interface", "127.0.0.1",
             "--model", str(self.model.resolve()), "--credentials", str(folder / "credentials.yml"),
             "--endpoints", str(folder / "endpoints.yml")],
            ["-m", "rasa", "run", "actions", "--port", str(actions)],
        ]  # fmt: skip


def _status(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def _family(root: int) -> List[int]:
    """A process and all that descend from it."""
    found = [root]
    for path in Path(f"/proc/{root}/task").glob("*/children"):
        for child in path.read_text().split():
            found += _family(int(child))
    return found


def _proportional(pid: int) -> float:
    line: Optional[str] = next(
        (
            line
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            if line.startswith("Pss:")
        ),
        None,
    )
    return int(line.split()[1]) / 1024 if line else 0.0
