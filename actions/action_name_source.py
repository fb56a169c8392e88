"""The action `action_name_source`."""

from actions.base import QuestionAction


class NameSource(QuestionAction):
    """Names the document, the section and the day it was read."""

    def name(self) -> str:
        """The action's name."""
        return "action_name_source"
