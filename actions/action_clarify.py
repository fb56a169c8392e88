"""The action `action_clarify`."""

from dataclasses import replace
from typing import List

from actions.base import QuestionAction
from actions.thinking.conversation import Conversation, Question, Reply
from actions.thinking.responding import respond
from knowledge.schema import Knowledge


class Clarify(QuestionAction):
    """Asks an either/or question when unsure, and offers help when unsure again."""

    def name(self) -> str:
        """The action's name."""
        return "action_clarify"

    def reply(self, asked: List[Question], past: Conversation, knowledge: Knowledge) -> Reply:
        """The likeliest readings of what was asked."""
        unsure = asked[0] if asked else Question("nlu_fallback")
        return respond(replace(unsure, intent="nlu_fallback"), past, knowledge)
