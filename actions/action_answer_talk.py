"""The action `action_answer_talk`."""

from actions.base import QuestionAction


class AnswerTalk(QuestionAction):
    """Answers small talk, or the question that the conversation shows to be meant by it."""

    def name(self) -> str:
        """The action's name."""
        return "action_answer_talk"
