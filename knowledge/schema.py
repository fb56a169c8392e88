"""What a knowledge file may contain, as pydantic models.

The models hold facts and wording only; they know nothing of Rasa. Every error message is
meant for the editor of the file, so it says what to write instead.
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Any, ClassVar, Dict, Iterator, List, Optional, Sequence, Tuple, Union

from pydantic import BaseModel, Extra, Field, root_validator, validator

NOT_STATED = "not stated"


class Attribute(str, Enum):
    """What can be asked about a programme."""

    OVERVIEW = "overview"
    DURATION = "duration"
    LOCATION = "location"
    AUDIENCE = "audience"
    PURPOSE = "purpose"
    CONTENT = "content"
    ORGANISER = "organiser"
    MORE_INFO = "more_info"


class Number(str, Enum):
    """Grammatical number of a programme's name."""

    SINGULAR = "singular"
    PLURAL = "plural"


class Model(BaseModel):
    """A part of the knowledge file; unknown keys are mistakes."""

    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Weeks(Model):
    """A length in whole weeks, both ends included."""

    at_least: int = Field(..., ge=1)
    at_most: int = Field(..., ge=1)

    @root_validator(skip_on_failure=True)
    def _ordered(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        if values["at_least"] > values["at_most"]:
            raise ValueError("`at_least` must not be greater than `at_most`")
        return values


class Fact(Model):
    """One attribute of one programme: a stated value, or an explicit absence.

    Attributes:
        not_stated: True when the source is silent on the attribute.
        hedge: The source's own reservation, such as "usually".
        note: A further sentence that belongs to the answer.
    """

    not_stated: bool = False
    hedge: Optional[str] = None
    note: Optional[str] = None

    value_keys: ClassVar[Tuple[str, ...]] = ()

    @root_validator(skip_on_failure=True)
    def _value_or_absence(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        keys = cls.value_keys
        filled = any(values.get(key) for key in keys)
        names = " or ".join(f"`{key}`" for key in keys)
        if values["not_stated"] and filled:
            raise ValueError(f"says `not_stated: true` and also gives {names}; keep one")
        if not values["not_stated"] and not filled:
            raise ValueError(f"needs {names}, or the words `not stated`")
        return values


class Duration(Fact):
    """How long a programme lasts."""

    weeks: Optional[Weeks] = None
    value_keys: ClassVar[Tuple[str, ...]] = ("weeks",)


class Location(Fact):
    """Where a programme is held; `places` are ids from the `places` section."""

    places: List[str] = []
    value_keys: ClassVar[Tuple[str, ...]] = ("places",)


class Audience(Fact):
    """Whom a programme is for; `groups` are ids from the `audiences` section."""

    groups: List[str] = []
    value_keys: ClassVar[Tuple[str, ...]] = ("groups",)


class Purpose(Fact):
    """Why a programme exists: each aim completes "it is meant …"."""

    aims: List[str] = []
    value_keys: ClassVar[Tuple[str, ...]] = ("aims",)


class Content(Fact):
    """What a programme offers; `topics` are ids from the `topics` section."""

    text: Optional[str] = None
    topics: List[str] = []
    value_keys: ClassVar[Tuple[str, ...]] = ("text",)


class Text(Fact):
    """An attribute told in one phrase."""

    text: Optional[str] = None
    value_keys: ClassVar[Tuple[str, ...]] = ("text",)


class Programme(Model):
    """A training programme, with all eight attributes.

    Attributes:
        before_noun: Words that name it before a general noun ("thematic", as in "thematic thing").
        after_the: Words that name it after "the" when little else is said ("and the week?").
    """

    id: str = Field(..., regex=r"^[a-z][a-z0-9_]*$")
    name: str = Field(..., min_length=1)
    in_sentence: str = Field(..., min_length=1)
    number: Number
    listed: bool = True
    section: str = Field(..., min_length=1)
    aliases: List[str] = Field(..., min_items=1)
    before_noun: List[str] = []
    after_the: List[str] = []
    described_as: List[str] = []
    overview: Text
    duration: Duration
    location: Location
    audience: Audience
    purpose: Purpose
    content: Content
    organiser: Text
    more_info: Text
    goals: List[str] = []
    remarks: Dict[str, str] = {}

    @validator(*[attribute.value for attribute in Attribute], pre=True)
    def _absence_in_words(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value.strip().lower() == NOT_STATED:
                return {"not_stated": True}
            return {"text": value}
        return value

    def fact(self, attribute: Union[Attribute, str]) -> Fact:
        """The fact of one attribute.

        Raises:
            ValueError: If there is no such attribute.
        """
        fact: Fact = getattr(self, Attribute(attribute).value)
        return fact

    @property
    def names(self) -> List[str]:
        """The official name and every alias."""
        return [self.name, *self.aliases]


class Term(Model):
    """A word of the vocabulary: its id, its name in a sentence, and what people call it."""

    id: str = Field(..., regex=r"^[a-z][a-z0-9_]*$")
    name: str = Field(..., min_length=1)
    short: Optional[str] = None
    aliases: List[str] = []

    @property
    def title(self) -> str:
        """A short form fit for a button."""
        return self.short or self.name


class Place(Term):
    """A place of training.

    Attributes:
        within: The id of the wider place that a filter on it covers.
        at: The name as it follows "takes place", such as "in Geneva"; the name itself if absent.
        asked_as: The id of the place that is meant when someone asks for this one by its name.
    """

    within: str
    at: Optional[str] = None
    asked_as: Optional[str] = None


class Group(Term):
    """A group of people that training may be for.

    Attributes:
        based: The id of the place where they are when they say "here".
    """

    based: Optional[str] = None


class Matter(Model):
    """Something about training that people ask and the source does not state."""

    id: str = Field(..., regex=r"^[a-z][a-z0-9_]*$")
    name: str = Field(..., min_length=1)
    note: Optional[str] = None


class Source(Model):
    """The document that the facts come from."""

    title: str = Field(..., min_length=1)
    publisher: str = Field(..., min_length=1)
    read_on: datetime.date


class Inflected(Model):
    """A phrase in the singular and the plural."""

    singular: str
    plural: str


class Phrases(Model):
    """Small pieces of wording from which answers and buttons are put together."""

    and_: str = Field(..., alias="and")
    or_: str = Field(..., alias="or")
    separator: str
    numbers: Dict[int, str]
    week: str
    weeks: str
    alternatives: str
    range: str
    not_stated: str
    known: str
    about: str
    length_of: str
    place_of: str
    attribute_names: Dict[Attribute, str]
    attribute_of: Dict[Attribute, str]
    titles: Dict[str, str]
    verbs: Dict[str, Inflected]
    questions: Dict[Attribute, Inflected]
    requests: Dict[str, str]

    @validator("attribute_names", "attribute_of", "questions")
    def _complete(cls, value: Dict[Attribute, Any]) -> Dict[Attribute, Any]:
        missing = [attribute.value for attribute in Attribute if attribute not in value]
        if missing:
            raise ValueError(f"lacks {', '.join(missing)}")
        return value


class Knowledge(Model):
    """The whole knowledge file."""

    language: str
    source: Source
    programmes: List[Programme] = Field(..., min_items=1)
    places: List[Place]
    audiences: List[Group]
    topics: List[Term]
    goals: List[Term]
    general_nouns: List[str] = []
    unstated: List[Matter]
    phrases: Phrases

    @root_validator(skip_on_failure=True)
    def _ids_unique(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        for section in ("programmes", "places", "audiences", "topics", "goals"):
            seen = set()
            for item in values[section]:
                if item.id in seen:
                    raise ValueError(f"{section}: the id `{item.id}` is used twice")
                seen.add(item.id)
        return values

    @root_validator(skip_on_failure=True)
    def _aliases_unique(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        owner: Dict[str, str] = {}
        for programme in values["programmes"]:
            names = called(programme, values["general_nouns"])
            for alias in {name.lower() for name in names}:
                if owner.setdefault(alias, programme.id) != programme.id:
                    raise ValueError(
                        f'programmes: the alias "{alias}" is used by both '
                        f"`{owner[alias]}` and `{programme.id}`; give it to one of them"
                    )
        return values

    @root_validator(skip_on_failure=True)
    def _references_exist(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        for programme, path, section, reference in _references(values["programmes"]):
            known = [term.id for term in values[section]]
            if reference not in known:
                raise ValueError(
                    f"programmes → {programme.id} → {path}: `{reference}` is not an id of "
                    f"the section `{section}`; use one of {', '.join(known)}, or add it there"
                )
        return values

    def programme(self, programme_id: str) -> Programme:
        """The programme with an id.

        Raises:
            KeyError: If there is none.
        """
        for programme in self.programmes:
            if programme.id == programme_id:
                return programme
        raise KeyError(programme_id)

    def has(self, programme_id: str) -> bool:
        """Whether there is a programme with that id."""
        return any(programme.id == programme_id for programme in self.programmes)

    @property
    def listed(self) -> List[Programme]:
        """The programmes proper, without general entries."""
        return [programme for programme in self.programmes if programme.listed]

    def place(self, place_id: str) -> Place:
        """The place with an id.

        Raises:
            KeyError: If there is none.
        """
        for place in self.places:
            if place.id == place_id:
                return place
        raise KeyError(place_id)

    def term(self, section: str, term_id: str) -> Term:
        """A word of a vocabulary section (places, audiences, topics or goals).

        Raises:
            KeyError: If there is none.
        """
        terms: List[Term] = getattr(self, section)
        for term in terms:
            if term.id == term_id:
                return term
        raise KeyError(term_id)


def called(programme: Programme, general_nouns: Sequence[str]) -> List[str]:
    """All that a programme is called: its name, its aliases, and general nouns that it qualifies."""
    qualified = [f"{word} {noun}" for word in programme.before_noun for noun in general_nouns]
    return [*programme.names, *qualified]


def _references(
    programmes: List[Programme],
) -> Iterator[Tuple[Programme, str, str, str]]:
    """Each id that a programme borrows from a vocabulary section."""
    for programme in programmes:
        for place in programme.location.places:
            yield programme, "location → places", "places", place
        for group in programme.audience.groups:
            yield programme, "audience → groups", "audiences", group
        for topic in programme.content.topics:
            yield programme, "content → topics", "topics", topic
        for goal in programme.goals:
            yield programme, "goals", "goals", goal
