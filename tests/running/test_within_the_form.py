"""Whatever is said while the recommendation asks its questions gets an answer."""

import pytest

from tests.bot import RunningBot

ASKED = {
    "audience": "Who is it for",
    "place": "Where can the training be",
    "length": "How much time is there",
    "goal": "What should it bring",
}
SAID = [
    "hello", "thanks", "ok", "no", "yes", "are you a bot?", "how are you?", "great bot!", "repeat that",
    "What would you recommend?", "Which programme is right for me?", "help", "what can you do?",
    "What does it cost?", "How do I apply?", "Where did you get that?", "asdf qwer zxcv", "???",
    "What's the weather like?", "Which programmes are there?", "Which is the longest?", "the second one",
    "Compare Geneva Week and the symposia", "How long is Geneva Week, and what does it cost?",
    "why do you ask?", "that's not what I asked", "I want to talk to a person", "this is useless", "goodbye",
]  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_every_message_gets_an_answer(bot: RunningBot, said: str) -> None:
    talk = bot.talk()
    assert ASKED["audience"] in talk.say("Which programme is right for me?")
    assert talk.say(said).strip()
    assert "eight weeks" in talk.say("How long do the Trade policy courses last?")


def test_asking_for_advice_again_puts_the_open_question_again(bot: RunningBot) -> None:
    talk = bot.talk()
    talk.say("Which programme is right for me?")
    assert ASKED["place"] in talk.say("I'm an intern")
    assert ASKED["place"] in talk.say("What would you recommend?")
    assert ASKED["length"] in talk.say("In Geneva")


def test_asking_for_advice_again_with_all_that_is_needed_is_answered(bot: RunningBot) -> None:
    talk = bot.talk()
    talk.say("Which programme is right for me?")
    told = talk.say(
        "What would you recommend to a member without a mission, in Geneva, any length, "
        "to take part more?"
    )
    assert "Geneva Week" in told


def test_whoever_says_goodbye_is_let_go(bot: RunningBot) -> None:
    talk = bot.talk()
    talk.say("Which programme is right for me?")
    told = talk.say("thanks, bye")
    assert not any(question in told for question in ASKED.values())
    assert not any(question in talk.say("hello again") for question in ASKED.values())


def test_it_says_why_it_asks_and_asks_again(bot: RunningBot) -> None:
    talk = bot.talk()
    talk.say("Which programme is right for me?")
    reply = talk.say("why do you need to know that?")
    assert "leave out what would not suit you" in reply and ASKED["audience"] in reply
