"""How soon the widget can be used: `python -m bench.widget [address of a running assistant]`.

A browser loads a page of another origin, with nothing in its cache, on which the widget opens by
itself. Its own trace tells when the script has arrived, when the widget has set itself up (opened,
greeted, able to type) and when that is on screen.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from statistics import median
from typing import Any, Dict, Iterator, List

from playwright.sync_api import Browser, expect

from tests.bot import RunningBot
from tests.widget.browser import chromium
from tests.widget.site import Site
from tests.widget.widget import Widget

RUNS = 9
TARGET_MILLISECONDS = 100.0
CATEGORIES = [
    "devtools.timeline",
    "disabled-by-default-devtools.timeline.frame",
    "blink.user_timing",
]
SCRIPT = "/widget/assistant.js"
USABLE = "training-assistant-usable"

Event = Dict[str, Any]


@dataclass(frozen=True)
class Load:
    """One load of the widget.

    Attributes:
        set_up: Milliseconds from the script's last byte until one could type.
        on_screen: Milliseconds from the script's last byte until that was drawn.
        kilobytes: What came over the network for the script, headers included, in kB.
    """

    set_up: float
    on_screen: float
    kilobytes: float


def measure(browser: Browser, address: str, site: Site, runs: int = RUNS) -> List[Load]:
    """Load the widget several times, each time for somebody who has never seen it.

    Args:
        browser: Chromium.
        address: A running assistant that allows the site.
        site: Where the widget is embedded.
        runs: How many loads count; one before them warms up the browser.
    """
    page = site.page(
        "/", f'<h1>A page</h1><script src="{address}{SCRIPT}" async data-open></script>'
    )
    return [_load(browser, page) for _ in range(runs + 1)][1:]


def _load(browser: Browser, address: str) -> Load:
    context = browser.new_context()
    page = context.new_page()
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(address)
    widget = Widget(page)
    expect(widget.answers).to_have_count(1)
    # The panel has been drawn when what fades it in is over.
    widget.panel.evaluate("panel => Promise.all(panel.getAnimations().map(item => item.finished))")
    trace = json.loads(browser.stop_tracing())["traceEvents"]
    widget.input.press_sequentially("x")
    expect(widget.input).to_have_value("x")
    context.close()
    return read(trace)


def read(trace: List[Event]) -> Load:
    """What a trace tells.

    Args:
        trace: Chromium's trace events; their times are in microseconds.
    """
    events = sorted(trace, key=lambda event: float(event.get("ts", 0)))
    request = next(
        event["args"]["data"]["requestId"]
        for event in _named(events, "ResourceSendRequest")
        if event["args"]["data"]["url"].endswith(SCRIPT)
    )
    finish = next(
        event["args"]["data"]
        for event in _named(events, "ResourceFinish")
        if event["args"]["data"]["requestId"] == request
    )
    arrived = finish["finishTime"] * 1e6
    usable = next(_named(events, USABLE))["ts"]
    painted = next(event["ts"] for event in _named(events, "Paint") if event["ts"] > usable)
    drawn = next(event["ts"] for event in _named(events, "DrawFrame") if event["ts"] > painted)
    return Load(
        (usable - arrived) / 1000, (drawn - arrived) / 1000, finish["encodedDataLength"] / 1000
    )


def _named(events: List[Event], name: str) -> Iterator[Event]:
    return (event for event in events if event["name"] == name)


def report(loads: List[Load]) -> str:
    """The measurements in words."""
    drawn = sorted(load.on_screen for load in loads)
    return (
        f"Widget, from the script's arrival ({loads[0].kilobytes:.1f} kB) until it is open, has "
        f"greeted and takes text:\n"
        f"  set up     {median(load.set_up for load in loads):5.0f} ms (median of {len(loads)})\n"
        f"  on screen  {median(drawn):5.0f} ms (median; {drawn[0]:.0f} to {drawn[-1]:.0f} ms; "
        f"target {TARGET_MILLISECONDS:.0f} ms)"
    )


def main() -> None:
    """Measure and print, with an assistant of its own unless one is named."""
    bot = None if len(sys.argv) > 1 else RunningBot().start()
    try:
        with chromium() as browser:
            address = bot.address if bot else sys.argv[1].rstrip("/")
            print(report(measure(browser, address, Site())))
    finally:
        if bot:
            bot.stop()


if __name__ == "__main__":
    main()
