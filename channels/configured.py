"""The channels that the environment switches on."""

from __future__ import annotations

from importlib import import_module
from typing import Dict, List, Mapping

from rasa.core.channels.channel import InputChannel

from channels import settings

# Each channel's class; imported when it is switched on, for each brings its platform's library.
_CLASSES = {
    "slack": "channels.slack.SlackChannel",
    "telegram": "channels.telegram.TelegramChannel",
    "facebook": "channels.facebook.FacebookChannel",
    "botframework": "channels.botframework.BotFrameworkChannel",
    "twilio": "channels.twilio.TwilioChannel",
    "webexteams": "channels.webex.WebexChannel",
    "mattermost": "channels.mattermost.MattermostChannel",
    "rocketchat": "channels.rocketchat.RocketChatChannel",
}


def configured_channels(environ: Mapping[str, str]) -> List[InputChannel]:
    """The channels that an environment switches on, ready to be registered.

    Raises:
        SettingsError: If variables are missing or malformed, with all of them named.
    """
    return [_make(*item) for item in settings.read_all(environ).items()]


def _make(channel: str, values: Dict[str, str]) -> InputChannel:
    module, name = _CLASSES[channel].rsplit(".", 1)
    made: InputChannel = getattr(import_module(module), name)(values)
    return made
