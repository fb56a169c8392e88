"""What an example is like: the labels of the training examples nearest to it."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA

Matrix = NDArray[np.float32]

# How many examples are looked at, and how fast one counts less the less alike it is.
_NEAREST = 20
_SHARPNESS = 15.0


class Neighbours:
    """Labels of the nearest examples, in the main directions of their dense features.

    A linear classifier draws one line between two labels; a turn of phrase on the wrong side of
    it is still next to the examples that resemble it.

    Args:
        labels: The classes.
        mean: Shape (dense features,).
        directions: Shape (directions, dense features).
        examples: Unit vectors, shape (examples, directions).
        classes: The index of each example's class.
    """

    def __init__(
        self,
        labels: Sequence[str],
        mean: Matrix,
        directions: Matrix,
        examples: Matrix,
        classes: NDArray[np.int32],
    ) -> None:
        self.labels = list(labels)
        self._mean = mean
        self._directions = directions
        self._examples = examples
        self._classes = classes

    @classmethod
    def fit(cls, dense: Matrix, labels: Sequence[str], directions: int) -> Neighbours:
        """Keep examples.

        Args:
            dense: Shape (examples, dense features).
            labels: The class of each example.
            directions: How many directions of the features are kept.
        """
        vectors = _unit(dense)
        projection = PCA(min(directions, *vectors.shape), random_state=0).fit(vectors)
        names, classes = np.unique(np.asarray(labels), return_inverse=True)
        return cls(
            names.tolist(),
            projection.mean_.astype(np.float32),
            projection.components_.astype(np.float32),
            _unit(projection.transform(vectors).astype(np.float32)),
            classes.astype(np.int32),
        )

    def probabilities(self, dense: Matrix) -> Matrix:
        """Shares of the classes among the nearest examples, shape (rows, classes)."""
        queries = _unit((_unit(dense) - self._mean) @ self._directions.T)
        likeness = queries @ self._examples.T
        count = min(_NEAREST, len(self._examples))
        nearest = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
        result = np.zeros((len(dense), len(self.labels)), dtype=np.float32)
        for row, columns in enumerate(nearest):
            alike = likeness[row, columns]
            weights = np.exp(_SHARPNESS * (alike - alike.max()))
            np.add.at(result[row], self._classes[columns], weights / weights.sum())
        return result

    def save(self, path: Path) -> None:
        """Keep the examples."""
        np.savez(
            path,
            labels=np.asarray(self.labels),
            mean=self._mean,
            directions=self._directions,
            examples=self._examples,
            classes=self._classes,
        )

    @classmethod
    def load(cls, path: Path) -> Neighbours:
        """Take up kept examples."""
        with np.load(path, allow_pickle=False) as kept:
            return cls(
                kept["labels"].tolist(),
                kept["mean"],
                kept["directions"],
                kept["examples"],
                kept["classes"],
            )


def _unit(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Matrix = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return result
