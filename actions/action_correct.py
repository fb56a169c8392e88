"""The action `action_correct`."""

from actions.base import QuestionAction


class Correct(QuestionAction):
    """Answers again with what the user corrected."""

    def name(self) -> str:
        """The action's name."""
        return "action_correct"
