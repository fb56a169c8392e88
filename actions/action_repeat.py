"""The action `action_repeat`."""

from actions.base import QuestionAction


class Repeat(QuestionAction):
    """Says the last answer again."""

    def name(self) -> str:
        """The action's name."""
        return "action_repeat"
