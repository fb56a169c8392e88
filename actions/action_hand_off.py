"""The action `action_hand_off`."""

import os
from datetime import datetime, timezone
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import say, store
from actions.thinking import buttons
from actions.thinking.conversation import Utterance

CONTACT_VARIABLE = "HANDOFF_CONTACT"


class HandOff(Action):
    """Points to a person, if the operator has named one, and marks the conversation for them.

    The mark is the slot `handoff_requested_at`; with an event broker configured in
    `endpoints.yml`, an operator's system sees its slot event.
    """

    def name(self) -> str:
        """The action's name."""
        return "action_hand_off"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Name the contact, or say that there is none (see the parent class)."""
        knowledge = store().current()
        contact = os.environ.get(CONTACT_VARIABLE, "").strip()
        offer = [buttons.request(name, knowledge) for name in ("list_all", "recommend")]
        if not contact:
            say(Utterance("say_no_person", {}, offer), dispatcher)
            return [SlotSet("handoff_requested_at", None)]
        say(Utterance("say_hand_off", {"contact": contact}, offer), dispatcher)
        return [SlotSet("handoff_requested_at", datetime.now(timezone.utc).isoformat())]
