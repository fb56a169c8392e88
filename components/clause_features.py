"""What the clause classifiers see of a clause: its meaning, what was found in it, its spelling."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
import rasa.shared.utils.io
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from components.clause_reader import Clause
from components.matching import PROGRAMME

_KINDS = ("place", "home", "audience", "length", "topic", "goal", "rank", "reference", "cue")
_ATTRIBUTES = (
    "overview", "duration", "location", "audience", "purpose", "content", "organiser", "more_info",
)  # fmt: skip
_SHORT, _LONG = 2, 20
_FILE = "words.json"
# Words and pairs of words, and runs of letters, which outlive misspelling.
_VECTORIZERS: Dict[str, Dict[str, Any]] = {
    "words": {"ngram_range": (1, 2), "sublinear_tf": True, "min_df": 2},
    "letters": {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True, "min_df": 5},
}


class FeatureSpace:
    """Turns clauses into features.

    Args:
        flag_scale: Weight of a found name beside a sentence vector of length one.
    """

    def __init__(self, flag_scale: float) -> None:
        self._flag_scale = flag_scale
        self._vectorizers: Dict[str, TfidfVectorizer] = {}

    def learn(self, clauses: Sequence[Clause]) -> None:
        """Learn which words and runs of letters there are, and how telling each is."""
        texts = [_text(clause) for clause in clauses]
        self._vectorizers = {
            name: TfidfVectorizer(dtype=np.float32, **options).fit(texts)
            for name, options in _VECTORIZERS.items()
        }

    def features(self, clauses: Sequence[Clause]) -> Tuple[NDArray[np.float32], csr_matrix]:
        """Features of encoded clauses.

        Returns:
            Dense ones, shape (clauses, dimensions + flags), and sparse ones, of words and letters.
        """
        vectors = np.stack([_vector(clause) for clause in clauses])
        flags = self._flag_scale * np.stack([_flags(clause) for clause in clauses])
        texts = [_text(clause) for clause in clauses]
        sparse = [vectorizer.transform(texts) for vectorizer in self._vectorizers.values()]
        return np.hstack([vectors, flags]).astype(np.float32), csr_matrix(hstack(sparse))

    def save(self, directory: Path) -> None:
        """Keep what was learned."""
        learned = {
            name: {
                "vocabulary": {word: int(index) for word, index in item.vocabulary_.items()},
                "idf": item.idf_.tolist(),
            }
            for name, item in self._vectorizers.items()
        }
        rasa.shared.utils.io.dump_obj_as_json_to_file(directory / _FILE, learned)

    def restore(self, directory: Path) -> None:
        """Take up what was kept."""
        learned = rasa.shared.utils.io.read_json_file(directory / _FILE)
        for name, options in _VECTORIZERS.items():
            kept = learned[name]
            vectorizer = TfidfVectorizer(dtype=np.float32, vocabulary=kept["vocabulary"], **options)
            vectorizer.idf_ = np.asarray(kept["idf"], dtype=np.float32)
            self._vectorizers[name] = vectorizer


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
