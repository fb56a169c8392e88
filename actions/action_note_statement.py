"""The action `action_note_statement`."""

from actions.base import QuestionAction


class NoteStatement(QuestionAction):
    """Makes use of what the user said about himself outside the form."""

    def name(self) -> str:
        """The action's name."""
        return "action_note_statement"
