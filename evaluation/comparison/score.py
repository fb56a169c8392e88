"""Training one configuration, running it, and measuring how well and how fast it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from bench.load import run
from bench.servers import MeasuredBot
from bench.training import trained
from evaluation import answers, sets
from evaluation.comparison.configurations import Configuration, model_name

CLIENTS = (1, 8, 32)
TURNS = 160


def scored(name: str, configuration: Configuration, share: float, folder: Path) -> Dict[str, Any]:
    """Every figure of one configuration; all are served by this project's server.

    Args:
        name: Its name.
        configuration: What it is.
        share: The part of each label's examples that it learns from, from 0 to 1.
        folder: Where models are kept.
    """
    training = trained(model_name(name, share), configuration.config(share), folder)
    bot = MeasuredBot(training.model).start()
    try:
        entries = sets.questions()
        texts = [entry["text"] for entry in entries]
        run(bot.address, texts, clients=2, turns=40)
        loads = {
            clients: run(bot.address, texts, clients=clients, turns=TURNS) for clients in CLIENTS
        }
        return {
            "title": configuration.title,
            "share": share,
            "training_seconds": training.seconds,
            "model_megabytes": training.megabytes,
            "start_seconds": bot.started,
            "memory_megabytes": bot.megabytes(),
            "median_milliseconds": loads[1].median,
            "slow_milliseconds": loads[1].slow,
            "turns_a_second": {clients: load.rate for clients, load in loads.items()},
            "answers": answers.plain(bot, entries),
            "dialogues": answers.in_dialogues(bot, sets.dialogues()),
        }
    finally:
        bot.stop()
