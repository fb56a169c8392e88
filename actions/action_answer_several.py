"""The action `action_answer_several`."""

from typing import Any, Dict, List

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.base import QuestionAction, conversation, questions, store, tell

# What a message may ask for beside its questions, and the action that does it.
_OWN_ACTIONS = {
    "recommend": "recommendation_form",
    "ask_human": "action_hand_off",
}


class AnswerSeveral(QuestionAction):
    """Answers different questions of one message, in order.

    What has an action of its own, as a wish for advice or for a person, comes when the rest is
    answered.
    """

    def name(self) -> str:
        """The action's name."""
        return "action_answer_several"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Answer, and go on to an action that is asked for (see the parent class)."""
        asked = questions(tracker)
        others = [question for question in asked if question.intent not in _OWN_ACTIONS]
        own = [question.intent for question in asked if question.intent in _OWN_ACTIONS]
        reply = self.reply(others, conversation(tracker), store().current())
        events = tell(reply, dispatcher) if others else []
        return [*events, *(FollowupAction(_OWN_ACTIONS[intent]) for intent in own[:1])]
