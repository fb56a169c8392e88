"""The nearest examples: shares of their labels, kept and taken up again."""

from pathlib import Path

import numpy as np
import pytest

from components.neighbours import Neighbours

RNG = np.random.default_rng(0)
EAST = np.array([1.0, 0.0, 0.0]) + RNG.normal(0, 0.05, (30, 3))
NORTH = np.array([0.0, 1.0, 0.0]) + RNG.normal(0, 0.05, (30, 3))
EXAMPLES = np.vstack([EAST, NORTH]).astype(np.float32)
LABELS = ["east"] * 30 + ["north"] * 30


def test_tells_the_label_of_what_is_near() -> None:
    neighbours = Neighbours.fit(EXAMPLES, LABELS, directions=2)
    (row,) = neighbours.probabilities(np.array([[0.9, 0.1, 0.0]], dtype=np.float32))
    assert neighbours.labels[int(row.argmax())] == "east"
    assert row.sum() == pytest.approx(1.0)


def test_is_undecided_halfway() -> None:
    two = np.eye(2, 3, dtype=np.float32)
    neighbours = Neighbours.fit(two, ["east", "north"], directions=2)
    (row,) = neighbours.probabilities(two.mean(axis=0, keepdims=True))
    assert row == pytest.approx([0.5, 0.5], abs=0.05)


def test_is_the_same_once_kept(tmp_path: Path) -> None:
    neighbours = Neighbours.fit(EXAMPLES, LABELS, directions=2)
    neighbours.save(tmp_path / "kept.npz")
    again = Neighbours.load(tmp_path / "kept.npz")
    asked = RNG.normal(0, 1, (5, 3)).astype(np.float32)
    assert again.labels == neighbours.labels
    assert np.allclose(again.probabilities(asked), neighbours.probabilities(asked))
