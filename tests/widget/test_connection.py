"""What happens when something is in the way: no server, no network, no session, too much."""

from __future__ import annotations

import re
import signal
import time
from pathlib import Path
from typing import List

from playwright.sync_api import Page, Route, expect

from channels.web.tokens import Tokens
from tests.bot import RunningBot
from tests.widget.conftest import SECRET, NewContext, environment, one_line
from tests.widget.site import Site
from tests.widget.widget import Widget


def test_a_server_that_is_killed_and_comes_back_answers_what_was_asked_meanwhile(
    new_context: NewContext, site: Site, tmp_path: Path
) -> None:
    """Nobody has to do anything, and the conversation is still there."""
    bot = RunningBot(
        "--endpoints", str(kept_on_disk(tmp_path)), environment=environment(site)
    ).start()
    page = new_context().new_page()
    page.goto(bot.address)
    widget = Widget(page).open()
    widget.ask("how long are the trade policy courses?")
    bot.stop(signal.SIGKILL)
    page.clock.install()
    widget.type("and where?")
    expect(widget.banner).to_have_text("Connection lost. Trying again…")
    expect(widget.typing).to_be_hidden()
    # The widget waits between tries; a slow start must not be too long for it here.
    page.clock.pause_at(page.evaluate("Date.now()") + 10)
    bot.start()
    page.clock.resume()
    page.clock.fast_forward(10_000)
    assert "Geneva and elsewhere" in widget.answer_to("and where?")
    expect(widget.banner).to_be_hidden()
    expect(widget.failure).to_have_count(0)
    again = widget.reload()
    expect(again.questions).to_have_text(["how long are the trade policy courses?", "and where?"])
    bot.stop()


def kept_on_disk(folder: Path) -> Path:
    """An endpoints file by which conversations outlive the server."""
    path = folder / "endpoints.yml"
    path.write_text(
        f"tracker_store: {{type: SQL, dialect: sqlite, db: '{folder / 'tracker.db'}'}}\n"
        "lock_store: {type: server.lock_store.InOrderLockStore}\n"
    )
    return path


def test_a_message_that_could_not_be_delivered_can_be_sent_again(widget: Widget) -> None:
    page = widget.page
    widget.open()
    page.route("**/widget/messages", lambda route: route.abort())
    widget.ask_nobody("how long are the trade policy courses?")
    expect(widget.failure).to_contain_text("Not sent.")
    expect(widget.banner).to_have_text("The assistant can’t be reached at the moment.")
    page.unroute("**/widget/messages")
    assert "Geneva" in widget.ask("where is geneva week?")
    expect(widget.banner).to_be_hidden()
    page.get_by_role("button", name="Try again").click()
    # It goes to the end, where its answer is.
    assert "eight weeks" in widget.answer_to("how long are the trade policy courses?")
    expect(widget.failure).to_have_count(0)
    asked = ["where is geneva week?", "how long are the trade policy courses?"]
    expect(widget.questions).to_have_text(asked)
    expect(widget.reload().questions).to_have_text(asked)


def test_an_answer_that_is_no_answer_holds_up_nothing(widget: Widget) -> None:
    """Some networks answer every request with a page of their own until one has signed in."""
    widget.open()
    widget.ask("hello")
    page = widget.page
    page.route("**/widget/*", lambda route: route.fulfill(body="<html>Sign in</html>"))
    widget.ask_nobody("how long are the trade policy courses?")
    page.unroute("**/widget/*")
    page.get_by_role("button", name="Try again").click()
    assert "eight weeks" in widget.answer_to("how long are the trade policy courses?")


def test_a_failure_of_the_server_is_said_in_words(widget: Widget) -> None:
    widget.open()
    widget.page.route("**/widget/session", lambda route: route.fulfill(status=500, body="oops"))
    widget.type("hello")
    expect(widget.notes).to_have_text(["Something went wrong on our side. Please try again."])
    widget.page.unroute("**/widget/session")
    widget.page.get_by_role("button", name="Try again").click()
    widget.answer_to("hello")


def test_servers_that_do_not_share_their_secret_are_not_tried_for_ever(widget: Widget) -> None:
    """Such a mistake of the operator ends in words, not in a loop."""
    refused: List[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=401, json={"error": "token_invalid"})

    widget.open()
    widget.page.route("**/widget/messages", refuse)
    widget.type("hello")
    expect(widget.failure).to_be_visible()
    assert len(refused) == 2


def test_a_restart_without_a_kept_secret_loses_no_message(
    widget: Widget, web_bot: RunningBot
) -> None:
    widget.open()
    widget.ask("hello")
    _replace_token(widget.page, Tokens("another secret than that of the server", 60).issue())
    answer = widget.ask("how long are the trade policy courses?")
    assert "eight weeks" in answer
    expect(widget.notes).to_have_text(
        ["Your earlier conversation has ended, so this is a new one."]
    )


def test_an_expired_or_tampered_token_opens_nothing(widget: Widget) -> None:
    widget.open()
    widget.ask("hello")
    token = _token(widget.page)
    session = token.split(".")[1]
    for refused in (
        Tokens(SECRET, -1).issue(session),
        token.replace(session, session[::-1]),
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        "nonsense",
    ):
        _replace_token(widget.page, refused)
        again = widget.reload()
        expect(again.notes).to_have_text(
            ["Your earlier conversation has ended, so this is a new one."]
        )
        expect(again.questions).to_have_count(0)
        assert _token(widget.page) not in (token, refused)


def _key(page: Page) -> str:
    found: str = page.evaluate(
        "() => Object.keys(localStorage).find(key => key.endsWith('#token'))"
    )
    return found


def _token(page: Page) -> str:
    found: str = page.evaluate("key => localStorage.getItem(key)", _key(page))
    return found


def _replace_token(page: Page, token: str) -> None:
    page.evaluate("([key, token]) => localStorage.setItem(key, token)", [_key(page), token])


def test_offline_a_message_waits_for_the_network(widget: Widget) -> None:
    widget.open()
    widget.ask("hello")
    widget.page.context.set_offline(True)
    expect(widget.banner).to_contain_text("You are offline")
    widget.type("how long are the trade policy courses?")
    expect(widget.page.locator(".failure")).to_be_visible()
    widget.page.context.set_offline(False)
    assert "eight weeks" in widget.answer_to("how long are the trade policy courses?")
    expect(widget.banner).to_be_hidden()


def test_a_remark_does_not_hide_that_there_is_no_network(widget: Widget) -> None:
    widget.open()
    widget.page.clock.install()
    widget.page.context.set_offline(True)
    widget.option("Copy the conversation")
    expect(widget.banner).to_have_text(re.compile("cop(ied|ying)"))
    widget.page.clock.fast_forward(5000)
    expect(widget.banner).to_contain_text("You are offline")


def test_an_answer_that_breaks_off_is_fetched_again_and_shown_once(widget: Widget) -> None:
    """The first attempt reaches the server, but the answer does not come back."""
    attempts: List[str] = []

    def lose_the_first(route: Route) -> None:
        attempts.append(route.request.post_data or "")
        answer = route.fetch()
        if len(attempts) == 1:
            first_line = answer.text().strip().split("\n")[0]
            route.fulfill(response=answer, body=first_line + "\n")
        else:
            route.fulfill(response=answer)

    widget.open()
    widget.ask("hello")
    widget.page.route("**/widget/messages", lose_the_first)
    widget.ask("how long are the trade policy courses?")
    expect(widget.banner).to_be_hidden()
    assert len(attempts) == 2 and attempts[0] == attempts[1]
    expect(widget.answers.filter(has_text="eight weeks")).to_have_count(1)
    again = widget.reload()
    expect(again.questions).to_have_text(["hello", "how long are the trade policy courses?"])


def test_too_many_messages_get_a_polite_reply(new_context: NewContext, web_bot: RunningBot) -> None:
    page = new_context().new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    page.evaluate(
        "() => { for (let i = 0; i < 21; i++)"
        " document.querySelector('training-assistant').send('hello ' + i) }"
    )
    expect(widget.notes).to_have_text(
        [re.compile(r"That was a lot at once\. Please give me \d+ seconds?, then try again\.")],
        timeout=30_000,
    )
    expect(page.locator(".failure")).to_have_count(1)
    expect(widget.typing).to_be_hidden()


def test_a_message_that_is_too_long_is_said_to_be_and_not_lost(widget: Widget) -> None:
    widget.open()
    long = "word " * 201
    widget.type(long)
    hint = widget.page.locator(".hint")
    expect(hint).to_have_text("That is 4 characters more than I can read. Could you shorten it?")
    expect(widget.input).to_have_value(long)
    expect(widget.input).to_have_accessible_description(re.compile("4 characters more"))
    expect(widget.questions).to_have_count(0)
    widget.input.fill(long[:999])
    expect(hint).to_be_hidden()


def test_a_site_that_is_not_allowed_is_told_so(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    stranger = Site()
    page = new_context().new_page()
    page.goto(stranger.page("/", one_line(web_bot)))
    widget = Widget(page).open()
    widget.type("hello")
    expect(widget.notes).to_have_text(["This site has not been allowed to use the assistant."])
    stranger.stop()


def test_an_answer_is_shown_as_the_bot_produces_it(widget: Widget) -> None:
    """The lines of a stream are shown as they arrive, not when it ends."""
    widget.open()
    widget.page.evaluate(
        """() => {
            const real = window.fetch;
            window.fetch = async (url, options) => {
                if (!url.endsWith("/messages")) return real(url, options);
                const message = text => JSON.stringify(
                    {type: "message", message: {from: "bot", text, time: Date.now() / 1000}}) + "\\n";
                const stream = new ReadableStream({
                    start(controller) {
                        const send = text => controller.enqueue(new TextEncoder().encode(text));
                        const whole = message("the first thing");
                        send(whole.slice(0, 30)); send(whole.slice(30));
                        window.goOn = () => { send(message("the second")); send('{"type":"done"}\\n');
                                              controller.close(); };
                    },
                });
                return new Response(stream);
            };
        }"""
    )
    widget.type("anything")
    expect(widget.answers.last).to_have_text("the first thing")
    widget.page.evaluate("() => window.goOn()")
    expect(widget.answers.last).to_have_text("the second")


def test_without_storage_it_works_until_the_page_is_left(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    context = new_context()
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no') }})"
    )
    page = context.new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    assert "eight weeks" in widget.ask("how long are the trade policy courses?")
    assert "Geneva" in widget.ask("and where?")


def test_the_limits_are_not_only_the_widgets(widget: Widget) -> None:
    """Messages that get around the widget's own limit meet the server's."""
    status = widget.page.evaluate(
        """async () => {
            const post = async (path, body) =>
                fetch("/widget/" + path, {method: "POST", body: JSON.stringify(body)});
            const {token} = await (await post("session", {})).json();
            const answer = await post("messages", {token, id: "12345678", text: "x".repeat(1001)});
            return [answer.status, await answer.json()];
        }"""
    )
    assert status == [413, {"error": "too_long", "most": 1000}]


def test_a_token_lives_as_long_as_it_is_used(widget: Widget) -> None:
    widget.open()
    widget.ask("hello")
    session = _token(widget.page).split(".")[1]
    _replace_token(widget.page, Tokens(SECRET, 30).issue(session))
    widget.ask("how long is geneva week?")
    assert _expiry(widget.page) > time.time() + 23 * 3600
    _replace_token(widget.page, Tokens(SECRET, 30).issue(session))
    again = widget.reload()
    expect(again.questions).to_have_text(["hello", "how long is geneva week?"])
    assert _expiry(again.page) > time.time() + 23 * 3600


def _expiry(page: Page) -> int:
    return int(_token(page).split(".")[2])
