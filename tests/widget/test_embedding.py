"""The widget on other people's sites."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List

import pytest
from playwright.sync_api import Page, Route, expect

from tests.bot import ROOT, RunningBot
from tests.widget.conftest import NewContext, one_line
from tests.widget.site import LOUD_STYLES, Site
from tests.widget.widget import Widget

COLOUR = "item => getComputedStyle(item).backgroundColor"


def test_one_line_is_enough_on_a_foreign_origin(embedded: Widget) -> None:
    embedded.open()
    assert "eight weeks" in embedded.ask("how long are the trade policy courses?")


def test_only_the_bot_is_contacted(page: Page, web_bot: RunningBot, site: Site) -> None:
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(site.page("/", f"<p>A page</p>{one_line(web_bot)}"))
    Widget(page).open().ask("hello")
    others = [url for url in addresses if not url.startswith((web_bot.address, site.origin))]
    assert others == []
    assert f"{web_bot.address}/widget/assistant.js" in addresses


def test_no_cookie_is_set(embedded: Widget) -> None:
    embedded.open().ask("hello")
    assert embedded.page.context.cookies() == []


def test_it_works_under_a_strict_content_security_policy(
    page: Page, web_bot: RunningBot, site: Site
) -> None:
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    (entries,) = from_the_docs("", "script-src", web_bot)
    policy = (
        f"default-src 'none'; img-src data:; {entries.strip()}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page.goto(
        site.page(
            "/strict",
            f"<p>A page</p>{one_line(web_bot)}",
            '<link rel="icon" href="data:,">',
            Content_Security_Policy=policy,
        )
    )
    widget = Widget(page).open()
    widget.ask("Compare Geneva Week and the symposia")
    expect(page.get_by_role("columnheader")).to_have_count(2)
    assert widget.panel.evaluate("panel => getComputedStyle(panel).position") == "fixed"
    with page.expect_download():
        widget.option("Download the conversation")
    assert complaints == []


def test_a_nonce_lets_the_script_in(page: Page, web_bot: RunningBot, site: Site) -> None:
    policy = f"default-src 'none'; script-src 'nonce-abc'; connect-src {web_bot.address}"
    line = one_line(web_bot, "nonce=abc")
    page.goto(site.page("/nonce", f"<p>A page</p>{line}", Content_Security_Policy=policy))
    assert "eight weeks" in Widget(page).open().ask("how long are the trade policy courses?")


def from_the_docs(kind: str, containing: str, bot: RunningBot) -> List[str]:
    """The blocks of a kind in the documentation that contain some words, for a bot's address."""
    text = (ROOT / "docs" / "embedding.md").read_text()
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [
        block.replace("https://bot.example.org", bot.address)
        for found, block in blocks
        if found == kind and containing in block
    ]


def test_what_the_documentation_shows_works(
    page: Page, new_context: NewContext, web_bot: RunningBot, site: Site
) -> None:
    pages = from_the_docs("html", "<script src", web_bot)
    assert len(pages) == 3
    for html in pages:
        page.goto(site.page("/documented", f"<p>A page</p>{html}"))
        widget = Widget(page)
        expect(widget.launcher.or_(widget.panel)).not_to_have_count(0)
        page.locator("training-assistant").evaluate("element => element.open()")
        expect(widget.panel).to_be_visible()
        page.evaluate("() => sessionStorage.clear()")
    expect(widget.panel).to_have_accessible_name("Ask the library")
    (button,) = from_the_docs("html", "<button", web_bot)
    page.goto(site.page("/documented", button + one_line(web_bot)))
    widget = Widget(page)
    page.get_by_role("button", name="Ask us").click()
    expect(widget.input).to_be_focused()
    (styles,) = from_the_docs("css", "--assistant-accent", web_bot)
    page.goto(site.page("/documented", one_line(web_bot), f"<style>{styles}</style>"))
    assert Widget(page).launcher.evaluate(COLOUR) == "rgb(122, 31, 92)"


def test_the_pages_styles_do_not_reach_it(
    page: Page, new_context: NewContext, web_bot: RunningBot, site: Site
) -> None:
    look = """panel => [...panel.querySelectorAll("button, textarea, h2, li, .bubble")]
        .filter(item => item.checkVisibility())
        .map(item => { const style = getComputedStyle(item), box = item.getBoundingClientRect();
            return [style.fontFamily, style.letterSpacing, style.textTransform, style.padding,
                    Math.round(box.width), Math.round(box.height)]; })"""
    looks = []
    for head in ("", LOUD_STYLES):
        page.goto(site.page("/styled", one_line(web_bot), head))
        widget = Widget(page).open()
        looks.append(widget.panel.evaluate(look))
        page.evaluate("() => sessionStorage.clear()")
    assert looks[0] == looks[1] and len(looks[0]) > 8


def test_its_styles_do_not_reach_the_page(page: Page, web_bot: RunningBot, site: Site) -> None:
    page.goto(site.page("/plain", f"<h2>Title</h2><button>Press</button>{one_line(web_bot)}"))
    Widget(page).open()
    assert page.locator("body > h2").evaluate("item => getComputedStyle(item).margin") != "0px"
    assert page.locator("body > button").evaluate("item => getComputedStyle(item).border") != ""


def test_the_element_fills_its_place_in_page_mode(
    page: Page, web_bot: RunningBot, site: Site
) -> None:
    place = '<div style="height:500px;width:600px"><training-assistant mode="page">'
    page.goto(site.page("/full", f"{place}</training-assistant></div>{one_line(web_bot)}"))
    widget = Widget(page)
    expect(widget.panel).to_be_visible()
    box = widget.panel.bounding_box()
    assert box and (box["width"], box["height"]) == (600, 500)
    expect(page.locator("training-assistant")).to_have_count(1)
    expect(page.get_by_role("button", name="Close")).to_have_count(0)
    assert "eight weeks" in widget.ask("how long are the trade policy courses?")
    widget.input.press("Escape")
    expect(widget.panel).to_be_visible()


def test_the_site_hears_events_and_calls_methods(embedded: Widget) -> None:
    page = embedded.page
    page.evaluate(
        """() => {
            window.heard = [];
            for (const name of ["open", "close", "message", "clear"])
                document.addEventListener("assistant-" + name, event =>
                    window.heard.push([name, event.detail?.from ?? null]));
        }"""
    )
    element = page.locator("training-assistant")
    element.evaluate("element => element.open()")
    element.evaluate("element => element.send('how long is geneva week?')")
    embedded.answer_to("how long is geneva week?")
    element.evaluate("element => element.close()")
    element.evaluate("element => element.clear()")
    expect(embedded.questions).to_have_count(0)
    heard = page.evaluate("() => window.heard")
    assert heard[0] == ["open", None]
    assert heard[1] == ["message", "user"]
    assert ["message", "bot"] in heard
    assert heard[-2:] == [["close", None], ["clear", None]]


def test_colours_and_strings_are_the_sites_to_choose(
    page: Page, web_bot: RunningBot, site: Site
) -> None:
    page.goto(
        site.page(
            "/themed",
            "<script>customElements.whenDefined('training-assistant')</script>"
            "<training-assistant></training-assistant>"
            "<script>document.querySelector('training-assistant').strings ="
            " {title: 'Our helper', starters: ['One thing']}</script>" + one_line(web_bot),
            "<style>training-assistant{--assistant-accent:rgb(90, 20, 90)}</style>",
        )
    )
    widget = Widget(page).open()
    expect(widget.panel).to_have_accessible_name("Our helper")
    expect(widget.replies).to_have_text(["One thing"])
    assert page.locator(".send").evaluate(COLOUR) == "rgb(90, 20, 90)"


def test_an_element_added_and_removed_by_a_framework(
    page: Page, web_bot: RunningBot, site: Site
) -> None:
    page.goto(site.page("/spa", f"<p>App</p>{one_line(web_bot, 'data-manual')}"))
    page.wait_for_function("() => customElements.get('training-assistant')")
    expect(page.locator("training-assistant")).to_have_count(0)
    for _ in range(2):
        page.evaluate("() => document.body.append(document.createElement('training-assistant'))")
        widget = Widget(page)
        expect(widget.launcher.or_(widget.panel).first).to_be_attached()
        expect(widget.launcher).to_have_count(1)
        page.evaluate("() => document.querySelector('training-assistant').remove()")


def test_an_element_that_is_taken_away_and_put_back_has_its_conversation(
    embedded: Widget,
) -> None:
    embedded.open().ask("how long are the trade policy courses?")
    embedded.page.evaluate(
        """async () => {
            const element = document.querySelector("training-assistant");
            element.remove();
            await new Promise(requestAnimationFrame);
            document.body.append(element);
        }"""
    )
    again = Widget(embedded.page)
    expect(again.panel).to_be_visible()
    expect(again.questions).to_have_text(["how long are the trade policy courses?"])
    assert "Geneva" in again.ask("and where?")


@pytest.mark.parametrize("width", [1100, 400])
def test_an_element_that_is_moved_stays_as_it_is(embedded: Widget, width: int) -> None:
    page = embedded.page
    page.set_viewport_size({"width": width, "height": 700})
    embedded.open().ask("how long are the trade policy courses?")
    embedded.input.fill("and wh")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.evaluate(
        """() => {
            const place = document.body.appendChild(document.createElement("div"));
            place.append(document.querySelector("training-assistant"));
        }"""
    )
    expect(embedded.panel).to_be_visible()
    expect(embedded.input).to_have_value("and wh")
    expect(embedded.questions).to_have_text(["how long are the trade policy courses?"])
    assert embedded.panel.evaluate("panel => panel.matches(':modal')") is (width < 480)
    assert requests == []


def test_the_site_can_change_the_colours_while_it_is_shown(embedded: Widget) -> None:
    embedded.open()
    element = embedded.page.locator("training-assistant")
    for theme in ("dark", "light"):
        element.evaluate("(element, theme) => element.setAttribute('theme', theme)", theme)
        expect(element).to_have_attribute("data-theme", theme)
    embedded.page.get_by_role("button", name="Options").click()
    chosen = embedded.page.get_by_role("button", name="Light", exact=True)
    expect(chosen).to_have_attribute("aria-pressed", "true")


ARABIC: Dict[str, Any] = {
    "language": "ar",
    "direction": "rtl",
    "title": "مساعد التدريب",
    "subtitle": "برامج التدريب",
    "launcher": "اسأل عن التدريب",
    "greeting": "مرحباً! أنا برنامج يجيب عن أسئلة حول برامج التدريب. ماذا تريد أن تعرف؟",
    "starters": ["ما هي البرامج؟", "أي برنامج يناسبني؟"],
    "input": "سؤالك",
}


def speak_arabic(page: Page) -> None:
    """Let the bot have strings of this language."""
    page.route(
        re.compile(r"/widget/assistant\.js"),
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace('"languages":["en"]', '"languages":["en","ar"]'),
        ),
    )


def test_another_language_is_data(
    page: Page, web_bot: RunningBot, site: Site, picture: Callable[[Page, str], None]
) -> None:
    """The strings of a language are asked for by the page's language, if the bot has them."""
    speak_arabic(page)
    page.route(
        "**/widget/strings/ar.json",
        lambda route: route.fulfill(json=ARABIC, headers={"Access-Control-Allow-Origin": "*"}),
    )
    page.goto(site.page("/ar", f"<p>A page in English</p>{one_line(web_bot, 'data-lang=ar-EG')}"))
    widget = Widget(page)
    expect(widget.launcher).to_have_accessible_name("اسأل عن التدريب")
    widget.open()
    expect(page.get_by_label("سؤالك")).to_be_focused()
    expect(widget.replies).to_have_text(ARABIC["starters"])
    # Screen readers find the language, and the layout its direction, whatever the page's.
    assert widget.panel.evaluate("item => item.closest('[lang]').lang") == "ar"
    send, close = page.locator(".send").bounding_box(), page.locator("header .tool").last
    panel, tool = widget.panel.bounding_box(), close.bounding_box()
    assert send and panel and tool
    assert send["x"] - panel["x"] < 40 and tool["x"] - panel["x"] < 40
    picture(page, "arabic")


def test_what_a_site_asks_for_waits_for_the_sentences(
    page: Page, web_bot: RunningBot, site: Site
) -> None:
    speak_arabic(page)
    held: List[Route] = []
    page.route("**/widget/strings/ar.json", lambda route: held.append(route))
    with page.expect_request("**/widget/strings/ar.json"):
        page.goto(site.page("/slow", one_line(web_bot, "data-lang=ar")))
    page.wait_for_function("() => document.querySelector('training-assistant')?.send")
    page.evaluate(
        """() => {
            const element = document.querySelector("training-assistant");
            element.close();
            element.open();
            element.send("how long are the trade policy courses?");
        }"""
    )
    held[0].fulfill(json=ARABIC, headers={"Access-Control-Allow-Origin": "*"})
    widget = Widget(page)
    assert "eight weeks" in widget.answer_to("how long are the trade policy courses?")
    expect(page.get_by_label("سؤالك")).to_be_focused()


def test_it_is_built_once_however_often_it_is_put_back(
    page: Page, web_bot: RunningBot, site: Site
) -> None:
    speak_arabic(page)
    held: List[Route] = []
    page.route("**/widget/strings/ar.json", lambda route: held.append(route))
    with page.expect_request("**/widget/strings/ar.json"):
        page.goto(site.page("/moved", one_line(web_bot, "data-lang=ar")))
    with page.expect_request("**/widget/strings/ar.json"):
        page.evaluate(
            """async () => {
                window.built = 0;
                document.addEventListener("assistant-ready", () => { window.built += 1; });
                const element = document.querySelector("training-assistant");
                element.remove();
                await Promise.resolve();
                document.body.append(element);
            }"""
        )
    for route in held:
        with page.expect_response("**/widget/strings/ar.json") as response:
            route.fulfill(json=ARABIC, headers={"Access-Control-Allow-Origin": "*"})
        response.value.finished()
    Widget(page).open()
    assert page.evaluate("() => window.built") == 1


def test_a_panel_that_opens_by_itself_stays_closed_once_closed(
    page: Page, web_bot: RunningBot, site: Site
) -> None:
    page.goto(site.page("/opens", f"<p>A page</p>{one_line(web_bot, 'data-open')}"))
    widget = Widget(page)
    expect(widget.panel).to_be_visible()
    expect(page.locator("body")).to_be_focused()
    page.get_by_role("button", name="Close").click()
    expect(widget.reload().panel).to_be_hidden()


def test_the_site_and_the_reader_size_it(page: Page, web_bot: RunningBot, site: Site) -> None:
    size = "item => parseFloat(getComputedStyle(item).fontSize)"
    styles = "<style>training-assistant{--assistant-scale:1.2}</style>"
    page.goto(site.page("/sized", one_line(web_bot), styles))
    widget = Widget(page).open()
    assert widget.panel.evaluate(size) == pytest.approx(16 * 1.2)
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Larger text").click()
    assert widget.panel.evaluate(size) == pytest.approx(16 * 1.2 * 1.15)


@pytest.mark.parametrize("path", ["/", "/chat"])
def test_the_demonstration_pages_work(page: Page, web_bot: RunningBot, path: str) -> None:
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(web_bot.address + path)
    widget = Widget(page)
    if path == "/":
        page.get_by_role("button", name="Ask the assistant").click()
    expect(widget.panel).to_be_visible()
    assert "eight weeks" in widget.ask("how long are the trade policy courses?")
    assert complaints == []


def test_the_demonstration_pages_examples_ask(page: Page, web_bot: RunningBot) -> None:
    page.goto(web_bot.address)
    widget = Widget(page)
    page.locator("#examples button").first.click()
    widget.answer_to("Which programmes are shorter than three weeks?")
