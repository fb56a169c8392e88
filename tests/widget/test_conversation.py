"""Conversations in the widget."""

from __future__ import annotations

import re
from pathlib import Path
from typing import List

from playwright.sync_api import Page, Route, expect

from tests.bot import RunningBot
from tests.widget.conftest import NewContext, one_line
from tests.widget.site import Site
from tests.widget.widget import Widget


def test_it_greets_and_offers_starter_questions(widget: Widget) -> None:
    widget.open()
    expect(widget.answers).to_have_count(1)
    expect(widget.answers.first).to_contain_text("I’m a bot")
    expect(widget.replies).to_have_count(4)
    widget.replies.filter(has_text="Which programmes are there?").click()
    assert "Geneva Week" in widget.answer_to("Which programmes are there?")


def test_a_question_is_answered(widget: Widget) -> None:
    widget.open()
    assert "eight weeks" in widget.ask("how long are the trade policy courses?")
    assert widget.page.locator(".messages time").count() >= 2


def test_a_quick_reply_is_sent_by_its_title_and_understood_by_its_payload(widget: Widget) -> None:
    widget.open()
    widget.ask("hello")
    button = widget.replies.filter(has_text="All programmes")
    button.click()
    assert "Trade policy courses" in widget.answer_to("All programmes")
    widget = widget.reload()
    expect(widget.questions).to_have_text(["hello", "All programmes"])


def test_the_conversation_is_there_after_a_reload_and_on_another_page(
    embedded: Widget, web_bot: RunningBot, site: Site
) -> None:
    embedded.open()
    embedded.ask("how long is an introduction course?")
    before = embedded.bubbles.all_inner_texts()
    again = embedded.reload()
    expect(again.panel).to_be_visible()
    expect(again.bubbles).to_have_text(before)
    expect(again.page.locator("body")).to_be_focused()
    again.page.goto(site.page("/elsewhere", f"<p>Another page</p>{one_line(web_bot)}"))
    elsewhere = Widget(again.page)
    expect(elsewhere.bubbles).to_have_text(before)
    assert "Geneva" in elsewhere.ask("and where?")


def test_two_people_at_once_see_only_their_own_messages(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    people = []
    for _ in range(2):
        page = new_context().new_page()
        page.goto(web_bot.address)
        people.append(Widget(page).open())
    questions = ["how long are the trade policy courses?", "who is geneva week for?"]
    for person, question in zip(people, questions):
        person.type(question)
    answers = [person.answer_to(question) for person, question in zip(people, questions)]
    assert "eight weeks" in answers[0] and "eight weeks" not in answers[1]
    assert "no mission in Geneva" in answers[1] and "no mission" not in answers[0]
    for person, question in zip(people, questions):
        again = person.reload()
        expect(again.questions).to_have_text([question])


def test_a_second_tab_follows_the_first(new_context: NewContext, web_bot: RunningBot) -> None:
    context = new_context()
    first, second = context.new_page(), context.new_page()
    first.goto(web_bot.address)
    one = Widget(first).open()
    one.ask("hello")
    second.goto(web_bot.address)
    two = Widget(second).open()
    expect(two.questions).to_have_text(["hello"])
    one.ask("how long is geneva week?")
    expect(two.questions).to_have_text(["hello", "how long is geneva week?"])


def test_what_is_asked_before_the_history_is_there_comes_after_it(
    widget: Widget, web_bot: RunningBot
) -> None:
    widget.open()
    widget.ask("how long are the trade policy courses?")
    held: List[Route] = []
    widget.page.route("**/widget/session", lambda route: held.append(route))
    with widget.page.expect_request("**/widget/session"):
        again = widget.reload()
    again.type("and where?")
    expect(again.questions).to_have_text(["and where?"])
    held[0].continue_()
    assert "Geneva and elsewhere" in again.answer_to("and where?")
    expect(again.questions).to_have_text(["how long are the trade policy courses?", "and where?"])


def test_an_answer_under_way_is_found_on_the_next_page(
    embedded: Widget, web_bot: RunningBot, site: Site
) -> None:
    embedded.open()
    embedded.ask("how long are the trade policy courses?")
    with embedded.page.expect_response("**/widget/messages"):
        embedded.type("and where?")
    embedded.page.goto(site.page("/next", f"<p>The next page</p>{one_line(web_bot)}"))
    assert "Geneva and elsewhere" in Widget(embedded.page).answer_to("and where?")


def test_a_question_half_written_is_kept_for_the_next_page(widget: Widget) -> None:
    widget.open()
    widget.input.press_sequentially("how long is")
    again = widget.reload()
    expect(again.input).to_have_value("how long is")
    again.ask("how long is geneva week?")
    expect(again.reload().input).to_have_value("")


def test_a_turn_in_another_tab_loses_no_message_that_failed(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    context = new_context()
    first, second = context.new_page(), context.new_page()
    widgets = []
    for page in (first, second):
        page.goto(web_bot.address)
        widgets.append(Widget(page).open())
    one, two = widgets
    one.ask("hello")
    expect(two.questions).to_have_text(["hello"])
    second.route("**/widget/messages", lambda route: route.abort())
    two.ask_nobody("how long are the trade policy courses?")
    one.ask("where is geneva week?")
    expect(two.questions).to_have_text(
        ["hello", "where is geneva week?", "how long are the trade policy courses?"]
    )
    second.unroute("**/widget/messages")
    second.get_by_role("button", name="Try again").click()
    assert "eight weeks" in two.answer_to("how long are the trade policy courses?")


def test_clearing_deletes_the_conversation_everywhere(widget: Widget, web_bot: RunningBot) -> None:
    widget.open()
    widget.ask("how long are the trade policy courses?")
    token = _token(widget.page)
    widget.option("Clear my conversation")
    expect(widget.focused()).to_have_text("Keep it")
    widget.page.get_by_role("button", name="Delete it").click()
    expect(widget.questions).to_have_count(0)
    expect(widget.replies).to_have_count(4)
    assert _token(widget.page) != token
    # The old token still opens its conversation, in which nothing is left.
    answer = widget.page.evaluate(
        "token => fetch('/widget/session', {method: 'POST', body: JSON.stringify({token})})"
        ".then(response => response.json())",
        token,
    )
    assert answer["messages"] == []
    expect(widget.reload().questions).to_have_count(0)


def _token(page: Page) -> str:
    found: str = page.evaluate(
        "() => Object.entries(localStorage).find(([key]) => key.endsWith('#token'))[1]"
    )
    return found


def test_clearing_does_not_wait_for_what_is_under_way(widget: Widget) -> None:
    widget.open()
    widget.ask("hello")
    with widget.page.expect_request("**/widget/messages"):
        widget.page.route("**/widget/messages", lambda route: None)
        widget.type("how long is geneva week?")
    widget.type("and where?")
    widget.option("Clear my conversation")
    widget.page.get_by_role("button", name="Delete it").click()
    expect(widget.questions).to_have_count(0)
    expect(widget.replies).to_have_count(4)
    expect(widget.banner).to_be_hidden()
    widget.page.unroute("**/widget/messages")
    assert "eight weeks" in widget.ask("how long are the trade policy courses?")
    expect(widget.reload().questions).to_have_text(["how long are the trade policy courses?"])


def test_clearing_that_fails_is_said_and_deletes_nothing(widget: Widget) -> None:
    widget.open()
    widget.ask("hello")
    widget.page.route("**/widget/clear", lambda route: route.abort())
    widget.option("Clear my conversation")
    widget.page.get_by_role("button", name="Delete it").click()
    expect(widget.notes).to_have_text(
        ["Your conversation could not be deleted. Please try again in a moment."]
    )
    expect(widget.questions).to_have_text(["hello"])
    expect(widget.reload().questions).to_have_text(["hello"])


def test_keeping_the_conversation_changes_nothing(widget: Widget) -> None:
    widget.open()
    widget.ask("hello")
    widget.option("Clear my conversation")
    widget.page.get_by_role("button", name="Keep it").click()
    expect(widget.focused()).to_have_text("Clear my conversation")
    expect(widget.questions).to_have_text(["hello"])


def test_answers_that_come_while_it_is_closed_are_counted(widget: Widget) -> None:
    held: List[Route] = []
    widget.page.route("**/widget/messages", lambda route: held.append(route))
    widget.open()
    with widget.page.expect_request("**/widget/messages"):
        widget.type("how long is geneva week?")
    widget.page.get_by_role("button", name="Close").click()
    held[0].continue_()
    expect(widget.launcher).to_have_accessible_name(re.compile(r"1 new message$"))
    expect(widget.page.locator(".badge")).to_have_text("1")
    widget.open()
    widget.page.keyboard.press("Escape")
    expect(widget.launcher).to_have_accessible_name("Ask about training")


def test_the_typing_indicator_shows_while_an_answer_is_awaited(widget: Widget) -> None:
    widget.open()
    held: List[Route] = []
    with widget.page.expect_request("**/widget/messages"):
        widget.page.route("**/widget/messages", lambda route: held.append(route))
        widget.type("hello")
    expect(widget.typing).to_be_visible()
    held[0].continue_()
    widget.answer_to("hello")


def test_a_list_is_a_list_and_a_comparison_a_table(widget: Widget) -> None:
    widget.open()
    widget.ask("Which programmes are there?")
    expect(widget.answers.last.locator("ol > li")).to_have_count(8)
    widget.ask("Compare Geneva Week and the symposia")
    headers = widget.page.get_by_role("columnheader")
    expect(headers).to_have_text(["Geneva Week", re.compile("symposia")])
    row = widget.page.get_by_role("row").filter(has=widget.page.get_by_role("rowheader"))
    expect(row.first.get_by_role("cell")).to_have_count(2)
    expect(widget.answers.last).not_to_contain_text("•")
    again = widget.reload()
    expect(again.page.get_by_role("columnheader")).to_have_count(2)
    expect(again.answers.nth(1).locator("ol > li")).to_have_count(8)


def test_one_thing_of_each_programme_is_a_row_each(widget: Widget) -> None:
    """As columns, eight programmes would fit no screen."""
    widget.open()
    widget.ask("How long is each programme?")
    expect(widget.page.get_by_role("rowheader")).to_have_count(8)
    expect(widget.page.get_by_role("columnheader")).to_have_text(["Length"])
    row = widget.page.get_by_role("row", name="Trade policy courses")
    expect(row.get_by_role("cell")).to_have_text("eight weeks")
    assert widget.page.locator(".table").evaluate("item => item.scrollWidth <= item.clientWidth")


def test_a_long_answer_is_read_from_its_beginning(widget: Widget) -> None:
    widget.open()
    widget.ask("Which programmes are there?")
    expect(widget.questions.last).to_be_in_viewport()
    newest = widget.page.get_by_role("button", name="Go to the newest message")
    newest.click()
    expect(widget.replies.last).to_be_in_viewport()
    expect(newest).to_be_hidden()


def test_the_conversation_can_be_copied_and_downloaded(
    new_context: NewContext, web_bot: RunningBot, tmp_path: Path
) -> None:
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.ask("how long are the trade policy courses?")
    widget.option("Copy the conversation")
    expect(widget.banner).to_have_text("The conversation has been copied.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    with page.expect_download() as download:
        widget.option("Download the conversation")
    download.value.save_as(tmp_path / "file")
    downloaded = (tmp_path / "file").read_text(encoding="utf-8")
    assert download.value.suggested_filename == "conversation.txt"
    for text in (copied, downloaded):
        assert re.search(r"You \(.+\):\nhow long are the trade policy courses\?", text)
        assert re.search(r"Assistant \(.+\):\n.*eight weeks", text)


def test_a_new_line_is_typed_with_shift(widget: Widget) -> None:
    widget.open()
    widget.input.press_sequentially("hello")
    widget.input.press("Shift+Enter")
    widget.input.press_sequentially("there")
    expect(widget.questions).to_have_count(0)
    widget.input.press("Enter")
    expect(widget.questions).to_have_text(["hello\nthere"], use_inner_text=True)
    widget.answer_to("hello\nthere")


def test_nothing_is_sent_without_words(widget: Widget) -> None:
    widget.open()
    widget.type("   ")
    widget.page.get_by_role("button", name="Send").click()
    expect(widget.questions).to_have_count(0)
    expect(widget.input).to_be_focused()
