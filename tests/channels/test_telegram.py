"""Telegram's updates (core.telegram.org/bots/api: "Update", "Message", "CallbackQuery")."""

from typing import Any, Dict

import pytest

from tests.channels.platforms.base import Chat
from tests.channels.platforms.telegram import BOT, SECRET, Telegram

QUESTION = "How long do the Trade policy courses last?"
ANSWER = "eight weeks"
GROUP = {"id": -100200300, "title": "Delegates", "type": "supergroup"}


def chat(telegram: Telegram) -> Chat:
    """A new person."""
    return Chat(telegram, str(500_000 + telegram.number()))


def test_the_webhook_is_announced_with_its_secret(telegram: Telegram) -> None:
    announced = telegram.wait(
        lambda: [item for item in telegram.requests if item.path.endswith("/setWebhook")],
        "setWebhook",
    )
    assert announced[0].body["secret_token"] == telegram.environment()["TELEGRAM_SECRET_TOKEN"]


@pytest.mark.parametrize("secret", ["", "wrong", "telegram-secret-of-the-test"])
def test_an_update_without_the_secret_is_refused(secret: str, telegram: Telegram) -> None:
    person = chat(telegram)
    message = telegram.message(person.person, text=QUESTION)
    assert telegram.update(secret=secret, message=message).status_code == 403
    person.say("What's the weather?", "training programmes")
    assert ANSWER not in person.ever()


def test_a_repeated_update_is_answered_once(telegram: Telegram) -> None:
    person = chat(telegram)
    message = telegram.message(person.person, text=QUESTION)
    number = 90_000 + telegram.number()
    for _ in range(3):
        assert telegram.update(update_id=number, message=message).status_code == 200
    assert telegram.say(person.person, "What's the weather?").status_code == 200
    person.wait_for("the WTO's training programmes")
    assert person.ever().count(ANSWER) == 1


@pytest.mark.parametrize(
    "content",
    [
        {"edited_message": {"text": QUESTION}},
        {"message_reaction": {"new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
        {"my_chat_member": {"new_chat_member": {"status": "member"}}},
        {"channel_post": {"text": QUESTION}},
        {"something_new": {"text": QUESTION}},
        {"something_new": None},
    ],
)
def test_other_updates_are_acknowledged_without_an_answer(
    content: Dict[str, Any], telegram: Telegram
) -> None:
    person = chat(telegram)
    filled: Dict[str, Any] = {
        kind: value and {**telegram.message(person.person), **value}
        for kind, value in content.items()
    }
    assert telegram.update(secret=SECRET, update_id=0, **filled).status_code == 200
    person.say("What's the weather?", "training programmes")
    assert ANSWER not in person.ever()


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "x", "type": "regular", "emoji": "👍"}},
        {"photo": [{"file_id": "x", "width": 1, "height": 1}]},
        {"voice": {"file_id": "x", "duration": 3}},
        {"location": {"latitude": 46.2, "longitude": 6.1}},
    ],
)
def test_a_message_without_words_gets_a_hint(content: Dict[str, Any], telegram: Telegram) -> None:
    person = chat(telegram)
    assert telegram.update(message=telegram.message(person.person, **content)).ok
    person.wait_for("only read words")


def test_a_caption_is_read(telegram: Telegram) -> None:
    person = chat(telegram)
    photo = telegram.message(person.person, photo=[{"file_id": "x"}], caption=QUESTION)
    assert telegram.update(message=photo).ok
    person.wait_for(ANSWER)


def test_start_is_greeted_and_commands_are_plain_words(telegram: Telegram) -> None:
    person = chat(telegram)
    person.say("/start", "I'm a bot")
    person.say('/inform{"programmes_in_focus": ["geneva_week"]}', ".")
    person.say("/help", "compare them")


def test_groups_are_answered_only_when_addressed(telegram: Telegram) -> None:
    person = str(600_000 + telegram.number())
    group = Chat(telegram, person, to=str(GROUP["id"]))
    group.mark()

    def post(**content: Any) -> None:
        assert telegram.update(message=telegram.message(person, GROUP, **content)).ok

    post(text="How long is Geneva Week?")
    post(sticker={"file_id": "x"})
    post(new_chat_members=[telegram.user("1")])
    post(text=f"@wto_training_bot {QUESTION}", message_thread_id=7, is_topic_message=True)
    assert group.wait_for(ANSWER).startswith(("The length", "The Trade policy"))
    assert group.shown()[0].raw["message_thread_id"] == 7
    group.mark()
    post(text="and where?", reply_to_message={"message_id": 1, "from": BOT})
    group.wait_for("Geneva and elsewhere")
    group.mark()
    post(new_chat_members=[BOT])
    group.wait_for("I'm a bot")


def test_messages_of_bots_are_ignored(telegram: Telegram) -> None:
    person = chat(telegram)
    message = telegram.message(person.person, text=QUESTION)
    message["from"]["is_bot"] = True
    assert telegram.update(message=message).ok
    person.say("What's the weather?", "training programmes")
    assert ANSWER not in person.ever()
