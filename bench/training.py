"""Training a model as `rasa train` does, and how long that takes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Dict, Optional

import yaml

from tests.bot import ROOT


@dataclass(frozen=True)
class Training:
    """A trained model.

    Attributes:
        model: Where it is.
        seconds: How long training took, loading of data included.
        megabytes: The size of its file, in MB.
    """

    model: Path
    seconds: float
    megabytes: float


def trained(name: str, config: Dict[str, Any], folder: Path) -> Training:
    """A model of a configuration, trained unless there is one of the same data.

    Args:
        name: What the model is called.
        config: The content of a `config.yml`.
        folder: Where models are kept, each with a note on what it was trained from.

    Raises:
        RuntimeError: If training fails; the message tells where the log is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / f"{name}.json"
    model = folder / f"{name}.tar.gz"
    known = _known(note)
    source = _fingerprint(config)
    if known and known["source"] == source and model.is_file():
        return Training(model, known["seconds"], known["megabytes"])
    path = folder / f"{name}.yml"
    path.write_text(yaml.safe_dump(config, sort_keys=False))
    begin = time.monotonic()
    with (folder / f"{name}.log").open("w") as log:
        status = subprocess.run(
            [sys.executable, "-m", "rasa", "train", "--config", str(path), "--out", str(folder),
             "--fixed-model-name", name, "--force"],
            cwd=ROOT, env=environment(), stdout=log, stderr=subprocess.STDOUT, check=False,
        ).returncode  # fmt: skip
    seconds = time.monotonic() - begin
    if status or not model.is_file():
        raise RuntimeError(f"training {name} failed; the log is {folder / name}.log")
    result = Training(model, seconds, model.stat().st_size / 1e6)
    note.write_text(json.dumps({**asdict(result), "model": str(model), "source": source}))
    return result


def _known(note: Path) -> Optional[Dict[str, Any]]:
    if not note.is_file():
        return None
    known: Dict[str, Any] = json.loads(note.read_text())
    return known


def _fingerprint(config: Dict[str, Any]) -> str:
    """What a model depends on: its configuration, the data, and the code that reads them."""
    digest = hashlib.sha256(json.dumps(config, sort_keys=True).encode())
    parts = ("data", "components", "knowledge", "evaluation/pipelines")
    paths = [path for part in parts for path in sorted((ROOT / part).rglob("*"))]
    for path in [*paths, ROOT / "domain.yml"]:
        # The list of configurations is told apart by the configuration itself.
        if path.suffix in (".yml", ".py") and path.name != "configurations.yml":
            digest.update(path.read_bytes())
    return digest.hexdigest()


def environment() -> Dict[str, str]:
    """The environment of a Rasa process that finds this project's code and keeps quiet."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
    }
