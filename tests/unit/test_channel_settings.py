"""The variables that switch channels on, and what is said of wrong ones."""

from __future__ import annotations

import re
from typing import Dict

import pytest

from channels import settings
from channels.__main__ import report
from channels.configured import configured_channels
from channels.settings import CHANNELS, SettingsError
from tests.bot import ROOT
from tests.channels.platforms.base import PUBLIC_URL
from tests.channels.platforms.botframework import BotFramework
from tests.channels.platforms.facebook import Facebook
from tests.channels.platforms.mattermost import Mattermost
from tests.channels.platforms.rocketchat import RocketChat
from tests.channels.platforms.slack import Slack
from tests.channels.platforms.telegram import Telegram
from tests.channels.platforms.twilio import Twilio
from tests.channels.platforms.webex import Webex

# Secrets that no message may repeat; "malformed" is not the shape of any of them.
WRONG = "mal formed"


def right() -> Dict[str, str]:
    """Variables with which all channels are on."""
    environment = {"PUBLIC_URL": PUBLIC_URL}
    for kind in (
        Slack, Telegram, Facebook, BotFramework, Twilio, Webex, Mattermost, RocketChat,
    ):  # fmt: skip
        platform = kind()
        platform.address = f"http://127.0.0.1:1/{platform.name}"
        environment.update(platform.environment())
    return environment


def test_nothing_is_on_by_itself() -> None:
    assert configured_channels({}) == []
    assert configured_channels({"PUBLIC_URL": PUBLIC_URL, "SLACK_API_URL": "http://a"}) == []
    assert settings.rest_token({}) == ""
    assert configured_channels(dict.fromkeys(right(), " ")) == []


def test_every_channel_can_be_on_under_its_own_address() -> None:
    assert [item.url_prefix() for item in configured_channels(right())] == list(CHANNELS)


@pytest.mark.parametrize("channel", list(CHANNELS))
def test_each_needed_variable_is_missed_by_name(channel: str) -> None:
    for variable in CHANNELS[channel]:
        if variable.default is not None:
            continue
        environment = right()
        del environment[variable.name]
        with pytest.raises(SettingsError) as raised:
            settings.read(channel, environment)
        assert f"{variable.name} is not set (it should be {variable.looks})" in str(raised.value)


@pytest.mark.parametrize("channel", list(CHANNELS))
def test_each_malformed_variable_is_named_but_not_repeated(channel: str) -> None:
    for variable in CHANNELS[channel]:
        environment = {**right(), variable.name: WRONG}
        with pytest.raises(SettingsError) as raised:
            settings.read(channel, environment)
        assert f"{variable.name} is malformed (it should be {variable.looks})" in str(raised.value)
        assert WRONG not in str(raised.value)


@pytest.mark.parametrize("name", [variable.name for variable in settings.SHARED])
def test_a_malformed_shared_variable_is_named_though_nothing_is_on(name: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is malformed") as raised:
        configured_channels({name: WRONG})
    assert WRONG not in str(raised.value)


@pytest.mark.parametrize("value", [WRONG, "short", "pässword-of-the-operator"])
def test_a_malformed_rest_token_is_named_but_not_repeated(value: str) -> None:
    with pytest.raises(SettingsError, match="^rest: REST_TOKEN is malformed") as raised:
        settings.rest_token({"REST_TOKEN": value})
    assert value not in str(raised.value)


@pytest.mark.parametrize(
    ("value", "fine"),
    [
        ("https://bot.example.org", True),
        ("https://bot.example.org/assistant/", True),
        ("http://127.0.0.1:5005", True),
        ("assistant.example.org", False),
        ("https://me:password@bot.example.org", False),
        ("https://bot.example.org/?key=1", False),
    ],
)
def test_addresses_carry_no_password(value: str, fine: bool) -> None:
    environment = {**right(), "PUBLIC_URL": value}
    if fine:
        assert settings.read("telegram", environment)["PUBLIC_URL"] == value.rstrip("/")
        return
    with pytest.raises(SettingsError) as raised:
        settings.read("telegram", environment)
    assert value not in str(raised.value)
    lines, good = report(environment)
    assert not good and value not in "\n".join(lines)


@pytest.mark.parametrize("channel", ["mattermost", "rocketchat"])
def test_a_server_is_named_by_its_own_address(channel: str) -> None:
    name = f"{channel.upper()}_URL"
    environment = {**right(), name: "https://chat.example.org/team/"}
    assert settings.read(channel, environment)[name] == "https://chat.example.org/team"
    environment[name] = "https://chat.example.org/api/v4"
    with pytest.raises(SettingsError, match=f"{name} is malformed"):
        settings.read(channel, environment)


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        configured_channels({"SLACK_TOKEN": WRONG, "WEBEX_ACCESS_TOKEN": WRONG})
    for name in ("SLACK_TOKEN", "SLACK_SIGNING_SECRET", "WEBEX_ACCESS_TOKEN"):
        assert name in str(raised.value)


def test_twilio_needs_one_of_its_numbers() -> None:
    environment = right()
    del environment["TWILIO_SMS_NUMBER"]
    assert settings.read("twilio", environment)["TWILIO_SMS_NUMBER"] == ""
    del environment["TWILIO_WHATSAPP_NUMBER"]
    with pytest.raises(SettingsError, match="TWILIO_SMS_NUMBER or TWILIO_WHATSAPP_NUMBER"):
        settings.read("twilio", environment)


def test_defaults_are_of_the_right_shape() -> None:
    for variables in CHANNELS.values():
        for variable in variables:
            if variable.default:
                assert re.fullmatch(variable.shape, variable.default), variable.name


def test_the_report_shows_what_is_on_and_where() -> None:
    environment = right()
    del environment["WEBEX_ACCESS_TOKEN"], environment["WEBEX_WEBHOOK_SECRET"]
    environment["SLACK_TOKEN"] = WRONG
    lines, fine = report(environment)
    assert not fine
    assert any(line.startswith("off  webexteams") for line in lines)
    assert any(line.startswith("bad  slack: SLACK_TOKEN is malformed") for line in lines)
    assert f"on   telegram      {PUBLIC_URL}/webhooks/telegram/webhook" in lines
    assert not any(
        value in "\n".join(lines) for value in environment.values() if value != PUBLIC_URL
    )


def test_the_report_tells_of_the_channels_that_are_always_on() -> None:
    lines, fine = report({"PORT": "8080"})
    assert fine
    assert "on   rest          http://127.0.0.1:8080/webhooks/rest/webhook" in lines
    assert "on   web           http://127.0.0.1:8080/chat" in lines
    lines, fine = report({"WEB_TOKEN_SECRET": "short", "REST_TOKEN": "short"})
    assert not fine
    assert [line.split(":")[0] for line in lines[:2]] == ["bad  rest", "bad  web"]


def test_the_example_names_every_variable_with_its_default_and_sets_none() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line and not line.startswith("#")]
    shown = dict(re.fullmatch(r"#([A-Z_]+)=(.*)", line).groups() for line in lines if "=" in line)  # type: ignore[union-attr,misc]
    variables = {variable for channel in CHANNELS.values() for variable in channel}
    for variable in {*variables, settings.REST_TOKEN}:
        assert shown[variable.name] == (variable.default or ""), variable.name
