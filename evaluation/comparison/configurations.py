"""The configurations that are compared, as Rasa reads them."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List

import yaml

PATH = Path(__file__).parent.parent / "pipelines" / "configurations.yml"
IN_USE = Path(__file__).parents[2] / "config.yml"
SHIPPED = "shipped"
DEFAULT = "default"
# The part of each label's examples from which all configurations learn. One epoch of DIET on all
# examples takes minutes, and each of its variants learns for a hundred.
SHARE = 0.03

Component = Dict[str, Any]


@dataclass(frozen=True)
class Configuration:
    """One configuration.

    Attributes:
        title: What it is, in a few words.
        pipeline: Its NLU components.
        policies: Its policies.
        plain: Whether it uses Rasa's own components, which need plain labels and entities.
        stories: Whether it learns from stories too.
        needs: A Python package that it needs beside the assistant's; empty if none.
    """

    title: str
    pipeline: List[Component]
    policies: List[Component]
    plain: bool
    stories: bool
    needs: str

    @property
    def missing(self) -> str:
        """The package that it needs and that is not installed; empty if nothing is missing."""
        return self.needs if self.needs and importlib.util.find_spec(self.needs) is None else ""

    def config(self, share: float) -> Dict[str, Any]:
        """The content of a `config.yml`.

        Args:
            share: The part of each label's examples that it learns from, from 0 to 1.
        """
        importer = {
            "name": "evaluation.pipelines.importer.ComparedImporter",
            "share": share,
            "plain": self.plain,
            "stories": self.stories,
        }
        return {
            "recipe": "default.v1",
            "assistant_id": "wto-training-assistant",
            "language": "en",
            "importers": [importer],
            "pipeline": self.pipeline,
            "policies": self.policies,
        }


def model_name(name: str, share: float) -> str:
    """What the model of a configuration that learns from a part of the examples is called."""
    # Without a dot, at which Rasa would cut it.
    return f"{name}_{round(1000 * share)}_of_1000"


def configurations() -> Dict[str, Configuration]:
    """All configurations by name, in the order in which they are compared."""
    content = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    in_use = yaml.safe_load(IN_USE.read_text(encoding="utf-8"))
    policies = {**content["policies"], "shipped": in_use["policies"]}
    return {
        name: Configuration(
            entry["title"],
            entry.get("pipeline") or replaced(in_use["pipeline"], entry.get("instead", {})),
            policies[entry["policies"]],
            "pipeline" in entry,
            entry.get("stories", False),
            entry.get("needs", ""),
        )
        for name, entry in content["configurations"].items()
    }


def replaced(pipeline: List[Component], instead: Dict[str, Component]) -> List[Component]:
    """A pipeline with some components replaced; they take over the settings of what they replace.

    Raises:
        ValueError: If one to be replaced is not in it.
    """
    unknown = set(instead) - {component["name"] for component in pipeline}
    if unknown:
        raise ValueError(f"not in config.yml: {', '.join(sorted(unknown))}")
    return [{**component, **instead.get(component["name"], {})} for component in pipeline]
