"""The action `action_compare_programmes`."""

from actions.base import QuestionAction


class CompareProgrammes(QuestionAction):
    """Sets programmes side by side."""

    def name(self) -> str:
        """The action's name."""
        return "action_compare_programmes"
