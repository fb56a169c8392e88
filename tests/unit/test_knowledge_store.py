"""Facts change while the assistant runs; a broken file changes nothing."""

import logging
import os
from pathlib import Path

import pytest

from knowledge.loading import KnowledgeError
from knowledge.store import KnowledgeStore
from tests.bot import ROOT

GOOD = (ROOT / "data" / "knowledge.yml").read_text()
LONGER = GOOD.replace("weeks: {at_least: 8, at_most: 8}", "weeks: {at_least: 9, at_most: 9}")


def write(path: Path, text: str) -> None:
    """Write a file so that its time of change surely differs."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


def weeks(store: KnowledgeStore) -> int:
    stated = store.current().programme("trade_policy_courses").duration.weeks
    assert stated
    return stated.at_most


def test_serves_a_changed_fact(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yml"
    write(path, GOOD)
    store = KnowledgeStore(path)
    assert weeks(store) == 8
    write(path, LONGER)
    assert weeks(store) == 9


def test_keeps_old_facts_when_the_file_breaks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "knowledge.yml"
    write(path, GOOD)
    store = KnowledgeStore(path)
    with caplog.at_level(logging.ERROR):
        write(path, LONGER.replace("language: en", "language: [en"))
        assert weeks(store) == 8
    assert "old facts stay in use" in caplog.text
    assert "line" in caplog.text
    write(path, LONGER)
    assert weeks(store) == 9


def test_keeps_old_facts_when_the_file_vanishes(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yml"
    write(path, GOOD)
    store = KnowledgeStore(path)
    path.unlink()
    assert weeks(store) == 8


def test_refuses_a_broken_file_at_start(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yml"
    write(path, "language: [")
    with pytest.raises(KnowledgeError):
        KnowledgeStore(path)
