"""The configurations that are compared, as Rasa reads them."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict

import yaml

PATH = Path(__file__).parent.parent / "pipelines" / "configurations.yml"
SHIPPED = "shipped"
DEFAULT = "default"


@dataclass(frozen=True)
class Configuration:
    """One configuration.

    Attributes:
        title: What it is, in a few words.
        content: Its pipeline, policies and whatever else tells how it is trained.
    """

    title: str
    content: Dict[str, Any]

    @property
    def missing(self) -> str:
        """The Python package that it needs and that is not installed; empty if nothing is missing."""
        package = str(self.content.get("needs", ""))
        return package if package and importlib.util.find_spec(package) is None else ""

    def config(self, share: float) -> Dict[str, Any]:
        """The content of a `config.yml`.

        Args:
            share: The part of each label's examples that it learns from, from 0 to 1.
        """
        return {
            "recipe": "default.v1",
            "assistant_id": "wto-training-assistant",
            "language": "en",
            "importers": [
                {
                    "name": "evaluation.pipelines.importer.ComparedImporter",
                    "share": share,
                    "plain": self.content.get("plain", False),
                    "stories": self.content.get("stories", False),
                }
            ],
            "pipeline": self.content["pipeline"],
            "policies": self.content["policies"],
        }


def model_name(name: str, share: float) -> str:
    """What the model of a configuration that learns from a part of the examples is called."""
    # Without a dot, at which Rasa would cut it.
    return f"{name}_{round(1000 * share)}_of_1000"


def configurations() -> Dict[str, Configuration]:
    """All configurations by name, in the order in which they are compared."""
    content = yaml.safe_load(PATH.read_text(encoding="utf-8"))["configurations"]
    return {name: Configuration(entry["title"], entry) for name, entry in content.items()}
