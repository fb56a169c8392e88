"""Asking held-out questions and counting what is right, by kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Tuple

import yaml

from tests.bot import RunningBot
from tests.held_out.judge import invented, judge_any

REPEAT = [{"act": "repeat"}]
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


def hold_dialogues(bot: RunningBot, entries: List[Dict[str, Any]]) -> Tuple[Scores, Scores]:
    """Hold each dialogue to its end; scores of whole dialogues, and of turns."""
    whole, turns = Scores(), Scores()
    for entry in entries:
        talk = bot.talk()
        wrong_turns: List[str] = []
        before: Dict[str, Any] = {}
        for turn in entry["turns"]:
            reply = talk.say(turn["user"])
            # "Say that again" expects what was expected before.
            turn = {**before, "user": turn["user"]} if turn["expect"] == REPEAT else turn
            before = turn
            wrong = judge_any(turn, talk.last)
            turns.count(entry["kind"], f"{entry['name']}: {turn['user']}", reply, wrong)
            wrong_turns += wrong
        whole.count(entry["kind"], entry["name"], "", wrong_turns)
    return whole, turns
