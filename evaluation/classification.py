"""Accuracy, F1, precision and recall of readings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import AbstractSet, Dict, List, Sequence, Tuple

from sklearn.metrics import f1_score


@dataclass(frozen=True)
class Found:
    """How completely and how correctly something was found.

    Attributes:
        precision: The share of what was found that is right, from 0 to 1.
        recall: The share of what is right that was found, from 0 to 1.
        expected: How many were to be found.
    """

    precision: float
    recall: float
    expected: int


def found(pairs: Sequence[Tuple[AbstractSet[str], AbstractSet[str]]]) -> Found:
    """Precision and recall over all messages together.

    Args:
        pairs: For each message, what should be found and what was.
    """
    right = sum(len(expected & actual) for expected, actual in pairs)
    expected = sum(len(expected) for expected, _ in pairs)
    actual = sum(len(actual) for _, actual in pairs)
    return Found(right / actual if actual else 1.0, right / expected if expected else 1.0, expected)


def found_by_value(pairs: Sequence[Tuple[AbstractSet[str], AbstractSet[str]]]) -> Dict[str, Found]:
    """The same for each value that is expected somewhere."""
    values = sorted({value for expected, _ in pairs for value in expected})
    return {
        value: found([(expected & {value}, actual & {value}) for expected, actual in pairs])
        for value in values
    }


def accuracy(expected: Sequence[str], actual: Sequence[str]) -> float:
    """The share of equal pairs, from 0 to 1; 0 if there are none."""
    right = sum(one == other for one, other in zip(expected, actual))
    return right / len(expected) if expected else 0.0


def macro_f1(expected: Sequence[str], actual: Sequence[str]) -> float:
    """The mean F1 of the expected labels, each counted alike, from 0 to 1."""
    labels = sorted(set(expected))
    return float(f1_score(expected, actual, labels=labels, average="macro", zero_division=0))


def mistakes(
    expected: Sequence[str], actual: Sequence[str], most: int
) -> List[Tuple[str, str, int]]:
    """The commonest confusions: what it was, what it was taken for, how often."""
    wrong = Counter(pair for pair in zip(expected, actual) if pair[0] != pair[1])
    return [(one, other, count) for (one, other), count in wrong.most_common(most)]
