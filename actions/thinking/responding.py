"""From a question to a reply: which capability answers which intent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, Dict, List, Sequence, Set, Tuple

from actions.thinking import advising, answering, comparing, listing, talking
from actions.thinking.bounding import bounded
from actions.thinking.context import condition_asked_for, in_context, last_list
from actions.thinking.conversation import (
    ASK,
    COMPARE,
    INFORM,
    LIST,
    Conversation,
    Question,
    Reply,
    Utterance,
)
from actions.thinking.reference import resolve
from knowledge.schema import Knowledge

Responder = Callable[[Question, Conversation, Knowledge], Reply]


def respond(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """The reply to one question; a plain response of the domain if no capability is concerned."""
    question = in_context(question, conversation)
    matter = question.intent[len("ask_") :] if question.intent.startswith("ask_") else ""
    if any(matter == item.id for item in knowledge.unstated):
        programmes = resolve(question, conversation, knowledge).programmes
        return answering.unstated(matter, programmes, question, conversation, knowledge)
    responder = _RESPONDERS.get(question.intent)
    if responder:
        return responder(question, conversation, knowledge)
    return Reply([Utterance(f"utter_{question.intent}")])


def respond_to_all(
    questions: Sequence[Question], conversation: Conversation, knowledge: Knowledge
) -> Reply:
    """The replies to all questions of a message, in order and without repetition."""
    utterances: List[Utterance] = []
    changes: Dict[str, Any] = {}
    told: List[str] = []
    answered: List[str] = []
    silent: List[str] = []
    subjects: Set[Tuple[str, ...]] = set()
    for question in questions:
        reply = respond(question, conversation, knowledge)
        silent += [item for item in reply.changes.get("matters") or [] if item not in silent]
        conversation = remember(conversation, {**reply.changes, "matters": silent})
        changes.update(reply.changes)
        if reply.changes.get("programmes"):
            subjects.add(tuple(sorted(reply.changes["programmes"])))
        told += [item for item in reply.changes.get("programmes") or [] if item not in told]
        said = [(item.response, item.values) for item in utterances]
        utterances += [
            item for item in reply.utterances if (item.response, item.values) not in said
        ]
        answered += [item for item in reply.changes.get("attributes") or [] if item not in answered]
    if len(told) == 1:
        utterances = _without_offers(utterances, answered, knowledge)
    if len(questions) > 1 and answered and (len(told) == 1 or len(subjects) == 1):
        # "The same for Geneva Week" asks for all that was asked.
        changes["attributes"] = answered
        changes["last_question"] = replace(questions[-1], intent=ASK).as_dict()
    changes["matters"] = silent
    if len(told) > 1:
        # "The first of these" counts the programmes in the order in which they were told of.
        changes.setdefault("listed", told)
    return Reply(_buttons_last(utterances), changes)


def _without_offers(
    utterances: Sequence[Utterance], answered: Sequence[str], knowledge: Knowledge
) -> List[Utterance]:
    """Utterances that do not offer what the same reply has told already."""
    titles = {knowledge.phrases.titles[attribute] for attribute in answered}
    return [
        replace(item, buttons=[button for button in item.buttons if button.title not in titles])
        for item in utterances
    ]


def remember(conversation: Conversation, changes: Dict[str, Any]) -> Conversation:
    """The conversation once changes are made."""
    known = {
        key: value for key, value in changes.items() if key in Conversation.__dataclass_fields__
    }
    if isinstance(known.get("last_question"), dict):
        known["last_question"] = Question.from_dict(known["last_question"])
    return replace(conversation, **known)


def _buttons_last(utterances: Sequence[Utterance]) -> List[Utterance]:
    """Only the last utterance keeps its buttons; others would be out of reach above it."""
    return [
        item if index == len(utterances) - 1 else replace(item, buttons=[])
        for index, item in enumerate(utterances)
    ]


def _inform(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """A statement by itself: take it as a condition if it holds one."""
    last = conversation.last_question
    said = advising.said([question], knowledge)
    if last and last.intent == "recommend" and said and conversation.profile:
        return advising.reply({**conversation.profile, **said}, conversation, knowledge)
    if question.programmes:
        return answering.reply(replace(question, intent=ASK), conversation, knowledge)
    if question.homes and not question.places and not question.audiences:
        question = replace(question, places=question.homes)
    if question.audiences or question.places or question.lengths or question.topics:
        narrowed = _narrowed(question, conversation)
        return listing.reply(narrowed, conversation, knowledge)
    return talking.clarify(question, conversation, knowledge)


def _narrowed(question: Question, conversation: Conversation) -> Question:
    """A condition added to the last list's conditions ("and outside Geneva?")."""
    last = last_list(conversation)
    if last is None:
        return replace(question, intent=LIST)
    if question.supposes and last.excludes:
        return replace(question, intent=LIST)
    if question.excludes or last.excludes:
        # What was left out stays out, because the last list is all that is left.
        return replace(question, intent=LIST, narrows=True)
    kept = {
        name: getattr(question, name) or getattr(last, name)
        for name in ("places", "audiences", "lengths", "topics")
    }
    unit = question.unit_in_weeks or last.unit_in_weeks
    kept["lengths"] = _limits(kept["lengths"], last)
    return replace(question, intent=LIST, unit_in_weeks=unit, **kept)


def _limits(lengths: List[Dict[str, Any]], last: Question) -> List[Dict[str, Any]]:
    """Lengths as upper limits, after one: "and if I could do three weeks?"."""
    limited = any(span["at_least"] is None for span in last.lengths)
    exact = [span for span in lengths if span["at_least"] == span["at_most"]]
    if not limited or not exact:
        return lengths
    return [{**span, "at_least": None} if span in exact else span for span in lengths]


def _correct(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    corrected = talking.correct(question, conversation, knowledge)
    if corrected:
        return corrected
    last = conversation.last_question
    said = advising.said([question], knowledge)
    if said and last and last.intent == "recommend":
        return advising.reply({**conversation.profile, **said}, conversation, knowledge)
    if said and last_list(conversation):
        return listing.reply(_narrowed(question, conversation), conversation, knowledge)
    if said:
        return _inform(question, conversation, knowledge)
    return talking.missed_the_point(question, conversation, knowledge)


def _list(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    # "Anything shorter?" is a condition, "the longest" asks for an extreme.
    limited = bounded(question, conversation, knowledge)
    if limited:
        return listing.reply(limited, conversation, knowledge)
    if question.ranks and not question.lengths:
        return comparing.reply_rank(question, conversation, knowledge)
    if question.narrows:
        question = _narrowed(question, conversation)
    return listing.reply(question, conversation, knowledge)


def _missed(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """ "You didn't tell me where": an answer to what was asked, if that was not told just now."""
    new = [item for item in question.attributes if item not in conversation.attributes]
    asked = replace(question, attributes=new, programmes=[], references=[])
    corrected = talking.correct(asked, conversation, knowledge) if new else None
    return corrected or talking.missed_the_point(question, conversation, knowledge)


def _rank(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    limited = bounded(question, conversation, knowledge) if question.lengths else None
    if limited:
        return listing.reply(limited, conversation, knowledge)
    return comparing.reply_rank(question, conversation, knowledge)


def _ask(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """An answer about programmes; "can NGOs attend any of this?" about none wants those that fit."""
    subject = resolve(question, conversation, knowledge)
    if not subject.programmes and condition_asked_for(question) in question.attributes:
        narrowed = replace(question, intent=LIST, narrows=bool(subject.options))
        return listing.reply(narrowed, conversation, knowledge)
    return answering.reply(question, conversation, knowledge)


_RESPONDERS: Dict[str, Responder] = {
    ASK: _ask,
    "refer": answering.reply,
    LIST: _list,
    COMPARE: comparing.reply_comparison,
    "rank_programmes": _rank,
    "recommend": lambda question, conversation, knowledge: advising.reply(
        advising.said([question], knowledge), conversation, knowledge
    ),
    INFORM: _inform,
    "correct": _correct,
    "ask_source": talking.source,
    "repeat": talking.repeat,
    "not_what_i_asked": _missed,
    "nlu_fallback": talking.clarify,
}
