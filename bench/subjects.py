"""The two assistants that are compared, and everything that is measured of both."""

from __future__ import annotations

import uuid
from typing import Any, Dict, List, Sequence

from bench.at_once import ask_at_once
from bench.growth import growth
from bench.load import run
from bench.servers import MeasuredBot, PlainRasa
from bench.training import Training
from evaluation.answers import plain
from tests.held_out.judge import judge_any

TURNS = 200
CONVERSATIONS = 1_000
AT_ONCE = 30


def measured(training: Training, entries: List[Dict[str, Any]], *, default: bool) -> Dict[str, Any]:
    """Start an assistant and measure it.

    Args:
        training: Its model.
        entries: Held-out questions.
        default: Whether it runs as plain Rasa does, with the action server as a second process.
    """
    bot = (PlainRasa if default else MeasuredBot)(training.model).start()
    try:
        texts = [entry["text"] for entry in entries]
        run(bot.address, texts, clients=2, turns=40)
        alone = run(bot.address, texts, clients=1, turns=TURNS)
        rates = {
            clients: run(bot.address, texts, clients=clients, turns=TURNS) for clients in (8, 32)
        }
        answers = plain(bot, entries)
        points = growth(bot, texts, CONVERSATIONS)
        return {
            "training": training.seconds,
            "model": training.megabytes,
            "start": bot.started,
            "median": alone.median,
            "slow": alone.slow,
            "rates": {1: alone.rate, **{clients: load.rate for clients, load in rates.items()}},
            "rate": rates[8].rate,
            "answers": answers,
            "growth": points,
            "memory": points[-1][1],
            "at_once": at_once(bot, entries),
        }
    finally:
        bot.stop()


def at_once(bot: MeasuredBot, entries: Sequence[Dict[str, Any]]) -> Dict[str, Any]:
    """Thirty questions of one person sent before the first is answered.

    Each names its programme, so that its answer does not hang on the others.
    """
    asked = [entry for entry in entries if entry["kind"] == "attribute"][:AT_ONCE]
    alone = [bool(judge_any(entry, _answer(bot, entry["text"]))) for entry in asked]
    result = ask_at_once(bot.address, uuid.uuid4().hex, [entry["text"] for entry in asked])
    together = [bool(judge_any(entry, told)) for entry, told in zip(asked, result.answers)]
    return {
        "answered": sum(bool(told) for told in result.answers),
        "in_order": result.order == sorted(result.order),
        "wrong_alone": sum(alone),
        "wrong_together": sum(together),
        "seconds": result.seconds,
    }


def _answer(bot: MeasuredBot, text: str) -> Any:
    talk = bot.talk()
    talk.say(text)
    return talk.last
