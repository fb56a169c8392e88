"""A linear classifier over a dense and a sparse block of features."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Dict, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression

Matrix = NDArray[np.float32]


class SoftmaxClassifier:
    """Multinomial logistic regression, fitted on a projection of its sparse features.

    Solvers are slow on many sparse features beside dense ones. So the sparse ones are first
    projected onto their main directions (latent semantic analysis); once fitted, the weights are
    carried back through the projection, and prediction needs no projection any more.

    Args:
        labels: The classes.
        dense: Weights of dense features, shape (classes, dense features).
        sparse: Weights of sparse features, shape (classes, sparse features).
        intercept: Shape (classes,).
    """

    def __init__(
        self, labels: Sequence[str], dense: Matrix, sparse: Matrix, intercept: Matrix
    ) -> None:
        self.labels = list(labels)
        self._dense = dense
        # Kept the way the product below reads it, or every product would copy all of it first.
        self._sparse = np.ascontiguousarray(sparse.T)
        self._intercept = intercept

    @classmethod
    def fit(
        cls,
        dense: Matrix,
        sparse: csr_matrix,
        labels: Sequence[str],
        *,
        directions: int,
        strength: float,
        balance: float,
        iterations: int,
    ) -> SoftmaxClassifier:
        """Learn from examples.

        Args:
            dense: Shape (examples, dense features).
            sparse: Shape (examples, sparse features).
            labels: The class of each example.
            directions: How many directions the sparse features are projected onto.
            strength: Inverse strength of regularisation.
            balance: How far rare classes are made up for, from 0 (not at all) to 1 (fully).
            iterations: Limit of the solver's iterations.
        """
        directions = min(directions, min(sparse.shape) - 1)
        projection = TruncatedSVD(directions, n_iter=2, random_state=0).fit(sparse)
        projected = projection.transform(sparse).astype(np.float32)
        model = LogisticRegression(
            C=strength, max_iter=iterations, class_weight=_weights(labels, balance)
        ).fit(np.hstack([dense, projected]), labels)
        width = dense.shape[1]
        return cls(
            model.classes_.tolist(),
            model.coef_[:, :width].astype(np.float32),
            (model.coef_[:, width:] @ projection.components_).astype(np.float32),
            model.intercept_.astype(np.float32),
        )

    def probabilities(self, dense: Matrix, sparse: csr_matrix) -> Matrix:
        """Probabilities of the classes, shape (examples, classes)."""
        scores = dense @ self._dense.T + sparse @ self._sparse + self._intercept
        exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
        result: Matrix = exponentials / exponentials.sum(axis=1, keepdims=True)
        return result

    def save(self, path: Path) -> None:
        """Keep the weights."""
        np.savez(
            path,
            labels=np.asarray(self.labels),
            dense=self._dense,
            sparse=self._sparse.T,
            intercept=self._intercept,
        )

    @classmethod
    def load(cls, path: Path) -> SoftmaxClassifier:
        """Take up kept weights."""
        with np.load(path, allow_pickle=False) as kept:
            return cls(kept["labels"].tolist(), kept["dense"], kept["sparse"], kept["intercept"])


def _weights(labels: Sequence[str], balance: float) -> Dict[str, float]:
    """Weights that make up for rare classes, more or less."""
    counts = Counter(labels)
    mean = len(labels) / len(counts)
    return {label: (mean / count) ** balance for label, count in counts.items()}
