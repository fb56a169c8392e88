"""The action `action_admit_missed_point`."""

from actions.base import QuestionAction


class AdmitMissedPoint(QuestionAction):
    """Apologises for an answer that missed the point and offers others."""

    def name(self) -> str:
        """The action's name."""
        return "action_admit_missed_point"
