"""What each platform can show: the one table of limits, as the platforms publish them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, Tuple

from channels import markup
from channels.markup import Markup


def characters(text: str) -> int:
    """Length in Unicode code points."""
    return len(text)


def utf16(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    """Length in UTF-8 bytes."""
    return len(text.encode("utf-8"))


def card_bytes(text: str) -> int:
    """Room that a text takes in an Adaptive Card, where each line is an element of its own."""
    return utf8(text) + 80 * (text.count("\n") + 1)


@dataclass(frozen=True)
class Limits:
    """What one form of message can show.

    Attributes:
        text: Longest text of a message, in `unit`.
        buttons: Most buttons under a message; 0 where there are none.
        title: Longest button title, in characters.
        payload: Longest value a button can carry, in UTF-8 bytes.
        unit: How the platform counts a text.
        markup: How a text is escaped and emphasised.
        grid: Whether a table can be shown as rows and columns.
        cells: Longest text of all its cells together, in `unit`.
        count_parts: Whether the parts of a split text say which they are, for want of a fixed order.
    """

    text: int
    buttons: int = 0
    title: int = 0
    payload: int = 0
    unit: Callable[[str], int] = characters
    markup: Markup = markup.PLAIN
    grid: bool = False
    cells: int = 0
    count_parts: bool = False


# In each entry the first form that shows a message whole is used, and the last if none does.
LIMITS: Dict[str, Tuple[Limits, ...]] = {
    # docs.slack.dev: "Section block", "Actions block", "Button element", "Table block".
    "slack": (
        Limits(
            text=3000, buttons=25, title=75, payload=2000,
            markup=markup.SLACK, grid=True, cells=10_000,
        ),
    ),
    # core.telegram.org/bots/api: sendMessage, InlineKeyboardButton (callback_data counts bytes).
    "telegram": (
        Limits(text=4096, buttons=100, title=64, payload=64, unit=utf16, markup=markup.HTML),
    ),
    # developers.facebook.com, Messenger Platform: "Button Template", then "Quick Replies".
    "facebook": (
        Limits(text=640, buttons=3, title=20, payload=1000),
        Limits(text=2000, buttons=13, title=20, payload=1000),
    ),
    # learn.microsoft.com, Teams: "Format cards" (six actions a set, two sets), 28 KB a message.
    "botframework": (
        Limits(
            text=8000, buttons=12, title=60, payload=300, unit=card_bytes,
            markup=markup.CARD, grid=True, cells=8000,
        ),
    ),
    # developer.webex.com: "Create a Message" (7439 bytes), "Buttons and Cards" (five actions).
    "webexteams": (
        Limits(text=7000, buttons=5, title=60, payload=300, unit=card_bytes, markup=markup.CARD),
    ),
    # twilio.com/docs: "Messages resource" (1600). Two joined GSM-7 segments hold 306 characters;
    # longer texts cost more and reach fewer phones.
    "sms": (Limits(text=306, unit=markup.septets, markup=markup.SMS, count_parts=True),),
    "whatsapp": (Limits(text=1600, markup=markup.WHATSAPP),),
    # developers.mattermost.com: "Message attachments" and the server's limit for posts (16383).
    "mattermost": (
        Limits(
            text=16_000, buttons=25, title=100, payload=2000,
            markup=markup.MARKDOWN, grid=True, cells=12_000,
        ),
    ),
    # developer.rocket.chat: "Post Message"; 5000 is the server's setting out of the box.
    "rocketchat": (
        Limits(text=5000, buttons=25, title=100, payload=2000, markup=markup.ROCKETCHAT),
    ),
}  # fmt: skip
