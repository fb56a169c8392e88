"""The action `action_answer`."""

from actions.base import QuestionAction


class AnswerQuestion(QuestionAction):
    """Answers what is asked about programmes: any attributes of any of them."""

    def name(self) -> str:
        """The action's name."""
        return "action_answer"
