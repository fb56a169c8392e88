"""What the form of a clause tells."""

import pytest

from components.forms import (
    asks_besides,
    asks_for_one_too,
    asks_what_it_is,
    asks_which,
    excludes,
    has_question_form,
    is_indifferent,
    narrows,
    orders_out,
    points_at_several,
    supposes,
    swaps,
)


@pytest.mark.parametrize(
    "text",
    [
        "which courses are in Geneva",
        "what's held at headquarters",
        "what is there for NGOs",
        "give me all that is in Geneva",
        "of these, for interns?",
        "anything for delegates",
    ],
)
def test_asks_for_several_things_of_a_kind(text: str) -> None:
    assert asks_which(text)


@pytest.mark.parametrize("text", ["where is it held", "is that in Geneva", "who may attend"])
def test_asks_for_no_several_things(text: str) -> None:
    assert not asks_which(text)


@pytest.mark.parametrize(
    "text",
    ["only the ones in Geneva", "and of those, the short ones", "which one is in Geneva"],
)
def test_narrows_a_list(text: str) -> None:
    assert narrows(text)


@pytest.mark.parametrize(
    "text",
    [
        "leave out the ones in Geneva",
        "drop everything over three weeks",
        "all except those in Geneva",
        "take the Geneva ones out",
    ],
)
def test_leaves_out_what_it_names(text: str) -> None:
    assert excludes(text)


@pytest.mark.parametrize(
    "text", ["without leaving Geneva", "members without a mission", "how long does it take"]
)
def test_leaves_nothing_out(text: str) -> None:
    assert not excludes(text)


@pytest.mark.parametrize(
    "text", ["doesn't matter how long", "no particular preference", "however long it takes"]
)
def test_has_no_wish(text: str) -> None:
    assert is_indifferent(text)


def test_a_plural_points_at_several() -> None:
    assert points_at_several("how long are those")
    assert not points_at_several("how long is it")


def test_a_bare_fragment_has_no_question_form() -> None:
    assert has_question_form("how long")
    assert not has_question_form("the symposia, please")


@pytest.mark.parametrize(
    "text",
    ["bin the symposia", "ok, cut out the intro one", "leave off Geneva Week", "and skip both"],
)
def test_orders_something_out(text: str) -> None:
    assert orders_out(text)


@pytest.mark.parametrize("text", ["is lunch without charge", "which ones did you leave out"])
def test_orders_nothing_out(text: str) -> None:
    assert not orders_out(text)


def test_asks_for_others_than_what_was_told() -> None:
    assert asks_besides("apart from that, what is there for us")
    assert not asks_besides("what is there apart from courses")


def test_a_supposition_is_no_statement() -> None:
    assert supposes("and what if I had a month")
    assert not supposes("I have a month")


def test_what_about_asks_not_what_something_is() -> None:
    assert asks_what_it_is("what's the second then")
    assert not asks_what_it_is("what about the second")


@pytest.mark.parametrize(
    "text", ["swap symposia for the intro courses", "replace it with the week"]
)
def test_putting_one_in_place_of_another(text: str) -> None:
    assert swaps(text)
    assert not swaps("compare the symposia with Geneva Week")


@pytest.mark.parametrize("text", ["And the symposia, do they have one?", "is there one too?"])
def test_asking_for_one_too(text: str) -> None:
    assert asks_for_one_too(text)
    assert not asks_for_one_too("how do they teach on that one?")
