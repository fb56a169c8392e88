"""Readings of a question that what was said before makes likelier than the classifier's."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Optional, Sequence

from actions.thinking.conversation import ASK, COMPARE, INFORM, LIST, Conversation, Question

# Above this, what reads as beside the subject is beside it.
_SURE = 0.6
# Above this, a question for a list wants one.
_SURE_LIST = 0.7
# Talk in which a doubtful question may have been lost.
_TALK = {
    "ask_help", "repeat", "how_are_you", "greet", "affirm", "deny", "frustration", "bot_challenge",
    "nlu_fallback", "start_over", "praise", "ask_source",
}  # fmt: skip
_SPAN_ENDS = ("at_least", "at_most")
# So likely another reading has to be for that, by itself and as a share of the one taken.
_LOST = 0.2
_NEARLY = 0.8


def in_context(question: Question, conversation: Conversation) -> Question:
    """The question as it is probably meant at this point of the conversation."""
    for rule in _RULES:
        meant = rule(question, conversation)
        if meant is not None:
            return meant
    return question


def condition_asked_for(question: Question) -> str:
    """The attribute that a question's only condition is about; empty without one or with several."""
    conditions = {
        "location": question.places,
        "duration": question.lengths,
        "audience": question.audiences,
        "content": question.topics,
    }
    named = [attribute for attribute, values in conditions.items() if values]
    return named[0] if len(named) == 1 else ""


def _about(attribute: str, question: Question) -> Question:
    return replace(question, intent=ASK, attributes=[attribute], programmes=[])


def _points_at_focus(question: Question, conversation: Conversation) -> bool:
    return bool(conversation.programmes) and "it" in question.references


def last_list(conversation: Conversation) -> Optional[Question]:
    """The last question, if it was for a list or told a condition for one; else None."""
    last = conversation.last_question
    return last if last and last.intent in (LIST, INFORM) else None


def _doubtful(question: Question, conversation: Conversation) -> Optional[Question]:
    """A doubtful question about "it" asks about the programme in focus."""
    doubtful = question.intent in ("out_of_scope", "nlu_fallback") and question.confidence < _SURE
    if doubtful and _points_at_focus(question, conversation) and question.likely_attribute:
        return _about(question.likely_attribute, question)
    return None


def _told_again(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "The place once more, please" asks for the place, not for the last answer again."""
    if question.intent == "repeat" and question.attributes and conversation.programmes:
        return replace(question, intent=ASK, programmes=[])
    return None


def _lost_in_talk(question: Question, conversation: Conversation) -> Optional[Question]:
    """What reads doubtfully as small talk asks about a programme while one is spoken of."""
    likely = dict(question.alternatives)
    asking = sum(value for label, value in likely.items() if label.partition(":")[0] == ASK)
    doubtful = question.intent in _TALK and question.confidence < _SURE and question.asks
    about = question.programmes or conversation.programmes
    possible = asking > max(_LOST, _NEARLY * question.confidence)
    if doubtful and possible and about and question.possible_attribute:
        asked = _about(question.possible_attribute, question)
        return replace(asked, programmes=question.programmes)
    return None


def _what_else(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "What else comes with that?" hardly wants a list of programmes."""
    bare = not (question.has_conditions or question.pointers) and question.confidence < _SURE_LIST
    bare = bare and not question.besides
    picks = question.asks_which or question.narrows
    if question.intent == LIST and bare and not picks and _points_at_focus(question, conversation):
        return _about(question.likely_attribute or "content", question)
    return None


def _goes_on(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "And away from Geneva?" after a list goes on about it, even if just one was on it."""
    named = question.programmes and not question.described
    free = question.intent == ASK and not named and not _points(question, conversation)
    asked = condition_asked_for(question)
    if free and asked in question.attributes and last_list(conversation):
        return replace(question, intent=INFORM, programmes=[], described=False)
    return None


def _points(question: Question, conversation: Conversation) -> bool:
    """Whether a question points at something; "it" points at nothing if no programme is in focus."""
    return bool(question.pointers or _points_at_focus(question, conversation))


def _adds_a_condition(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "And in Geneva" goes on about the last list, or else about the programme spoken of."""
    asked = condition_asked_for(question)
    bare = not (question.asks_which or question.requests or question.programmes)
    doubtful = question.intent == LIST and question.confidence < _NEARLY / 2 and bare
    if not (doubtful and asked) or question.excludes:
        return None
    if last_list(conversation):
        return replace(question, intent=INFORM)
    return _about(asked, question) if len(conversation.programmes) == 1 else None


def _lost_in_a_list(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "What do you do there?" asks about the programme spoken of as likely as for a list."""
    asking = dict(question.alternatives).get(ASK, 0.0)
    bare = not (question.has_conditions or question.pointers or question.asks_which)
    doubtful = question.intent == LIST and question.confidence < _SURE and bare
    possible = asking > _NEARLY * question.confidence and question.possible_attribute
    if doubtful and possible and len(conversation.programmes) == 1:
        return _about(question.possible_attribute, question)
    return None


def _confirms(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "And never in Geneva, right?" after a fact wants it confirmed."""
    asked = condition_asked_for(question)
    doubtful = question.intent == LIST and question.confidence < _SURE and not question.asks_which
    told = (question.intent == INFORM or doubtful) and question.asks and not question.supposes
    if told and asked and len(conversation.programmes) == 1 and not last_list(conversation):
        return _about(asked, question)
    return None


def _only(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "Only in Geneva?" after a fact asks about the programme spoken of."""
    asked = condition_asked_for(question)
    narrows = question.intent == LIST and question.narrows and not question.asks_which
    narrows = narrows and not question.requests
    if narrows and asked and conversation.programmes and not last_list(conversation):
        return _about(asked, question)
    return None


def _are_any_of_them(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "Are any of them in Geneva?" goes on about a programme when nothing was listed."""
    asked = condition_asked_for(question)
    in_list = question.narrows and bool(conversation.listed)
    goes_on = _points_at_focus(question, conversation) and not (question.asks_which or in_list)
    goes_on = goes_on and not (question.ranks or question.besides)
    return _about(asked, question) if question.intent == LIST and goes_on and asked else None


def _exchanged(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "Put the symposia in place of the introduction courses" changes a comparison."""
    compared = conversation.programmes
    named = [*question.programmes, *question.aside] if question.swaps else question.aside
    out = [item for item in named if item in compared]
    new = [item for item in [*question.programmes, *named] if item not in compared]
    if len(compared) < 2 or len(out) != 1 or len(set(new)) != 1:
        return None
    programmes = [new[0] if item == out[0] else item for item in compared]
    attributes = question.attributes or conversation.attributes
    return replace(question, intent=COMPARE, programmes=programmes, attributes=attributes)


def _in_its_unit(question: Question, conversation: Conversation) -> Optional[Question]:
    """ "Less than three, not four" after a list by length changes the length."""
    last = last_list(conversation)
    if not (question.amounts and last and last.lengths and last.unit_in_weeks):
        return None
    unit = last.unit_in_weeks
    lengths = [
        {
            name: value * unit if name in _SPAN_ENDS and value else value
            for name, value in span.items()
        }
        for span in question.amounts
    ]
    told = replace(question, lengths=lengths, unit_in_weeks=unit)
    return replace(told, intent=INFORM, attributes=[], programmes=[], described=False)


_RULES: Sequence[Callable[[Question, Conversation], Optional[Question]]] = (
    _exchanged,
    _in_its_unit,
    _doubtful,
    _told_again,
    _lost_in_talk,
    _what_else,
    _goes_on,
    _adds_a_condition,
    _lost_in_a_list,
    _confirms,
    _only,
    _are_any_of_them,
)
