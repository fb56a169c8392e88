"""Groups of examples that say nearly the same, so that none is tested on its own near-copy."""

from __future__ import annotations

from typing import List

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

# Sentence vectors more alike than this are taken for wordings of one sentence.
ALIKE = 0.88
_ROWS = 1024


def near_duplicates(vectors: NDArray[np.float32], alike: float = ALIKE) -> List[int]:
    """The number of each example's group.

    Examples are in one group if they are alike, or linked by others that are.

    Args:
        vectors: Sentence vectors of length one, shape (examples, dimensions).
        alike: The least cosine of two examples that are alike, from 0 to 1.
    """
    count = len(vectors)
    rows: List[NDArray[np.int64]] = []
    columns: List[NDArray[np.int64]] = []
    for start in range(0, count, _ROWS):
        likeness = vectors[start : start + _ROWS] @ vectors.T
        row, column = np.nonzero(likeness >= alike)
        rows.append(row + start)
        columns.append(column)
    row, column = np.concatenate(rows), np.concatenate(columns)
    links = coo_matrix((np.ones(len(row), dtype=bool), (row, column)), shape=(count, count))
    _, groups = connected_components(links, directed=False)
    return [int(group) for group in groups]
