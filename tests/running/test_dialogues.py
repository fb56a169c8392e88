"""Scripted conversations with the running bot, each turn judged on its facts."""

from pathlib import Path
from typing import Any, Dict, List

import pytest
import yaml

from tests.bot import ROOT, RunningBot
from tests.held_out.judge import judge_any

FILES = sorted((ROOT / "tests" / "dialogues").glob("*.yml"))


def dialogues() -> List[Any]:
    """Every dialogue of every file, named for what the user does."""
    return [
        pytest.param(dialogue, id=f"{path.stem}-{dialogue['name']}")
        for path in FILES
        for dialogue in yaml.safe_load(Path(path).read_text())
    ]


@pytest.mark.parametrize("dialogue", dialogues())
def test_dialogue(dialogue: Dict[str, Any], bot: RunningBot) -> None:
    talk = bot.talk()
    for turn in dialogue["turns"]:
        reply = talk.say(turn["user"])
        wrong = judge_any(turn, talk.last)
        assert not wrong, f"to “{turn['user']}” it said:\n{reply}\nwrong: {wrong}"
