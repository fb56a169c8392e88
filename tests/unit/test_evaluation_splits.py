"""Parts for cross-validation, and the groups that they keep together."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.groups import near_duplicates
from evaluation.splits import folds


def test_near_copies_and_what_links_them_are_one_group() -> None:
    angles = np.radians([0, 20, 40, 120])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    first, second, third, other = near_duplicates(vectors, alike=np.cos(np.radians(25)))
    assert first == second == third != other


@pytest.mark.parametrize("count", [2, 5])
def test_every_example_is_read_once_and_no_group_is_split(count: int) -> None:
    groups = [0, 0, 0, 1, 1, 2, 3, 4, 5, 5, 6, 7]
    parts = list(folds(groups, count))
    assert sorted(index for _, asked in parts for index in asked) == list(range(len(groups)))
    for learned, asked in parts:
        assert not {groups[index] for index in learned} & {groups[index] for index in asked}
        assert len(learned) + len(asked) == len(groups)


def test_parts_are_of_about_equal_size_and_always_the_same() -> None:
    groups = [index // 3 for index in range(60)]
    parts = [asked for _, asked in folds(groups, 5)]
    assert {len(part) for part in parts} == {12}
    assert parts == [asked for _, asked in folds(groups, 5)]
    assert parts != [asked for _, asked in folds(groups, 5, seed=1)]
