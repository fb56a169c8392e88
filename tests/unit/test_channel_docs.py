"""docs/channels.md tells what the code does."""

from __future__ import annotations

import re
from typing import Callable, Dict, List

import pytest

from channels import settings
from channels.limits import LIMITS, Limits, card_bytes, characters, utf16
from channels.markup import septets
from channels.settings import CHANNELS
from tests.bot import ROOT

TEXT = (ROOT / "docs" / "channels.md").read_text(encoding="utf-8")
UNITS: Dict[Callable[[str], int], str] = {
    characters: "characters",
    utf16: "UTF-16 units",
    card_bytes: "bytes of a card",
    septets: "signs of the basic alphabet",
}
NAMES = {
    "slack": "Slack",
    "telegram": "Telegram",
    "facebook": "Messenger",
    "botframework": "Teams",
    "webexteams": "Webex",
    "sms": "SMS",
    "whatsapp": "WhatsApp",
    "mattermost": "Mattermost",
    "rocketchat": "Rocket.Chat",
    "livechat": "Rocket.Chat, visitors",
}


def sections() -> Dict[str, str]:
    """The text of each channel's section, by the channel's name."""
    parts = re.split(r"^## ", TEXT, flags=re.MULTILINE)
    return {
        found.group(1): part
        for part in parts
        if (found := re.search(r"`PUBLIC_URL/webhooks/(\w+)/webhook`", part))
    }


def limits_table() -> str:
    """The table of limits as it should stand in the text."""
    lines = [
        "| Channel | Longest text | Buttons | Longest title | Table |",
        "|---|---|---|---|---|",
    ]
    for channel, forms in LIMITS.items():
        lines += [_row(NAMES[channel], form) for form in forms]
    return "\n".join(lines)


def _row(name: str, form: Limits) -> str:
    cells: List[str] = [name, f"{form.text} {UNITS[form.unit]}"]
    cells.append(str(form.buttons) if form.buttons else "numbered text")
    cells.append(f"{form.title} characters" if form.title else "–")
    if form.columns:
        room = f"{form.cells} {UNITS[form.unit]}" if form.cells else "part of the text"
        rows = f"{form.rows} rows, " if form.rows else ""
        cells.append(f"{form.columns} columns, {rows}{room}")
    else:
        cells.append("paragraphs" if form.markup.bold else "lines")
    return "| " + " | ".join(cells) + " |"


def test_the_limits_are_those_of_the_code() -> None:
    assert limits_table() in TEXT, f"the table should read:\n{limits_table()}"


def test_every_channel_has_its_section_and_no_other_has() -> None:
    assert list(sections()) == list(CHANNELS)


@pytest.mark.parametrize("channel", list(CHANNELS))
def test_a_section_tells_what_an_operator_asks(channel: str) -> None:
    section = sections()[channel]
    for words in ("**To create.**", "**To test.**", "**Not shown.**"):
        assert section.count(words) == 1, words
    given = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+) \|$", section, flags=re.MULTILINE))
    variables = [item for item in CHANNELS[channel] if item != settings.TIMEOUT]
    assert sorted(given) == sorted(variable.name for variable in variables)
    for variable in variables:
        optional = "not needed" in given[variable.name]
        assert optional == (variable.default is not None), variable.name


def test_what_the_channels_share_is_told() -> None:
    for variable in (*settings.SHARED, settings.REST_TOKEN):
        assert f"`{variable.name}`" in TEXT
