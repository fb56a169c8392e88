"""The action `action_answer_several`."""

from typing import Any, Dict, List

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.base import QuestionAction, conversation, questions, store, tell

FORM = "recommendation_form"


class AnswerSeveral(QuestionAction):
    """Answers different questions of one message, in order.

    A wish for advice among them starts the recommendation form when the rest is answered.
    """

    def name(self) -> str:
        """The action's name."""
        return "action_answer_several"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Answer, and go on to the form if it is asked for (see the parent class)."""
        asked = questions(tracker)
        others = [question for question in asked if question.intent != "recommend"]
        reply = self.reply(others, conversation(tracker), store().current())
        events = tell(reply, dispatcher)
        if len(others) < len(asked):
            events.append(FollowupAction(FORM))
        return events
