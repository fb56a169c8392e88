"""How a direct conversation is addressed on each platform."""

from __future__ import annotations

from typing import Any, Dict, Tuple

from tests.channels.platforms.base import Chat

# The platform's name, a person's identifier there, and where replies to it go; {} is a number.
_PEOPLE: Dict[str, Tuple[str, str, str]] = {
    "slack": ("slack", "U{}", "D{}"),
    "telegram": ("telegram", "{}", "{}"),
    "messenger": ("facebook", "{}", "{}"),
    "teams": ("botframework", "29:{}", "29:{}"),
    "sms": ("twilio", "+{}", "+{}"),
    "whatsapp": ("twilio", "whatsapp:+{}", "whatsapp:+{}"),
    "webex": ("webexteams", "{}", "room{}"),
    "mattermost": ("mattermost", "{}", "channel{}"),
    "rocketchat": ("rocketchat", "{}", "room{}"),
    "livechat": ("rocketchat", "visitor{}", "roomvisitor{}"),
}
WHERE = list(_PEOPLE)
NO_BUTTONS = ("sms", "whatsapp", "livechat")


def new_chat(where: str, platforms: Dict[str, Any]) -> Chat:
    """A new person's direct conversation."""
    name, person, to = _PEOPLE[where]
    platform = platforms[name]
    number = 41_790_000_000 + platform.number()
    return Chat(platform, person.format(number), to.format(number))
