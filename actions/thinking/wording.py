"""Facts as phrases, with the small words that the knowledge file provides."""

from __future__ import annotations

from typing import List, Optional, Sequence

from knowledge.schema import Attribute, Fact, Knowledge, Programme, Weeks


def join(items: Sequence[str], knowledge: Knowledge, last: Optional[str] = None) -> str:
    """Items as a list in a sentence: "a, b and c"."""
    word = last or knowledge.phrases.and_
    if len(items) < 2:
        return "".join(items)
    return f"{knowledge.phrases.separator.join(items[:-1])} {word} {items[-1]}"


def number(value: int, knowledge: Knowledge) -> str:
    """A number in words where the knowledge file has the word, in digits otherwise."""
    return knowledge.phrases.numbers.get(value, str(value))


def length(weeks: Weeks, knowledge: Knowledge) -> str:
    """A length in words: "three weeks", "one or two weeks", "one to three weeks"."""
    phrases = knowledge.phrases
    unit = phrases.week if weeks.at_most == 1 else phrases.weeks
    low, high = number(weeks.at_least, knowledge), number(weeks.at_most, knowledge)
    if weeks.at_least == weeks.at_most:
        return f"{high} {unit}"
    adjacent = weeks.at_most - weeks.at_least == 1
    return (phrases.alternatives if adjacent else phrases.range).format(
        low=low, high=high, unit=unit
    )


def value(programme: Programme, attribute: Attribute, knowledge: Knowledge) -> str:
    """A stated attribute as a phrase, hedge included; the words for "not stated" otherwise."""
    fact = programme.fact(attribute)
    if fact.not_stated:
        return knowledge.phrases.not_stated
    phrase = _unhedged(programme, attribute, knowledge)
    return f"{fact.hedge} {phrase}" if fact.hedge else phrase


def _unhedged(programme: Programme, attribute: Attribute, knowledge: Knowledge) -> str:
    if attribute is Attribute.DURATION:
        assert programme.duration.weeks is not None
        return length(programme.duration.weeks, knowledge)
    if attribute is Attribute.LOCATION:
        names = [knowledge.term("places", place).name for place in programme.location.places]
        return join(names, knowledge)
    if attribute is Attribute.AUDIENCE:
        groups = [knowledge.term("audiences", group).name for group in programme.audience.groups]
        return join(groups, knowledge)
    if attribute is Attribute.PURPOSE:
        return join(programme.purpose.aims, knowledge)
    text: Optional[str] = vars(programme.fact(attribute))["text"]
    return text or ""


def stated(programme: Programme) -> List[Attribute]:
    """The attributes that the source states for a programme, overview aside."""
    return [
        attribute
        for attribute in Attribute
        if attribute is not Attribute.OVERVIEW and not programme.fact(attribute).not_stated
    ]


def known_attributes(programme: Programme, knowledge: Knowledge) -> str:
    """The stated attributes as "the length, the place and the purpose"."""
    names = knowledge.phrases.attribute_names
    return join([names[attribute] for attribute in stated(programme)], knowledge)


def capitalised(phrase: str) -> str:
    """A phrase fit to begin a sentence."""
    return phrase[:1].upper() + phrase[1:]


def note_after(fact: Fact) -> str:
    """A fact's further sentence, set off by a space, or nothing."""
    return f" {fact.note}" if fact.note else ""
