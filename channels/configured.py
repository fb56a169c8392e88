"""The channels that the environment switches on."""

from __future__ import annotations

from importlib import import_module
from typing import Dict, List, Mapping

from rasa.core.channels.channel import InputChannel

from channels import settings
from channels.settings import SettingsError

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
    problems: List[str] = []
    found: Dict[str, Dict[str, str]] = {}
    try:
        settings.check_shared(environ)
    except SettingsError as error:
        problems.append(str(error))
    for channel in settings.CHANNELS:
        if settings.is_on(channel, environ):
            try:
                found[channel] = settings.read(channel, environ)
            except SettingsError as error:
                problems.append(str(error))
    if problems:
        raise SettingsError(". ".join(problems))
    return [_make(channel, values) for channel, values in found.items()]


def _make(channel: str, values: Dict[str, str]) -> InputChannel:
    module, name = _CLASSES[channel].rsplit(".", 1)
    made: InputChannel = getattr(import_module(module), name)(values)
    return made
