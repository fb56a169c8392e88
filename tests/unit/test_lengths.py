"""Lengths of time in words."""

from typing import List

import pytest

from components.lengths import NO_LIMIT_WEEKS, Length, find_amounts, find_lengths, unit_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two weeks", Length(2, 2)),
        ("a 3-week course", Length(3, 3)),
        ("one or two weeks", Length(1, 2)),
        ("one to three weeks", Length(1, 3)),
        ("one-to-three-week courses", Length(1, 3)),
        ("between 2 and 4 weeks", Length(2, 4)),
        ("between one week and three weeks", Length(1, 3)),
        ("at most two weeks", Length(None, 2)),
        ("two weeks at most", Length(None, 2)),
        ("a fortnight at the very most", Length(None, 2)),
        ("max 10 weeks", Length(None, 10)),
        ("no more than 3 weeks", Length(None, 3)),
        ("up to a month", Length(None, 4)),
        ("two weeks or less", Length(None, 2)),
        ("under a month", Length(None, 4, strict=True)),
        ("less than three weeks", Length(None, 3, strict=True)),
        ("shorter than 3 wks", Length(None, 3, strict=True)),
        ("more than three weeks", Length(3, None, strict=True)),
        ("longer than a month", Length(4, None, strict=True)),
        ("over two months", Length(8, None, strict=True)),
        ("at least 8 weeks", Length(8, None)),
        ("three weeks or more", Length(3, None)),
        ("a fortnight", Length(2, 2)),
        ("a couple of weeks", Length(2, 2)),
        ("no time limit", Length(None, NO_LIMIT_WEEKS)),
        ("which ones have a stated length", Length(0, None)),
    ],
)
def test_reads_a_length(text: str, expected: Length) -> None:
    assert [length for _, _, length in find_lengths(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "joined two weeks ago",
        "in the last three months",
        "once a week",
        "a week for small countries",
        "geneva week",
        "weekly meetings",
        "the focus days",
        "week one",
    ],
)
def test_finds_no_length_where_none_is(text: str) -> None:
    assert find_lengths(text) == []


def test_days_are_parts_of_weeks() -> None:
    ((_, _, length),) = find_lengths("14 days")
    assert length.at_most == pytest.approx(2)


@pytest.mark.parametrize(
    "text", ["if i had three weeks", "my boss gives me three weeks", "we can spare three weeks"]
)
def test_time_that_someone_has_is_a_limit(text: str) -> None:
    ((_, _, length),) = find_lengths(text)
    assert (length.at_least, length.at_most) == (None, 3)


def test_a_course_that_you_have_is_as_long_as_told() -> None:
    ((_, _, length),) = find_lengths("do you have three week courses")
    assert (length.at_least, length.at_most) == (3, 3)


def test_as_short_as_can_be_is_a_week_at_most() -> None:
    ((_, _, length),) = find_lengths("as short as can be")
    assert (length.at_least, length.at_most) == (None, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anything I can squeeze into ten days", Length(None, 10 * (1 / 7))),
        ("what fits in a fortnight", Length(None, 2)),
        ("and into three weeks?", Length(None, 3)),
        ("less then a month", Length(None, 4, strict=True)),
    ],
)
def test_what_has_to_fit_into_a_time_is_limited_by_it(text: str, expected: Length) -> None:
    assert [length for _, _, length in find_lengths(text)] == [expected]


@pytest.mark.parametrize("text", ["the flight takes two days", "number one - weeks?"])
def test_what_is_no_length_of_a_training(text: str) -> None:
    assert find_lengths(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sorry: less than three, not four", [Length(None, 3, strict=True)]),
        ("and if I could do 3", [Length(None, 3)]),
        ("more than 5?", [Length(5, None, strict=True)]),
        ("less than three weeks", []),
        ("what about 4", []),
    ],
)
def test_bare_numbers_are_amounts(text: str, expected: List[Length]) -> None:
    assert find_amounts(text) == expected


def test_the_unit_of_a_length() -> None:
    assert (unit_of("under two months"), unit_of("at most 3"), unit_of("10 days")) == (4, 0, 1 / 7)
