"""The action `action_rank_programmes`."""

from actions.base import QuestionAction


class RankProgrammes(QuestionAction):
    """Names the longest, the shortest or the most thorough programme."""

    def name(self) -> str:
        """The action's name."""
        return "action_rank_programmes"
