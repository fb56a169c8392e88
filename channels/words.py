"""The words of `words.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

PATH = Path(__file__).with_name("words.yml")


@dataclass(frozen=True)
class Words:
    """What the channels say of their own; `words.yml` explains each."""

    choose: str
    greeting: str
    attachment: str


def said(text: str, attached: object) -> str:
    """What a message says: its text, or what stands for one without any.

    Args:
        text: Its text, without the name by which it calls the assistant.
        attached: Anything true if a picture, a file or the like came with it.
    """
    return text.strip() or (words().attachment if attached else words().greeting)


@lru_cache(maxsize=1)
def words() -> Words:
    """The words in use.

    Raises:
        TypeError: If the file lacks one or has one too many.
    """
    return Words(**yaml.safe_load(PATH.read_text(encoding="utf-8")))
