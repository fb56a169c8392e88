"""Rules written as stories, so that policies that learn from stories have some."""

from __future__ import annotations

import random
from typing import Any, Dict, List, Optional

from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.training_data.structures import RuleStep, StoryGraph, StoryStep

_IGNORED = {"...", "action_listen"}
_SEED = 7
_CHAINS = 60
_TURNS = 3

Step = Dict[str, str]
Story = Dict[str, Any]


def stories_from(graph: StoryGraph) -> List[Story]:
    """A story for every rule that turns an intent into one action, and chains of such turns.

    Args:
        graph: Rules and stories.

    Returns:
        Stories as Rasa's files have them.
    """
    turns = [turn for turn in map(_turn, graph.story_steps) if turn]
    chooser = random.Random(_SEED)
    chains = [chooser.sample(turns, _TURNS) for _ in range(_CHAINS)]
    return [
        {"story": f"turns {index}", "steps": [step for turn in chain for step in turn]}
        for index, chain in enumerate([[turn] for turn in turns] + chains)
    ]


def _turn(step: StoryStep) -> Optional[List[Step]]:
    """A rule's intent and action; none for a rule with conditions or a form."""
    if not isinstance(step, RuleStep) or step.get_rules_condition():
        return None
    said = [event for event in step.events if isinstance(event, UserUttered)]
    done = [
        str(event.action_name)
        for event in step.events
        if isinstance(event, ActionExecuted) and event.action_name not in _IGNORED
    ]
    if len(said) != 1 or len(done) != 1 or not done[0].startswith(("action_", "utter_")):
        return None
    return [{"intent": str(said[0].intent_name)}, {"action": done[0]}]
