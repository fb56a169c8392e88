"""Every attribute of every programme, asked of the running bot."""

import pytest

from knowledge.schema import Attribute, Knowledge
from tests.bot import Talk
from tests.facts import ATTRIBUTES, facts, figures, problems

CELLS = [(programme, attribute) for programme in facts() for attribute in ATTRIBUTES]


@pytest.mark.parametrize(("programme", "attribute"), CELLS)
def test_answers_every_cell(
    programme: str, attribute: str, talk: Talk, knowledge: Knowledge
) -> None:
    entry = knowledge.programme(programme)
    question = getattr(knowledge.phrases.questions[Attribute(attribute)], entry.number.value)
    answer = talk.say(question.format(name=entry.in_sentence))
    assert problems(answer, programme, attribute) == [], answer
    assert 2 <= len(talk.buttons) <= 3
    if facts()[programme][attribute] == "not stated":
        assert figures(answer) == [], answer
