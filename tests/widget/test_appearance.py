"""How the widget looks: colours, direction, phones."""

from __future__ import annotations

from typing import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.bot import RunningBot
from tests.widget.conftest import NewContext, one_line
from tests.widget.site import Site
from tests.widget.test_accessibility import PHONE
from tests.widget.widget import Widget

BACKGROUND = "item => getComputedStyle(item).backgroundColor"
LIGHT, DARK = "rgb(243, 246, 248)", "rgb(20, 27, 33)"


@pytest.mark.parametrize("scheme, colour", [("light", LIGHT), ("dark", DARK)])
def test_it_takes_the_systems_colours(
    scheme: str, colour: str, new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(web_bot.address)
    assert Widget(page).open().panel.evaluate(BACKGROUND) == colour


def test_the_reader_can_choose_colours_and_keeps_them(widget: Widget) -> None:
    widget.open()
    widget.page.get_by_role("button", name="Options").click()
    dark = widget.page.get_by_role("button", name="Dark", exact=True)
    dark.click()
    expect(dark).to_have_attribute("aria-pressed", "true")
    assert widget.panel.evaluate(BACKGROUND) == DARK
    assert widget.reload().panel.evaluate(BACKGROUND) == DARK


def test_the_site_can_choose_colours(page: Page, web_bot: RunningBot, site: Site) -> None:
    page.goto(site.page("/dark", one_line(web_bot, 'data-theme="dark"')))
    assert Widget(page).open().panel.evaluate(BACKGROUND) == DARK


def test_from_right_to_left_everything_is_mirrored(
    page: Page, web_bot: RunningBot, site: Site, picture: Callable[[Page, str], None]
) -> None:
    page.goto(site.page("/rtl", f"<script>document.dir = 'rtl'</script>{one_line(web_bot)}"))
    widget = Widget(page)
    launcher = widget.launcher.bounding_box()
    widget.open().ask("Compare Geneva Week and the symposia")
    picture(page, "right-to-left")
    panel, field, send = (
        item.bounding_box() for item in (widget.panel, widget.input, page.locator(".send"))
    )
    assert launcher and panel and field and send
    assert launcher["x"] < 100 and panel["x"] < 100
    assert send["x"] + send["width"] <= field["x"]
    question = widget.questions.last.bounding_box()
    assert question and question["x"] - panel["x"] < 40


def test_a_phone_is_filled_and_room_is_left_for_the_keyboard(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    # A keyboard takes the lower part of what is visible; browsers tell by these events.
    page.evaluate(
        """() => {
            Object.defineProperty(visualViewport, "height", {get: () => 400});
            Object.defineProperty(visualViewport, "offsetTop", {get: () => 60});
            visualViewport.dispatchEvent(new Event("resize"));
        }"""
    )
    box = widget.panel.bounding_box()
    assert box and (box["y"], box["height"]) == (60, 400)
    field = widget.input.bounding_box()
    assert field and field["y"] + field["height"] <= 460
    # Smaller text would make some phones zoom in.
    assert widget.input.evaluate("item => parseFloat(getComputedStyle(item).fontSize)") >= 16


def test_turning_a_phone_keeps_the_conversation_and_the_focus(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(viewport={"width": 800, "height": 700}).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.input.fill("half a ques")
    page.set_viewport_size({"width": 390, "height": 700})
    expect(widget.panel).to_have_css("width", "390px")
    expect(widget.input).to_be_focused()
    expect(widget.input).to_have_value("half a ques")
    page.set_viewport_size({"width": 800, "height": 700})
    expect(widget.input).to_be_focused()
    assert page.evaluate("() => document.querySelector('training-assistant').isOpen")


def test_on_a_phone_the_next_page_is_not_covered(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.ask("hello")
    again = widget.reload()
    expect(again.panel).to_be_hidden()
    expect(again.open().questions).to_have_text(["hello"])


def test_a_wide_table_is_scrolled_by_itself(
    new_context: NewContext, web_bot: RunningBot, picture: Callable[[Page, str], None]
) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.ask("Compare Geneva Week, the symposia and the introduction courses")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    picture(page, "wide-table-phone")
    table = page.locator(".table")
    assert table.evaluate("item => item.scrollWidth > item.clientWidth")
    assert widget.transcript.evaluate("item => item.scrollWidth <= item.clientWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => document.querySelector('training-assistant').shadowRoot"
        ".querySelector('.table').scrollLeft > 0"
    )
    name = page.get_by_role("rowheader").first
    expect(name).to_be_in_viewport(ratio=0.9)
