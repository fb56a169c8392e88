"""Every form of the limits table at its edges."""

from __future__ import annotations

import json
from typing import Any, Dict, List

import pytest

from channels import adaptive_card
from channels.choices import reference
from channels.limits import LIMITS, Limits, card_bytes, utf8, utf16
from channels.markup import septets
from channels.rendering import Part, render

FORMS = [
    pytest.param(form, id=f"{name}-{index}")
    for name, forms in LIMITS.items()
    for index, form in enumerate(forms)
]
ADDRESS = "https://www.wto.org/english/tratop_e/devel_e/train_e.htm?a=1&b=*2"
CARD_TITLE = ADDRESS.replace("_", r"\_").replace("*", r"\*")
WITH_BUTTONS = [parameter for parameter in FORMS if parameter.values[0].buttons]  # type: ignore[union-attr]
WITH_TABLES = [parameter for parameter in FORMS if parameter.values[0].columns]  # type: ignore[union-attr]


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


def comparison(cell: str = "long", columns: int = 2, rows: int = 0) -> Dict[str, Any]:
    """A message with a table, which is as wide as it is high, or has some rows below its head."""
    names = [f"P{number}" for number in range(1, columns)]
    table = [
        [f"A{number}", *[cell] * len(names)] for number in range(1, rows + 1 if rows else columns)
    ]
    lines = [f"{name}: {cell}" for name in names]
    return {
        "text": "\n".join(["Side by side:", *lines]),
        "table": {"columns": ["", *names], "rows": table},
    }


@pytest.mark.parametrize("form", WITH_TABLES)
def test_a_table_beyond_the_limits_becomes_lines(form: Limits) -> None:
    def fits(**size: Any) -> bool:
        part = render(comparison(**size), [form])[0]
        if part.table:
            assert part.lines == ["Side by side:"]
        else:
            assert form.markup.bold and form.markup.bold("P1") in part.lines
        return part.table is not None

    empty = sum(form.unit(f"{cell} | ") for cell in ("", "P1", "A1", ""))
    room = form.cells or form.text - form.unit("Side by side:")
    assert fits(cell="x" * (room - empty))
    assert not fits(cell="x" * (room - empty + 1))
    assert fits(columns=form.columns)
    assert not fits(columns=form.columns + 1)
    if form.rows:
        assert fits(rows=form.rows - 1)
        assert not fits(rows=form.rows)


@pytest.mark.parametrize("form", WITH_TABLES)
def test_a_table_leaves_room_for_what_stands_beside_it(form: Limits) -> None:
    """Numbered choices under it, for instance, where there are too many for buttons."""
    empty = sum(form.unit(f"{cell} | ") for cell in ("", "P1", "A1", ""))
    room = form.cells or form.text - form.unit("Side by side:")
    message = comparison(cell="x" * (room - empty))
    message["buttons"] = buttons(form.buttons + 1)
    table = render(message, [form])[-1].table
    assert bool(table) == bool(form.cells)


def test_no_heading_is_left_alone_at_the_end_of_a_part() -> None:
    filling = "x" * 250
    parts = render({"text": filling, "buttons": buttons(2)}, LIMITS["sms"])
    assert [part.lines for part in parts] == [
        [filling + " (1/2)"],
        ["Reply with a number, or in your own words:", "1. Title", "2. Title (2/2)"],
    ]


def test_what_stands_instead_of_a_table_has_its_buttons() -> None:
    message = {**comparison(), "buttons": buttons(2)}
    (shown,) = render(message, LIMITS["slack"])
    assert shown.table
    (instead,) = shown.instead
    assert instead.lines == ["Side by side:", "", "*P1*", "A1: long"]
    assert instead.choices == shown.choices and not instead.table


def test_a_wide_table_is_turned() -> None:
    table = {"columns": ["", "A", "B", "C"], "rows": [["Place", "here", "there", ""]]}
    message = {"text": "All:\n• A: here\n• B: there\n• C: ", "table": table}
    (shown,) = render(message, LIMITS["slack"])
    assert shown.table
    assert shown.table.columns == ["", "Place"]
    assert shown.table.rows == [["A", "here"], ["B", "there"], ["C", ""]]
    (lines,) = render(message, LIMITS["whatsapp"])
    assert lines.lines == ["All:", "", "*Place*", "A: here", "B: there", "C: "]


@pytest.mark.parametrize("name", list(LIMITS))
def test_a_table_is_headed_paragraphs_or_lines_where_there_is_no_grid(name: str) -> None:
    form = LIMITS[name][-1]
    if form.columns:
        return
    table = {"columns": ["", "A"], "rows": [["Length", "long"]]}
    (part,) = parts(form, "Side by side:\n• A: long", table=table)
    expected = [form.markup.bold("A"), "Length: long"] if form.markup.bold else ["A: long"]
    assert all(any(wanted in line for line in part.lines) for wanted in expected)


@pytest.mark.parametrize("with_table", [False, True])
def test_the_fullest_message_is_within_the_size_that_teams_takes(with_table: bool) -> None:
    (form,) = LIMITS["botframework"]
    message: Dict[str, Any] = {"text": text_of(form.text, form)}
    if with_table:
        empty = sum(form.unit(f"{cell} | ") for cell in ("", "P1", "A1", ""))
        room = form.text - form.unit("Side by side:")
        message = comparison("x" * (room - empty))
    message["buttons"] = buttons(form.buttons, "é" * form.title, '"' * form.payload)
    (part,) = render(message, [form])
    assert bool(part.table) == with_table and len(part.choices) == form.buttons
    card = json.dumps(adaptive_card.card(part, "1.5"), ensure_ascii=False)
    # 80 KB in UTF-16, of which the envelope takes a little.
    assert len(card.encode("utf-16-le")) < 78 * 1024


def test_the_fullest_message_is_within_the_size_that_webex_takes() -> None:
    (form,) = LIMITS["webexteams"]
    for text in ("line\n" * 2000, text_of(form.text, form)):
        for part in render({"text": text}, [form]):
            assert len("  \n".join(part.lines).encode()) <= 7439


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
        (card_bytes, 'ab\né"', 248),
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
        ("slack", f"See {ADDRESS}.", f"See {ADDRESS.replace('&', '&amp;')}."),
        ("telegram", f"See {ADDRESS}.", f"See {ADDRESS.replace('&', '&amp;')}."),
        ("botframework", f"(a_b: {ADDRESS})", f"(a\\_b: [{CARD_TITLE}]({ADDRESS}))"),
        ("webexteams", ADDRESS, f"[{CARD_TITLE}]({ADDRESS})"),
        ("mattermost", f"a_b: {ADDRESS}, b", f"a\\_b: {ADDRESS}, b"),
        ("whatsapp", ADDRESS, ADDRESS),
        ("sms", ADDRESS, ADDRESS),
    ],
)
def test_signs_with_a_meaning_are_shown_as_they_are(name: str, text: str, shown: str) -> None:
    assert render({"text": text}, LIMITS[name])[0].text == shown
