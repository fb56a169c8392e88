"""Asking held-out questions and counting what is right, by kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Tuple

import yaml

from tests.bot import RunningBot
from tests.held_out.judge import invented, judge_any

REPEAT = {"act": "repeat"}
Reading = List[Dict[str, Any]]
HERE = Path(__file__).resolve().parent


@dataclass
class Scores:
    """Right and asked, by kind, with what went wrong.

    Attributes:
        by_kind: For each kind, [right, asked].
        failures: What was said, what was answered, what is wrong.
        inventions: Lengths in answers that the source does not state.
    """

    by_kind: Dict[str, List[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    failures: List[Tuple[str, str, List[str]]] = field(default_factory=list)
    inventions: List[str] = field(default_factory=list)

    def count(self, kind: str, said: str, reply: str, wrong: List[str]) -> None:
        """Add one judgement."""
        self.by_kind[kind][1] += 1
        if wrong:
            self.failures.append((said, reply, wrong))
        else:
            self.by_kind[kind][0] += 1
        self.inventions += invented(reply)

    @property
    def share(self) -> float:
        """Right among all asked, from 0 to 1."""
        right = sum(counts[0] for counts in self.by_kind.values())
        asked = sum(counts[1] for counts in self.by_kind.values())
        return right / asked if asked else 0.0

    def table(self) -> str:
        """A line for each kind and one for all."""
        rows = [
            f"{kind:15} {right:4} of {asked:4}  {right / asked:6.1%}"
            for kind, (right, asked) in sorted(self.by_kind.items())
        ]
        right = sum(counts[0] for counts in self.by_kind.values())
        asked = sum(counts[1] for counts in self.by_kind.values())
        return "\n".join([*rows, f"{'all':15} {right:4} of {asked:4}  {self.share:6.1%}"])


def load(name: str) -> List[Dict[str, Any]]:
    """A held-out file's entries."""
    entries: List[Dict[str, Any]] = yaml.safe_load((HERE / name).read_text())
    return entries


def ask_questions(bot: RunningBot, entries: List[Dict[str, Any]]) -> Scores:
    """Ask each question in a conversation of its own."""
    scores = Scores()
    for entry in entries:
        talk = bot.talk()
        reply = talk.say(entry["text"])
        scores.count(entry["kind"], entry["text"], reply, judge_any(entry, talk.last))
    return scores


def _repeated(reading: Reading, before: List[Reading]) -> List[Reading]:
    """A reading in which "say that again" expects what was expected before."""
    if REPEAT not in reading:
        return [reading]
    others = [item for item in reading if item != REPEAT]
    return [[*earlier, *others] for earlier in before] or [others]


def hold_dialogues(bot: RunningBot, entries: List[Dict[str, Any]]) -> Tuple[Scores, Scores]:
    """Hold each dialogue to its end; scores of whole dialogues, and of turns."""
    whole, turns = Scores(), Scores()
    for entry in entries:
        talk = bot.talk()
        wrong_turns: List[str] = []
        before: List[Reading] = []
        for turn in entry["turns"]:
            reply = talk.say(turn["user"])
            readings = [
                repeated
                for reading in [turn["expect"], *turn.get("accept", [])]
                for repeated in _repeated(reading, before)
            ]
            before = readings
            wrong = judge_any({"expect": readings[0], "accept": readings[1:]}, talk.last)
            turns.count(entry["kind"], f"{entry['name']}: {turn['user']}", reply, wrong)
            wrong_turns += wrong
        whole.count(entry["kind"], entry["name"], "", wrong_turns)
    return whole, turns
