"""The action `validate_recommendation_form`."""

from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import SLOT_PREFIX, conversation, questions, store, tell
from actions.thinking import advising
from actions.thinking.form import RECOMMEND, answers


class ValidateRecommendationForm(Action):
    """Fills the form from a message: the slot asked for, and any other that it mentions."""

    def name(self) -> str:
        """The action's name, by Rasa's convention for forms."""
        return "validate_recommendation_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Read the answer (see the parent class)."""
        knowledge = store().current()
        if _already_read(tracker):
            return []
        requested = tracker.get_slot("requested_slot")
        starting = requested is None
        part = None if starting else requested[len(SLOT_PREFIX) :]
        asked = questions(tracker)
        filled = answers(
            asked,
            part,
            knowledge,
            insisting=_times_asked(part, tracker) > 1,
            audience=tracker.get_slot(f"{SLOT_PREFIX}audience"),
        )
        if part and not filled and any(question.intent == RECOMMEND for question in asked):
            # Asked for advice while giving it: the form puts its question again.
            filled = {part: None}
        if starting:
            # What he said before starting counts too; what he says now wins.
            filled = {**(tracker.get_slot("profile") or {}), **filled}
        told: List[Dict[str, Any]] = []
        if starting or tracker.get_slot(f"{SLOT_PREFIX}audience") is None:
            hint = advising.hint(filled.get("audience"), conversation(tracker), knowledge)
            told = tell(hint, dispatcher) if hint else []
        return [*told, *(SlotSet(f"{SLOT_PREFIX}{name}", value) for name, value in filled.items())]


def _times_asked(part: Optional[str], tracker: Tracker) -> int:
    """How often the form has asked for a slot since it started."""
    times = 0
    for event in tracker.events:
        if event.get("event") == "active_loop":
            times = 0
        elif (event.get("metadata") or {}).get("utter_action") == f"say_form_{part}":
            times += 1
    return times


def _already_read(tracker: Tracker) -> bool:
    """Whether the form comes back after a digression, which was no answer to it."""
    return bool(tracker.active_loop.get("is_interrupted"))
