"""The action `action_recommend`."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import conversation, store, tell
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
        profile = {slot: tracker.get_slot(slot) for slot in advising.SLOTS}
        reply = advising.reply(profile, conversation(tracker), store().current())
        emptied = [SlotSet(slot, None) for slot in advising.SLOTS]
        return [*tell(reply, dispatcher), *emptied]
