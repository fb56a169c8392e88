"""Where measurements are kept, so that reports can be written again without measuring again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

FOLDER = Path("docs") / "evaluation"


def keep(name: str, figures: Dict[str, Any]) -> None:
    """Keep figures under a name."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_rounded(figures), indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def kept(name: str) -> Dict[str, Any]:
    """The figures kept under a name; empty if there are none."""
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        return {}
    figures: Dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {str(key): _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return value
