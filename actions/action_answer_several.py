"""The action `action_answer_several`."""

from actions.base import QuestionAction


class AnswerSeveral(QuestionAction):
    """Answers different questions of one message, in order."""

    def name(self) -> str:
        """The action's name."""
        return "action_answer_several"
