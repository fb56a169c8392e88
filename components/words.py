"""Words as spaCy sees them: tokens, their spelling variants and lemmas, and misspellings mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Dict, Iterable, List, Mapping, Optional, Sequence

import spacy
from rapidfuzz import process
from rapidfuzz.distance import OSA
from spacy.lookups import load_lookups
from spellchecker import SpellChecker

# Words that carry no meaning inside a name: "members without a mission", "the WTO's building".
_SKIPPED = {"a", "an", "the", "'s", "’s", "-", "/", "&", '"', "'", "s"}
# Letters without a number among them; "xkq;;zzt" is two words however it was split.
_SPELT = re.compile(r"(?<![\w.@])[a-z]{2,}(?![\w@])", re.IGNORECASE)
# These mean something else than their lemmas: "less" and "least" are not the same.
_OWN_KEYS = {"can", "lasting", "lasts", "lasted", "less", "least", "more", "most"}
# A word that English uses less often than this may still be a slip for one of ours.
_RARE = 400


@dataclass(frozen=True)
class Word:
    """A token of a text.

    Attributes:
        text: As typed, in lower case.
        key: The form to compare by: mended, in one spelling variant, lemmatised.
        mended: As typed, with a misspelling mended.
        start: First character's place in the text.
        end: Place after the last character.
    """

    text: str
    key: str
    mended: str
    start: int
    end: int

    @property
    def skipped(self) -> bool:
        """Whether names are compared without this word."""
        return self.text in _SKIPPED or not any(map(str.isalnum, self.text))


class WordReader:
    """Splits text into words; mends those that are no English but nearly one of ours.

    Args:
        vocabulary: Words that the assistant's data use; nothing else is a mending target.
        spellings: Short forms and the words they stand for.
    """

    def __init__(
        self, vocabulary: Iterable[str] = (), spellings: Optional[Mapping[str, str]] = None
    ) -> None:
        self._nlp = spacy.blank("en")
        lookups = load_lookups("en", ["lemma_lookup", "lexeme_norm"])
        self._lemmas = lookups.get_table("lemma_lookup")
        self._norms = lookups.get_table("lexeme_norm")
        self._english = _english()
        self.vocabulary = sorted({word.lower() for word in vocabulary})
        self._own = set(self.vocabulary)
        self._targets = [word for word in self.vocabulary if len(word) >= 4]
        self._spellings = dict(spellings or {})
        self._mended: Dict[str, str] = {}

    def read(self, text: str) -> List[Word]:
        """The words of a text, in order."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = text
        words = []
        for token in self._nlp(lowered):
            if token.is_space:
                continue
            mended = self.mend(token.text) if token.is_alpha or "/" in token.text else token.text
            norm = token.norm_ if mended == token.text else mended
            words.append(
                Word(token.text, self._key(norm), mended, token.idx, token.idx + len(token.text))
            )
        return words

    def mend(self, word: str) -> str:
        """The word of our vocabulary that was probably meant, or the word itself."""
        if word in self._spellings:
            return self._spellings[word]
        if len(word) < 4 or word in self._own or self._lemma(word) in self._own:
            return word
        if word not in self._mended:
            if len(self._mended) > 10_000:
                self._mended.clear()
            self._mended[word] = self._nearest(word) or word
        return self._mended[word]

    def is_slip(self, word: str) -> bool:
        """Whether a word may be a misspelling of another, because English hardly uses it."""
        return not self._common(word)

    def is_english(self, word: str) -> bool:
        """Whether a dictionary has the word or its lemma."""
        return word in self._english or self._lemma(word) in self._english

    def known_share(self, words: Sequence[Word]) -> float:
        """How much of the text is English or ours, by letters, from 0 to 1; 1 if there is no word."""
        texts = [word.mended for word in words if word.mended.isascii()]
        spelt = [part for text in texts for part in _SPELT.findall(text)]
        known = [word for word in spelt if word in self._own or self.is_english(word)]
        return len("".join(known)) / len("".join(spelt)) if spelt else 1.0

    def _common(self, word: str) -> bool:
        return (self._english[word] or self._english[self._lemma(word)]) > _RARE

    def _nearest(self, word: str) -> Optional[str]:
        # A common English word is never a slip; a rare one may be, if a single key is wrong.
        if self._common(word):
            return None
        edits = 1 if self.is_english(word) or len(word) < 7 else 2
        candidates = process.extract(
            word, self._targets, scorer=OSA.distance, score_cutoff=edits, limit=8
        )
        # The first letter is seldom wrong; without it, only longer words are safe to mend.
        plausible = [
            (distance, -self._english[target], target)
            for target, distance, _ in candidates
            if target[0] == word[0] or len(word) >= 7
        ]
        return min(plausible)[2] if plausible else None

    def _lemma(self, word: str) -> str:
        lemma: str = self._lemmas.get(word, word)
        return lemma

    def _key(self, norm: str) -> str:
        norm = self._norms.get(norm, norm)
        # "longest" and "longer" ask for something else than "long", and "lasting" than "last".
        if norm.endswith(("er", "est")) or norm in _OWN_KEYS:
            return norm
        lemma = self._lemma(norm)
        return str(self._norms.get(lemma, lemma))


@lru_cache(maxsize=1)
def _english() -> SpellChecker:
    return SpellChecker()
