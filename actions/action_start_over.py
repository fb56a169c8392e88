"""The action `action_start_over`."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import say, store
from actions.thinking import buttons
from actions.thinking.conversation import Utterance


class StartOver(Action):
    """Forgets what was talked about and starts afresh."""

    def name(self) -> str:
        """The action's name."""
        return "action_start_over"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Forget everything (see the parent class)."""
        knowledge = store().current()
        offer = [buttons.request(name, knowledge) for name in ("list_all", "recommend")]
        say(Utterance("say_start_over", {}, offer), dispatcher)
        return [
            ActiveLoop(None),
            AllSlotsReset(),
            SlotSet("requested_slot", None),
            SlotSet("greeted", True),
        ]
