"""One running assistant with all channels on, and one stand-in of all platforms."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

import pytest

from tests.bot import RunningBot
from tests.channels.platforms.base import PUBLIC_URL, Platform
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


@pytest.fixture(scope="session")
def running() -> Iterator[Dict[str, Any]]:
    """Each platform by name, and "bot": the one assistant they are all connected to."""
    everything: List[Platform] = [
        Slack(), Telegram(), Facebook(), BotFramework(), Twilio(), Webex(), Mattermost(),
        RocketChat(),
    ]  # fmt: skip
    standin = StandIn(everything).start()
    environment = {"PUBLIC_URL": PUBLIC_URL, "CHANNEL_TIMEOUT": str(TIMEOUT_SECONDS)}
    for platform in everything:
        environment.update(platform.environment())
    bot = RunningBot(environment=environment).start()
    for platform in everything:
        platform.bot = bot.address
    yield {"bot": bot, **{platform.name: platform for platform in everything}}
    bot.stop()
    standin.stop()


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
