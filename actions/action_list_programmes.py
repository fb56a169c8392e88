"""The action `action_list_programmes`."""

from actions.base import QuestionAction


class ListProgrammes(QuestionAction):
    """Lists the programmes, all or those that meet conditions."""

    def name(self) -> str:
        """The action's name."""
        return "action_list_programmes"
