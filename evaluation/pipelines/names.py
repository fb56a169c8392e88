"""Names found letter by letter, as Rasa's lookup tables find them: no misspellings, no lemmas."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterable, List, Mapping, Sequence, Set, Tuple

Entity = Dict[str, Any]
# Kinds of lookup tables that only serve the shipped reader's spelling.
_NOT_NAMES = {"spelling", "cue"}
EXTRACTOR = "lookup"


class NameLookup:
    """Finds the names of lookup tables called `kind:value`, the longest first.

    Args:
        names: For each name in lower case, its kinds and values.
    """

    def __init__(self, names: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self.names = {name: [tuple(meaning) for meaning in found] for name, found in names.items()}
        self._values: Dict[str, Set[str]] = {}
        for found in self.names.values():
            for kind, value in found:
                self._values.setdefault(kind, set()).add(value)
        longest_first = sorted(self.names, key=lambda name: (-len(name), name))
        self._pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
            if longest_first
            else r"(?!)"
        )

    @classmethod
    def of_tables(cls, tables: Iterable[Mapping[str, Any]]) -> NameLookup:
        """The names of Rasa's lookup tables."""
        names: Dict[str, List[Tuple[str, str]]] = {}
        for table in tables:
            kind, _, value = table["name"].partition(":")
            if not value or kind in _NOT_NAMES or not isinstance(table["elements"], list):
                continue
            for element in table["elements"]:
                names.setdefault(element.lower(), []).append((kind, value))
        return cls(names)

    def values(self, kind: str) -> Set[str]:
        """Every id that names of a kind stand for."""
        return self._values.get(kind, set())

    def find(self, text: str) -> List[Entity]:
        """The entities in a text, as Rasa writes them; one name may be of several kinds."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = text
        return [
            {
                "entity": kind,
                "value": value,
                "start": match.start(),
                "end": match.end(),
                "extractor": EXTRACTOR,
            }
            for match in self._pattern.finditer(lowered)
            for kind, value in self.names[match.group()]
        ]
