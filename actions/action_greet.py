"""The action `action_greet`."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import say, store
from actions.thinking import buttons
from actions.thinking.conversation import Utterance


class Greet(Action):
    """Greets: with an introduction at the start of a conversation, briefly later on."""

    def name(self) -> str:
        """The action's name."""
        return "action_greet"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Say hello (see the parent class)."""
        knowledge = store().current()
        again = bool(tracker.get_slot("greeted"))
        offer = [buttons.request(name, knowledge) for name in ("list_all", "recommend", "help")]
        say(Utterance("say_greet_again" if again else "say_greet", {}, offer), dispatcher)
        return [SlotSet("greeted", True)]
