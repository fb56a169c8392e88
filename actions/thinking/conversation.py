"""What the thinking needs to know of a conversation, and what it hands back."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Dict, List, Mapping, Optional

# Intents that the thinking itself tells apart or assigns.
ASK = "ask"
LIST = "list_programmes"
RANK = "rank_programmes"
COMPARE = "compare_programmes"
REFER = "refer"
INFORM = "inform"
# References that answer a form's question and point at nothing.
POINTLESS = {"it", "any", "everything", "nobody", "here", "away"}


@dataclass(frozen=True)
class Question:
    """One thing that a message asks or says; see `components.questions.Question`."""

    intent: str
    confidence: float = 1.0
    text: str = ""
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
    alternatives: List[Any] = field(default_factory=list)

    @property
    def has_conditions(self) -> bool:
        """Whether it names a condition for being on a list."""
        return bool(self.places or self.audiences or self.lengths or self.topics or self.ranks)

    @property
    def pointers(self) -> List[str]:
        """Its references that point at something said before."""
        return [item for item in self.references if item not in POINTLESS]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Question:
        """A question as it travels in a message; keys unknown here are left out."""
        return cls(**{key: value for key, value in data.items() if key in cls.__dataclass_fields__})

    def as_dict(self) -> Dict[str, Any]:
        """Plain data, fit for a slot."""
        return asdict(self)


@dataclass(frozen=True)
class Conversation:
    """What has been talked about, as the tracker's slots keep it.

    Attributes:
        programmes: Ids of the programmes in focus: what "it" and "they" mean.
        recent: Ids discussed lately, the latest first.
        listed: Ids of the last list, in the order shown.
        attributes: Attributes asked for last.
        matters: Matters asked for last on which the source is silent.
        last_question: The last question that was answered.
        last_reply: The last answer's utterances, for "say that again".
        unsure: How many turns in a row were not understood.
        profile: What the user has said of himself: audience, place, length, goal.
    """

    programmes: List[str] = field(default_factory=list)
    recent: List[str] = field(default_factory=list)
    listed: List[str] = field(default_factory=list)
    attributes: List[str] = field(default_factory=list)
    matters: List[str] = field(default_factory=list)
    last_question: Optional[Question] = None
    last_reply: List[Dict[str, Any]] = field(default_factory=list)
    unsure: int = 0
    profile: Dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Button:
    """A next question to offer: what it shows, and the words it stands for."""

    title: str
    text: str


@dataclass(frozen=True)
class Table:
    """A comparison: a column for each programme, a row for each attribute."""

    columns: List[str]
    rows: List[List[str]]


@dataclass(frozen=True)
class Utterance:
    """A response of the domain with the values that fill it.

    Attributes:
        response: Name of a response in `domain.yml`.
        values: What its placeholders stand for.
        buttons: Next questions to offer.
        table: The same content as a table, for channels that can show one.
    """

    response: str
    values: Dict[str, Any] = field(default_factory=dict)
    buttons: List[Button] = field(default_factory=list)
    table: Optional[Table] = None

    def as_dict(self) -> Dict[str, Any]:
        """Plain data, fit for a slot."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Utterance:
        """The utterance that `as_dict` made."""
        table = data.get("table")
        return cls(
            data["response"],
            dict(data["values"]),
            [Button(**button) for button in data["buttons"]],
            Table(**table) if table else None,
        )


@dataclass(frozen=True)
class Reply:
    """What to say, and what to remember.

    Attributes:
        utterances: What to say, in order.
        changes: New values of conversation slots, by name.
    """

    utterances: List[Utterance]
    changes: Dict[str, Any] = field(default_factory=dict)
