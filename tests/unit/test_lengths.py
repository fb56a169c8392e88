"""Lengths of time in words."""

import pytest

from components.lengths import NO_LIMIT_WEEKS, Length, find_lengths


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
