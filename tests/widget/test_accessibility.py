"""WCAG 2.2 AA: what axe-core finds in every state, and what it can't find."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.bot import RunningBot
from tests.widget.conftest import NewContext
from tests.widget.test_safety import says
from tests.widget.widget import Widget

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {
    "viewport": {"width": 390, "height": 780},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
TABLE_QUESTION = "Compare Geneva Week and the symposia"


# Colours are judged when nothing fades in any more; what repeats for ever is left out.
SETTLED = """async () => {
  const roots = [document, document.querySelector("training-assistant")?.shadowRoot];
  const moving = roots.flatMap(root => root?.getAnimations() ?? [])
    .filter(item => item.effect.getTiming().iterations !== Infinity);
  await Promise.allSettled(moving.map(item => item.finished));
}"""


# Nothing is drawn over the middle of an element.
ON_TOP = """item => {
  const box = item.getBoundingClientRect();
  const found = item.getRootNode().elementFromPoint(
    box.x + box.width / 2, box.y + box.height / 2);
  return item.contains(found);
}"""


def violations(page: Page) -> List[str]:
    """What axe-core has against a page, with the elements concerned."""
    page.evaluate(SETTLED)
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found: List[Dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [
        f"{item['id']}: {node['target']} {node['failureSummary']}"
        for item in found
        for node in item["nodes"]
    ]


def _closed(widget: Widget) -> None:
    expect(widget.launcher).to_be_visible()


def _open(widget: Widget) -> None:
    widget.open()


def _messages(widget: Widget) -> None:
    widget.open().ask("Which programmes are there?")


def _table(widget: Widget) -> None:
    widget.open().ask(TABLE_QUESTION)


def _options(widget: Widget) -> None:
    widget.open()
    widget.page.get_by_role("button", name="Options").click()


def _asked_to_clear(widget: Widget) -> None:
    widget.open()
    widget.option("Clear my conversation")


def _failed(widget: Widget) -> None:
    widget.open()
    widget.page.route("**/widget/session", lambda route: route.abort())
    widget.ask_nobody("hello")


def _offline(widget: Widget) -> None:
    widget.open().ask("hello")
    widget.page.context.set_offline(True)
    expect(widget.banner).to_be_visible()


def _too_long(widget: Widget) -> None:
    widget.open().type("word " * 300)


def _links(widget: Widget) -> None:
    widget.open()
    says(widget, [{"text": "See https://example.org/ or help@example.org"}])


def _unread(widget: Widget) -> None:
    widget.open()
    widget.page.get_by_role("button", name="Close").click()
    widget.page.locator("training-assistant").evaluate("element => element.send('hello')")
    widget.page.locator(".badge").wait_for()


STATES = {
    "closed": _closed,
    "open": _open,
    "messages": _messages,
    "table": _table,
    "options": _options,
    "clear": _asked_to_clear,
    "error": _failed,
    "offline": _offline,
    "too-long": _too_long,
    "links": _links,
    "unread": _unread,
}
LOOKS: Dict[str, Dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "phone": PHONE,
    "dark-phone": {**PHONE, "color_scheme": "dark"},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    state: str,
    look: str,
    new_context: NewContext,
    web_bot: RunningBot,
    picture: Callable[[Page, str], None],
) -> None:
    page = new_context(**LOOKS[look]).new_page()
    page.goto(web_bot.address)
    STATES[state](Widget(page))
    assert violations(page) == []
    picture(page, f"{state}-{look}")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_in_page_mode(
    look: str,
    new_context: NewContext,
    web_bot: RunningBot,
    picture: Callable[[Page, str], None],
) -> None:
    page = new_context(**LOOKS[look]).new_page()
    page.goto(f"{web_bot.address}/chat")
    widget = Widget(page)
    widget.ask(TABLE_QUESTION)
    widget.ask("How long is each programme?")
    assert violations(page) == []
    picture(page, f"page-mode-{look}")


def test_axe_would_find_something(widget: Widget) -> None:
    """The check reaches into the widget: a fault put there is found."""
    widget.open()
    widget.page.locator(".send").evaluate("button => button.removeAttribute('aria-label')")
    assert any(item.startswith("button-name") for item in violations(widget.page))


def test_the_keyboard_alone_does_everything(widget: Widget) -> None:
    page, keyboard = widget.page, widget.page.keyboard
    for _ in range(20):
        keyboard.press("Tab")
        if widget.launcher.evaluate("item => item.matches(':focus')"):
            break
    keyboard.press("Enter")
    expect(widget.input).to_be_focused()
    keyboard.type("hello")
    keyboard.press("Enter")
    widget.answer_to("hello")
    expect(widget.input).to_be_focused()
    keyboard.press("Shift+Tab")
    expect(widget.replies.last).to_be_focused()
    title = widget.replies.last.inner_text()
    keyboard.press("Enter")
    widget.answer_to(title)
    expect(widget.input).to_be_focused()
    _tab_back_to(widget, "Options")
    keyboard.press("Enter")
    expect(widget.focused()).to_have_accessible_name("Smaller text")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.locator(".percent")).to_have_text("115 %")
    keyboard.press("Escape")
    expect(widget.focused()).to_have_accessible_name("Options")
    expect(page.locator(".menu")).to_be_hidden()
    keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    expect(widget.launcher).to_be_focused()


def _tab_back_to(widget: Widget, name: str) -> None:
    for _ in range(20):
        widget.page.keyboard.press("Shift+Tab")
        if widget.focused().get_attribute("aria-label") == name:
            return
    raise AssertionError(f"{name} can't be reached")


def test_the_conversation_is_scrolled_from_the_empty_input(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    for _ in range(2):
        widget.ask("Which programmes are there?")
    top = "item => item.scrollTop"
    before = widget.transcript.evaluate(top)
    widget.input.press("PageUp")
    up = widget.transcript.evaluate(top)
    assert up < before - 100
    widget.input.press("PageDown")
    assert widget.transcript.evaluate(top) > up + 100
    expect(widget.input).to_be_focused()


def test_the_focus_is_not_lost_with_the_way_to_the_newest(widget: Widget) -> None:
    """That button goes when the newest message is in view, however it came there."""
    widget.open()
    widget.ask("Which programmes are there?")
    newest = widget.page.get_by_role("button", name="Go to the newest message")
    newest.focus()
    widget.transcript.evaluate("item => { item.scrollTop = item.scrollHeight; }")
    expect(newest).to_be_hidden()
    expect(widget.transcript).to_be_focused()


def test_a_retry_can_be_pressed_by_keyboard(widget: Widget) -> None:
    widget.open()
    widget.page.route("**/widget/session", lambda route: route.abort())
    widget.ask_nobody("hello")
    retry = widget.page.get_by_role("button", name="Try again")
    retry.wait_for()
    widget.page.unroute("**/widget/session")
    expect(widget.typing).to_be_hidden()
    retry.press("Enter")
    widget.answer_to("hello")
    expect(widget.input).to_be_focused()


def test_focus_goes_in_and_back(widget: Widget) -> None:
    widget.open()
    expect(widget.input).to_be_focused()
    widget.page.get_by_role("button", name="Close").click()
    expect(widget.launcher).to_be_focused()


def test_on_a_phone_the_page_behind_is_out_of_reach(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    box = widget.panel.bounding_box()
    assert box and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 780)
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = page.evaluate("() => document.activeElement.localName")
        assert inside in ("training-assistant", "body")
    page.keyboard.press("Escape")
    expect(widget.launcher).to_be_focused()


def test_a_panel_that_the_browser_closes_leaves_the_launcher(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    """As the "back" of a phone does."""
    page = new_context(**PHONE).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.panel.evaluate("panel => panel.close()")
    expect(widget.launcher).to_be_focused()
    expect(widget.open().input).to_be_focused()


def test_a_choice_on_a_phone_does_not_bring_up_the_keyboard(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.replies.first.tap()
    widget.answer_to("Which programmes are there?")
    expect(widget.transcript).to_be_focused()


def test_new_messages_and_only_those_are_read_aloud(widget: Widget) -> None:
    widget.open()
    _listen(widget)
    widget.ask("Which programmes are there?")
    widget.ask("how long are the trade policy courses?")
    heard = widget.page.evaluate("() => window.heard")
    assert len(heard) == 2
    assert heard[0].startswith("Assistant: ") and "Geneva Week" in heard[0]
    assert heard[1].startswith("Assistant: ") and "eight weeks" in heard[1]
    assert "Geneva Week (" not in heard[1]
    again = widget.reload()
    _listen(again)
    expect(again.questions).to_have_count(2)
    again.ask("and where?")
    heard = again.page.evaluate("() => window.heard")
    assert len(heard) == 1 and "Geneva" in heard[0]


def _listen(widget: Widget) -> None:
    """Note what comes into the live regions, which must be there already and stay."""
    widget.page.evaluate(
        """() => {
            window.heard = [];
            const regions = document.querySelector("training-assistant").shadowRoot
                .querySelectorAll("[aria-live]");
            if (regions.length !== 2) throw new Error("two live regions expected");
            for (const region of regions) new MutationObserver(changes => {
                for (const change of changes) for (const node of change.addedNodes) {
                    if (node.childElementCount) throw new Error("not plain text");
                    window.heard.push(node.textContent);
                }
            }).observe(region, {childList: true});
            window.regions = regions;
        }"""
    )


def test_live_regions_stay_and_are_emptied(widget: Widget) -> None:
    widget.open()
    _listen(widget)
    widget.ask("hello")
    assert widget.page.evaluate("() => window.heard.length") == 1
    widget.page.wait_for_function(
        "() => [...window.regions].every(item => item.isConnected && !item.textContent)"
    )
    expect(widget.transcript).not_to_have_attribute("aria-live", re.compile("."))


def test_while_closed_an_answer_is_still_read(widget: Widget) -> None:
    _listen(widget)
    widget.page.locator("training-assistant").evaluate("element => element.send('hello')")
    widget.page.wait_for_function("() => window.heard.length === 1")
    outside = widget.page.locator("[aria-live]").first
    assert outside.evaluate("item => !item.closest('dialog')")


@pytest.mark.parametrize("look", ["light", "phone"])
def test_targets_are_large_enough(look: str, new_context: NewContext, web_bot: RunningBot) -> None:
    """44 px for buttons and the input, 24 px for what is in the text."""
    page = new_context(**LOOKS[look]).new_page()
    page.goto(web_bot.address)
    widget = Widget(page)
    sizes = [widget.launcher.bounding_box()]
    _failed(widget)
    page.get_by_role("button", name="Options").click()
    controls = widget.panel.locator("button:visible, textarea:visible")
    assert controls.count() > 10
    for control in controls.all():
        box = control.bounding_box()
        least = 24 if control.evaluate("item => item.matches('.link')") else 44
        assert box and box["width"] >= least and box["height"] >= least, control.inner_text()
    assert sizes[0] and sizes[0]["height"] >= 44


def test_nothing_moves_for_those_who_do_not_want_it(
    new_context: NewContext, web_bot: RunningBot
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    page.route("**/widget/messages", lambda route: None)
    widget.type("hello")
    expect(widget.typing).to_be_visible()
    assert page.evaluate("() => document.getAnimations().length") == 0
    assert widget.transcript.evaluate("item => getComputedStyle(item).scrollBehavior") == "auto"


@pytest.mark.parametrize(
    "view",
    [
        {"viewport": {"width": 320, "height": 640}},
        # A window of 1280 by 800 at a zoom of 200 % and 400 %.
        {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
        {"viewport": {"width": 320, "height": 200}, "device_scale_factor": 4},
    ],
)
def test_nothing_is_lost_on_a_narrow_or_enlarged_screen(
    view: Dict[str, Any],
    new_context: NewContext,
    web_bot: RunningBot,
    picture: Callable[[Page, str], None],
) -> None:
    page = new_context(**view).new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.ask(TABLE_QUESTION)
    width = view["viewport"]["width"]
    picture(page, f"{width}x{view['viewport']['height']}")
    for part in (widget.input, page.locator(".send"), page.get_by_role("button", name="Close")):
        expect(part).to_be_in_viewport(ratio=0.99)
    assert widget.transcript.evaluate("item => item.scrollWidth <= item.clientWidth")
    assert page.locator(".table").evaluate("item => item.scrollWidth <= item.clientWidth")
    for cell in page.get_by_role("cell").all():
        assert cell.evaluate("item => item.scrollWidth <= item.clientWidth + 1")
    page.get_by_role("button", name="Options").click()
    for part in (widget.input, page.locator(".send")):
        expect(part).to_be_in_viewport(ratio=0.99)
        assert part.evaluate(ON_TOP)
    page.get_by_role("button", name="Clear my conversation").click()
    expect(widget.focused()).to_have_text("Keep it")
    expect(widget.focused()).to_be_in_viewport(ratio=0.99)


def test_text_can_be_twice_as_large(
    new_context: NewContext, web_bot: RunningBot, picture: Callable[[Page, str], None]
) -> None:
    page = new_context().new_page()
    page.goto(web_bot.address)
    widget = Widget(page).open()
    widget.ask(TABLE_QUESTION)
    size = "item => parseFloat(getComputedStyle(item).fontSize)"
    before = widget.answers.first.evaluate(size)
    page.get_by_role("button", name="Options").click()
    for _ in range(6):
        page.get_by_role("button", name="Larger text").click()
    page.get_by_role("button", name="Options").click()
    assert widget.answers.first.evaluate(size) == pytest.approx(2 * before)
    picture(page, "text-200")
    expect(widget.input).to_be_in_viewport(ratio=0.99)
    again = widget.reload()
    assert again.answers.first.evaluate(size) == pytest.approx(2 * before)


def test_spacing_that_readers_set_themselves_loses_nothing(widget: Widget) -> None:
    """WCAG 1.4.12."""
    widget.open().ask(TABLE_QUESTION)
    widget.page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important;"
                + " word-spacing: .16em !important }");
            document.querySelector("training-assistant").shadowRoot.adoptedStyleSheets.push(sheet);
        }"""
    )
    assert widget.transcript.evaluate("item => item.scrollWidth <= item.clientWidth")
    expect(widget.input).to_be_in_viewport(ratio=0.99)
