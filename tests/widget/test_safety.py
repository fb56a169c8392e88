"""Nothing that a user or the bot writes becomes markup."""

from __future__ import annotations

import json
from typing import Any, Dict, List

import pytest
from playwright.sync_api import Route, expect

from tests.widget.widget import Widget

INJECTIONS = [
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "<svg/onload=window.hit=1>",
    "\"><iframe srcdoc='<script>parent.hit=1</script>'>",
    "<a href='javascript:window.hit=1'>click</a>",
    "[click](javascript:window.hit=1)",
    "javascript:window.hit=1",
    "JaVaScRiPt://example.org/%0Awindow.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "vbscript:msgbox(1)",
    'https://example.org/"onmouseover="window.hit=1',
    "https://example.org/<script>window.hit=1</script>",
    "mailto:a@example.org?subject=<script>window.hit=1</script>",
    "<style>*{display:none}</style>",
    "</li></ol><h1>outside</h1>",
    "<template shadowrootmode=open><script>window.hit=1</script></template>",
    "{{constructor.constructor('window.hit=1')()}} ${window.hit=1}",
    "&lt;img src=x onerror=window.hit=1&gt;",
    "<math><mtext><img src=x onerror=window.hit=1></math>",
    "1. <b onclick=window.hit=1>x</b>\n• <i>y</i>",
    "\u202e<script>window.hit=1</script>",
]

ALLOWED = ("http:", "https:", "mailto:")


def says(widget: Widget, messages: List[Dict[str, Any]]) -> None:
    """Let the bot say some messages next."""
    lines = [
        {"type": "message", "message": {"from": "bot", "time": 1.7e9, **item}} for item in messages
    ]
    body = "".join(json.dumps(line) + "\n" for line in [*lines, {"type": "done"}])

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/x-ndjson")

    widget.page.unroute("**/widget/messages")
    widget.page.route("**/widget/messages", answer)
    widget.ask("anything")


@pytest.fixture
def opened(widget: Widget) -> Widget:
    """The widget, open."""
    return widget.open()


def test_what_a_user_types_stays_text(opened: Widget) -> None:
    says(opened, [{"text": "fine"}])
    for text in INJECTIONS:
        opened.type(text)
        expect(opened.questions.last).to_have_text(text, use_inner_text=True)
    _check(opened, elements=0)


def test_what_the_bot_says_stays_text(opened: Widget) -> None:
    says(opened, [{"text": text} for text in INJECTIONS])
    _check(opened)
    shown = "\n".join(opened.answers.all_inner_texts())
    for text in ("<script>window.hit = 1</script>", "[click](javascript:window.hit=1)"):
        assert text in shown


def test_titles_of_buttons_and_cells_of_tables_stay_text(opened: Widget) -> None:
    says(
        opened,
        [
            {
                "text": text,
                "buttons": [{"title": text, "payload": text}],
                "table": {"columns": ["", text, text], "rows": [[text, text, text]]},
            }
            for text in INJECTIONS
        ],
    )
    _check(opened)
    expect(opened.replies.last).to_have_text(INJECTIONS[-1], use_inner_text=True)
    opened.replies.last.hover()
    _check(opened)


def test_a_restored_conversation_stays_text(opened: Widget) -> None:
    for text in INJECTIONS[:4]:
        opened.ask(text)
    again = opened.reload()
    expect(again.questions).to_have_text(INJECTIONS[:4], use_inner_text=True)
    _check(again)


def _check(widget: Widget, elements: int = -1) -> None:
    """See that no script ran, and that nothing but our own elements came about."""
    page = widget.page
    links = page.locator(".bubble a").evaluate_all("items => items.map(item => item.protocol)")
    assert all(protocol in ALLOWED for protocol in links)
    tags = widget.bubbles.locator("*").evaluate_all("items => items.map(item => item.localName)")
    ours = {"p", "ol", "ul", "li", "a", "span", "div", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(tags) <= ours
    handlers = widget.bubbles.locator("*").evaluate_all(
        "items => items.flatMap(item => item.getAttributeNames()).filter(name => name.startsWith('on'))"
    )
    assert handlers == []
    if elements >= 0:
        assert widget.questions.locator("div *").count() == elements
    assert page.evaluate("() => window.hit") is None


@pytest.mark.parametrize(
    "text, href, shown",
    [
        ("see https://example.org/a_(b)?c=d.", "https://example.org/a_(b)?c=d", None),
        ("(http://example.org)", "http://example.org/", "http://example.org"),
        ("write to help@example.org, please", "mailto:help@example.org", "help@example.org"),
        ("mailto:help@example.org", "mailto:help@example.org", None),
    ],
)
def test_addresses_become_links(opened: Widget, text: str, href: str, shown: str) -> None:
    says(opened, [{"text": text}])
    link = opened.answers.last.locator("a")
    expect(link).to_have_attribute("href", href)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(opened.answers.last).to_contain_text(shown or href)


@pytest.mark.parametrize("text", ["javascript:alert(1)", "ftp://example.org", "file:///etc/passwd"])
def test_other_addresses_do_not(opened: Widget, text: str) -> None:
    says(opened, [{"text": text}])
    expect(opened.answers.last).to_have_text(text)
    expect(opened.answers.last.locator("a")).to_have_count(0)
