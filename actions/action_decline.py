"""The action `action_decline`."""

from actions.base import QuestionAction


class Decline(QuestionAction):
    """Declines what is beside the subject; answers if the conversation shows that it is not."""

    def name(self) -> str:
        """The action's name."""
        return "action_decline"
