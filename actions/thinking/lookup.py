"""One attribute of one programme, told with its hedge, its remark or its absence."""

from __future__ import annotations

from typing import List, Optional, Sequence

from actions.thinking import buttons, wording
from actions.thinking.conversation import Utterance
from knowledge.schema import Attribute, Knowledge, Matter, Programme


def answer(
    programme: Programme,
    attributes: Sequence[Attribute],
    knowledge: Knowledge,
    with_buttons: bool = True,
) -> List[Utterance]:
    """Answers about one programme, one utterance an attribute; the last offers what to ask next."""
    told = [_tell(programme, attribute, knowledge) for attribute in attributes]
    if not with_buttons:
        return told
    offer = buttons.next_about(programme, attributes, knowledge)
    last = told[-1]
    return [*told[:-1], Utterance(last.response, last.values, offer)]


def _tell(programme: Programme, attribute: Attribute, knowledge: Knowledge) -> Utterance:
    fact = programme.fact(attribute)
    values = {
        "name": programme.in_sentence,
        "capitalised_name": wording.capitalised(programme.in_sentence),
        "official_name": programme.name,
    }
    if fact.not_stated:
        phrases = knowledge.phrases
        known = phrases.known.format(attributes=wording.known_attributes(programme, knowledge))
        values["attribute"] = phrases.attribute_of[attribute].format(name=programme.in_sentence)
        values["offer"] = fact.note or (known if wording.stated(programme) else "")
        return Utterance("say_not_stated", values)
    values.update(wording.verbs(programme, knowledge))
    values["hedge"] = wording.hedge_before(fact)
    values["value"] = wording.unhedged(programme, attribute, knowledge)
    values["note"] = wording.note_after(fact)
    if attribute is Attribute.LOCATION:
        values["at"] = wording.whereabouts(programme, knowledge)
    if attribute is Attribute.OVERVIEW:
        values["note"] += "".join(_frame(programme, knowledge))
    return Utterance(f"say_{attribute.value}", values)


def _frame(programme: Programme, knowledge: Knowledge) -> List[str]:
    """Length and place, where stated, each as a short sentence after an overview."""
    phrases = knowledge.phrases
    frame = []
    if not programme.duration.not_stated:
        told = wording.value(programme, Attribute.DURATION, knowledge)
        frame.append(" " + phrases.length_of.format(length=told))
    if not programme.location.not_stated:
        told = wording.value(programme, Attribute.LOCATION, knowledge)
        frame.append(" " + phrases.place_of.format(place=told))
    return frame


def unstated(matter: Matter, programme: Optional[Programme], knowledge: Knowledge) -> Utterance:
    """The honest answer about a matter on which the source is silent, and what it can say."""
    phrases = knowledge.phrases
    if programme is None:
        offer = [buttons.request("list_all", knowledge), buttons.request("recommend", knowledge)]
        about, note = "", matter.note
    else:
        offer = buttons.next_about(programme, [], knowledge)
        about = phrases.about.format(name=programme.in_sentence)
        note = programme.remarks.get(matter.id) or matter.note
        if note is None and wording.stated(programme):
            note = phrases.known.format(attributes=wording.known_attributes(programme, knowledge))
    values = {"matter": matter.name, "about": about, "note": f" {note}" if note else ""}
    return Utterance("say_unstated", values, offer)
