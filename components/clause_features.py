"""What the clause classifiers see of a clause: its meaning, what was found in it, its words."""

from __future__ import annotations

from pathlib import Path
from typing import List, Sequence

import numpy as np
import rasa.shared.utils.io
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from components.clause_reader import Clause
from components.matching import PROGRAMME

_KINDS = ("place", "audience", "length", "topic", "goal", "rank", "reference", "cue")
_ATTRIBUTES = (
    "overview", "duration", "location", "audience", "purpose", "content", "organiser", "more_info",
)  # fmt: skip
_SHORT, _LONG = 2, 20
_FILE = "words.json"


class FeatureSpace:
    """Turns clauses into feature vectors.

    Args:
        flag_scale: Weight of a found name beside a sentence vector of length one.
        word_scale: Weight of a clause's word features, which have length one too.
    """

    def __init__(self, flag_scale: float, word_scale: float) -> None:
        self._flag_scale = flag_scale
        self._word_scale = word_scale
        self._words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)

    def learn(self, clauses: Sequence[Clause]) -> None:
        """Learn which words and pairs of words there are, and how telling each is."""
        self._words.fit([_text(clause) for clause in clauses])

    def features(self, clauses: Sequence[Clause]) -> csr_matrix:
        """Features of encoded clauses, shape (clauses, dimensions + flags + words)."""
        vectors = np.stack([_vector(clause) for clause in clauses])
        flags = np.stack([_flags(clause) for clause in clauses])
        words = self._words.transform([_text(clause) for clause in clauses])
        parts = [
            csr_matrix(vectors),
            csr_matrix(self._flag_scale * flags),
            self._word_scale * words,
        ]
        return csr_matrix(hstack(parts))

    def save(self, directory: Path) -> None:
        """Keep what was learned."""
        words = self._words
        learned = {
            "vocabulary": {word: int(index) for word, index in words.vocabulary_.items()},
            "idf": words.idf_.tolist(),
        }
        rasa.shared.utils.io.dump_obj_as_json_to_file(directory / _FILE, learned)

    def restore(self, directory: Path) -> None:
        """Take up what was kept."""
        learned = rasa.shared.utils.io.read_json_file(directory / _FILE)
        self._words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, vocabulary=learned["vocabulary"]
        )
        self._words.idf_ = np.asarray(learned["idf"])


def _text(clause: Clause) -> str:
    return clause.neutral.lower()


def _vector(clause: Clause) -> NDArray[np.float64]:
    assert clause.vector is not None
    return clause.vector


def _flags(clause: Clause) -> NDArray[np.float64]:
    programmes = len(clause.values(PROGRAMME))
    cues = clause.values("attribute")
    flags: List[bool] = [programmes >= 1, programmes >= 2]
    flags += [bool(clause.values(kind)) for kind in _KINDS]
    flags += [attribute in cues for attribute in _ATTRIBUTES]
    flags += [len(clause.words) <= _SHORT, len(clause.words) >= _LONG]
    return np.asarray(flags, dtype=np.float64)
