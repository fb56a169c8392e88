"""The knowledge file is all an editor touches: facts change at once, programmes after training."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterator

import pytest

from tests.bot import ROOT, RunningBot

NINTH = """
  - id: negotiation_clinics
    name: Negotiation clinics
    in_sentence: the Negotiation clinics
    number: plural
    section: Negotiation clinics
    aliases: [negotiation clinic, clinic, clinics]
    described_as:
      - the sessions on bargaining technique
      - the role-play on bargaining at the table
      - the bargaining practice with coaches
    overview: coached sessions on bargaining technique
    duration:
      hedge: usually
      weeks: {at_least: 5, at_most: 6}
    location: {places: [headquarters]}
    audience: {groups: [interns]}
    purpose: not stated
    content: {text: bargaining technique with coaches}
    organiser: not stated
    more_info: not stated
    goals: [practical_skills]
"""


def add_ninth(path: Path) -> None:
    """Put the ninth programme after the last one of a knowledge file."""
    text = path.read_text()
    programmes = re.search(r"^programmes:\n(?:(?![^\s#]).*\n)+", text, re.MULTILINE)
    assert programmes
    path.write_text(text[: programmes.end()] + NINTH.lstrip("\n") + text[programmes.end() :])


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a knowledge file of its own."""
    directory = tmp_path_factory.mktemp("project")
    for name in ("actions", "channels", "components", "data", "knowledge", "server", "widget"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, directory / name)
    for name in ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(ROOT / name, directory / name)
    (directory / "models").mkdir()
    shutil.copy(ROOT / "models" / "assistant.tar.gz", directory / "models")
    return directory


@pytest.fixture
def running(copy: Path) -> Iterator[RunningBot]:
    shutil.copy(ROOT / "data" / "knowledge.yml", copy / "data" / "knowledge.yml")
    server = RunningBot(directory=copy).start()
    yield server
    server.stop()


def edit(path: Path, old: str, new: str) -> None:
    """Change a file so that its time of change surely differs."""
    text = path.read_text()
    assert old in text
    before = path.stat().st_mtime_ns
    path.write_text(text.replace(old, new, 1))
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_changed_fact_is_served_without_training_and_a_broken_file_is_not(
    copy: Path, running: RunningBot
) -> None:
    path = copy / "data" / "knowledge.yml"
    question = "How long do the Trade policy courses last?"
    talk = running.talk()
    assert "eight weeks" in talk.say(question)
    edit(path, "weeks: {at_least: 8, at_most: 8}", "weeks: {at_least: 9, at_most: 9}")
    answer = talk.say(question)
    assert "nine weeks" in answer
    assert "eight" not in answer
    edit(path, "language: en", "language: [en")
    assert "nine weeks" in talk.say(question)
    assert "old facts stay in use" in running.read_log()
    edit(path, "language: [en", "language: en")
    edit(path, "weeks: {at_least: 9, at_most: 9}", "weeks: {at_least: 7, at_most: 7}")
    assert "seven weeks" in talk.say(question)


@pytest.mark.timeout(1000)
def test_ninth_programme_needs_the_knowledge_file_alone(copy: Path) -> None:
    path = copy / "data" / "knowledge.yml"
    shutil.copy(ROOT / "data" / "knowledge.yml", path)
    add_ninth(path)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "rasa",
            "train",
            "--fixed-model-name",
            "assistant",
            "--out",
            "models",
        ],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        check=True,
        timeout=900,
    )
    running = RunningBot(directory=copy).start()
    try:
        talk = running.talk()
        assert "usually last five or six weeks" in talk.say("how long are the negotiation clinics")
        assert "headquarters in Geneva" in talk.say("and where?")
        assert "interns" in talk.say("who can go to a negotiation clinic?")
        assert "does not state" in talk.say("who organises the clinics?") or (
            "can't tell" in talk.last[0].text
        )
        assert "Negotiation clinics" in running.talk().say("Which programmes are there?")
        described = running.talk().say("what is the role-play on bargaining about")
        assert "Negotiation clinics" in described
        assert "eight weeks" in running.talk().say("How long do the Trade policy courses last?")
    finally:
        running.stop()
