"""Every form of the limits table at its edges."""

from __future__ import annotations

from typing import Any, Dict, List

import pytest

from channels.choices import reference
from channels.limits import LIMITS, Limits, card_bytes, utf8, utf16
from channels.markup import septets
from channels.rendering import Part, render

FORMS = [
    pytest.param(form, id=f"{name}-{index}")
    for name, forms in LIMITS.items()
    for index, form in enumerate(forms)
]
WITH_BUTTONS = [parameter for parameter in FORMS if parameter.values[0].buttons]  # type: ignore[union-attr]
WITH_GRID = [parameter for parameter in FORMS if parameter.values[0].grid]  # type: ignore[union-attr]


def text_of(length: int, form: Limits) -> str:
    """A text of words that takes a length, as the form counts."""
    overhead = form.unit("x") - 1
    words = "word " * (length // 5 + 1)
    return words[: length - overhead - 1] + "x"


def parts(form: Limits, text: str = "Which?", **message: Any) -> List[Part]:
    """What a form makes of a message."""
    return render({"text": text, **message}, [form])


def buttons(count: int, title: str = "Title", payload: str = "payload") -> List[Dict[str, str]]:
    """Some buttons."""
    return [{"title": title, "payload": f"{payload}"} for _ in range(count)]


@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_split_just_beyond_the_limit(form: Limits) -> None:
    fits = text_of(form.text, form)
    assert form.unit(fits) == form.text
    assert [part.text for part in parts(form, fits)] == [fits]
    assert len(parts(form, fits + "x")) == 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text",
    ["word " * 9000, "x" * 30_000, "é•“” " * 4000, "line\n" * 6000, "🙂" * 9000, "<&>*_" * 5000],
    ids=["words", "one word", "letters", "lines", "emoji", "signs"],
)
def test_every_part_of_a_long_text_fits_and_none_is_lost(text: str, form: Limits) -> None:
    made = parts(form, text)
    assert all(form.unit(part.text) <= form.text for part in made)
    shown = "".join(part.text for part in made)
    if form.count_parts:
        assert made[0].text.endswith(f" (1/{len(made)})")
        shown = "".join(part.text.rsplit(" (", 1)[0] for part in made)
    expected = "".join(form.markup.escape(sign) for sign in text)
    assert "".join(shown.split()) == "".join(expected.split())


@pytest.mark.parametrize("form", WITH_BUTTONS)
def test_buttons_beyond_the_limit_become_numbers(form: Limits) -> None:
    (fits,) = parts(form, buttons=buttons(form.buttons))
    assert len(fits.choices) == form.buttons and fits.text == "Which?"
    beyond = parts(form, buttons=buttons(form.buttons + 1))[-1]
    assert beyond.choices == []
    assert f"{form.buttons + 1}. Title" in beyond.text.replace("\u2060", "")


@pytest.mark.parametrize("form", WITH_BUTTONS)
def test_a_title_beyond_the_limit_is_cut_and_written_out_above(form: Limits) -> None:
    title = "T" * form.title
    (fits,) = parts(form, buttons=buttons(1, title))
    assert fits.choices[0].title == title and fits.text == "Which?"
    (beyond,) = parts(form, buttons=buttons(1, title + "T"))
    assert len(beyond.choices[0].title) == form.title
    assert beyond.choices[0].title.startswith("1. T") and beyond.choices[0].title.endswith("T…")
    assert f"1. {title}T" in beyond.text.replace("\u2060", "")


@pytest.mark.parametrize("form", WITH_BUTTONS)
def test_a_payload_beyond_the_limit_is_referred_to(form: Limits) -> None:
    payload = "é" * (form.payload // 2)
    assert parts(form, buttons=buttons(1, payload=payload))[0].choices[0].payload == payload
    longer = payload + "é"
    sent = parts(form, buttons=buttons(1, payload=longer))[0].choices[0].payload
    assert sent == reference(longer) and utf8(sent) <= form.payload


@pytest.mark.parametrize("form", WITH_GRID)
def test_a_table_beyond_the_limit_becomes_lines(form: Limits) -> None:
    def shown(cell: str) -> Part:
        table = {"columns": ["", "A"], "rows": [["Length", cell]]}
        return parts(form, "Side by side:\nall of it", table=table)[0]

    overhead = form.unit("x") - 1
    fits = "x" * (form.cells - len("ALength") - overhead)
    assert shown(fits).table and shown(fits).text == "Side by side:"
    assert shown(fits + "x").table is None
    assert form.markup.bold and form.markup.bold("A") in shown(fits + "x").lines


@pytest.mark.parametrize("name", list(LIMITS))
def test_a_table_is_headed_paragraphs_or_lines_where_there_is_no_grid(name: str) -> None:
    form = LIMITS[name][-1]
    if form.grid:
        return
    table = {"columns": ["", "A"], "rows": [["Length", "long"]]}
    (part,) = parts(form, "Side by side:\n• A: long", table=table)
    expected = [form.markup.bold("A"), "Length: long"] if form.markup.bold else ["A: long"]
    assert all(any(wanted in line for line in part.lines) for wanted in expected)


def test_messenger_keeps_buttons_that_fit_and_else_uses_quick_replies() -> None:
    template, quick = LIMITS["facebook"]
    few = {"text": "Which?", "buttons": buttons(3)}
    assert render(few, LIMITS["facebook"])[0].form is template
    for other in (
        {**few, "buttons": buttons(4)},
        {**few, "text": "x" * 641},
        {**few, "buttons": buttons(1, "T" * 21)},
    ):
        assert render(other, LIMITS["facebook"])[0].form is quick


def test_numbered_choices_continue_a_list_in_the_text() -> None:
    (part,) = render(
        {"text": "These:\n1. A\n2. B", "buttons": buttons(2, "More")}, LIMITS["whatsapp"]
    )
    assert part.lines[-2:] == ["3. More", "4. More"]


@pytest.mark.parametrize(
    "message", [{}, {"text": ""}, {"text": "  \n "}, {"text": None, "custom": {}}]
)
def test_an_empty_message_sends_nothing(message: Dict[str, Any]) -> None:
    assert all(render(message, forms) == [] for forms in LIMITS.values())


def test_pictures_and_files_are_sent_as_addresses() -> None:
    message = {"text": "Look:", "image": "https://example.org/a.png"}
    assert render(message, LIMITS["sms"])[0].text == "Look:\nhttps://example.org/a.png"


@pytest.mark.parametrize(
    ("unit", "text", "length"),
    [
        (utf8, "é", 2),
        (utf16, "🙂é", 3),
        (septets, "abc", 3),
        (septets, "€[", 4),
        (septets, "é" * 134, 134),
        (septets, "ê" * 134, 306),
        (septets, "🙂" * 67, 306),
        (card_bytes, "ab\né", 165),
    ],
)
def test_units(unit: Any, text: str, length: int) -> None:
    assert unit(text) == length


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("slack", "<!channel> a & b", "&lt;!channel&gt; a &amp; b"),
        ("telegram", "<b>a</b> & b", "&lt;b&gt;a&lt;/b&gt; &amp; b"),
        ("botframework", "*a* [b](c)", r"\*a\* \[b\](c)"),
        ("botframework", "2. second", "2\u2060. second"),
        ("mattermost", "@all *a* | b", "@\u2060all \\*a\\* \\| b"),
        ("rocketchat", "@here now", "@\u2060here now"),
        ("sms", "“It’s” – …", '"It\'s" - ...'),
        ("facebook", "<*a*>", "<*a*>"),
    ],
)
def test_signs_with_a_meaning_are_shown_as_they_are(name: str, text: str, shown: str) -> None:
    assert render({"text": text}, LIMITS[name])[0].text == shown
