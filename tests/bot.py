"""A real running assistant to talk to in tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional

import requests

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 120.0


def free_port() -> int:
    """A TCP port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Message:
    """One message of the bot."""

    text: str
    buttons: List[Dict[str, str]]


class Talk:
    """A conversation with a running bot over REST."""

    def __init__(self, address: str, sender: Optional[str] = None) -> None:
        self.address = address
        self.sender = sender or uuid.uuid4().hex
        self.last: List[Message] = []

    def say(self, text: str) -> str:
        """Say something; the bot's messages come back as one text."""
        answer = requests.post(
            f"{self.address}/webhooks/rest/webhook",
            json={"sender": self.sender, "message": text},
            timeout=30,
        )
        answer.raise_for_status()
        self.last = [
            Message(item.get("text", ""), item.get("buttons", [])) for item in answer.json()
        ]
        return "\n".join(message.text for message in self.last)

    @property
    def buttons(self) -> List[Dict[str, str]]:
        """The buttons under the bot's last messages."""
        return [button for message in self.last for button in message.buttons]


class RunningBot:
    """The assistant as `make run` starts it, on a port of its own.

    Args:
        options: Further options of `python -m server`.
        environment: Variables added to this process's.
        directory: Where it runs.
    """

    def __init__(
        self,
        *options: str,
        environment: Optional[Dict[str, str]] = None,
        directory: Path = ROOT,
    ) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._command = [sys.executable, "-m", "server", "--port", str(self.port), *options]
        self._environment = {**os.environ, "PYTHONPATH": str(directory), **(environment or {})}
        self._directory = directory
        self._process: Optional[subprocess.Popen[str]] = None
        self.log = ""

    def start(self) -> RunningBot:
        """Start and wait until it is ready.

        Raises:
            AssertionError: If it ends first.
        """
        path = Path(tempfile.mkdtemp()) / "server.log"
        with path.open("w") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._directory,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        self._log_path = path
        self.wait_for("The assistant is ready")
        return self

    def wait_for(self, words: str) -> None:
        """Wait until the log has some words."""
        deadline = time.monotonic() + START_LIMIT
        while words not in self.read_log():
            assert self._process and self._process.poll() is None, self.read_log()
            assert time.monotonic() < deadline, self.read_log()
            time.sleep(0.05)

    def read_log(self) -> str:
        """All that it has printed."""
        if self._log_path.exists():
            self.log = self._log_path.read_text()
        return self.log

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Stop it, as Ctrl-C does; returns the exit status."""
        assert self._process
        if self._process.poll() is None:
            os.killpg(self._process.pid, how)
        status = self._process.wait(timeout=30)
        self.read_log()
        return status

    def talk(self, sender: Optional[str] = None) -> Talk:
        """A new conversation."""
        return Talk(self.address, sender)

    def post(self, body: Any, **options: Any) -> requests.Response:
        """Send a raw body to the REST channel."""
        return requests.post(
            f"{self.address}/webhooks/rest/webhook", data=body, timeout=60, **options
        )
