"""The action `action_choose`."""

from actions.base import QuestionAction


class Choose(QuestionAction):
    """Tells about what the user picked from earlier talk ("the second one")."""

    def name(self) -> str:
        """The action's name."""
        return "action_choose"
