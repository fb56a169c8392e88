"""Programmes side by side, and the longest or shortest of them."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from actions.thinking import wording
from actions.thinking.conversation import Table
from knowledge.schema import Attribute, Knowledge, Programme

# Attributes that tell programmes apart when nothing in particular is asked for.
USUAL = [
    Attribute.DURATION,
    Attribute.LOCATION,
    Attribute.AUDIENCE,
    Attribute.PURPOSE,
    Attribute.CONTENT,
]


def table(
    programmes: Sequence[Programme], attributes: Sequence[Attribute], knowledge: Knowledge
) -> Table:
    """A row for each attribute, headed by its title, and a column for each programme."""
    titles = knowledge.phrases.titles
    return Table(
        ["", *(programme.name for programme in programmes)],
        [
            [
                titles[attribute.value],
                *(wording.value(programme, attribute, knowledge) for programme in programmes),
            ]
            for attribute in attributes
        ],
    )


def lines(comparison: Table) -> str:
    """A comparison as text: for each attribute, what each programme has."""
    if len(comparison.rows) == 1:
        row = comparison.rows[0]
        return "\n".join(
            f"• {name}: {value}" for name, value in zip(comparison.columns[1:], row[1:])
        )
    blocks = []
    for index, name in enumerate(comparison.columns[1:], start=1):
        facts = "\n".join(f"  – {row[0]}: {row[index]}" for row in comparison.rows)
        blocks.append(f"• {name}\n{facts}")
    return "\n".join(blocks)


def extreme(programmes: Sequence[Programme], rank: str) -> Tuple[List[Programme], List[Programme]]:
    """The longest or shortest programmes, and those that cannot be ranked.

    Args:
        programmes: Candidates.
        rank: "longest" goes by the upper end of the stated range, "shortest" by the lower.

    Returns:
        The programmes at that end (several if they tie), and those with no stated length.
    """
    ranked = [programme for programme in programmes if programme.duration.weeks]
    unknown = [programme for programme in programmes if not programme.duration.weeks]
    if not ranked:
        return [], unknown
    ends = {programme.id: _end(programme, rank) for programme in ranked}
    best = max(ends.values()) if rank == "longest" else min(ends.values())
    return [programme for programme in ranked if ends[programme.id] == best], unknown


def by_length(programmes: Sequence[Programme]) -> Tuple[List[Programme], List[Programme]]:
    """Programmes with a stated length, the longest first, and those without one."""
    known = [programme for programme in programmes if programme.duration.weeks]
    unknown = [programme for programme in programmes if not programme.duration.weeks]
    ends = ("longest", "shortest")
    return sorted(known, key=lambda item: [-_end(item, end) for end in ends]), unknown


def _end(programme: Programme, rank: str) -> int:
    weeks = programme.duration.weeks
    assert weeks is not None
    return weeks.at_most if rank == "longest" else weeks.at_least


def deepest(programmes: Sequence[Programme]) -> Optional[Programme]:
    """The programme that the source calls the most thorough, if it is among these."""
    for programme in programmes:
        if "depth" in programme.goals:
            return programme
    return None
