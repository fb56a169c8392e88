"""Replies to questions about attributes of programmes."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from actions.thinking import buttons, compare, lookup, reference, wording
from actions.thinking.conversation import (
    ASK,
    COMPARE,
    Button,
    Conversation,
    Question,
    Reply,
    Utterance,
)
from actions.thinking.reference import EVERYTHING
from knowledge.schema import Attribute, Knowledge, Programme

# Short enough to be told for every programme when none is named.
_TOLD_FOR_ALL = (Attribute.DURATION, Attribute.LOCATION)
# More programmes or attributes than this are told as a list, one line each.
_ONE_BY_ONE = 3


def reply(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Answer a question on one or several attributes of one or several programmes."""
    if _asks_for_the_rest(question, conversation):
        return _answer(
            conversation.programmes, _remaining(conversation), question, conversation, knowledge
        )
    subject = reference.resolve(question, conversation, knowledge)
    if subject.options:
        return which_programme(subject.options, question, conversation, knowledge)
    attributes = _attributes(question, conversation)
    if subject.programmes:
        told = _answer(subject.programmes, attributes, question, conversation, knowledge)
        return _with_matters(told, subject.programmes, question, conversation, knowledge)
    if question.attributes and all(attribute in _TOLD_FOR_ALL for attribute in attributes):
        everything = [programme.id for programme in knowledge.listed]
        return _side_by_side(everything, attributes, question, conversation, knowledge)
    return which_programme(
        [item.id for item in knowledge.listed], question, conversation, knowledge
    )


def unstated(
    matter_id: str,
    programmes: Sequence[str],
    question: Question,
    conversation: Conversation,
    knowledge: Knowledge,
) -> Reply:
    """Say that the source is silent on a matter, for programmes or in general."""
    matter = next(item for item in knowledge.unstated if item.id == matter_id)
    chosen: List[Optional[Programme]] = [knowledge.programme(item) for item in programmes]
    utterances = [lookup.unstated(matter, programme, knowledge) for programme in chosen or [None]]
    changes = {
        **_focus(programmes, conversation),
        "matters": [matter_id],
        "last_question": question.as_dict(),
    }
    return Reply(_offer_once(utterances), changes)


def which_programme(
    options: Sequence[str], question: Question, conversation: Conversation, knowledge: Knowledge
) -> Reply:
    """Ask which programme is meant, remembering what was asked about it."""
    attributes = [Attribute(attribute) for attribute in question.attributes] or [Attribute.OVERVIEW]
    programmes = [knowledge.programme(option) for option in options]
    offer = buttons.programme_buttons(programmes, knowledge, attributes[0])
    changes = {
        "listed": list(options),
        "attributes": question.attributes,
        "last_question": question.as_dict(),
    }
    return Reply([Utterance("say_which_programme", {}, offer)], changes)


def _answer(
    programme_ids: Sequence[str],
    attributes: Sequence[Attribute],
    question: Question,
    conversation: Conversation,
    knowledge: Knowledge,
) -> Reply:
    if len(programme_ids) > _ONE_BY_ONE or len(attributes) > _ONE_BY_ONE:
        return _side_by_side(programme_ids, attributes, question, conversation, knowledge)
    utterances: List[Utterance] = []
    for programme_id in programme_ids:
        utterances += lookup.answer(knowledge.programme(programme_id), attributes, knowledge)
    changes = {
        **_focus(programme_ids, conversation),
        "attributes": [attribute.value for attribute in attributes],
        "last_question": question.as_dict(),
    }
    if question.beside:
        changes["listed"] = question.beside
    return Reply(_offer_once(utterances), changes)


def _side_by_side(
    programme_ids: Sequence[str],
    attributes: Sequence[Attribute],
    question: Question,
    conversation: Conversation,
    knowledge: Knowledge,
) -> Reply:
    programmes = [knowledge.programme(programme_id) for programme_id in programme_ids]
    table = compare.table(programmes, attributes, knowledge)
    names = [knowledge.phrases.attribute_names[attribute] for attribute in attributes]
    values = {"attributes": wording.join(names, knowledge), "lines": compare.lines(table)}
    offer = [buttons.request("list_all", knowledge), buttons.request("recommend", knowledge)]
    changes: Dict[str, Any] = {
        "attributes": [attribute.value for attribute in attributes],
        "last_question": question.as_dict(),
    }
    if len(programmes) <= _ONE_BY_ONE:
        changes.update(_focus(programme_ids, conversation))
        return Reply([Utterance("say_all_about", values, offer, table)], changes)
    changes["listed"] = list(programme_ids)
    return Reply([Utterance("say_for_each_programme", values, offer, table)], changes)


def _attributes(question: Question, conversation: Conversation) -> List[Attribute]:
    """What is asked for; left unsaid ("and Geneva Week?"), what was asked before."""
    if EVERYTHING in question.references:
        return list(Attribute)
    names = question.attributes or (conversation.attributes if _goes_on(conversation) else [])
    return [Attribute(name) for name in names] or [Attribute.OVERVIEW]


def _goes_on(conversation: Conversation) -> bool:
    last = conversation.last_question
    return last is not None and last.intent in (ASK, "refer", "correct", COMPARE)


def _with_matters(
    told: Reply,
    programmes: Sequence[str],
    question: Question,
    conversation: Conversation,
    knowledge: Knowledge,
) -> Reply:
    """What is told, with the matters asked before when a question only names another programme.

    Asked by themselves, they are all that it wants.
    """
    last = conversation.last_question
    told_in_full = bool(question.attributes) or EVERYTHING in question.references
    if told_in_full or last is None or not conversation.matters:
        return told
    silent = [
        unstated(matter, programmes, question, conversation, knowledge)
        for matter in conversation.matters
    ]
    replies = silent if last.intent.startswith("ask_") else [told, *silent]
    utterances = [item for reply in replies for item in reply.utterances]
    changes = {**replies[0].changes, "matters": conversation.matters}
    return Reply(_offer_once(utterances), {**changes, "last_question": last.as_dict()})


def _asks_for_the_rest(question: Question, conversation: Conversation) -> bool:
    """Whether "and the rest?" means what has not been told of the programme in focus."""
    outside_a_list = not set(conversation.programmes) & set(conversation.listed)
    return (
        "rest" in question.references
        and Attribute.MORE_INFO.value not in question.attributes
        and not question.programmes
        and len(conversation.programmes) == 1
        and len(conversation.recent) < 2
        and (outside_a_list or len(conversation.listed) < 2)
    )


def _remaining(conversation: Conversation) -> List[Attribute]:
    told = {*conversation.attributes, Attribute.OVERVIEW.value, Attribute.MORE_INFO.value}
    return [attribute for attribute in Attribute if attribute.value not in told]


def _focus(programmes: Sequence[str], conversation: Conversation) -> Dict[str, Any]:
    if not programmes:
        return {}
    return {
        "programmes": list(programmes),
        "recent": reference.looking_back(conversation, list(programmes)),
    }


def _offer_once(utterances: Sequence[Utterance]) -> List[Utterance]:
    """The same utterances with the buttons of all of them, at most three, on the last."""
    offers: List[Button] = []
    for utterance in reversed(utterances):
        offers += [button for button in utterance.buttons if button not in offers]
    bare = [Utterance(item.response, item.values, [], item.table) for item in utterances]
    last = bare[-1]
    return [*bare[:-1], Utterance(last.response, last.values, offers[:3], last.table)]
