"""Telegram's updates (core.telegram.org/bots/api: "Update", "Message", "CallbackQuery")."""

from typing import Any, Dict, List

import pytest

from tests.channels.platforms.base import Chat, Rejected, Request
from tests.channels.platforms.telegram import BOT, SECRET, Telegram

QUESTION = "How long do the Trade policy courses last?"
ANSWER = "eight weeks"
GROUP = {"id": -100200300, "title": "Delegates", "type": "supergroup"}


def chat(telegram: Telegram) -> Chat:
    """A new person."""
    return Chat(telegram, str(500_000 + telegram.number()))


def announcements(telegram: Telegram) -> List[Request]:
    """The calls by which the assistant said where updates go."""
    return [item for item in telegram.requests if item.path.endswith("/setWebhook")]


def test_the_webhook_is_announced_with_its_secret(telegram: Telegram) -> None:
    announced = telegram.wait(
        lambda: announcements(telegram)[1:] and announcements(telegram),
        "a second setWebhook",
    )
    assert announced[-1].body["secret_token"] == telegram.environment()["TELEGRAM_SECRET_TOKEN"]
    assert len(announced) == 2, "once more after Telegram was out of order"


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
        {"message_reaction": {"new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
        {"my_chat_member": {"new_chat_member": {"status": "member"}}},
        {"channel_post": {"text": QUESTION}},
        {"something_new": None},
        {"message": {"chat": None, "text": QUESTION}},
        {"callback_query": {"data": QUESTION}},
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
        {"paid_media": {"star_count": 1, "paid_media": []}},
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
    group.wait_for(ANSWER)
    assert len(group.shown()) == 1, "to the last of these only"
    assert group.shown()[0].raw["message_thread_id"] == 7
    group.mark()
    post(text="and where?", reply_to_message={"message_id": 1, "from": BOT})
    group.wait_for("Geneva and elsewhere")
    group.mark()
    post(new_chat_members=[BOT])
    group.wait_for("I'm a bot")


def test_a_group_made_with_the_assistant_is_greeted(telegram: Telegram) -> None:
    """ "Message": group_chat_created."""
    person = str(650_000 + telegram.number())
    chat = {"id": -4_000_000, "title": "New group", "type": "group"}
    assert telegram.update(message=telegram.message(person, chat, group_chat_created=True)).ok
    Chat(telegram, person, to="-4000000").wait_for("I'm a bot")


def test_a_long_button_of_another_person_or_time_stands_for_its_title(telegram: Telegram) -> None:
    """ "CallbackQuery": everybody in a group can press a button, and 64 bytes hold no question."""
    ada, bob = (str(660_000 + telegram.number()) for _ in range(2))
    group = Chat(telegram, ada, to=str(GROUP["id"]))
    group.mark()
    name = "Regional and sub-regional capacity-building programmes"
    question = f"@wto_training_bot what are the {name}?"
    assert telegram.update(message=telegram.message(ada, GROUP, text=question)).ok
    value = group.wait_for_choice("Place")[0]
    assert value.startswith("choice:")
    group.mark()
    assert telegram.update(callback_query=telegram.query(bob, value, GROUP)).ok
    group.wait_for("the place of each programme")
    group.mark()
    assert telegram.update(callback_query=telegram.query(ada, value, GROUP)).ok
    group.wait_for("outside Geneva")


def test_a_button_that_cannot_be_released_is_answered(telegram: Telegram) -> None:
    """ "answerCallbackQuery": a query that is too old is refused."""
    person = chat(telegram)
    person.say("hello", "I'm a bot")
    telegram.rejections = [Rejected(400, {"ok": False, "description": "query is too old"})]
    assert telegram.press(person.person, QUESTION).ok
    person.wait_for(ANSWER)


def test_messages_of_bots_are_ignored(telegram: Telegram) -> None:
    person = chat(telegram)
    message = telegram.message(person.person, text=QUESTION)
    message["from"]["is_bot"] = True
    assert telegram.update(message=message).ok
    person.say("What's the weather?", "training programmes")
    assert ANSWER not in person.ever()
