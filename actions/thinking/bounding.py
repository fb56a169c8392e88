"""Comparatives as conditions: "anything shorter than eight weeks", "something longer than that"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Dict, Optional

from actions.thinking.conversation import LIST, Conversation, Question
from knowledge.schema import Knowledge

_APART = re.compile(
    r"\b(?:shorter|longer|quicker|briefer|smaller)\b(?!\W+th[ae]n\b)"
    r"[^?]*[,;:.–-].*\b(?:day|week|fortnight|month)s?\b",
    re.IGNORECASE,
)
# Which end of a span a comparative leaves open.
_BOUNDS = {"shorter": "at_most", "longer": "at_least"}


def bounded(
    question: Question, conversation: Conversation, knowledge: Knowledge
) -> Optional[Question]:
    """The question with a comparative turned into a limit of length.

    The limit is the length that the question names, or the upper end of the length of the one
    programme that it names or that is in focus.

    Returns:
        None if the question has no comparative or nothing to measure by.
    """
    end = next((_BOUNDS[rank] for rank in question.ranks if rank in _BOUNDS), None)
    weeks = _measure(question, conversation, knowledge)
    if end is None or weeks is None:
        return None
    limit: Dict[str, Any] = {"at_least": None, "at_most": None, "strict": True, end: weeks}
    return replace(question, ranks=[], lengths=[limit])


def _measure(
    question: Question, conversation: Conversation, knowledge: Knowledge
) -> Optional[float]:
    if _APART.search(question.text):
        # "Something shorter, a week say?" names the length that is wanted.
        return None
    for span in question.lengths:
        limit: Optional[float] = span.get("at_most") or span.get("at_least")
        return limit
    about = question.programmes or conversation.programmes
    last = conversation.last_question
    if not about and last and last.intent == LIST and last.lengths:
        # "And longer than that?" after "at most two weeks".
        return last.lengths[0].get("at_most") or last.lengths[0].get("at_least")
    known = [knowledge.programme(item) for item in about if knowledge.has(item)]
    if len(known) != 1 or known[0].duration.weeks is None:
        return None
    return float(known[0].duration.weeks.at_most)
