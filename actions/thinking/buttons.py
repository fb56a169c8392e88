"""Which next questions to offer."""

from __future__ import annotations

from typing import Iterable, List, Sequence

from actions.thinking import wording
from actions.thinking.conversation import Button
from knowledge.schema import Attribute, Knowledge, Programme

# The order in which attributes are offered: what people ask most comes first.
_ORDER = (
    Attribute.LOCATION, Attribute.DURATION, Attribute.AUDIENCE, Attribute.PURPOSE,
    Attribute.CONTENT, Attribute.ORGANISER, Attribute.MORE_INFO,
)  # fmt: skip


def ask_about(programme: Programme, attribute: Attribute, knowledge: Knowledge) -> Button:
    """A button that asks for one attribute of a programme."""
    phrases = knowledge.phrases
    question = getattr(phrases.questions[attribute], programme.number.value)
    return Button(
        phrases.titles[attribute.value],
        question.format(name=programme.in_sentence),
    )


def programme_button(
    programme: Programme, knowledge: Knowledge, attribute: Attribute = Attribute.OVERVIEW
) -> Button:
    """A button titled with a programme's name, which asks for one of its attributes."""
    return Button(programme.name, ask_about(programme, attribute, knowledge).text)


def request(name: str, knowledge: Knowledge) -> Button:
    """One of the fixed requests of the knowledge file, such as "list_all"."""
    return Button(knowledge.phrases.titles[name], knowledge.phrases.requests[name])


def next_about(
    programme: Programme,
    asked: Iterable[Attribute],
    knowledge: Knowledge,
    limit: int = 3,
) -> List[Button]:
    """Questions on what the source states of a programme and was not just asked."""
    asked = set(asked)
    stated = wording.stated(programme)
    open_questions = [item for item in _ORDER if item in stated and item not in asked]
    chosen = [ask_about(programme, attribute, knowledge) for attribute in open_questions[:limit]]
    fillers = [request("source", knowledge), request("list_all", knowledge)]
    return chosen + fillers[: max(0, 2 - len(chosen))]


def programme_buttons(
    programmes: Sequence[Programme],
    knowledge: Knowledge,
    attribute: Attribute = Attribute.OVERVIEW,
    limit: int = 9,
) -> List[Button]:
    """One button for each programme."""
    return [programme_button(item, knowledge, attribute) for item in programmes[:limit]]
