"""What each platform can show: the one table of limits, as the platforms publish them."""

from __future__ import annotations

import json
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
    """Bytes that a text takes in an Adaptive Card, as JSON with an element for each line."""
    elements = 120 * (text.count("\n") + 1)
    return utf8(json.dumps(text, ensure_ascii=False)) - 2 + elements


@dataclass(frozen=True)
class Limits:
    """What one form of message can show.

    Attributes:
        text: Longest text of a message, in `unit`.
        buttons: Most buttons under a message; 0 where there are none.
        title: Longest button title, in characters.
        payload: Longest value a button can carry, in UTF-8 bytes.
        unit: How the platform counts a text.
        markup: How a text is escaped and emphasised, and how an address in it is made a link.
        columns: Most columns of a table; 0 where no table can be shown.
        rows: Most rows of a table, its head included; 0 if only its text is limited.
        cells: Longest text of all its cells together, in `unit`; 0 if a table is part of the text.
        count_parts: Whether the parts of a split text say which they are, for want of a fixed order.
    """

    text: int
    buttons: int = 0
    title: int = 0
    payload: int = 0
    unit: Callable[[str], int] = characters
    markup: Markup = markup.PLAIN
    columns: int = 0
    rows: int = 0
    cells: int = 0
    count_parts: bool = False


# In each entry the first form that shows a message whole is used, and the last if none does.
# Where a platform publishes no limit, the figure is what its clients still show well.
LIMITS: Dict[str, Tuple[Limits, ...]] = {
    # docs.slack.dev: "Section block", "Actions block", "Button element", "Table block".
    "slack": (
        Limits(
            text=3000, buttons=25, title=75, payload=2000,
            markup=markup.SLACK, columns=20, rows=100, cells=10_000,
        ),
    ),
    # core.telegram.org/bots/api: "sendMessage", "InlineKeyboardButton" (1 to 64 bytes of data).
    "telegram": (
        Limits(text=4096, buttons=100, title=64, payload=64, unit=utf16, markup=markup.HTML),
    ),
    # developers.facebook.com, Messenger Platform: "Button Template", then "Quick Replies".
    "facebook": (
        Limits(text=640, buttons=3, title=20, payload=1000),
        Limits(text=2000, buttons=13, title=20, payload=1000),
    ),
    # learn.microsoft.com, Teams: "Format your bot messages" advises at most 80 KB in UTF-16, which
    # the parts below keep to together; "Cards reference" shows six actions in a set.
    "botframework": (
        Limits(
            text=10_000, buttons=12, title=60, payload=300, unit=card_bytes,
            markup=markup.CARD, columns=5,
        ),
    ),
    # developer.webex.com: "Create a Message" (7439 bytes of Markdown), "Buttons and Cards".
    "webexteams": (
        Limits(text=7000, buttons=5, title=60, payload=300, unit=card_bytes, markup=markup.CARD),
    ),
    # twilio.com/docs: "Messages resource" (1600). Two joined GSM-7 segments hold 306 characters;
    # longer texts cost more and reach fewer phones.
    "sms": (Limits(text=306, unit=markup.septets, markup=markup.SMS, count_parts=True),),
    "whatsapp": (Limits(text=1600, markup=markup.WHATSAPP),),
    # developers.mattermost.com: "Message attachments"; the server takes posts of 16383 characters.
    "mattermost": (
        Limits(
            text=16_000, buttons=25, title=100, payload=2000,
            markup=markup.MARKDOWN, columns=9,
        ),
    ),
    # developer.rocket.chat: "Post Message"; 5000 is the server's setting out of the box.
    "rocketchat": (
        Limits(text=5000, buttons=25, title=100, payload=2000, markup=markup.ROCKETCHAT),
    ),
    # The widget that visitors of a site see shows no message buttons.
    "livechat": (Limits(text=5000, markup=markup.ROCKETCHAT),),
}  # fmt: skip
