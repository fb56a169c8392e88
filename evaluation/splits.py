"""Cross-validation and a learning curve over groups of near-copies."""

from __future__ import annotations

import random
from collections import defaultdict
from statistics import mean, pstdev
from typing import Any, Dict, Iterator, List, Sequence, Tuple

from evaluation import classification
from evaluation.learner import Example, Learner

SEED = 5
FOLDS = 5
# Examples per label from which the learning curve's points learn.
SIZES = (2, 5, 10, 20, 50, 100, 200)

Rows = List[Dict[str, Any]]


def folds(
    groups: Sequence[int], count: int, seed: int = SEED
) -> Iterator[Tuple[List[int], List[int]]]:
    """Parts of about equal size; no group is in two of them.

    Args:
        groups: The group of each example.
        count: How many parts.
        seed: Another seed makes other parts.

    Yields:
        For each part, the indices of all examples outside it, and of those in it.
    """
    members: Dict[int, List[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    order = sorted(members)
    random.Random(seed).shuffle(order)
    order.sort(key=lambda group: -len(members[group]))
    parts: List[List[int]] = [[] for _ in range(count)]
    for group in order:
        min(parts, key=len).extend(members[group])
    for part in parts:
        inside = set(part)
        yield [index for index in range(len(groups)) if index not in inside], sorted(part)


def scored(examples: Sequence[Example], rows: Rows) -> Dict[str, float]:
    """Figures of one reading of examples."""
    expected = [example.meaning for example in examples]
    actual = [row["meaning"] for row in rows]
    intents = [meaning.intent for meaning in expected], [meaning.intent for meaning in actual]
    asking = [pair for pair in zip(expected, actual) if pair[0].attributes]
    found = classification.found([(one.attributes, other.attributes) for one, other in asking])
    return {
        "intent_accuracy": classification.accuracy(*intents),
        "intent_macro_f1": classification.macro_f1(*intents),
        "attribute_precision": found.precision,
        "attribute_recall": found.recall,
    }


def cross_validation(learner: Learner, groups: Sequence[int]) -> Tuple[Dict[str, Any], Rows]:
    """Learn from all parts but one and read that one, for each part.

    Returns:
        Each figure's mean and spread (standard deviation over the parts), and every reading with
        `expected`.
    """
    results: List[Dict[str, float]] = []
    every: Rows = []
    for learned, asked in folds(groups, FOLDS):
        examples = [learner.examples[index] for index in asked]
        rows = learner.read([learner.examples[index] for index in learned], examples)
        results.append(scored(examples, rows))
        every += [{**row, "expected": item.meaning} for item, row in zip(examples, rows)]
    return {
        name: {
            "mean": mean(result[name] for result in results),
            "spread": pstdev(result[name] for result in results),
            "folds": [result[name] for result in results],
        }
        for name in results[0]
    }, every


def learning_curve(learner: Learner, groups: Sequence[int]) -> List[Dict[str, Any]]:
    """Accuracy against examples per label, on one part that is never learned from."""
    learned, asked = next(iter(folds(groups, FOLDS)))
    examples = [learner.examples[index] for index in asked]
    labels: Dict[Any, List[int]] = defaultdict(list)
    for index in learned:
        meaning = learner.examples[index].meaning
        labels[meaning.intent, tuple(sorted(meaning.attributes))].append(index)
    chooser = random.Random(SEED)
    drawn = {label: chooser.sample(found, len(found)) for label, found in labels.items()}
    points = []
    for size in (*SIZES, max(map(len, drawn.values()))):
        some = [index for found in drawn.values() for index in found[:size]]
        rows = learner.read([learner.examples[index] for index in some], examples)
        points.append({"per_label": size, "examples": len(some), **scored(examples, rows)})
    return points
