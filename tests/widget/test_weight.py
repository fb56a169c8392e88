"""How much the widget loads, and that its speed can be measured."""

from __future__ import annotations

from typing import Any, Dict, List

from playwright.sync_api import Browser, Page

from bench.widget import measure
from tests.bot import ROOT, RunningBot
from tests.widget.conftest import one_line
from tests.widget.site import Site
from tests.widget.widget import Widget

MOST_BYTES = 15_000


def test_all_that_it_loads_is_light(page: Page, web_bot: RunningBot, site: Site) -> None:
    """Counted by the browser, headers included, over everything a person does with it."""
    requests: Dict[str, Any] = {}
    loaded: List[int] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on(
        "Network.requestWillBeSent",
        lambda event: requests.update({event["requestId"]: event["request"]}),
    )

    def finished(event: Dict[str, Any]) -> None:
        request = requests[event["requestId"]]
        if request["url"].startswith(web_bot.address) and request["method"] == "GET":
            loaded.append(int(event["encodedDataLength"]))

    network.on("Network.loadingFinished", finished)
    page.goto(site.page("/", f"<p>A page</p>{one_line(web_bot)}"))
    widget = Widget(page).open()
    widget.ask("Compare Geneva Week and the symposia")
    widget.option("Dark")
    assert len(loaded) == 1
    assert loaded[0] <= MOST_BYTES
    # The documentation says how much it is.
    assert f"{loaded[0] / 1000:.0f} kB" in (ROOT / "docs" / "embedding.md").read_text()


def test_its_speed_can_be_measured(browser: Browser, web_bot: RunningBot, site: Site) -> None:
    (load,) = measure(browser, web_bot.address, site, runs=1)
    assert 0 < load.set_up < load.on_screen
    assert 0 < load.kilobytes <= MOST_BYTES / 1000
