"""Wrong settings stop the start with a clear line."""

import os
import subprocess
import sys
from typing import Dict, List

import pytest

from tests.bot import ROOT, START_LIMIT, free_port

SECRET = "xoxp-not-a-bots-token"


def start(environment: Dict[str, str], *options: str) -> "subprocess.CompletedProcess[str]":
    """Start the assistant, expecting that it does not come up."""
    command: List[str] = [sys.executable, "-m", "server", "--port", str(free_port()), *options]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=START_LIMIT,
    )


def test_a_wrong_variable_is_named_and_its_value_is_not() -> None:
    ended = start({"SLACK_TOKEN": SECRET, "TELEGRAM_BOT_NAME": "wto_bot"})
    assert ended.returncode == 1
    assert "Cannot start: slack: SLACK_TOKEN is malformed (it should be a bot token" in ended.stderr
    assert "SLACK_SIGNING_SECRET is not set (it should be 32 hexadecimal digits)" in ended.stderr
    assert "TELEGRAM_ACCESS_TOKEN is not set" in ended.stderr
    assert SECRET not in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr and "Warning" not in ended.stderr


@pytest.mark.parametrize(
    "name", ["PUBLIC_URL", "CHANNEL_TIMEOUT", "REST_TOKEN", "WEB_TOKEN_SECRET"]
)
def test_a_wrong_variable_of_no_platform_is_named(name: str) -> None:
    ended = start({name: "wrong value"})
    assert ended.returncode == 1
    assert "Cannot start: " in ended.stderr and name in ended.stderr
    assert "wrong value" not in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_channel_that_is_on_twice_is_named(tmp_path: "os.PathLike[str]") -> None:
    credentials = os.path.join(tmp_path, "credentials.yml")
    with open(credentials, "w", encoding="utf-8") as file:
        file.write("mattermost:\n  url: x\n  token: y\n  webhook_url: z\n")
    environment = {
        "PUBLIC_URL": "https://bot.example.org",
        "MATTERMOST_URL": "https://chat.example.org",
        "MATTERMOST_TOKEN": "a" * 26,
        "MATTERMOST_WEBHOOK_TOKENS": "b" * 26,
    }
    ended = start(environment, "--credentials", credentials)
    assert ended.returncode == 1
    assert "the channel mattermost is switched on twice" in ended.stderr


@pytest.mark.parametrize(("wrong", "status"), [({}, 0), ({"SLACK_TOKEN": SECRET}, 1)])
def test_the_report_ends_with_a_status(wrong: Dict[str, str], status: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "channels"],
        cwd=ROOT,
        env={**os.environ, **wrong},
        capture_output=True,
        text=True,
        timeout=START_LIMIT,
    )
    assert ended.returncode == status
    assert "/webhooks/rest/webhook" in ended.stdout
    assert SECRET not in ended.stdout + ended.stderr
