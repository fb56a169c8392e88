"""A browser, an assistant that other sites may embed, and such a site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.bot import ROOT, RunningBot
from tests.widget.browser import chromium
from tests.widget.site import Site
from tests.widget.widget import Widget

SECRET = "a secret that only the tests know, and long enough"
# Where the pictures go, for people to look at.
ARTEFACTS = Path(os.environ.get("ARTEFACTS") or ROOT / "artefacts") / "widget"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Somebody's site, which the assistant allows."""
    running = Site()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def web_bot(site: Site) -> Iterator[RunningBot]:
    """An assistant for all tests that only talk to it."""
    running = RunningBot(environment=environment(site)).start()
    yield running
    running.stop()


def environment(site: Site) -> dict[str, str]:
    """The settings of an assistant that a site may embed."""
    return {
        "WEB_TOKEN_SECRET": SECRET,
        "WEB_ALLOWED_ORIGINS": f"https://www.example.org, {site.origin}",
        "WEB_SESSIONS_PER_MINUTE": "5000",
    }


NewContext = Callable[..., BrowserContext]


@pytest.fixture
def new_context(browser: Browser) -> Iterator[NewContext]:
    """Makes browsers of different people, closed after the test.

    Whatever goes wrong in a page's scripts fails the test.
    """
    contexts: List[BrowserContext] = []
    errors: List[str] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1100, "height": 800}, **options})
        context.set_default_timeout(15_000)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """A page of a person who has never been here."""
    return new_context().new_page()


@pytest.fixture
def widget(page: Page, web_bot: RunningBot) -> Widget:
    """The widget on the demonstration page, closed."""
    page.goto(web_bot.address)
    return Widget(page)


@pytest.fixture
def embedded(page: Page, web_bot: RunningBot, site: Site) -> Widget:
    """The widget on somebody's site, by the one line."""
    page.goto(site.page("/", f"<h1>A site</h1>{one_line(web_bot)}"))
    return Widget(page)


def one_line(bot: RunningBot, attributes: str = "") -> str:
    """The line that embeds the widget."""
    return f'<script src="{bot.address}/widget/assistant.js" async {attributes}></script>'


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keeps a screenshot among the artefacts."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=Path(ARTEFACTS) / f"{name}.png", animations="disabled")

    return take
