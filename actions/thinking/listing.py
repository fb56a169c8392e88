"""Replies to "which programmes are there?", with or without conditions."""

from __future__ import annotations

from typing import Callable, List, Optional, Sequence

from actions.thinking import buttons, wording
from actions.thinking.conversation import Conversation, Question, Reply, Utterance
from actions.thinking.filters import Conditions, Selection, nearest, select
from actions.thinking.reference import resolve
from knowledge.schema import Attribute, Knowledge, Programme


def reply(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """List the programmes that meet the conditions in a question; all of them if it has none."""
    conditions = Conditions.of(question)
    if not conditions:
        return _without(question, conversation, knowledge) or _everything(question, knowledge)
    fitting = _besides_told(select(conditions, knowledge), question, conversation)
    selection = _among_listed(fitting, question, conversation, knowledge)
    if fitting.matching and not (selection.matching or selection.unknown):
        others = listed(conditions, fitting, question, knowledge)
        return Reply([Utterance("say_none_of_those"), *others.utterances], others.changes)
    return listed(conditions, selection, question, knowledge)


def listed(
    conditions: Conditions, selection: Selection, question: Question, knowledge: Knowledge
) -> Reply:
    """Tell a filter's outcome."""
    shown = _shown(conditions)
    utterances = []
    found = selection.matching
    if found:
        values = {"lines": lines(found, shown, knowledge)}
        utterances.append(Utterance("say_matching" if len(found) > 1 else "say_one_match", values))
    else:
        utterances.append(Utterance("say_no_match"))
        second_best = nearest(conditions, knowledge)
        if second_best:
            found = second_best.matching
            values = {"lines": lines(found, _ALL_SHOWN, knowledge)}
            utterances.append(Utterance("say_nearest_match", values))
    if selection.unknown:
        names = wording.join([item.in_sentence for item in selection.unknown], knowledge)
        utterances.append(Utterance("say_length_not_stated", {"names": names}))
    if conditions.audiences and any(item.audience.not_stated for item in knowledge.listed):
        utterances.append(Utterance("say_audience_not_stated_elsewhere"))
    offer = buttons.programme_buttons(found[:3], knowledge)
    if len(offer) < 2:
        offer.append(buttons.request("list_all", knowledge))
    last = utterances[-1]
    utterances[-1] = Utterance(last.response, last.values, offer)
    focus = [item.id for item in found] if len(found) == 1 else []
    return Reply(utterances, _changes(found, focus, question))


def lines(programmes: Sequence[Programme], shown: Sequence[Attribute], knowledge: Knowledge) -> str:
    """A numbered line for each programme, with what the question turned on."""
    result = []
    for index, programme in enumerate(programmes, start=1):
        facts = [
            wording.value(programme, attribute, knowledge)
            for attribute in shown
            if not programme.fact(attribute).not_stated
        ]
        told = f" ({'; '.join(facts)})" if facts else ""
        result.append(f"{index}. {programme.name}{told}")
    return "\n".join(result)


# References that point at what was listed.
_POINTING_BACK = {"both", "rest"}
_ALL_SHOWN = (Attribute.DURATION, Attribute.LOCATION)


def _everything(question: Question, knowledge: Knowledge) -> Reply:
    values = {"lines": lines(knowledge.listed, _ALL_SHOWN, knowledge)}
    offer = [buttons.request("recommend", knowledge), buttons.request("help", knowledge)]
    utterance = Utterance("say_all_programmes", values, offer)
    return Reply([utterance], _changes(knowledge.listed, [], question))


def _without(
    question: Question, conversation: Conversation, knowledge: Knowledge
) -> Optional[Reply]:
    """What was listed, without the programmes that are to be left out; None if none are."""
    told = _told(question, conversation)
    if not told or not (question.excludes or question.besides):
        return None
    among = conversation.listed if len(conversation.listed) > 1 else []
    kept = [
        item
        for item in knowledge.listed
        if item.id not in told and (not among or item.id in among or question.besides)
    ]
    return listed(Conditions(), Selection(kept, []), question, knowledge)


def _told(question: Question, conversation: Conversation) -> List[str]:
    """The programmes beside which others are wanted: those named, else those in focus."""
    focus = conversation.programmes if question.besides else []
    return question.programmes or focus


def _besides_told(
    selection: Selection, question: Question, conversation: Conversation
) -> Selection:
    """Without those beside which others are wanted ("shorter than Geneva Week", "besides that")."""
    told = _told(question, conversation)
    return _kept(selection, lambda item: item.id not in told)


def _among_listed(
    selection: Selection, question: Question, conversation: Conversation, knowledge: Knowledge
) -> Selection:
    """Only those of the last list, when the question points back at it ("which of them …")."""
    listed = conversation.listed
    if "both" in question.references:
        listed = resolve(question, conversation, knowledge).programmes
    pointing = question.narrows or _POINTING_BACK & set(question.references)
    if len(listed) < 2 or not pointing:
        return selection
    kept = _kept(selection, lambda item: item.id in listed)
    last = conversation.last_question
    # Those of unknown length were told apart and so are on no list.
    return Selection(kept.matching, selection.unknown) if last and last.lengths else kept


def _kept(selection: Selection, keeps: Callable[[Programme], bool]) -> Selection:
    return Selection(
        [item for item in selection.matching if keeps(item)],
        [item for item in selection.unknown if keeps(item)],
    )


def _shown(conditions: Conditions) -> List[Attribute]:
    shown = []
    if conditions.lengths:
        shown.append(Attribute.DURATION)
    if conditions.places:
        shown.append(Attribute.LOCATION)
    if conditions.audiences:
        shown.append(Attribute.AUDIENCE)
    return shown


def _changes(found: Sequence[Programme], focus: List[str], question: Question) -> dict[str, object]:
    changes: dict[str, object] = {
        "programmes": focus,
        "attributes": [],
        "last_question": question.as_dict(),
    }
    if len(found) > 1:
        # A list of one leaves the longer one before it within reach: "the second of those".
        changes["listed"] = [programme.id for programme in found]
    return changes
