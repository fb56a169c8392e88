"""Words: lemmas, spelling variants, and slips mended."""

import pytest

from components.words import WordReader

READER = WordReader(["geneva", "symposia", "introduction", "policy", "thematic", "organization"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("genva", "geneva"),
        ("geneav", "geneva"),
        ("simposia", "symposia"),
        ("introducton", "introduction"),
        ("polcy", "policy"),
        ("themattic", "thematic"),
    ],
)
def test_mends_a_slip(typed: str, meant: str) -> None:
    assert READER.mend(typed) == meant


@pytest.mark.parametrize("word", ["police", "theme", "symphony", "general", "wto", "week", "how"])
def test_leaves_english_words_alone(word: str) -> None:
    assert READER.mend(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("courses", "course"),
        ("programmes", "program"),
        ("organisations", "organization"),
        ("symposiums", "symposium"),
        ("debates", "debate"),
        ("can't", "can not"),
        ("don't", "do not"),
    ],
)
def test_variants_share_a_key(one: str, other: str) -> None:
    assert [word.key for word in READER.read(one)] == [word.key for word in READER.read(other)]


def test_less_and_least_are_compared_as_different_words() -> None:
    less, least = (READER.read(text)[0].key for text in ("less time", "least time"))
    assert less != least
