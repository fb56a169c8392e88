"""What the recommendation form's questions share."""

from abc import ABC, abstractmethod
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import say, store
from actions.thinking.conversation import Utterance
from actions.thinking.form import offered


class FormQuestion(Action, ABC):
    """Asks for one slot of the form, with buttons for the usual answers."""

    @property
    @abstractmethod
    def slot(self) -> str:
        """The part of the profile that is asked for, such as "audience"."""

    def name(self) -> str:
        """The action's name, by Rasa's convention for forms."""
        return f"action_ask_form_{self.slot}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Ask (see the parent class)."""
        knowledge = store().current()
        say(Utterance(f"say_form_{self.slot}", {}, offered(self.slot, knowledge)), dispatcher)
        return []
