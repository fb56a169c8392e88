"""Labels that hold an intent and what it asks for, as `ask_attribute+duration`."""

from __future__ import annotations

from typing import Mapping, Tuple

_BETWEEN = "+"
_KEYS = ("attribute", "rank")


def joined(intent: str, metadata: Mapping[str, str]) -> str:
    """The label of an example.

    Args:
        intent: Its intent.
        metadata: What it says of the intent: an attribute, or the end by which it ranks.
    """
    details = [str(metadata[key]) for key in _KEYS if metadata.get(key)]
    return _BETWEEN.join([intent, *details])


def parted(label: str) -> Tuple[str, str]:
    """The intent of a label and its detail, empty if it has none."""
    intent, _, detail = label.partition(_BETWEEN)
    return intent, detail
