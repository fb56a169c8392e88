"""Reading answers to the recommendation form's questions, and what each question offers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Sequence

from actions.thinking import advising, buttons, wording
from actions.thinking.conversation import COMPARE, Button, Question
from actions.thinking.recommend import ANY, NOBODY
from knowledge.schema import Knowledge

# Asking for advice anew, with or without saying more of oneself.
RECOMMEND = "recommend"
# What the classifier may take an answer for; with no name in it that we know, it still says
# something of the user.
_OPEN_STATEMENTS = {"inform", "correct", "nlu_fallback", "deny", "refer"}
# Said while a slot is asked for, these are never an answer to it,
_COMMANDS = {
    "stop", "start_over", "not_what_i_asked", "ask_human", "ask_source", "repeat", "goodbye",
}  # fmt: skip
# unless they name what was asked for and are doubtful;
_SURE = 0.7
# while these do not stand in an answer's way.
_COURTESIES = {"affirm", "thanks", "greet", "praise"}
# A calling is named in so many words or fewer.
_CALLING = 3
_HERE = "geneva"
_AWAY = "outside_geneva"
# What a question names of the profile when it says that something does not matter.
_SLOT_OF = {"audience": "audience", "location": "place", "duration": "length", "purpose": "goal"}
_NO_PREFERENCE = {"audience": NOBODY, "place": ANY, "length": advising.ANY_LENGTH, "goal": ANY}
_BUTTON_GROUPS = (
    "new_delegates",
    "capital_officials",
    "non_resident_members",
    "ngos",
    "new_staff",
    "interns",
    "igo_officials",
)


def answers(
    questions: Sequence[Question],
    requested: Optional[str],
    knowledge: Knowledge,
    *,
    insisting: bool = False,
    audience: Optional[str] = None,
) -> Dict[str, Any]:
    """The profile slots that a message fills while a slot is asked for.

    Args:
        questions: The message's questions.
        requested: The slot asked for, or None when the form has just started.
        audience: The group that he said he belongs to, if he has.
        insisting: Whether it was asked for before; whoever then tells something else has no wish.

    Returns:
        Values by slot; empty if the message is a digression or says nothing usable.
    """
    if requested is None:
        return advising.said(questions, knowledge)
    if any(question.intent == RECOMMEND for question in questions):
        return advising.said(questions, knowledge)
    answered = any(_names(question, requested) for question in questions)
    wished = requested == "goal" and any(question.goals for question in questions)
    if wished and not any(question.asks for question in questions):
        return _said(questions, requested, knowledge)
    if any(_is_digression(question, requested, answered) for question in questions):
        return {}
    profile = _said(questions, requested, knowledge)
    pointing = {reference for question in questions for reference in question.references}
    if requested == "place" and pointing & {"here", "away"}:
        profile["place"] = _based(audience, knowledge) if "here" in pointing else _AWAY
    if requested == "goal" and "goal" not in profile:
        topics = [topic for question in questions for topic in question.topics]
        profile.update(_goal_of(topics, knowledge))
    if requested == "goal" and "goal" not in profile:
        profile.update(_goal_described(questions, knowledge))
    for slot in _not_minded(questions):
        profile.setdefault(slot, _NO_PREFERENCE[slot])
    if insisting and profile and requested not in profile:
        profile[requested] = _NO_PREFERENCE[requested]
    if requested not in profile:
        profile.update(_without_a_name(questions, requested, bool(profile)))
    return profile


def offered(slot: str, knowledge: Knowledge) -> List[Button]:
    """The buttons under the form's question for a slot."""
    skip = buttons.request("skip", knowledge)
    if slot == "audience":
        groups = [
            knowledge.term("audiences", group) for group in _BUTTON_GROUPS if _has(group, knowledge)
        ]
        return [
            *(Button(group.title, group.title) for group in groups),
            buttons.request("nobody", knowledge),
        ]
    if slot == "place":
        places = [knowledge.term("places", place) for place in ("geneva", "outside_geneva")]
        return [
            *(
                Button(title, title)
                for title in (wording.capitalised(item.name) for item in places)
            ),
            skip,
        ]
    if slot == "length":
        return [
            buttons.request(name, knowledge) for name in ("two_weeks", "one_month", "any_length")
        ]
    return [*(Button(goal.title, goal.title) for goal in knowledge.goals[:6]), skip]


def _has(group: str, knowledge: Knowledge) -> bool:
    return any(term.id == group for term in knowledge.audiences)


def _names(question: Question, requested: str) -> List[Any]:
    """What a question names of the kind that a slot asks for."""
    named: Dict[str, List[Any]] = {
        "audience": question.audiences,
        "place": [*question.places, *question.homes],
        "length": question.lengths,
        "goal": [*question.goals, *question.topics],
    }
    return named[requested]


def _is_digression(question: Question, requested: str, answered: bool) -> bool:
    """Whether a question of a message asks something instead of answering.

    A statement that names what was asked for is an answer, whatever the classifier takes it for:
    "interns" or "we have no mission there" read like questions about a programme on their own.
    What stands beside an answer is one only if it is put as a question.
    """
    ordered = question.intent in _COMMANDS
    named = _names(question, requested)
    if requested == "goal" and _tells_a_wish(question):
        return False
    if question.asks or (ordered and (not named or question.confidence > _SURE)):
        return True
    tells = any(_names(question, part) for part in advising.PARTS)
    tells = tells and (question.described or not question.programmes)
    return not (answered or tells) and question.intent not in _OPEN_STATEMENTS | _COURTESIES


def _tells_a_wish(question: Question) -> bool:
    """Whether a message that asks nothing may say what someone is after, in any words."""
    compared = question.intent == COMPARE
    free = question.described or not question.programmes or compared
    return free and not (question.asks or question.requests) and question.intent not in _COMMANDS


def _without_a_name(
    questions: Sequence[Question], requested: str, said_something: bool
) -> Dict[str, Any]:
    """An answer that names nothing we know: no preference, or in none of the groups."""
    for question in questions:
        if (
            "any" in question.references
            or "all" in question.references
            or "nobody" in question.references
        ):
            return {} if _not_minded([question]) else {requested: _NO_PREFERENCE[requested]}
    if requested == "audience" and any(map(_names_a_calling, questions)):
        return {requested: NOBODY}
    wish = requested == "goal" and any(map(_tells_a_wish, questions))
    open_statement = any(question.intent in _OPEN_STATEMENTS for question in questions)
    if said_something or not (wish or open_statement):
        return {}
    if requested == "audience":
        return {requested: NOBODY}
    return {requested: ANY} if requested == "goal" else {}


def _not_minded(questions: Sequence[Question]) -> List[str]:
    """The slots that a message names as not mattering: "the length makes no difference"."""
    return [
        _SLOT_OF[attribute]
        for question in questions
        if "any" in question.references and not question.asks
        for attribute in question.attributes[:1]
        if attribute in _SLOT_OF
    ]


def _names_a_calling(question: Question) -> bool:
    """Whether it says who someone is in words for no group: "a trader from Lagos", "lawyer"."""
    bare = question.intent == "inform" and len(question.text.split()) <= _CALLING
    return question.says_who or (bare and not (question.asks or question.places or question.homes))


def _said(questions: Sequence[Question], requested: str, knowledge: Knowledge) -> Dict[str, Any]:
    """What a message says of the user; saying who he is, he does not say where training can be."""
    if requested == "audience":
        questions = [replace(item, homes=[]) if item.says_who else item for item in questions]
    return advising.said(questions, knowledge)


def _based(audience: Optional[str], knowledge: Knowledge) -> str:
    """Where "here" is for someone of a group; without one, where most of the training is."""
    groups = [group for group in knowledge.audiences if group.id == audience]
    return next((group.based for group in groups if group.based), _HERE)


def _goal_described(questions: Sequence[Question], knowledge: Knowledge) -> Dict[str, Any]:
    """The goal of a programme that an answer sounds like: "to learn how it all functions"."""
    for question in questions:
        if question.described and not question.asks:
            goals = [
                goal for item in question.programmes for goal in knowledge.programme(item).goals
            ]
            return {"goal": goals[0]} if goals else {}
    return {}


def _goal_of(topics: Sequence[str], knowledge: Knowledge) -> Dict[str, Any]:
    """A goal that shares a name with a topic ("case studies" are practical work)."""
    for topic in topics:
        names = {name.lower() for name in knowledge.term("topics", topic).aliases}
        for goal in knowledge.goals:
            if names & {name.lower() for name in [goal.name, *goal.aliases]}:
                return {"goal": goal.id}
    return {}
