"""Figures of the evaluation: precision and recall, calibration, bounds."""

from __future__ import annotations

import pytest

from evaluation.calibration import expected_error, reliability
from evaluation.classification import Found, accuracy, found, found_by_value, macro_f1, mistakes
from evaluation.floors import broken, figure


def test_precision_and_recall_count_over_all_messages() -> None:
    pairs = [({"a", "b"}, {"a"}), ({"a"}, {"a", "c"}), (set(), set())]
    assert found(pairs) == Found(precision=2 / 3, recall=2 / 3, expected=3)
    assert found_by_value(pairs)["b"] == Found(precision=1.0, recall=0.0, expected=1)


def test_nothing_expected_and_nothing_found_is_perfect() -> None:
    assert found([]) == Found(1.0, 1.0, 0)


def test_accuracy_and_macro_f1() -> None:
    expected = ["a", "a", "a", "b"]
    actual = ["a", "a", "a", "a"]
    assert accuracy(expected, actual) == 0.75
    # F1 of "a" is 6/7, of "b" 0; the rare one counts as much as the common one.
    assert macro_f1(expected, actual) == pytest.approx(3 / 7)
    assert mistakes(expected, actual, 5) == [("b", "a", 1)]


def test_a_confidence_that_tells_the_truth_has_no_error() -> None:
    table = reliability([0.75] * 4, [True, True, True, False])
    assert [item.count for item in table] == [0, 0, 0, 0, 0, 0, 0, 4, 0, 0]
    assert expected_error(table) == pytest.approx(0.0)


def test_the_error_is_weighted_by_how_many_readings_a_bin_has() -> None:
    table = reliability([0.95, 0.95, 0.95, 0.15], [False, False, False, False])
    assert expected_error(table) == pytest.approx((3 * 0.95 + 0.15) / 4)


def test_full_confidence_belongs_to_the_last_bin() -> None:
    assert reliability([1.0], [True])[-1].count == 1


def test_bounds() -> None:
    figures = {"answers": {"share": 0.8, "by_kind": {"list": [9, 10]}}, "refusals": 0.2}
    bounds = {
        "at_least": {"answers.share": 0.85, "answers.by_kind.list": 0.9, "not.measured": 1.0},
        "at_most": {"refusals": 0.1},
    }
    assert figure(figures, "answers.by_kind.list") == 0.9
    assert broken(figures, bounds) == [
        "answers.share is 0.800; its floor is 0.850",
        "refusals is 0.200; it may be 0.100 at most",
    ]
