"""How many answers of a running bot are right, by kind, also when people make slips."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from evaluation.noise import KINDS, noisy
from tests.bot import RunningBot
from tests.held_out.judge import is_any, judge_any
from tests.held_out.scores import Scores, ask_questions, hold_dialogues

REFUSAL = "utter_out_of_scope"


def counted(scores: Scores) -> Dict[str, Any]:
    """The scores as plain data: the share of right ones, and [right, asked] by kind."""
    return {
        "share": scores.share,
        "by_kind": {kind: list(counts) for kind, counts in sorted(scores.by_kind.items())},
        "invented": len(scores.inventions),
    }


def plain(bot: RunningBot, entries: List[Dict[str, Any]]) -> Dict[str, Any]:
    """Answers to questions as they were written, and how often the bot declines.

    Returns:
        Beside the scores, `declined`: the share of questions that may only be declined, and
        `wrongly_declined`: that of questions that may not be.
    """
    scores = Scores()
    declined: Dict[bool, List[bool]] = {True: [], False: []}
    for entry in entries:
        talk = bot.talk()
        reply = talk.say(entry["text"])
        scores.count(entry["kind"], entry["text"], reply, judge_any(entry, talk.last))
        may = {_may_decline(reading) for reading in [entry["expect"], *entry.get("accept", [])]}
        if len(may) == 1:
            declined[may.pop()].append(is_any(talk.last, [REFUSAL]))
    return {
        **counted(scores),
        "declined": _share(declined[True]),
        "wrongly_declined": _share(declined[False]),
    }


def _may_decline(reading: Sequence[Dict[str, Any]]) -> bool:
    return any(item.get("act") == "out_of_scope" for item in reading)


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def in_dialogues(bot: RunningBot, entries: List[Dict[str, Any]]) -> Dict[str, Any]:
    """Answers in dialogues: turns, and dialogues right in every turn."""
    whole, turns = hold_dialogues(bot, entries)
    return {"whole": counted(whole), "turns": counted(turns)}


def under_noise(bot: RunningBot, entries: List[Dict[str, Any]]) -> Dict[str, Any]:
    """The share of right answers for each kind of noise."""
    found = {}
    for kind in KINDS:
        texts = noisy([entry["text"] for entry in entries], kind)
        changed = [{**entry, "text": text} for entry, text in zip(entries, texts)]
        found[kind] = counted(ask_questions(bot, changed))
    return found
