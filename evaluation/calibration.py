"""Whether a confidence means what it says: of readings held 80 % sure, are 80 % right?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Readings of about the same confidence.

    Attributes:
        low: The least confidence in it, from 0 to 1.
        high: The confidence at which the next one begins.
        count: How many readings.
        confidence: Their mean confidence, from 0 to 1; 0 if there are none.
        right: The share that is right, from 0 to 1; 0 if there are none.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(confidences: Sequence[float], right: Sequence[bool], bins: int = BINS) -> List[Bin]:
    """A reliability table.

    Args:
        confidences: From 0 to 1.
        right: Whether each reading is right; as long as the confidences.
        bins: How many bins of equal width.
    """
    found = []
    for index in range(bins):
        inside = [
            (confidence, correct)
            for confidence, correct in zip(confidences, right)
            if min(int(confidence * bins), bins - 1) == index
        ]
        count = len(inside)
        found.append(
            Bin(
                index / bins,
                (index + 1) / bins,
                count,
                sum(confidence for confidence, _ in inside) / count if count else 0.0,
                sum(correct for _, correct in inside) / count if count else 0.0,
            )
        )
    return found


def expected_error(table: Sequence[Bin]) -> float:
    """The expected calibration error: by how much confidence and truth differ, on average.

    Args:
        table: A reliability table.

    Returns:
        From 0 (never) to 1.
    """
    total = sum(item.count for item in table)
    if not total:
        return 0.0
    return sum(item.count * abs(item.confidence - item.right) for item in table) / total
