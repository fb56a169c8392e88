"""Noise as people make it: slips of the finger, shouting, no punctuation, courtesies.

Every change is drawn from a seed and the text itself, so that it is the same in every run.
"""

from __future__ import annotations

import random
import string
from typing import Callable, Dict, List

SEED = 20
# The share of words of four letters or more in which a slip happens; at least one word has one.
_SLIPS = 0.15
_SHORTEST = 4

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BEFORE = (
    "Hello, could you please tell me: ",
    "Good morning. I would be grateful if you could help me. ",
    "Hi there! Quick question: ",
    "Dear Sir or Madam, ",
    "sorry to bother you, ",
)
_AFTER = (
    " Thank you very much in advance!",
    " Many thanks.",
    " thx",
    " Please let me know. Kind regards",
    " Thanks for your help :)",
)


def neighbours(letter: str) -> str:
    """The letters beside a letter on an English keyboard."""
    for index, row in enumerate(_ROWS):
        if letter in row:
            place = row.index(letter)
            near = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            for other in _ROWS[max(0, index - 1) : index] + _ROWS[index + 1 : index + 2]:
                near += other[place : place + 1]
            return near
    return ""


def _slip(word: str, chooser: random.Random) -> str:
    """One letter left out, doubled, or swapped with the next."""
    place = chooser.randrange(1, len(word) - 1)
    kind = chooser.choice(("out", "double", "swap"))
    if kind == "out":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[:place] + word[place] + word[place:]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _beside(word: str, chooser: random.Random) -> str:
    """One letter replaced by its neighbour on the keyboard."""
    place = chooser.randrange(1, len(word))
    near = neighbours(word[place].lower())
    return word[:place] + chooser.choice(near) + word[place + 1 :] if near else word


def _in_words(
    text: str, chooser: random.Random, change: Callable[[str, random.Random], str]
) -> str:
    words = text.split(" ")
    open_to = [
        index for index, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()
    ]
    if not open_to:
        return text
    number = max(1, round(_SLIPS * len(open_to)))
    for index in chooser.sample(open_to, number):
        words[index] = change(words[index], chooser)
    return " ".join(words)


def typos(text: str, chooser: random.Random) -> str:
    """Letters left out, doubled or swapped."""
    return _in_words(text, chooser, _slip)


def keyboard(text: str, chooser: random.Random) -> str:
    """Letters replaced by their neighbours."""
    return _in_words(text, chooser, _beside)


def capitals(text: str, chooser: random.Random) -> str:
    """All in capital letters."""
    return text.upper()


def small_letters(text: str, chooser: random.Random) -> str:
    """All in small letters."""
    return text.lower()


def no_punctuation(text: str, chooser: random.Random) -> str:
    """Without any punctuation except inside words."""
    kept = [
        character if character not in string.punctuation or _inside(text, index) else " "
        for index, character in enumerate(text)
    ]
    return " ".join("".join(kept).split()) or text


def _inside(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1].isalnum() and text[index + 1].isalnum()


def politeness(text: str, chooser: random.Random) -> str:
    """A courtesy before it and one after it."""
    return chooser.choice(_BEFORE) + text + chooser.choice(_AFTER)


KINDS: Dict[str, Callable[[str, random.Random], str]] = {
    "typos": typos,
    "keyboard slips": keyboard,
    "capital letters": capitals,
    "small letters": small_letters,
    "no punctuation": no_punctuation,
    "politeness": politeness,
}


def noisy(texts: List[str], kind: str, seed: int = SEED) -> List[str]:
    """Texts with one kind of noise.

    Args:
        texts: What people wrote.
        kind: One of `KINDS`.
        seed: Another seed makes other slips.
    """
    change = KINDS[kind]
    return [change(text, random.Random(f"{seed} {kind} {text}")) for text in texts]
