"""Rasa's own checks of the project: its data are sound, and its test stories hold."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bot import ROOT


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Rasa command to its end."""
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "rasa", *arguments],
        cwd=ROOT,
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def test_training_data_are_valid() -> None:
    result = rasa("data", "validate", "--fail-on-warnings")
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_prediction_of_the_test_stories_fails(tmp_path: Path) -> None:
    result = rasa(
        "test", "core", "--e2e", "--no-plot", "--stories", "tests/stories",
        "--model", "models/assistant.tar.gz", "--out", str(tmp_path),
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    stories = (ROOT / "tests" / "stories").glob("test_*.yml")
    told = sum(path.read_text().count("- story:") for path in stories)
    assert f"Evaluating {told} stories" in result.stdout + result.stderr
    failed = (tmp_path / "failed_test_stories.yml").read_text()
    assert "None of the test stories failed" in failed, failed
