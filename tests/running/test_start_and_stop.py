"""Starting, failing to start, and stopping."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict, Optional

import pytest
import requests

from tests.bot import ROOT, RunningBot, free_port


def start(
    *options: str, environment: Optional[Dict[str, str]] = None
) -> subprocess.CompletedProcess[str]:
    """Run the server until it ends by itself."""
    import os

    return subprocess.run(
        [sys.executable, "-m", "server", "--port", str(free_port()), *options],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def ends_with_one_line(result: subprocess.CompletedProcess[str], words: str) -> None:
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, result.stderr
    assert words in lines[0]
    assert "Traceback" not in result.stdout + result.stderr


def test_no_model_ends_with_one_clear_line(tmp_path: Path) -> None:
    ends_with_one_line(start("--model", str(tmp_path / "none.tar.gz")), "run `make train` first")


@pytest.mark.parametrize("content", [b"", b"not an archive"])
def test_broken_model_ends_with_one_clear_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.tar.gz"
    path.write_bytes(content)
    ends_with_one_line(start("--model", str(path)), "is broken")


def test_model_cut_short_ends_with_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "short.tar.gz"
    whole = (ROOT / "models" / "assistant.tar.gz").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    ends_with_one_line(start("--model", str(path)), "is broken")


def test_port_in_use_ends_with_one_clear_line(bot: RunningBot) -> None:
    ends_with_one_line(start("--port", str(bot.port)), "cannot be used")


def test_broken_knowledge_file_ends_with_place_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yml"
    path.write_text("language: [")
    result = start(environment={"KNOWLEDGE_FILE": str(path)})
    assert result.returncode == 1
    assert "cannot be used" in result.stderr
    assert "line 1" in result.stderr
    assert "Traceback" not in result.stderr


def test_stops_at_ctrl_c_and_leaves_nothing_behind() -> None:
    running = RunningBot().start()
    assert running.talk().say("hello")
    assert running.stop() == 0
    with pytest.raises(requests.ConnectionError):
        requests.get(running.address, timeout=5)
    assert "Traceback" not in running.log


def test_rasas_http_api_is_off(bot: RunningBot) -> None:
    assert requests.get(f"{bot.address}/conversations/x/tracker", timeout=10).status_code == 404
    assert (
        requests.post(f"{bot.address}/model/parse", json={"text": "hi"}, timeout=10).status_code
        == 404
    )


def test_first_message_waits_for_nothing(bot: RunningBot, tmp_path: Path) -> None:
    running = RunningBot().start()
    try:
        import time

        talk = running.talk()
        spent = []
        for _ in range(4):
            begin = time.perf_counter()
            talk.say("How long does Geneva Week last?")
            spent.append(time.perf_counter() - begin)
        # A ratio, not a limit: loading the encoder alone would make the first ten times slower.
        assert spent[0] < 10 * max(spent[1:])
    finally:
        running.stop()
        shutil.rmtree(tmp_path, ignore_errors=True)
