"""What every action shares: reading the tracker, saying a reply, remembering what it changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import asdict
from functools import lru_cache
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.thinking.conversation import Conversation, Question, Reply, Utterance
from actions.thinking.responding import respond_to_all
from knowledge.schema import Knowledge
from knowledge.store import KnowledgeStore

# The form's slots are named for the parts of a profile, with this before them.
SLOT_PREFIX = "form_"

# Conversation fields and the slots that keep them.
_SLOTS = {
    "programmes": "programmes_in_focus",
    "recent": "recent_programmes",
    "listed": "last_list",
    "attributes": "last_attributes",
    "matters": "last_matters",
    "last_question": "last_question",
    "last_reply": "last_reply",
    "unsure_turns": "unsure_turns",
    "profile": "profile",
}


@lru_cache(maxsize=1)
def store() -> KnowledgeStore:
    """The facts in service, shared by all actions."""
    return KnowledgeStore()


def questions(tracker: Tracker) -> List[Question]:
    """The questions of the latest message, as the NLU pipeline read them."""
    return [Question.from_dict(item) for item in tracker.latest_message.get("questions") or []]


def conversation(tracker: Tracker) -> Conversation:
    """What has been talked about, from the tracker's slots."""
    last = tracker.get_slot("last_question")
    return Conversation(
        programmes=tracker.get_slot("programmes_in_focus") or [],
        recent=tracker.get_slot("recent_programmes") or [],
        listed=tracker.get_slot("last_list") or [],
        attributes=tracker.get_slot("last_attributes") or [],
        matters=tracker.get_slot("last_matters") or [],
        last_question=Question.from_dict(last) if last else None,
        last_reply=tracker.get_slot("last_reply") or [],
        unsure=int(tracker.get_slot("unsure_turns") or 0),
        profile=tracker.get_slot("profile") or {},
    )


def say(utterance: Utterance, dispatcher: CollectingDispatcher) -> None:
    """Utter a response of the domain with its values, buttons and table."""
    extra: Dict[str, Any] = {}
    if utterance.table:
        extra["table"] = asdict(utterance.table)
    dispatcher.utter_message(
        response=utterance.response,
        buttons=[{"title": button.title, "payload": button.text} for button in utterance.buttons],
        **utterance.values,
        **extra,
    )


def tell(reply: Reply, dispatcher: CollectingDispatcher) -> List[Dict[str, Any]]:
    """Say a reply; returns the slot events that remember it."""
    for utterance in reply.utterances:
        say(utterance, dispatcher)
    changes = {
        "unsure_turns": 0,
        "last_reply": [utterance.as_dict() for utterance in reply.utterances],
        **reply.changes,
    }
    return [SlotSet(_SLOTS[name], value) for name, value in changes.items()]


class QuestionAction(Action, ABC):
    """An action that answers every question of the latest message."""

    @abstractmethod
    def name(self) -> str:
        """The action's name."""

    def reply(self, asked: List[Question], past: Conversation, knowledge: Knowledge) -> Reply:
        """What to say; by default each question's own reply."""
        return respond_to_all(asked, past, knowledge)

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        """Think, speak, remember (see the parent class)."""
        reply = self.reply(questions(tracker), conversation(tracker), store().current())
        return tell(reply, dispatcher)
