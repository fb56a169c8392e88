"""The action `action_recommend`."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import SLOT_PREFIX, conversation, store, tell
from actions.thinking import advising


class Recommend(Action):
    """Recommends one or two programmes from what the form has gathered."""

    def name(self) -> str:
        """The action's name."""
        return "action_recommend"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Recommend, and empty the form for the next time (see the parent class)."""
        profile = {part: tracker.get_slot(f"{SLOT_PREFIX}{part}") for part in advising.PARTS}
        reply = advising.reply(profile, conversation(tracker), store().current())
        emptied = [SlotSet(f"{SLOT_PREFIX}{part}", None) for part in advising.PARTS]
        return [*tell(reply, dispatcher), *emptied]
