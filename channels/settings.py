"""Which environment variables switch a channel on, and what each should look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple


class SettingsError(Exception):
    """Variables that are missing or malformed; the text names them and never their values."""


@dataclass(frozen=True)
class Variable:
    """An environment variable.

    Attributes:
        name: Its name.
        shape: A regular expression for the whole value.
        looks: The shape in words.
        default: Used when it is not set; None if the channel needs it, "" if it may be left out.
    """

    name: str
    shape: str
    looks: str
    default: Optional[str] = None


# Without a user name or password: addresses are shown.
_URL = r"https?://[^\s/?#@]+(/[^\s?#@]*)?"
# As a person sees it in a browser; the paths of calls are added to it.
_SERVER = r"(?!.*/api/v\d)" + _URL
_A_URL = "an address such as https://bot.example.org"
_GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_A_GUID = "an identifier such as 01234567-89ab-cdef-0123-456789abcdef"
_HEX = r"[0-9a-fA-F]{32}"
_SECRET = r"\S{8,}"
_SEVERAL_TOKENS = r"[^\s,]{8,}(\s*,\s*[^\s,]{8,})*"

# Shared by channels; setting one switches nothing on.
PUBLIC_URL = Variable(
    "PUBLIC_URL", _URL, "the address under which platforms reach the assistant, such as "
    "https://bot.example.org",
)  # fmt: skip
TIMEOUT = Variable(
    "CHANNEL_TIMEOUT", r"[1-9]\d?", "seconds to wait for a platform, from 1 to 99", "10"
)
SHARED = (PUBLIC_URL, TIMEOUT)

# The REST channel is always on; with this it is for those who know it.
REST_TOKEN = Variable("REST_TOKEN", r"[!-~]{16,}", "16 or more characters of your own choice", "")

# Of each messaging channel, by its name in webhook addresses.
CHANNELS: Dict[str, Tuple[Variable, ...]] = {
    "slack": (
        Variable("SLACK_TOKEN", r"xoxb-[\w-]+", "a bot token, which begins with xoxb-"),
        Variable("SLACK_SIGNING_SECRET", _HEX, "32 hexadecimal digits"),
        Variable("SLACK_API_URL", _URL, _A_URL, "https://slack.com/api"),
        TIMEOUT,
    ),
    "telegram": (
        Variable(
            "TELEGRAM_ACCESS_TOKEN", r"\d{5,}:[\w-]{30,}",
            "a bot token: digits, a colon, then 35 letters, digits, - or _",
        ),
        Variable("TELEGRAM_BOT_NAME", r"@?\w{4,}", "the bot's user name, such as wto_training_bot"),
        Variable(
            "TELEGRAM_SECRET_TOKEN", r"[\w-]{16,256}",
            "16 to 256 letters, digits, - or _ of your own choice",
        ),
        Variable("TELEGRAM_API_URL", _URL, _A_URL, "https://api.telegram.org"),
        PUBLIC_URL,
        TIMEOUT,
    ),
    "facebook": (
        Variable("FACEBOOK_PAGE_ACCESS_TOKEN", r"\w{20,}", "a page access token: letters and digits"),
        Variable("FACEBOOK_APP_SECRET", _HEX, "32 hexadecimal digits"),
        Variable("FACEBOOK_VERIFY_TOKEN", _SECRET, "8 or more characters of your own choice"),
        Variable("FACEBOOK_API_URL", _URL, _A_URL, "https://graph.facebook.com/v25.0"),
        TIMEOUT,
    ),
    "botframework": (
        Variable("BOTFRAMEWORK_APP_ID", _GUID, _A_GUID),
        Variable("BOTFRAMEWORK_APP_PASSWORD", _SECRET, "a client secret without spaces"),
        Variable(
            "BOTFRAMEWORK_TENANT_ID", _GUID + r"|botframework\.com", _A_GUID, "botframework.com",
        ),
        Variable(
            "BOTFRAMEWORK_LOGIN_URL", _URL, _A_URL, "https://login.microsoftonline.com"
        ),
        Variable(
            "BOTFRAMEWORK_OPENID_URL", _URL, _A_URL,
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
        ),
        TIMEOUT,
    ),
    "twilio": (
        Variable("TWILIO_ACCOUNT_SID", r"AC" + _HEX, "AC and 32 hexadecimal digits"),
        Variable("TWILIO_AUTH_TOKEN", _HEX, "32 hexadecimal digits"),
        Variable("TWILIO_SMS_NUMBER", r"\+\d{7,15}", "a number such as +41225550100", ""),
        Variable("TWILIO_WHATSAPP_NUMBER", r"\+\d{7,15}", "a number such as +41225550100", ""),
        Variable("TWILIO_API_URL", _URL, _A_URL, "https://api.twilio.com"),
        PUBLIC_URL,
        TIMEOUT,
    ),
    "webexteams": (
        Variable("WEBEX_ACCESS_TOKEN", r"[\w.-]{20,}", "a bot access token"),
        Variable("WEBEX_WEBHOOK_SECRET", r"\S{16,}", "16 or more characters of your own choice"),
        Variable("WEBEX_API_URL", _URL, _A_URL, "https://webexapis.com/v1"),
        TIMEOUT,
    ),
    "mattermost": (
        Variable("MATTERMOST_URL", _SERVER, "your server's address, such as https://chat.example.org"),
        Variable("MATTERMOST_TOKEN", r"[a-z0-9]{26}", "26 small letters and digits"),
        Variable(
            "MATTERMOST_WEBHOOK_TOKENS", _SEVERAL_TOKENS,
            "the token of each outgoing webhook or slash command, separated by commas",
        ),
        PUBLIC_URL,
        TIMEOUT,
    ),
    "rocketchat": (
        Variable("ROCKETCHAT_URL", _SERVER, "your server's address, such as https://chat.example.org"),
        Variable("ROCKETCHAT_USER_ID", r"\w{8,}", "the identifier shown with a personal access token"),
        Variable("ROCKETCHAT_AUTH_TOKEN", r"[\w-]{20,}", "a personal access token"),
        Variable(
            "ROCKETCHAT_WEBHOOK_TOKENS", _SEVERAL_TOKENS,
            "the token of each outgoing webhook, separated by commas",
        ),
        TIMEOUT,
    ),
}  # fmt: skip

# Of these a channel needs at least one.
_ONE_OF = {"twilio": ("TWILIO_SMS_NUMBER", "TWILIO_WHATSAPP_NUMBER")}


def is_on(channel: str, environ: Mapping[str, str]) -> bool:
    """Whether any variable that belongs to a channel alone, and has no default, is set."""
    return any(
        _value(variable.name, environ)
        for variable in CHANNELS[channel]
        if variable not in SHARED and not variable.default
    )


def read(channel: str, environ: Mapping[str, str]) -> Dict[str, str]:
    """A channel's settings by variable name; what may be left out and is, is "".

    Raises:
        SettingsError: If the channel cannot work with them.
    """
    variables = CHANNELS[channel]
    problems = [_problem(variable, environ) for variable in variables]
    choice = _ONE_OF.get(channel, ())
    if choice and not any(_value(name, environ) for name in choice):
        problems.append(f"{' or '.join(choice)} is not set (one of them is needed)")
    _refuse(f"{channel}: ", problems)
    return {variable.name: _normal(variable, environ) for variable in variables}


def read_all(environ: Mapping[str, str]) -> Dict[str, Dict[str, str]]:
    """The settings of each messaging channel that is on, by the channel's name.

    Raises:
        SettingsError: If variables are missing or malformed, with all of them named.
    """
    problems: List[str] = []
    found: Dict[str, Dict[str, str]] = {}
    try:
        check_shared(environ)
    except SettingsError as error:
        problems.append(str(error))
    for channel in CHANNELS:
        if is_on(channel, environ):
            try:
                found[channel] = read(channel, environ)
            except SettingsError as error:
                problems.append(str(error))
    if problems:
        raise SettingsError(". ".join(problems))
    return found


def check_shared(environ: Mapping[str, str]) -> None:
    """See that what the channels share is well-formed, if it is set.

    Raises:
        SettingsError: If it is not.
    """
    given = [variable for variable in SHARED if _value(variable.name, environ)]
    _refuse("", [_problem(variable, environ) for variable in given])


def rest_token(environ: Mapping[str, str]) -> str:
    """What requests to the REST channel must carry, "" if nothing.

    Raises:
        SettingsError: If it is malformed.
    """
    _refuse("rest: ", [_problem(REST_TOKEN, environ)])
    return _normal(REST_TOKEN, environ)


def _problem(variable: Variable, environ: Mapping[str, str]) -> str:
    """What is wrong with a variable, "" if nothing."""
    value = _value(variable.name, environ)
    if not value:
        missing = variable.default is None
        return f"{variable.name} is not set (it should be {variable.looks})" if missing else ""
    if re.fullmatch(variable.shape, value):
        return ""
    return f"{variable.name} is malformed (it should be {variable.looks})"


def _refuse(about: str, problems: Sequence[str]) -> None:
    found = [problem for problem in problems if problem]
    if found:
        raise SettingsError(about + "; ".join(found))


def _normal(variable: Variable, environ: Mapping[str, str]) -> str:
    value = _value(variable.name, environ) or variable.default or ""
    return value.rstrip("/") if variable.shape.endswith(_URL) else value


def _value(name: str, environ: Mapping[str, str]) -> str:
    return environ.get(name, "").strip()
