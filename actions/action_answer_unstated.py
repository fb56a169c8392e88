"""The action `action_answer_unstated`."""

from actions.base import QuestionAction


class AnswerUnstated(QuestionAction):
    """Says honestly that the source is silent on a matter, and what it does tell."""

    def name(self) -> str:
        """The action's name."""
        return "action_answer_unstated"
