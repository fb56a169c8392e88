"""Readings of a clause as a wish for a list, or against one, that the names found in it settle."""

from __future__ import annotations

from dataclasses import replace

from components.forms import is_indifferent, orders_out
from components.question import (
    ASK,
    CORRECT,
    GENERAL,
    INFORM,
    LIST,
    MISSED,
    OUT_OF_SCOPE,
    RANK,
    STOP,
    Question,
)

# A reading that names settle is acted on, however unsure the classifier was.
SURE_ENOUGH = 0.5
# Below this a reading is doubtful,
SURE = 0.6
# or, for being out of scope, below this when it asks which of our things meet a condition,
SURE_BESIDE_NAMES = 0.8
# and another reading that is at least so likely may win if a name speaks for it.
POSSIBLE = 0.2
# Above this a reading is possible if the form of the words speaks for it.
_SLIGHT = 0.1


def rank_by_length_lists(question: Question) -> Question:
    """ "Which one lasts eight weeks?" asks for no extreme."""
    if question.intent == RANK and question.lengths and not question.ranks:
        return replace(question, intent=LIST)
    return question


def names_bring_into_scope(question: Question) -> Question:
    """ "What do you put on for NGOs?" names a condition of ours, so it is hardly out of scope."""
    conditions = question.places or question.audiences or question.lengths or question.topics
    bound = SURE_BESIDE_NAMES if question.asks_which else SURE
    doubtful = question.intent == OUT_OF_SCOPE and question.confidence < bound
    if doubtful and conditions and dict(question.alternatives).get(LIST, 0.0) > POSSIBLE:
        return replace(question, intent=LIST, confidence=SURE_ENOUGH)
    return question


def spare_time_lists(question: Question) -> Question:
    """ "And if I can only spare a week?" wants what fits, not the length of anything."""
    open_question = question.intent == ASK and not question.programmes and question.lengths
    doubtful = question.confidence < SURE and "it" not in question.references
    if open_question and doubtful and dict(question.alternatives).get(LIST, 0.0) > POSSIBLE:
        return replace(question, intent=LIST)
    return question


def list_with_attributes_tells_them(question: Question) -> Question:
    """ "Where are all the programmes held?" asks the place of each."""
    conditions = question.places or question.audiences or question.lengths or question.topics
    if question.intent == LIST and "all" in question.references and question.attributes:
        return question if conditions else replace(question, intent=ASK)
    return question


def list_of_one_is_a_question(question: Question) -> Question:
    """ "Is Geneva Week for interns?" is about Geneva Week, not about all programmes."""
    others = question.excludes or question.besides
    if question.intent == LIST and question.programmes and not question.ranks and not others:
        return replace(question, intent=ASK)
    return question


def asking_for_something_else_lists(question: Question) -> Question:
    """ "Anything shorter than the trade policy courses?" wants others, not that one."""
    measured = {"longer", "shorter"} & set(question.ranks) and len(question.programmes) == 1
    if measured and question.asks_which and not question.described:
        return replace(question, intent=LIST)
    return question


def wanted_content_lists(question: Question) -> Question:
    """ "Legal advice, which programme?" wants those that offer it, not advice on which to choose."""
    wanted = dict(question.alternatives).get(LIST, 0.0) > POSSIBLE or question.asks_which
    if question.intent == "recommend" and question.topics and wanted:
        return replace(question, intent=LIST)
    return question


def asks_which_lists(question: Question) -> Question:
    """ "Which are at headquarters?" names a condition and no programme."""
    conditions = question.places or question.audiences or question.lengths or question.topics
    if question.intent == ASK and question.asks_which and conditions and not question.programmes:
        return replace(question, intent=LIST, attributes=[])
    return question


def doubtful_which_lists(question: Question) -> Question:
    """ "Which of these are at headquarters?" wants a list, whatever it sounds like."""
    if question.intent in (LIST, RANK, ASK) or question.confidence >= SURE:
        return question
    likely = dict(question.alternatives)
    possible = likely.get(LIST, 0.0) + likely.get(ASK, 0.0) > POSSIBLE
    if possible and question.asks_which and question.has_conditions and not question.programmes:
        return replace(question, intent=LIST, confidence=SURE_ENOUGH)
    return question


def narrowing_lists(question: Question) -> Question:
    """ "Only the ones away from Geneva" keeps some of what was listed, and describes none of it."""
    free = not question.programmes or question.described
    # "Only those in Geneva" points at the list, "is it still in Geneva?" at one programme.
    pointing = "it" not in question.references or question.asks_which or not question.asks
    narrows = question.narrows and (question.described or question.confidence < SURE_BESIDE_NAMES)
    if question.intent == ASK and narrows and question.has_conditions and free and pointing:
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    return question


def general_training_under_conditions_lists(question: Question) -> Question:
    """ "All the training you hold in Geneva" is a list, not the training in general."""
    general = question.described and question.programmes == [GENERAL]
    conditions = question.places or question.audiences or question.lengths
    if (
        question.intent == ASK
        and general
        and conditions
        and question.confidence < SURE_BESIDE_NAMES
    ):
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    return question


def others_list(question: Question) -> Question:
    """ "Besides that, what is there for us?" wants others than what was told."""
    likely = dict(question.alternatives)
    possible = question.intent == LIST or likely.get(LIST, 0.0) > _SLIGHT
    if question.besides and possible and (question.described or not question.programmes):
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    return question


def orders_out_of_a_list(question: Question) -> Question:
    """ "Bin the Geneva ones", "cut out the symposia": what was listed, without these."""
    named = question.has_conditions or (question.programmes and not question.described)
    if not (question.excludes and named) or question.asks or question.attributes:
        return question
    if question.intent in (ASK, INFORM, CORRECT, MISSED, STOP) and orders_out(question.text):
        return replace(question, intent=LIST, confidence=max(question.confidence, SURE_ENOUGH))
    return question


def bounded_length_is_a_filter(question: Question) -> Question:
    """ "Anything under a month?" describes no particular programme."""
    bounded = any(
        length["strict"] or length["at_least"] is None or length["at_most"] is None
        for length in question.lengths
    )
    if not bounded or (question.programmes and not question.described):
        return question
    if "it" in question.references and not question.asks_which and not question.programmes:
        # "Is it up to a month?" asks about one programme.
        return question
    if question.intent == ASK or question.narrows:
        return replace(
            question,
            intent=LIST,
            confidence=max(question.confidence, SURE_ENOUGH),
            programmes=[],
            described=False,
        )
    return question


def indifference_frees_a_list(question: Question) -> Question:
    """ "Everything in Geneva, no matter how long?" asks for no length."""
    likely = dict(question.alternatives).get(LIST, 0.0)
    possible = question.intent in (ASK, LIST) and likely > POSSIBLE and not question.programmes
    if possible and question.asks and question.places and is_indifferent(question.text):
        return replace(question, intent=LIST, attributes=[], lengths=[])
    return question


def home_is_a_place(question: Question) -> Question:
    """In "anything in Nairobi?" the town is a condition; in "we, an NGO from Nairobi" it is not."""
    if question.intent == LIST and question.homes and not (question.places or question.audiences):
        return replace(question, places=question.homes)
    return question
