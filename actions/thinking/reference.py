"""What "it", "the second one", "the other", "both" and "the rest" mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from actions.thinking import compare
from actions.thinking.conversation import ASK, RANK, REFER, Conversation, Question
from knowledge.schema import Attribute, Knowledge

IT = "it"
EVERYTHING = "everything"

# How far these go along the last list from the programme in focus.
_STEPS = {"previous": -1, "next": 1}
# Which of several lengths these stand for.
_ENDS: Dict[str, Callable[[List[Tuple[int, int, str]]], Tuple[int, int, str]]] = {
    "shorter": min,
    "shortest": min,
    "longer": max,
    "longest": max,
}


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
    by_length = _lasting(question, knowledge) or _of_topic(question, knowledge)
    if question.described and len(by_length) == 1 and question.confidence < 0.9:
        # A length is a fact, a description that resembles another programme's a guess.
        return Subject(by_length)
    if question.programmes and not _focus_beats_description(question, focus, knowledge):
        return Subject(_known(question.programmes, knowledge))
    pointers = question.pointers
    if focus and Attribute.MORE_INFO.value in question.attributes:
        # "Where do I read the rest?", "can I see them all somewhere?": still the same programme.
        pointers = [reference for reference in pointers if reference not in ("rest", "all")]
    if pointers:
        return Subject(_pointed_at_together(pointers, conversation, knowledge))
    by_rank = _extreme(question, knowledge)
    if by_rank:
        return Subject(by_rank)
    if by_length and not (focus and IT in question.references):
        return Subject(by_length) if len(by_length) == 1 else Subject(options=by_length)
    if focus:
        last = conversation.last_question
        ranked = last is not None and last.intent == RANK and len(last.programmes) != 1
        single = ranked and IT in question.references and not question.plural
        # "Which is shorter? That one, who may come?" means the one that came first.
        return Subject(focus[:1] if single else focus)
    if IT in question.references and len(conversation.listed) > 1:
        listed = _known(conversation.listed, knowledge)
        return Subject(listed) if question.plural else Subject(options=listed)
    return Subject()


def _focus_beats_description(question: Question, focus: List[str], knowledge: Knowledge) -> bool:
    """Whether "it" points back although the words resemble some programme's description.

    What resembles that of the training in general needs no "it": "how does the teaching work?".
    """
    general = not any(knowledge.programme(item).listed for item in question.programmes)
    return bool(
        focus
        and question.described
        and (IT in question.references or general)
        and question.confidence < 0.75
    )


def _extreme(question: Question, knowledge: Knowledge) -> List[str]:
    """The programme at an end by length: "where is the longest course?"."""
    end = next((rank for rank in question.ranks if rank in ("longest", "shortest")), "")
    if not end or question.intent != ASK or question.programmes:
        return []
    best, _ = compare.extreme(knowledge.listed, end)
    return [item.id for item in best]


def of_length(question: Question, knowledge: Knowledge) -> List[str]:
    """The programmes whose stated length is exactly one that a question names."""
    spans = [(span["at_least"], span["at_most"]) for span in question.lengths]
    return [
        item.id
        for item in knowledge.listed
        if item.duration.weeks
        and (item.duration.weeks.at_least, item.duration.weeks.at_most) in spans
    ]


def _lasting(question: Question, knowledge: Knowledge) -> List[str]:
    """The programmes that a length stands for: "what does the three-week one cover?"."""
    asks_for_it = Attribute.DURATION.value in question.attributes
    return [] if asks_for_it else of_length(question, knowledge)


def _of_topic(question: Question, knowledge: Knowledge) -> List[str]:
    """The programme that a topic stands for: "and the Doha one?"."""
    if question.intent != REFER or len(question.topics) != 1:
        return []
    topic = question.topics[0]
    having = [item.id for item in knowledge.listed if topic in item.content.topics]
    return having if len(having) == 1 else []


def _pointed_at_together(
    references: Sequence[str], conversation: Conversation, knowledge: Knowledge
) -> List[str]:
    """ "The first and the third" are two; of references that count nothing the first holds."""
    counting = [reference for reference in references if _counts(reference)]
    found: List[str] = []
    for reference in counting or references[:1]:
        pointed = _pointed_at(reference, conversation, knowledge)
        found += [programme for programme in pointed if programme not in found]
    return found


def _counts(reference: str) -> bool:
    """Whether a reference counts along a list: "2", "last", "last 2"."""
    return reference == "last" or reference.split()[-1].isdigit()


def _pointed_at(reference: str, conversation: Conversation, knowledge: Knowledge) -> List[str]:
    listed = _known(conversation.listed, knowledge)
    recent = _known(conversation.recent, knowledge)
    focus = _known(conversation.programmes, knowledge)
    if _counts(reference):
        # Without a list, "the second one" counts what was spoken of, in the order it came up.
        return _counted(reference, listed or list(reversed(recent[:2])))
    if reference in _ENDS:
        return _by_length(reference, listed if len(listed) > 1 else recent[:2], knowledge)
    if reference == "earliest":
        return list(reversed(recent))[:1]
    if reference in _STEPS and len(focus) == 1 and focus[0] in listed:
        place = listed.index(focus[0]) + _STEPS[reference]
        return listed[place : place + 1] if place >= 0 else []
    if reference in ("other", "previous"):
        return _other(listed, recent, _first_ranked(focus, conversation))
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


def _by_length(reference: str, candidates: List[str], knowledge: Knowledge) -> List[str]:
    """The candidate at an end of the order by stated length: "the shorter one"."""
    stated = [
        (weeks.at_least, weeks.at_most, item)
        for item in candidates
        for weeks in [knowledge.programme(item).duration.weeks]
        if weeks is not None
    ]
    return [_ENDS[reference](stated)[-1]] if stated else []


def _counted(reference: str, candidates: List[str]) -> List[str]:
    """The candidates at a place ("2", "last") or at an end ("first 2", "last 3")."""
    end, _, number = reference.rpartition(" ")
    if reference == "last":
        return candidates[-1:]
    if end:
        return candidates[: int(number)] if end == "first" else candidates[-int(number) :]
    return candidates[int(number) - 1 : int(number)]


def _first_ranked(focus: List[str], conversation: Conversation) -> List[str]:
    """The programme that came first, once two were ranked: the other one is the second."""
    last = conversation.last_question
    return focus[:1] if last and last.intent == RANK and len(focus) == 2 else focus


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
