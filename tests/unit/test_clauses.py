"""Splitting messages into clauses."""

import pytest

from components.clauses import split_clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how long is it", ["how long is it"]),
        ("How long is it? And where?", ["How long is it?", "And where?"]),
        ("how long is it and where is it held", ["how long is it", "and where is it held"]),
        ("Hello, how long is it", ["Hello", "how long is it"]),
        ("where, when and how", ["where", "when", "and how"]),
        ("length and place of the course", ["length and place of the course"]),
        ("is it in Geneva or elsewhere", ["is it in Geneva or elsewhere"]),
        ("I work, e.g. for an NGO", ["I work, e.g. for an NGO"]),
        ("a first whole line\na second line", ["a first whole line", "a second line"]),
        ("words\nwrapped by\na window", ["words\nwrapped by\na window"]),
        ("One question: where is it?", ["One question", "where is it?"]),
        ("It is in Geneva, right?", ["It is in Geneva"]),
        ("I have two weeks, so what is left?", ["I have two weeks", "so what is left?"]),
        ("", []),
        ("  ?  ", ["?"]),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    found = split_clauses(text)
    assert [piece.text.rstrip(":") for piece in found] == expected
    for piece in found:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
