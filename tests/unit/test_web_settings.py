"""The web channel's settings."""

from typing import Dict, Optional

import pytest

from channels.settings import SettingsError
from channels.web.settings import WebSettings

SECRET = "s" * 32


def test_nothing_is_required() -> None:
    one, other = WebSettings.read({}), WebSettings.read({})
    assert len(one.secret) >= 32 and one.secret != other.secret
    assert one.allowed_origins == frozenset()


def test_everything_can_be_set() -> None:
    settings = WebSettings.read(
        {
            "WEB_TOKEN_SECRET": SECRET,
            "WEB_ALLOWED_ORIGINS": "https://A.example.org, http://localhost:8080\nhttps://b.example.org:443",
            "WEB_SESSION_HOURS": "1",
            "WEB_MAX_CHARACTERS": "300",
            "WEB_MESSAGES_PER_MINUTE": "5",
            "WEB_SESSIONS_PER_MINUTE": "7",
        }
    )
    assert settings == WebSettings(
        SECRET,
        frozenset({"https://a.example.org", "http://localhost:8080", "https://b.example.org"}),
        1,
        300,
        5,
        7,
    )


@pytest.mark.parametrize(
    "variable, value",
    [
        ("WEB_TOKEN_SECRET", "hunter2"),
        ("WEB_ALLOWED_ORIGINS", "*"),
        ("WEB_ALLOWED_ORIGINS", "https://*.example.org"),
        ("WEB_ALLOWED_ORIGINS", "www.example.org"),
        ("WEB_ALLOWED_ORIGINS", "https://www.example.org/path"),
        ("WEB_ALLOWED_ORIGINS", "null"),
        ("WEB_ALLOWED_ORIGINS", "ftp://example.org"),
        ("WEB_SESSION_HOURS", "0000"),
        ("WEB_SESSION_HOURS", "a day"),
        ("WEB_MAX_CHARACTERS", "5000"),
        ("WEB_MESSAGES_PER_MINUTE", "-1"),
        ("WEB_SESSIONS_PER_MINUTE", "1.5"),
    ],
)
def test_a_mistake_is_named_and_not_shown(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        WebSettings.read({variable: value})
    assert variable in str(error.value)
    assert f" {value}" not in str(error.value)


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as error:
        WebSettings.read({"WEB_TOKEN_SECRET": "x", "WEB_SESSION_HOURS": "x"})
    assert "WEB_TOKEN_SECRET" in str(error.value) and "WEB_SESSION_HOURS" in str(error.value)


@pytest.mark.parametrize(
    "origin, host, allowed",
    [
        ("https://www.example.org", "bot.example.org", True),
        ("http://www.example.org", "bot.example.org", False),
        ("https://www.example.org:8443", "bot.example.org", False),
        ("https://www.example.org.evil.example", "bot.example.org", False),
        ("https://bot.example.org", "bot.example.org", True),
        ("http://127.0.0.1:5005", "127.0.0.1:5005", True),
        ("http://127.0.0.1:5006", "127.0.0.1:5005", False),
        ("null", "null", False),
        ("", "", False),
        (None, "bot.example.org", False),
    ],
)
def test_origins_are_compared_whole(origin: Optional[str], host: str, allowed: bool) -> None:
    environment: Dict[str, str] = {"WEB_ALLOWED_ORIGINS": "https://www.example.org"}
    assert WebSettings.read(environment).allows(origin, host) is allowed
