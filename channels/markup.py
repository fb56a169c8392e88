"""How each platform marks up text: what to escape, and how to emphasise."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Callable, Optional

# A sign of no width: keeps "@all" from being a call to everyone, and "2." from being an item of a
# list that a client counts anew, without changing how they read.
_WORD_JOINER = "\u2060"
_CALLS = re.compile(r"@(?=(?:all|channel|everyone|here)\b)", re.IGNORECASE)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_CARD = re.compile(r"([\\`*_\[\]])")
_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])(?=\s)")
# A web address in running text, without the punctuation that follows it.
_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?()\[\]{}'”’*])")

# What phones' basic alphabet (GSM 03.38) lacks, and what people read as the same.
_SAME_ON_PHONES = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...",
        "•": "-", "\u00a0": " ", "\u202f": " ", "×": "x", "→": "->", "\u2011": "-",
    }
)  # fmt: skip
_GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE = set("^{}\\[~]|€\f")


@dataclass(frozen=True)
class Markup:
    """One platform's way.

    Attributes:
        escape: Makes a plain line show as it is.
        bold: Emphasises an escaped line; None where nothing can be emphasised.
    """

    escape: Callable[[str], str]
    bold: Optional[Callable[[str], str]] = None


def septets(text: str) -> int:
    """Room a text takes in an SMS, in septets of the basic alphabet.

    A text with any other sign is sent as UCS-2, of which a segment holds 67 units instead of 153.
    """
    if all(sign in _GSM or sign in _GSM_DOUBLE for sign in text):
        return len(text) + sum(sign in _GSM_DOUBLE for sign in text)
    units = len(text.encode("utf-16-le")) // 2
    return -(-units * 153 // 67)


def _unchanged(text: str) -> str:
    return text


def _around_addresses(text: str, escape: Callable[[str], str], link: Callable[[str], str]) -> str:
    """A text escaped, but for its web addresses: an escaped address leads nowhere."""
    pieces = _ADDRESS.split(text)
    return "".join(
        link(piece) if index % 2 else escape(piece) for index, piece in enumerate(pieces)
    )


def _slack(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _telegram(text: str) -> str:
    return html.escape(text, quote=False)


def _card(text: str) -> str:
    # Cards make no link of a bare address.
    marked = _around_addresses(text, _card_signs, lambda link: f"[{_card_signs(link)}]({link})")
    return _LIST_NUMBER.sub(rf"\1{_WORD_JOINER}\2", marked)


def _card_signs(text: str) -> str:
    return _CARD.sub(r"\\\1", text)


def _quiet(text: str) -> str:
    return _CALLS.sub("@" + _WORD_JOINER, text)


def _mattermost(text: str) -> str:
    return _around_addresses(text, lambda piece: _MARKDOWN.sub(r"\\\1", _quiet(piece)), _unchanged)


def _phone(text: str) -> str:
    return text.translate(_SAME_ON_PHONES)


PLAIN = Markup(_unchanged)
SLACK = Markup(_slack, lambda text: f"*{text}*")
HTML = Markup(_telegram, lambda text: f"<b>{text}</b>")
CARD = Markup(_card, lambda text: f"**{text}**")
MARKDOWN = Markup(_mattermost, lambda text: f"**{text}**")
ROCKETCHAT = Markup(_quiet, lambda text: f"*{text}*")
WHATSAPP = Markup(_unchanged, lambda text: f"*{text}*")
SMS = Markup(_phone)
