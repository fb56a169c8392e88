"""What "it", "the second one", "the other", "both" and "the rest" mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Optional

from actions.thinking.conversation import Conversation, Question
from knowledge.schema import Attribute, Knowledge

IT = "it"
EVERYTHING = "everything"
# References that answer a form's question and point at nothing.
_POINTLESS = {IT, "any", "nobody", "everything"}


@dataclass(frozen=True)
class Subject:
    """The programmes that a question is about.

    Attributes:
        programmes: Their ids; empty if nothing settles it.
        options: Ids between which the user has to choose, if it is ambiguous.
    """

    programmes: List[str] = field(default_factory=list)
    options: List[str] = field(default_factory=list)


def resolve(question: Question, conversation: Conversation, knowledge: Knowledge) -> Subject:
    """Settle what a question is about, from its own words and then from the conversation."""
    focus = _known(conversation.programmes, knowledge)
    if question.programmes and not _pronoun_beats_description(question, focus):
        return Subject(_known(question.programmes, knowledge))
    for reference in question.references:
        if reference not in _POINTLESS:
            return Subject(_pointed_at(reference, conversation, knowledge))
    by_length = _lasting(question, knowledge)
    if by_length and not (focus and IT in question.references):
        return Subject(by_length) if len(by_length) == 1 else Subject(options=by_length)
    if focus:
        return Subject(focus)
    if IT in question.references and len(conversation.listed) > 1:
        return Subject(options=_known(conversation.listed, knowledge))
    return Subject()


def _pronoun_beats_description(question: Question, focus: List[str]) -> bool:
    """Whether "it" points back although the words resemble some programme's description."""
    return bool(
        focus and question.described and IT in question.references and question.confidence < 0.75
    )


def _lasting(question: Question, knowledge: Knowledge) -> List[str]:
    """The programmes that a length stands for: "what does the three-week one cover?"."""
    if Attribute.DURATION.value in question.attributes:
        return []
    lengths = [(length["at_least"], length["at_most"]) for length in question.lengths]
    return [
        programme.id
        for programme in knowledge.listed
        if programme.duration.weeks
        and (programme.duration.weeks.at_least, programme.duration.weeks.at_most) in lengths
    ]


def _pointed_at(reference: str, conversation: Conversation, knowledge: Knowledge) -> List[str]:
    listed = _known(conversation.listed, knowledge)
    recent = _known(conversation.recent, knowledge)
    focus = _known(conversation.programmes, knowledge)
    if reference.isdigit():
        # Without a list, "the second one" counts what was spoken of, in the order it came up.
        candidates = listed or list(reversed(recent[:2]))
        index = int(reference) - 1
        return candidates[index : index + 1]
    if reference == "last":
        return (listed or list(reversed(recent[:2])))[-1:]
    if reference == "other":
        return _other(listed, recent, focus)
    if reference == "both":
        return (
            listed if len(listed) == 2 else focus if len(focus) == 2 else list(reversed(recent[:2]))
        )
    if reference == "rest":
        told = recent if len(recent) > 1 and not listed else focus
        left = [programme for programme in listed if programme not in told]
        # Once a whole list is told, the rest are those that were not on it.
        return left or [item.id for item in knowledge.listed if item.id not in told]
    if reference == "all":
        return listed if len(listed) > 1 else [item.id for item in knowledge.listed]
    return []


def _other(listed: List[str], recent: List[str], focus: List[str]) -> List[str]:
    if len(listed) == 2 and len(focus) == 1 and focus[0] in listed:
        return [programme for programme in listed if programme not in focus]
    others = [programme for programme in recent if programme not in focus]
    return others[:1]


def _known(programmes: Optional[List[str]], knowledge: Knowledge) -> List[str]:
    return [programme for programme in programmes or [] if knowledge.has(programme)]


def looking_back(conversation: Conversation, programmes: List[str]) -> List[str]:
    """The programmes discussed lately once these come up, the latest first."""
    older = [programme for programme in conversation.recent if programme not in programmes]
    return [*reversed(programmes), *older][:6]
