"""With actions in a process of their own: an apology while it is down, answers when it is back."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import requests

from tests.bot import ROOT, RunningBot, free_port

QUESTION = "How long do the Trade policy courses last?"


def start_actions(port: int) -> subprocess.Popen[bytes]:
    """Rasa's own action server, ready to answer."""
    process = subprocess.Popen(
        [sys.executable, "-m", "rasa", "run", "actions", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while True:
        assert process.poll() is None
        try:
            requests.get(f"http://127.0.0.1:{port}/health", timeout=1).raise_for_status()
        except requests.RequestException:
            continue
        return process


def test_apologises_while_actions_are_down_and_recovers(tmp_path: Path) -> None:
    port = free_port()
    endpoints = tmp_path / "endpoints.yml"
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{port}/webhook\n")
    running = RunningBot("--separate-actions", "--endpoints", str(endpoints)).start()
    actions = None
    try:
        talk = running.talk()
        assert "can't look that up at the moment" in talk.say(QUESTION)
        assert "can't look that up at the moment" in talk.say("Which programme is right for me?")
        actions = start_actions(port)
        assert "eight weeks" in talk.say(QUESTION)
        os.killpg(actions.pid, signal.SIGKILL)
        actions.wait()
        assert "can't look that up at the moment" in talk.say("and where?")
        actions = start_actions(port)
        assert "elsewhere" in talk.say("where do the Trade policy courses take place?")
    finally:
        if actions:
            os.killpg(actions.pid, signal.SIGKILL)
            actions.wait()
        running.stop()
