"""Facts as phrases, with the small words that the knowledge file provides."""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence

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
    return hedge_before(fact) + unhedged(programme, attribute, knowledge)


def unhedged(programme: Programme, attribute: Attribute, knowledge: Knowledge) -> str:
    """A stated attribute as a phrase, for where its hedge stands apart ("usually last")."""
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


def hedge_before(fact: Fact) -> str:
    """A fact's hedge, set off by a space, or nothing."""
    return f"{fact.hedge} " if fact.hedge else ""


def whereabouts(programme: Programme, knowledge: Knowledge) -> str:
    """The places of a programme as they follow a verb: "in Geneva and elsewhere"."""
    places = [knowledge.place(place) for place in programme.location.places]
    return join([place.at or place.name for place in places], knowledge)


def verbs(programme: Programme, knowledge: Knowledge) -> Dict[str, str]:
    """The knowledge file's verbs in the form that agrees with a programme's name."""
    number = programme.number.value
    return {name: getattr(forms, number) for name, forms in knowledge.phrases.verbs.items()}


def note_after(fact: Fact) -> str:
    """A fact's further sentence, set off by a space, or nothing."""
    return f" {fact.note}" if fact.note else ""
