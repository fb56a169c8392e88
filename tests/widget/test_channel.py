"""The channel itself, met by programs rather than by the widget."""

from __future__ import annotations

import json
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List, Optional

import pytest
import requests

from channels.web.tokens import Tokens
from tests.bot import RunningBot, Talk
from tests.widget.conftest import SECRET

Post = requests.Response
ALLOWED = "https://www.example.org"


def post(bot: RunningBot, path: str, body: Any, origin: Optional[str] = ALLOWED) -> Post:
    """Send something to the channel, as a page at an origin."""
    return requests.post(
        f"{bot.address}/widget/{path}",
        data=body if isinstance(body, (str, bytes)) else json.dumps(body),
        headers={"Origin": origin} if origin else {},
        timeout=30,
    )


def new_token(bot: RunningBot) -> str:
    """A new conversation's token."""
    token: str = post(bot, "session", {}).json()["token"]
    return token


def say(bot: RunningBot, token: str, text: str, **more: str) -> List[Dict[str, Any]]:
    """Say something; returns the lines of the answer."""
    body = {"token": token, "id": uuid.uuid4().hex, "text": text, **more}
    return [json.loads(line) for line in post(bot, "messages", body).text.splitlines() if line]


def texts(lines: List[Dict[str, Any]]) -> str:
    """What the bot said."""
    return "\n".join(line["message"]["text"] for line in lines if line["type"] == "message")


def history(bot: RunningBot, token: str) -> List[Dict[str, Any]]:
    """The conversation so far."""
    messages: List[Dict[str, Any]] = post(bot, "session", {"token": token}).json()["messages"]
    return messages


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "http://www.example.org",
        "https://example.org",
        "https://www.example.org:8443",
        "https://www.example.org.evil.example",
        "https://evil.example/https://www.example.org",
        "https://wwwXexample.org",
        "*",
    ],
)
@pytest.mark.parametrize("path", ["session", "messages", "clear"])
def test_only_listed_origins_are_served(
    path: str, origin: Optional[str], web_bot: RunningBot
) -> None:
    answer = post(web_bot, path, {"token": new_token(web_bot)}, origin)
    assert (answer.status_code, answer.json()) == (403, {"error": "not_allowed"})


@pytest.mark.parametrize("own", [False, True])
def test_an_allowed_page_and_no_other_may_read_the_answer(own: bool, web_bot: RunningBot) -> None:
    origin = web_bot.address if own else ALLOWED
    answer = post(web_bot, "session", {}, origin)
    assert answer.headers["Access-Control-Allow-Origin"] == origin
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "body, status, reason",
    [
        ("", 400, "not_json"),
        ("{", 400, "not_json"),
        (b"\xff\xfe", 400, "not_json"),
        ("[" * 10_000, 400, "not_json"),
        ("[]", 400, "not_an_object"),
        ("null", 400, "not_an_object"),
        ('"text"', 400, "not_an_object"),
        ("x" * 20_001, 413, "too_large"),
        ({}, 401, "token_invalid"),
        ({"token": None}, 401, "token_invalid"),
        ({"token": 7}, 401, "token_invalid"),
        ({"token": ["x"]}, 401, "token_invalid"),
        ({"token": ""}, 401, "token_invalid"),
        ({"token": "é" * 20}, 401, "token_invalid"),
        ({"token": "1.x.99999999999.y"}, 401, "token_invalid"),
        ({"token": "x" * 10_000}, 401, "token_invalid"),
    ],
)
def test_what_is_no_request_is_refused_in_a_word(
    body: Any, status: int, reason: str, web_bot: RunningBot
) -> None:
    answer = post(web_bot, "messages", body)
    assert (answer.status_code, answer.json()) == (status, {"error": reason})
    assert answer.headers["Access-Control-Allow-Origin"] == ALLOWED


@pytest.mark.parametrize(
    "more, status, reason",
    [
        ({"text": "hello"}, 400, "bad_id"),
        ({"text": "hello", "id": "short"}, 400, "bad_id"),
        ({"text": "hello", "id": "12345678/../"}, 400, "bad_id"),
        ({"text": "hello", "id": 12345678}, 400, "bad_id"),
        ({"id": "12345678"}, 400, "no_text"),
        ({"id": "12345678", "text": None}, 400, "no_text"),
        ({"id": "12345678", "text": ["hello"]}, 400, "no_text"),
        ({"id": "12345678", "text": " \n\t"}, 400, "no_text"),
        ({"id": "12345678", "text": "hello", "payload": 7}, 400, "bad_payload"),
        ({"id": "12345678", "text": "x" * 1001}, 413, "too_long"),
        ({"id": "12345678", "text": "x", "payload": "x" * 1001}, 413, "too_long"),
    ],
)
def test_what_is_no_message_is_refused_in_a_word(
    more: Dict[str, Any], status: int, reason: str, web_bot: RunningBot
) -> None:
    answer = post(web_bot, "messages", {"token": new_token(web_bot), **more})
    assert (answer.status_code, answer.json()["error"]) == (status, reason)


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\u202ehello", "👍", "/restart", "/", "{{x}}"])
def test_odd_texts_are_answered(text: str, web_bot: RunningBot) -> None:
    token = new_token(web_bot)
    lines = say(web_bot, token, text)
    assert lines[-1]["type"] == "done" and texts(lines)
    assert "eight weeks" in texts(say(web_bot, token, "how long are the trade policy courses?"))


def test_no_other_token_opens_a_conversation(web_bot: RunningBot) -> None:
    token = new_token(web_bot)
    say(web_bot, token, "how long are the trade policy courses?")
    version, session, expiry, signature = token.split(".")
    later = str(int(expiry) + 1)
    forged = {
        f"{version}.{session}.{expiry}.{signature[::-1]}": "token_invalid",
        f"{version}.{session}.{later}.{signature}": "token_invalid",
        f"{version}.{session[:-1]}.{expiry}.{signature}": "token_invalid",
        f"2.{session}.{expiry}.{signature}": "token_invalid",
        f"{version}.{session}.{expiry}.": "token_invalid",
        f"{version}.{session}.{expiry}": "token_invalid",
        Tokens("x" * 32, 60).issue(session): "token_invalid",
        Tokens(SECRET, -1).issue(session): "token_expired",
    }
    for path in ("session", "messages", "clear"):
        for other, reason in forged.items():
            answer = post(web_bot, path, {"token": other, "id": "12345678", "text": "hello"})
            assert (answer.status_code, answer.json()) == (401, {"error": reason}), other
    assert len(history(web_bot, token)) == 2


def test_two_sessions_have_nothing_in_common(web_bot: RunningBot) -> None:
    one, other = new_token(web_bot), new_token(web_bot)
    assert one.split(".")[1] != other.split(".")[1]
    say(web_bot, one, "how long are the trade policy courses?")
    assert history(web_bot, other) == []
    assert "eight weeks" not in texts(say(web_bot, other, "say that again"))


def test_a_token_names_no_conversation_to_other_channels(web_bot: RunningBot) -> None:
    """The REST channel believes any sender, so an old token must not tell one."""
    token = new_token(web_bot)
    say(web_bot, token, "how long are the trade policy courses?")
    session = token.split(".")[1]
    for sender in (session, f"web-{session}", token):
        assert "eight weeks" not in Talk(web_bot.address, sender).say("say that again")
    assert len(history(web_bot, token)) == 2


def offered(bot: RunningBot, token: str) -> Dict[str, str]:
    """A button of the bot whose title alone says less than its payload."""
    say(bot, token, "how long are the trade policy courses?")
    lines = say(bot, token, "and where?")
    buttons = [button for line in lines[:-1] for button in line["message"].get("buttons", [])]
    found: Dict[str, str] = next(button for button in buttons if button["title"] == "Length")
    assert "Trade policy courses" in found["payload"]
    return found


def test_a_button_means_its_payload_only_if_the_bot_offered_it(web_bot: RunningBot) -> None:
    token, forged = new_token(web_bot), "who is geneva week for?"
    button = offered(web_bot, token)
    assert "mission" not in texts(say(web_bot, token, "hello", payload=forged))
    assert "mission" not in texts(say(web_bot, token, button["title"], payload=forged))
    say(web_bot, token, "what is geneva week?")
    assert "eight weeks" in texts(say(web_bot, token, **pressed(button)))
    said = [message["text"] for message in history(web_bot, token) if message["from"] == "user"]
    assert said[2:] == ["hello", button["title"], "what is geneva week?", button["title"]]


def test_a_button_offered_to_one_person_means_nothing_from_another(web_bot: RunningBot) -> None:
    button = offered(web_bot, new_token(web_bot))
    # Its title is then a question about all programmes.
    assert "Introduction courses" in texts(say(web_bot, new_token(web_bot), **pressed(button)))


def pressed(button: Dict[str, str]) -> Dict[str, str]:
    """What the widget sends for a button."""
    return {"text": button["title"], "payload": button["payload"]}


def test_a_message_that_comes_twice_is_said_once(web_bot: RunningBot) -> None:
    token, identifier = new_token(web_bot), uuid.uuid4().hex
    first = say(web_bot, token, "how long are the trade policy courses?", id=identifier)
    say(web_bot, token, "and where?")
    again = say(web_bot, token, "how long are the trade policy courses?", id=identifier)
    assert texts(again) == texts(first)
    assert sum(message["from"] == "user" for message in history(web_bot, token)) == 2


def test_a_message_that_comes_twice_at_once_is_said_once(web_bot: RunningBot) -> None:
    token, identifier = new_token(web_bot), uuid.uuid4().hex
    with ThreadPoolExecutor(5) as pool:
        answers = list(
            pool.map(lambda _: texts(say(web_bot, token, "hello", id=identifier)), range(5))
        )
    assert len(set(answers)) == 1 and answers[0]
    assert [message["from"] for message in history(web_bot, token)] == ["user", "bot"]


def test_a_conversation_has_so_many_messages_a_minute(web_bot: RunningBot) -> None:
    token = new_token(web_bot)
    for number in range(20):
        assert say(web_bot, token, f"hello {number}")[-1]["type"] == "done"
    refusal = say(web_bot, token, "hello")[-1]
    assert refusal["type"] == "refused" and refusal["reason"] == "too_many"
    assert 1 <= refusal["retry_after"] <= 60
    assert sum(message["from"] == "user" for message in history(web_bot, token)) == 20
    # Others are not concerned.
    assert say(web_bot, new_token(web_bot), "hello")[-1]["type"] == "done"


def test_the_page_that_comes_next_finds_the_answer_that_is_under_way(web_bot: RunningBot) -> None:
    token = new_token(web_bot)
    body = {"token": token, "id": uuid.uuid4().hex, "text": "hello"}
    with requests.post(
        f"{web_bot.address}/widget/messages",
        data=json.dumps(body),
        headers={"Origin": ALLOWED},
        stream=True,
        timeout=30,
    ):
        # Left as soon as the server has it, as when somebody follows a link.
        found = history(web_bot, token)
    assert [message["from"] for message in found] == ["user", "bot"]


def test_the_first_line_comes_before_the_answer(web_bot: RunningBot) -> None:
    body = {"token": new_token(web_bot), "id": uuid.uuid4().hex, "text": "hello"}
    with requests.post(
        f"{web_bot.address}/widget/messages",
        data=json.dumps(body),
        headers={"Origin": ALLOWED},
        stream=True,
        timeout=30,
    ) as answer:
        chunks = list(answer.iter_content(None))
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    assert chunks[0] == b"\n" and len(chunks) >= 2


def test_a_token_is_renewed_by_each_visit_and_each_message(web_bot: RunningBot) -> None:
    session = new_token(web_bot).split(".")[1]
    old = Tokens(SECRET, 30).issue(session)
    visited = post(web_bot, "session", {"token": old}).json()["token"]
    talked = say(web_bot, old, "hello")[-1]["token"]
    for renewed in (visited, talked):
        assert renewed.split(".")[1] == session
        assert int(renewed.split(".")[2]) > time.time() + 23 * 3600


@pytest.mark.parametrize("path", ["assistant.js", "strings/en.json", "demo.css", "icon.svg"])
def test_files_are_compressed_and_kept(path: str, web_bot: RunningBot) -> None:
    address = f"{web_bot.address}/widget/{path}"
    answer = requests.get(address, timeout=10)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    plain = requests.get(address, headers={"Accept-Encoding": "identity"}, timeout=10)
    assert "Content-Encoding" not in plain.headers and plain.content == answer.content
    for tag in (answer.headers["ETag"], f"W/{answer.headers['ETag']}"):
        again = requests.get(address, headers={"If-None-Match": tag}, timeout=10)
        assert again.status_code == 304 and not again.content


@pytest.mark.parametrize(
    "path", ["demo.html", "page.html", "nothing", "strings/xx.json", "..%2f..%2fendpoints.yml"]
)
def test_nothing_else_is_served(path: str, web_bot: RunningBot) -> None:
    answer = requests.get(f"{web_bot.address}/widget/{path}", timeout=10)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["/", "/chat"])
def test_the_bots_own_pages_are_strict(path: str, web_bot: RunningBot) -> None:
    policy = requests.get(web_bot.address + path, timeout=10).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
