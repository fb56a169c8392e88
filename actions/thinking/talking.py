"""Replies about the conversation itself: where facts come from, repairs, corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional

from actions.thinking import answering, buttons
from actions.thinking.conversation import ASK, Button, Conversation, Question, Reply, Utterance
from actions.thinking.reference import resolve
from knowledge.schema import Attribute, Knowledge

_MOST_OPTIONS = 2
# After this many turns in a row that were not understood, help is offered instead of a guess.
_PATIENCE = 2


def source(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Name the document, the section and the day it was read."""
    document = {
        "title": knowledge.source.title,
        "publisher": knowledge.source.publisher,
        "read_on": knowledge.source.read_on.isoformat(),
    }
    programmes = resolve(question, conversation, knowledge).programmes
    offer = [buttons.request("list_all", knowledge)]
    if not programmes or len(programmes) > 3:
        return Reply(
            [Utterance("say_source", document, [*offer, buttons.request("help", knowledge)])]
        )
    utterances = [
        Utterance("say_source_section", {**document, "section": knowledge.programme(item).section})
        for item in programmes
    ]
    last = utterances[-1]
    programme = knowledge.programme(programmes[-1])
    offer = [*buttons.next_about(programme, [], knowledge, limit=2), *offer]
    return Reply([*utterances[:-1], Utterance(last.response, last.values, offer)])


def repeat(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Say the last answer again."""
    if not conversation.last_reply:
        return Reply([Utterance("say_nothing_to_repeat", {}, [buttons.request("help", knowledge)])])
    return Reply([Utterance.from_dict(item) for item in conversation.last_reply])


def clarify(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Unsure: offer the two likeliest readings; unsure again: say what can be asked."""
    unsure = conversation.unsure + 1
    options = _readings(question, knowledge)
    if unsure >= _PATIENCE:
        return Reply(
            [Utterance("say_unsure_again", {}, _ways_out(knowledge))], {"unsure_turns": unsure}
        )
    if len(options) < _MOST_OPTIONS:
        offer = [
            *options,
            buttons.request("list_all", knowledge),
            buttons.request("help", knowledge),
        ]
        return Reply([Utterance("say_unsure", {}, offer[:3])], {"unsure_turns": unsure})
    values = {"first": options[0].title, "second": options[1].title}
    offer = [*options, buttons.request("help", knowledge)]
    return Reply([Utterance("say_either_or", values, offer)], {"unsure_turns": unsure})


def missed_the_point(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Apologise for an answer that missed the point, and offer other readings."""
    options: List[Button] = []
    if conversation.programmes:
        programme = knowledge.programme(conversation.programmes[0])
        told = [Attribute(attribute) for attribute in conversation.attributes]
        options = buttons.next_about(programme, told, knowledge, limit=2)
    if conversation.last_question and len(options) < _MOST_OPTIONS:
        options += _readings(conversation.last_question, knowledge)[1:]
    offer = [*options[:_MOST_OPTIONS], *_ways_out(knowledge)]
    return Reply([Utterance("say_missed_the_point", {}, offer[:4])])


def correct(
    question: Question, conversation: Conversation, knowledge: Knowledge
) -> Optional[Reply]:
    """Ask the last question again with what the user corrected; None if he corrected nothing."""
    last = conversation.last_question
    subject = resolve(question, conversation, knowledge)
    if question.programmes or (question.pointers and subject.programmes):
        again = replace(
            last or question, programmes=subject.programmes, references=[], described=False
        )
        return _again(again, question, conversation, knowledge)
    if question.attributes and conversation.programmes:
        again = replace(question, intent=ASK, programmes=conversation.programmes, references=[])
        return answering.reply(again, conversation, knowledge)
    return None


def _again(
    last: Question, question: Question, conversation: Conversation, knowledge: Knowledge
) -> Reply:
    if last.intent.startswith("ask_") and _is_matter(last.intent, knowledge):
        matter = last.intent[len("ask_") :]
        return answering.unstated(matter, last.programmes, last, conversation, knowledge)
    attributes = question.attributes or conversation.attributes
    asked = Question(ASK, programmes=last.programmes, attributes=attributes)
    return answering.reply(asked, conversation, knowledge)


def _is_matter(intent: str, knowledge: Knowledge) -> bool:
    return any(intent == f"ask_{matter.id}" for matter in knowledge.unstated)


def _ways_out(knowledge: Knowledge) -> List[Button]:
    return [buttons.request(name, knowledge) for name in ("list_all", "recommend", "human")]


def _readings(question: Question, knowledge: Knowledge) -> List[Button]:
    """The likeliest readings of an unsure question, as buttons in human words."""
    attribute = Attribute(question.attributes[0]) if question.attributes else Attribute.OVERVIEW
    readings: List[Button] = []
    for label, _ in question.alternatives:
        button = _reading(str(label), attribute, question, knowledge)
        if button and button not in readings:
            readings.append(button)
    return readings[:_MOST_OPTIONS]


_REQUESTS: Dict[str, str] = {
    "list_programmes": "list_all",
    "recommend": "recommend",
    "ask_help": "help",
    "ask_source": "source",
    "ask_human": "human",
}


def _reading(
    label: str, attribute: Attribute, question: Question, knowledge: Knowledge
) -> Optional[Button]:
    if label.startswith("ask:") and knowledge.has(label[len("ask:") :]):
        programme = knowledge.programme(label[len("ask:") :])
        return buttons.programme_button(programme, knowledge, attribute)
    if label == ASK and question.programmes and knowledge.has(question.programmes[0]):
        programme = knowledge.programme(question.programmes[0])
        return buttons.ask_about(programme, attribute, knowledge)
    if label in _REQUESTS:
        return buttons.request(_REQUESTS[label], knowledge)
    return None


def forget(names: List[str]) -> Dict[str, Any]:
    """Changes that empty conversation slots."""
    return dict.fromkeys(names)
