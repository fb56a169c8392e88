"""Programmes side by side, and the extremes."""

from actions.thinking.compare import extreme, lines, table
from knowledge.schema import Attribute, Knowledge


def test_table_has_a_column_for_each_programme(knowledge: Knowledge) -> None:
    programmes = [knowledge.programme("geneva_week"), knowledge.programme("thematic_courses")]
    compared = table(programmes, [Attribute.DURATION, Attribute.LOCATION], knowledge)
    assert compared.columns == ["", "Geneva Week", "Geneva-based thematic courses"]
    assert compared.rows == [
        ["Length", "not stated", "usually one or two weeks"],
        ["Place", "the WTO's headquarters in Geneva", "Geneva"],
    ]


def test_lines_say_the_same(knowledge: Knowledge) -> None:
    programmes = [knowledge.programme("geneva_week"), knowledge.programme("thematic_courses")]
    text = lines(table(programmes, [Attribute.DURATION], knowledge))
    assert text == (
        "• Geneva Week: not stated\n• Geneva-based thematic courses: usually one or two weeks"
    )


def test_longest_and_shortest(knowledge: Knowledge) -> None:
    best, unknown = extreme(knowledge.listed, "longest")
    assert [item.id for item in best] == ["trade_policy_courses"]
    assert len(unknown) == 4
    best, _ = extreme(knowledge.listed, "shortest")
    assert [item.id for item in best] == ["thematic_courses", "regional_programmes"]


def test_nothing_can_be_ranked_without_lengths(knowledge: Knowledge) -> None:
    best, unknown = extreme([knowledge.programme("geneva_week")], "longest")
    assert best == []
    assert [item.id for item in unknown] == ["geneva_week"]
