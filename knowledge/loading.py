"""Reading a knowledge file, with errors that an editor understands."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Sequence, Union

import yaml
from pydantic import ValidationError

from knowledge.schema import Attribute, Knowledge

DEFAULT_PATH = Path("data") / "knowledge.yml"

# pydantic's own messages, in the words of someone who edits the file.
_PLAIN_REASONS = {
    "value_error.missing": "this key is missing",
    "value_error.extra": "this key is not known here; check its spelling",
    "type_error.integer": "must be a whole number",
    "type_error.list": "must be a list (one item a line, each after a dash)",
    "type_error.dict": "must be a group of `key: value` lines",
    "type_error.none.not_allowed": "must not be empty",
    "type_error.str": "must be text",
    "type_error.bool": "must be true or false",
    "value_error.date": "must be a date such as 2026-11-23",
    "value_error.any_str.min_length": "must not be empty",
    "value_error.list.min_items": "must have at least one item",
    "value_error.number.not_ge": "must be 1 or more",
    "value_error.str.regex": "must be small letters, digits and underscores only",
}


class KnowledgeError(Exception):
    """A knowledge file that cannot be used.

    Attributes:
        problems: One line for each mistake: the place in the file and the reason.
    """

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        self.path = path
        self.problems = list(problems)
        lines = "\n".join(f"  - {problem}" for problem in self.problems)
        super().__init__(f"{path} cannot be used:\n{lines}")


class _UniqueKeyLoader(yaml.SafeLoader):
    """A YAML loader that refuses a key given twice, which YAML would silently drop."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key `{key}` is given twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def load_knowledge(path: Union[str, Path] = DEFAULT_PATH) -> Knowledge:
    """Read and check a knowledge file.

    Args:
        path: The YAML file.

    Raises:
        KnowledgeError: If the file is absent, is not YAML, or breaks the schema.
    """
    path = Path(path)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)
    except OSError as error:
        raise KnowledgeError(path, [f"the file cannot be read ({error.strerror})"]) from None
    except UnicodeDecodeError:
        raise KnowledgeError(path, ["the file is not saved as UTF-8 text"]) from None
    except yaml.YAMLError as error:
        raise KnowledgeError(path, [_yaml_problem(error)]) from None
    if not isinstance(content, dict):
        raise KnowledgeError(path, ["the file must be `key: value` lines at its top level"])
    try:
        return Knowledge.parse_obj(content)
    except ValidationError as error:
        raise KnowledgeError(path, _schema_problems(error, content)) from None


def _yaml_problem(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it is not valid YAML"
    if mark is None:
        return f"the file is not valid YAML: {problem}"
    return f"line {mark.line + 1}, column {mark.column + 1}: the YAML is broken here ({problem})"


def _schema_problems(error: ValidationError, content: Dict[str, Any]) -> List[str]:
    problems = []
    for item in error.errors():
        place = _place(item["loc"], content)
        reason = _PLAIN_REASONS.get(item["type"], item["msg"])
        if item["type"] == "value_error.extra" and len(item["loc"]) == 3:
            known = ", ".join(attribute.value for attribute in Attribute)
            reason = f"this is not an attribute of a programme (those are {known})"
        problems.append(f"{place}: {reason}" if place else reason)
    return problems


def _place(location: Sequence[Union[str, int]], content: Any) -> str:
    """The path to a mistake, naming list items by their id where they have one."""
    steps: List[str] = []
    for step in location:
        if step == "__root__":
            continue
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            content = None
        if isinstance(step, int):
            name = content.get("id") if isinstance(content, dict) else None
            steps.append(str(name) if name else f"item {step + 1}")
        else:
            steps.append(str(step))
    return " → ".join(steps)
