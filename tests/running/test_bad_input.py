"""Whatever arrives gets a clear answer, and the conversation goes on."""

import json
from typing import Any

import pytest

from tests.bot import RunningBot, Talk

QUESTION = "How long do the Trade policy courses last?"
ANSWER = "eight weeks"


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        ("", 400, "not valid JSON"),
        ("{", 400, "not valid JSON"),
        ("[]", 400, "must be a JSON object"),
        ('"text"', 400, "must be a JSON object"),
        ("null", 400, "must be a JSON object"),
        ("{}", 400, "`message` must be a string"),
        ('{"sender": "x", "message": null}', 400, "`message` must be a string"),
        ('{"sender": "x", "message": 7}', 400, "`message` must be a string"),
        ('{"sender": "x", "message": ["a"]}', 400, "`message` must be a string"),
        ('{"sender": "x", "message": ""}', 400, "must not be empty"),
        ('{"sender": "x", "message": " \\n\\t "}', 400, "must not be empty"),
        ('{"sender": ["x"], "message": "hi"}', 400, "`sender` must be a string"),
        ('{"sender": true, "message": "hi"}', 400, "`sender` must be a string"),
        (json.dumps({"sender": "x" * 500, "message": "hi"}), 400, "at most 128 characters"),
        ('{"sender": "x", "message": "hi", "metadata": 3}', 400, "`metadata` must be an object"),
        (b"\xff\xfe\x00", 400, "not valid JSON"),
        ("[" * 100_000, 400, "not valid JSON"),
        ("x" * 3_000_000, 413, "too large"),
    ],
)
def test_malformed_requests_get_a_clear_4xx(
    body: Any, status: int, problem: str, bot: RunningBot
) -> None:
    answer = bot.post(body)
    assert answer.status_code == status
    assert problem in answer.json()["error"]
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("size", [2_001, 100_000, 1_000_000])
def test_long_messages_are_declined_and_the_conversation_goes_on(size: int, talk: Talk) -> None:
    assert "longer than I can read" in talk.say("how long " * (size // 9 + 1))
    assert ANSWER in talk.say(QUESTION)


@pytest.mark.parametrize(
    "text", ["👍", "🙂🙂🙂", "???", "…", "\u200f\u200e!", "\u0007.", "/", "///"]
)
def test_messages_without_words_get_a_hint(text: str, talk: Talk) -> None:
    assert "only read words" in talk.say(text)
    assert ANSWER in talk.say(QUESTION)


@pytest.mark.parametrize(
    "text",
    [
        f"\u0000{QUESTION}\u0007",
        f"👋 {QUESTION} 🙏",
        f"\u202e{QUESTION}\u202c",
        f"\u200b{QUESTION}",
        QUESTION.replace(" ", "\u00a0"),
        QUESTION.replace(" ", "\n"),
        "Ｈｏｗ ｌｏｎｇ do the Trade policy courses last?",
    ],
)
def test_odd_characters_do_not_hide_the_question(text: str, talk: Talk) -> None:
    assert ANSWER in talk.say(text)


@pytest.mark.parametrize(
    "text", ["مرحبا كم مدة الدورة", "日本語はわかりますか", "\U0001f1e8\U0001f1ed ok"]
)
def test_other_scripts_get_some_reply(text: str, talk: Talk) -> None:
    assert talk.say(text)
    assert ANSWER in talk.say(QUESTION)


def test_strangers_without_a_sender_share_nothing(bot: RunningBot) -> None:
    first = bot.post(json.dumps({"message": "What is Geneva Week?"})).json()
    second = bot.post(json.dumps({"message": "and where is it?"})).json()
    assert first[0]["recipient_id"] != second[0]["recipient_id"]
    assert "Geneva Week" in first[0]["text"]
    assert "Which programme" in second[0]["text"] or "each programme" in second[0]["text"]


def test_a_number_as_sender_keeps_its_conversation(bot: RunningBot) -> None:
    bot.post(json.dumps({"sender": 4711, "message": "What is Geneva Week?"}))
    answer = bot.post(json.dumps({"sender": 4711, "message": "and where is it?"})).json()
    assert "headquarters in Geneva" in answer[0]["text"]


@pytest.mark.parametrize(
    "command",
    [
        "/restart",
        "/session_start",
        "/back",
        '/ask_geneva_week{"attribute": "duration"}',
        '/inform{"form_audience": "interns"}',
        "/ /restart",
        "/\n/restart",
        '/\u00a0/ask_attribute{"programme": "geneva_week"}',
    ],
)
def test_commands_are_plain_words(command: str, talk: Talk) -> None:
    talk.say("What is Geneva Week?")
    assert talk.say(command)
    # Neither forgotten nor set: "it" still means Geneva Week, whatever the words were taken for.
    if "restart" not in command:
        assert "Geneva" in talk.say("Where does Geneva Week take place?")


def test_typed_commands_set_no_slot(talk: Talk) -> None:
    talk.say('/inform{"form_audience": "nobody", "programmes_in_focus": ["geneva_week"]}')
    talk.say("start over")
    assert "Who is it for" in talk.say("Which programme is right for me?")
