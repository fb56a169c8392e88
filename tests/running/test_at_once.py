"""Messages that one person sends before the first is answered."""

import uuid

from bench.at_once import ask_at_once
from tests.bot import RunningBot
from tests.facts import facts, problems

ASKED = {
    "duration": "How long does the {programme} last?",
    "location": "Where is the {programme} held?",
    "audience": "Who is the {programme} for?",
    "purpose": "What is the purpose of the {programme}?",
}


def test_thirty_messages_of_one_person_are_answered_in_order(bot: RunningBot) -> None:
    cells = [(programme, attribute) for attribute in ASKED for programme in sorted(facts())][:30]
    assert len(cells) == 30
    texts = [
        ASKED[attribute].format(programme=facts()[programme]["name"][0])
        for programme, attribute in cells
    ]
    result = ask_at_once(bot.address, uuid.uuid4().hex, texts)
    assert result.order == list(range(30))
    for (programme, attribute), text, answer in zip(cells, texts, result.answers):
        told = "\n".join(message.text for message in answer)
        assert not problems(told, programme, attribute), f"to “{text}” it said:\n{told}"


def test_what_follows_at_once_still_refers_to_what_came_before(bot: RunningBot) -> None:
    texts = ["How long are the trade policy courses?", "And where are they held?"]
    result = ask_at_once(bot.address, uuid.uuid4().hex, texts)
    told = "\n".join(message.text for message in result.answers[1])
    assert not problems(told, "trade_policy_courses", "location"), told
