"""Judging an answer by the facts it has to contain."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, List, Union

import yaml

from tests.bot import ROOT

ATTRIBUTES = [
    "overview", "duration", "location", "audience", "purpose", "content", "organiser", "more_info",
]  # fmt: skip
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b"
    r"(?=[\w\s-]{0,12}\b(?:day|week|month|hour|year|franc|people))",
    re.I,
)


@lru_cache(maxsize=1)
def facts() -> Dict[str, Dict[str, Union[str, List[str]]]]:
    """Facts by programme and attribute, from `facts.yml`."""
    content: Dict[str, Any] = yaml.safe_load((ROOT / "tests" / "facts.yml").read_text())
    return content


def problems(answer: str, programme: str, attribute: str) -> List[str]:
    """What is wrong with an answer about one attribute of one programme; empty if nothing."""
    expected = facts()[programme]
    found = [f"no name: {name}" for name in expected["name"] if name.lower() not in answer.lower()]
    fact = expected[attribute]
    if fact == "not stated":
        if not re.search(r"does(?: not|n't) state|names? no|not stated", answer):
            found.append("does not say that it is not stated")
    else:
        found += [f"no fact: {words}" for words in fact if words.lower() not in answer.lower()]
    return found


def figures(answer: str) -> List[str]:
    """Numbers in an answer, in digits or in words."""
    return _FIGURE.findall(answer)
