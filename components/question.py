"""What a message asks, as plain data: the questions that travel to the actions."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Dict, List, Sequence, Tuple

ASK = "ask"
LIST = "list_programmes"
RANK = "rank_programmes"
COMPARE = "compare_programmes"
RECOMMEND = "recommend"
INFORM = "inform"
OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"
CORRECT = "correct"
REFER = "refer"
MISSED = "not_what_i_asked"
STOP = "stop"
# The programme that stands for all training together.
GENERAL = "general_overview"
# Whoever says one of these means the whole message.
CONTROL = {STOP, "start_over", MISSED}

# Questions about the conversation rather than about training.
OF_THE_TALK = {"ask_source", "ask_help", "ask_human"}

# References that point at nothing in particular.
POINTLESS = {"it", "any", "everything", "nobody", "here", "away"}
# What a question may name as a condition for being on a list.
CONDITIONS = ("places", "audiences", "lengths", "topics", "ranks")


def pointers_among(references: Sequence[str]) -> List[str]:
    """The references that point at something said before, such as "2" or "other"."""
    return [reference for reference in references if reference not in POINTLESS]


def picks_one(reference: str) -> bool:
    """Whether a reference counts to one item: "2", "last"."""
    return reference.isdigit() or reference == "last"


def picks(reference: str) -> bool:
    """Whether a reference picks items by their place: "2", "last 2", "other", "next"."""
    return reference.split()[-1].isdigit() or reference in {"last", "other", "previous", "next"}


@dataclass(frozen=True)
class Question:
    """One thing that a message asks or says.

    Attributes:
        intent: What kind of thing; "ask" for attributes of programmes.
        confidence: Its probability.
        text: The words it was read from.
        programmes: Programme ids it is about; empty if it names none.
        attributes: Attributes it asks for; empty if it asks for none in particular.
        described: Whether the programme was recognised by description, not by name.
        amounts: Spans like those of `lengths`, but in a unit that it does not say ("under three").
        unit_in_weeks: The unit of its lengths; 0 if it names none.
        beside: Programmes named before it in the same message, when there are several.
        aside: Programmes named only to be set aside ("… instead of the symposia").
        swaps: Whether it puts one thing in place of another.
        homes: Places where someone comes from, perhaps.
        cues: Other telling words, such as "compare".
        asks: Whether it has the form of a question.
        requests: Whether it begs or demands an answer ("I need to know …").
        asks_which: Whether it asks for several things of a kind ("anything …").
        says_who: Whether it says who someone is, in words for no group that is known.
        plural: Whether it points back at several things ("those").
        excludes: Whether what meets its conditions is to be left out.
        narrows: Whether it goes on about the last list ("only those in Geneva").
        besides: Whether it asks for others than what was told ("apart from that, what …").
        supposes: Whether it supposes something instead of stating it ("what if I had a month?").
        likely_attribute: The attribute that it asks for if it asks for one; empty if that is unsure.
        possible_attribute: The same if it is less sure.
        alternatives: Other readings, likeliest first: (intent or programme's intent, probability).
        understandable: Whether most words are words, or something known is named.
    """

    intent: str
    confidence: float
    text: str
    programmes: List[str] = field(default_factory=list)
    attributes: List[str] = field(default_factory=list)
    described: bool = False
    places: List[str] = field(default_factory=list)
    audiences: List[str] = field(default_factory=list)
    lengths: List[Dict[str, Any]] = field(default_factory=list)
    amounts: List[Dict[str, Any]] = field(default_factory=list)
    unit_in_weeks: float = 0.0
    topics: List[str] = field(default_factory=list)
    goals: List[str] = field(default_factory=list)
    beside: List[str] = field(default_factory=list)
    aside: List[str] = field(default_factory=list)
    swaps: bool = False
    homes: List[str] = field(default_factory=list)
    cues: List[str] = field(default_factory=list)
    says_who: bool = False
    plural: bool = False
    excludes: bool = False
    narrows: bool = False
    besides: bool = False
    supposes: bool = False
    asks: bool = False
    requests: bool = False
    asks_which: bool = False
    ranks: List[str] = field(default_factory=list)
    references: List[str] = field(default_factory=list)
    likely_attribute: str = ""
    possible_attribute: str = ""
    alternatives: List[Tuple[str, float]] = field(default_factory=list)
    understandable: bool = True

    @property
    def pointers(self) -> List[str]:
        """Its references that point at something said before."""
        return pointers_among(self.references)

    @property
    def has_conditions(self) -> bool:
        """Whether it names a condition for being on a list."""
        return any(getattr(self, kind) for kind in CONDITIONS)

    def as_dict(self) -> Dict[str, Any]:
        """Plain data, as it travels to the actions."""
        return asdict(self)


@dataclass(frozen=True)
class Thresholds:
    """How sure to be.

    Attributes:
        unsure: Below this a lone question is put back to the user.
        weak: Below this a clause beside a surer one is ignored.
        attribute: Above this an attribute found by meaning is believed.
        likely: Above this it may decide what a doubtful question asks.
        clear: Below this a question is answered together with one that is nearly as likely.
        second: Above this an attribute is told beside a likelier one that is not very likely.
        hinted: The same for an attribute of something that the clause names.
        noise: Below this a clause of unknown words is put back to the user.
        control: Above this one clause that takes the reins stands for the whole message.
        statement: Below this a statement beside a question only sets the scene for it.
        part: Above this an item of an enumeration is believed to be a question of its own.
        item: The same for an item that asks for an attribute.
        surely: Above this there is no doubt.
        described: Above this a description in one sentence holds for a question in another.
    """

    unsure: float = 0.25
    weak: float = 0.25
    attribute: float = 0.4
    likely: float = 0.8
    clear: float = 0.65
    second: float = 0.25
    hinted: float = 0.1
    noise: float = 0.75
    control: float = 0.5
    statement: float = 0.7
    part: float = 0.5
    item: float = 0.35
    surely: float = 0.9
    described: float = 0.6
