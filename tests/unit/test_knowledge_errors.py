"""Each kind of mistake in a knowledge file gets its place and a reason in plain words."""

from pathlib import Path
from typing import Any, Callable, Dict

import pytest
import yaml

from knowledge.__main__ import main
from knowledge.loading import KnowledgeError, load_knowledge
from tests.bot import ROOT

GOOD = (ROOT / "data" / "knowledge.yml").read_text()
Change = Callable[[Dict[str, Any]], None]


def programme(content: Dict[str, Any], programme_id: str) -> Dict[str, Any]:
    return next(item for item in content["programmes"] if item["id"] == programme_id)


def missing_key(content: Dict[str, Any]) -> None:
    del programme(content, "geneva_week")["audience"]


def unknown_attribute(content: Dict[str, Any]) -> None:
    programme(content, "symposia")["price"] = "100 francs"


def turned_range(content: Dict[str, Any]) -> None:
    programme(content, "thematic_courses")["duration"]["weeks"] = {"at_least": 3, "at_most": 1}


def zero_weeks(content: Dict[str, Any]) -> None:
    programme(content, "thematic_courses")["duration"]["weeks"]["at_least"] = 0


def weeks_in_words(content: Dict[str, Any]) -> None:
    programme(content, "thematic_courses")["duration"]["weeks"]["at_most"] = "two"


def empty_duration(content: Dict[str, Any]) -> None:
    programme(content, "introduction_courses")["duration"] = {"hedge": "usually"}


def stated_and_not(content: Dict[str, Any]) -> None:
    programme(content, "geneva_week")["location"]["not_stated"] = True


def alias_twice(content: Dict[str, Any]) -> None:
    programme(content, "symposia")["aliases"].append("Intro Course")


def id_twice(content: Dict[str, Any]) -> None:
    programme(content, "symposia")["id"] = "geneva_week"


def unknown_group(content: Dict[str, Any]) -> None:
    programme(content, "geneva_week")["audience"]["groups"] = ["martians"]


def bad_id(content: Dict[str, Any]) -> None:
    programme(content, "geneva_week")["id"] = "Geneva Week"


def bad_date(content: Dict[str, Any]) -> None:
    content["source"]["read_on"] = "last week"


def no_aliases(content: Dict[str, Any]) -> None:
    programme(content, "geneva_week")["aliases"] = []


def list_for_text(content: Dict[str, Any]) -> None:
    programme(content, "geneva_week")["name"] = ["Geneva", "Week"]


CASES = [
    (missing_key, "programmes → geneva_week → audience: this key is missing"),
    (unknown_attribute, "programmes → symposia → price: this is not an attribute of a programme"),
    (
        turned_range,
        "programmes → thematic_courses → duration → weeks: `at_least` must not be greater",
    ),
    (zero_weeks, "thematic_courses → duration → weeks → at_least: must be 1 or more"),
    (weeks_in_words, "thematic_courses → duration → weeks → at_most: must be a whole number"),
    (empty_duration, "introduction_courses → duration: needs `weeks`, or the words `not stated`"),
    (stated_and_not, "geneva_week → location: says `not_stated: true` and also gives `places`"),
    (alias_twice, 'the alias "intro course" is used by both `introduction_courses` and `symposia`'),
    (id_twice, "programmes: the id `geneva_week` is used twice"),
    (unknown_group, "geneva_week → audience → groups: `martians` is not an id of the section"),
    (bad_id, "id: must be small letters, digits and underscores only"),
    (bad_date, "source → read_on: must be a date such as 2026-11-23"),
    (no_aliases, "geneva_week → aliases: must have at least one item"),
    (list_for_text, "geneva_week → name: must be text"),
]


@pytest.mark.parametrize(("change", "message"), CASES, ids=[case[0].__name__ for case in CASES])
def test_names_place_and_reason(change: Change, message: str, tmp_path: Path) -> None:
    content = yaml.safe_load(GOOD)
    change(content)
    path = tmp_path / "knowledge.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("language: en", "language: [en", 1), "the YAML is broken here"),
        (
            GOOD.replace("    name: Geneva Week", "\tname: Geneva Week", 1),
            "the YAML is broken here",
        ),
        (
            GOOD.replace("  - id: geneva_week", "  - id: geneva_week\n    id: again"),
            "`id` is given twice",
        ),
        ("- just a list", "must be `key: value` lines at its top level"),
        ("", "must be `key: value` lines at its top level"),
    ],
)
def test_broken_yaml_names_the_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yml"
    path.write_text(text)
    with pytest.raises(KnowledgeError, match=message.replace("`", "`")):
        load_knowledge(path)


def test_broken_yaml_gives_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yml"
    path.write_text("language: en\nsource: {title: [}\n")
    with pytest.raises(KnowledgeError, match=r"line 2, column 18"):
        load_knowledge(path)


def test_absent_file_and_other_encodings_are_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_knowledge(tmp_path / "absent.yml")
    path = tmp_path / "knowledge.yml"
    path.write_bytes(b"language: \xff\xfe")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        load_knowledge(path)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    content = yaml.safe_load(GOOD)
    missing_key(content)
    unknown_attribute(content)
    path = tmp_path / "knowledge.yml"
    path.write_text(yaml.safe_dump(content))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    assert len(caught.value.problems) == 2


def test_command_checks_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT / "data" / "knowledge.yml")]) == 0
    path = tmp_path / "knowledge.yml"
    path.write_text("nothing")
    assert main([str(path)]) == 1
    assert "cannot be used" in capsys.readouterr().err
