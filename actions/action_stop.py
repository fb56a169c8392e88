"""The action `action_stop`."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import SLOT_PREFIX, say
from actions.thinking.advising import PARTS
from actions.thinking.conversation import Utterance


class Stop(Action):
    """Leaves off, and forgets what the form had gathered so that it can begin anew."""

    def name(self) -> str:
        """The action's name."""
        return "action_stop"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Take leave of what was going on (see the parent class)."""
        say(Utterance("say_stop"), dispatcher)
        return [SlotSet(f"{SLOT_PREFIX}{part}", None) for part in PARTS]
