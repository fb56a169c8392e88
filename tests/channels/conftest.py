"""One running assistant with all channels on, and one stand-in of all platforms."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Dict, Iterator, List

import pytest

from tests.bot import RunningBot
from tests.channels.platforms.base import PUBLIC_URL, Platform, Rejected
from tests.channels.platforms.botframework import BotFramework
from tests.channels.platforms.facebook import Facebook
from tests.channels.platforms.mattermost import Mattermost
from tests.channels.platforms.rocketchat import RocketChat
from tests.channels.platforms.slack import Slack
from tests.channels.platforms.telegram import Telegram
from tests.channels.platforms.twilio import Twilio
from tests.channels.platforms.webex import Webex
from tests.channels.standin import StandIn

TIMEOUT_SECONDS = 2
REST_TOKEN = "rest-token-of-the-tests"


@contextmanager
def connected(**environment: str) -> Iterator[Dict[str, Any]]:
    """Each platform by name, and "bot": the one assistant they are all connected to."""
    everything: List[Platform] = [
        Slack(), Telegram(), Facebook(), BotFramework(), Twilio(), Webex(), Mattermost(),
        RocketChat(),
    ]  # fmt: skip
    standin = StandIn(everything).start()
    environment.update(
        PUBLIC_URL=PUBLIC_URL, CHANNEL_TIMEOUT=str(TIMEOUT_SECONDS), REST_TOKEN=REST_TOKEN
    )
    for platform in everything:
        environment.update(platform.environment())
        if isinstance(platform, Telegram):
            # It is out of order when the assistant starts.
            platform.rejections = [Rejected(500, {"ok": False})]
    bot = RunningBot(environment=environment).start()
    for platform in everything:
        platform.bot = bot.address
    try:
        yield {"bot": bot, **{platform.name: platform for platform in everything}}
    finally:
        bot.stop()
        standin.stop()


@pytest.fixture(scope="session")
def running() -> Iterator[Dict[str, Any]]:
    """The platforms and the assistant that most tests share."""
    with connected() as everything:
        yield everything


@pytest.fixture
def platforms(running: Dict[str, Any]) -> Iterator[Dict[str, Any]]:
    """The same; whatever a test made the assistant send was in the platform's format."""
    yield running
    for name, platform in running.items():
        if isinstance(platform, Platform):
            problems, platform.problems = platform.problems, []
            assert not problems, name


@pytest.fixture
def slack(platforms: Dict[str, Any]) -> Slack:
    """Slack."""
    return platforms["slack"]


@pytest.fixture
def telegram(platforms: Dict[str, Any]) -> Telegram:
    """Telegram."""
    return platforms["telegram"]


@pytest.fixture
def facebook(platforms: Dict[str, Any]) -> Facebook:
    """Messenger."""
    return platforms["facebook"]


@pytest.fixture
def teams(platforms: Dict[str, Any]) -> BotFramework:
    """Microsoft Teams."""
    return platforms["botframework"]


@pytest.fixture
def twilio(platforms: Dict[str, Any]) -> Twilio:
    """Twilio."""
    return platforms["twilio"]


@pytest.fixture
def webex(platforms: Dict[str, Any]) -> Webex:
    """Webex."""
    return platforms["webexteams"]


@pytest.fixture
def mattermost(platforms: Dict[str, Any]) -> Mattermost:
    """Mattermost."""
    return platforms["mattermost"]


@pytest.fixture
def rocketchat(platforms: Dict[str, Any]) -> RocketChat:
    """Rocket.Chat."""
    return platforms["rocketchat"]
