"""What every platform has in common: forged, repeated and broken requests, and slow platforms."""

import threading
from typing import Any, Dict

import pytest
import requests

from tests.bot import RunningBot
from tests.channels.conftest import REST_TOKEN, connected
from tests.channels.people import NO_BUTTONS, WHERE, new_chat
from tests.channels.platforms.base import ANSWER, QUESTION, Platform, Rejected
from tests.channels.platforms.botframework import CONNECTOR_TOKEN

PLATFORMS = (
    "slack", "telegram", "facebook", "botframework", "twilio", "webexteams", "mattermost",
    "rocketchat",
)  # fmt: skip


@pytest.mark.parametrize("where", WHERE)
def test_a_forged_message_is_refused(where: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    answer = chat.platform.prepare(chat.person, QUESTION, forged=True)()
    assert answer.status_code == 403 and answer.json()["error"]
    chat.say("What's the weather?", "the WTO's training programmes")
    assert ANSWER not in chat.ever()


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_an_unsigned_request_is_refused(kind: str, name: str, platforms: Dict[str, Any]) -> None:
    body = b"text=hello" if "form" in kind else b'{"text": "hello"}'
    headers = {"Content-Type": kind}
    answer = requests.post(platforms[name].webhook, data=body, headers=headers, timeout=10)
    # Rocket.Chat sends no forms, and its token stands in the body.
    assert answer.status_code in (401, 403) or (name == "rocketchat" and "form" in kind)
    assert answer.status_code >= 400 and answer.json()["error"]


@pytest.mark.parametrize("where", WHERE)
def test_a_repeated_delivery_is_answered_once(where: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    deliver = chat.platform.prepare(chat.person, QUESTION)
    for _ in range(3):
        assert deliver().status_code == 200
    chat.wait_for(ANSWER)
    assert deliver().status_code == 200
    chat.say("What's the weather?", "the WTO's training programmes")
    assert chat.ever().count(ANSWER) == 1


@pytest.mark.parametrize("where", [where for where in WHERE if where not in NO_BUTTONS])
def test_a_repeated_press_is_answered_once(where: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    chat.say(QUESTION, ANSWER)
    press = chat.platform.prepare_press(chat.person, chat.wait_for_choice("Place")[0])
    for _ in range(3):
        assert press().status_code == 200
    chat.wait_for("Geneva and elsewhere")
    assert press().status_code == 200
    chat.say("What's the weather?", "the WTO's training programmes")
    assert chat.ever().count("Geneva and elsewhere") == 1


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"text"', b"{}", b"\xff\xfe\x00", b'{"data": 7, "entry": [1]}',
     b'{"update_id": "x", "message": [], "type": "event_callback", "token": []}',
     b'{"update_id": 1, "message": {"from": 7}, "object": "page", "entry": 3}',
     b'{"update_id": 1e999, "message": {}}', b"[" * 100_000],
    ids=lambda body: body[:60].decode("latin-1"),
)  # fmt: skip
def test_a_broken_body_gets_a_clear_answer(
    name: str, body: bytes, platforms: Dict[str, Any]
) -> None:
    answer = platforms[name].deliver_raw(body)
    assert answer.status_code in (200, 400, 403), answer.text
    assert "Traceback" not in answer.text and "<html" not in answer.text
    if answer.status_code != 200:
        assert answer.json()["error"]


@pytest.mark.parametrize("name", [*PLATFORMS, "rest", "nothing"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE"])
def test_other_methods_get_no_error_page(method: str, name: str, platforms: Dict[str, Any]) -> None:
    address = f"{platforms['bot'].address}/webhooks/{name}/webhook"
    answer = requests.request(method, address, timeout=10)
    assert answer.status_code in (403, 404, 405)
    assert method == "HEAD" or set(answer.json()) <= {"error", "description", "status", "message"}


def test_a_huge_body_is_refused(platforms: Dict[str, Any]) -> None:
    assert platforms["telegram"].deliver_raw(b"x" * 1_000_001).status_code == 413


def test_a_long_text_is_declined_in_words(platforms: Dict[str, Any]) -> None:
    new_chat("teams", platforms).say("how long " * 5000, "longer than I can read")


@pytest.mark.parametrize("where", WHERE)
def test_a_slow_platform_blocks_no_other(where: str, platforms: Dict[str, Any]) -> None:
    slow = new_chat(where, platforms)
    other = new_chat(
        next(item for item in WHERE if item not in (where, "sms", "whatsapp")), platforms
    )
    hold = slow.platform.hold = threading.Event()
    before = len(slow.platform.requests)
    try:
        assert slow.platform.say(slow.person, QUESTION).status_code == 200
        slow.platform.wait(lambda: len(slow.platform.requests) > before, "a call that hangs")
        other.say(QUESTION, ANSWER)
        assert ANSWER not in slow.ever()
    finally:
        slow.platform.hold = None
        hold.set()
    slow.say(QUESTION, ANSWER)


def test_a_platform_that_never_answers_is_given_up(platforms: Dict[str, Any]) -> None:
    bot: RunningBot = platforms["bot"]
    chat = new_chat("slack", platforms)
    hold = chat.platform.hold = threading.Event()
    try:
        assert chat.platform.say(chat.person, QUESTION).status_code == 200
        bot.wait_for("could not be delivered (slack: no answer in time)")
    finally:
        chat.platform.hold = None
        hold.set()
    chat.say("and where?", "Geneva and elsewhere")


@pytest.mark.parametrize("where", WHERE)
def test_a_reply_that_is_put_off_is_sent_again(where: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    chat.say("hello", "bot")
    chat.platform.rejections = [Rejected(429, {"error": "slow down"}, {"Retry-After": "0"})] * 2
    chat.say(QUESTION, ANSWER)
    assert chat.ever().count(ANSWER) == 1


@pytest.mark.parametrize("where", WHERE)
def test_a_refused_reply_ends_no_conversation(where: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    chat.say("hello", "bot")
    chat.platform.rejections = [Rejected(500, {"error": "out of order"})]
    assert chat.platform.say(chat.person, QUESTION).status_code == 200
    chat.say(QUESTION, ANSWER)
    chat.say("and where?", "Geneva and elsewhere")


def test_no_secret_reaches_the_log() -> None:
    """Whatever fails, and however much is logged."""
    with connected(LOG_LEVEL="DEBUG") as platforms:
        bot: RunningBot = platforms["bot"]
        bot.wait_for("could not be announced (telegram: status 500)")
        for where in WHERE:
            chat = new_chat(where, platforms)
            chat.say(QUESTION, ANSWER)
            chat.platform.rejections = [Rejected(401, {"error": "who are you?"})] * 3
            assert chat.platform.say(chat.person, QUESTION).status_code == 200
            bot.wait_for(f"({chat.platform.name}: status 401)")
            chat.platform.rejections = []
            assert chat.platform.prepare(chat.person, QUESTION, forged=True)().status_code == 403
            chat.platform.deliver_raw(b"{}")
            chat.say(QUESTION, ANSWER)
    secrets = {"REST_TOKEN": REST_TOKEN, "the connector's token": CONNECTOR_TOKEN}
    for platform in platforms.values():
        if isinstance(platform, Platform):
            secrets.update(platform.environment())
    log = bot.log
    assert len(log) > 100_000
    for name, value in secrets.items():
        for item in value.split(", "):
            shown = item.startswith("http") or name.endswith(("_NUMBER", "_NAME", "_APP_ID"))
            assert shown or item not in log, name
