"""Where a classified intent and the names found in a clause disagree, the names decide."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, List, Sequence

from components.forms import is_indifferent, orders_out
from components.question import (
    ASK,
    COMPARE,
    CORRECT,
    GENERAL,
    INFORM,
    LIST,
    MISSED,
    OUT_OF_SCOPE,
    RANK,
    STOP,
    Question,
    picks_one,
)

# A reading that names settle is acted on, however unsure the classifier was.
_SURE_ENOUGH = 0.5
# Below this a reading is doubtful,
_SURE = 0.6
# or, for being out of scope, below this when it asks which of our things meet a condition,
_SURE_BESIDE_NAMES = 0.8
# and another reading that is at least so likely may win if a name speaks for it.
POSSIBLE = 0.2
# Above this a reading is possible if the form of the words speaks for it.
_SLIGHT = 0.1
# Another reading is nearly as likely as the one taken above this share of it.
_NEARLY = 0.7
# What a question about a named programme probably asks when only this was found in it: "do the
# regional courses happen in Asia?", "can interns come to Geneva Week?".
_IMPLIED = {
    "lengths": "duration",
    "audiences": "audience",
    "places": "location",
    "homes": "location",
    "topics": "content",
}


_GIVING_UP = {"stop", "frustration", "deny", "goodbye", "refer"}


def reconcile(question: Question) -> Question:
    """The question with its intent and attributes brought in line with what it names."""
    for rule in _RULES:
        question = rule(question)
    return question


def _rank_needs_an_extreme(question: Question) -> Question:
    if question.intent == RANK and not question.ranks and len(question.programmes) == 1:
        return replace(question, intent=ASK)
    return question


def _asking(question: Question) -> Question:
    """The question read as one for the attribute that it most likely asks for, if it is likely."""
    likely = [question.likely_attribute] if question.likely_attribute else []
    return replace(question, intent=ASK, attributes=likely)


def _correcting_is_no_question(question: Question) -> Question:
    """ "I was told the focus days are for diplomats. Is that so?" mends nothing that was said."""
    doubtful = question.intent == CORRECT and question.confidence < _SURE
    if not (doubtful and question.asks and question.programmes):
        return question
    return _asking(question)


def _rank_by_length_lists(question: Question) -> Question:
    """ "Which one lasts eight weeks?" asks for no extreme."""
    if question.intent == RANK and question.lengths and not question.ranks:
        return replace(question, intent=LIST)
    return question


def _names_bring_into_scope(question: Question) -> Question:
    """ "What do you put on for NGOs?" names a condition of ours, so it is hardly out of scope."""
    conditions = question.places or question.audiences or question.lengths or question.topics
    bound = _SURE_BESIDE_NAMES if question.asks_which else _SURE
    doubtful = question.intent == OUT_OF_SCOPE and question.confidence < bound
    if doubtful and conditions and dict(question.alternatives).get(LIST, 0.0) > POSSIBLE:
        return replace(question, intent=LIST, confidence=_SURE_ENOUGH)
    return question


def _spare_time_lists(question: Question) -> Question:
    """ "And if I can only spare a week?" wants what fits, not the length of anything."""
    open_question = question.intent == ASK and not question.programmes and question.lengths
    doubtful = question.confidence < _SURE and "it" not in question.references
    if open_question and doubtful and dict(question.alternatives).get(LIST, 0.0) > POSSIBLE:
        return replace(question, intent=LIST)
    return question


def _list_with_attributes_tells_them(question: Question) -> Question:
    """ "Where are all the programmes held?" asks the place of each."""
    conditions = question.places or question.audiences or question.lengths or question.topics
    if question.intent == LIST and "all" in question.references and question.attributes:
        return question if conditions else replace(question, intent=ASK)
    return question


def _list_of_one_is_a_question(question: Question) -> Question:
    """ "Is Geneva Week for interns?" is about Geneva Week, not about all programmes."""
    others = question.excludes or question.besides
    if question.intent == LIST and question.programmes and not question.ranks and not others:
        return replace(question, intent=ASK)
    return question


def _asking_for_something_else_lists(question: Question) -> Question:
    """ "Anything shorter than the trade policy courses?" wants others, not that one."""
    measured = {"longer", "shorter"} & set(question.ranks) and len(question.programmes) == 1
    if measured and question.asks_which and not question.described:
        return replace(question, intent=LIST)
    return question


def _wanted_content_lists(question: Question) -> Question:
    """ "Legal advice, which programme?" wants those that offer it, not advice on which to choose."""
    wanted = dict(question.alternatives).get(LIST, 0.0) > POSSIBLE or question.asks_which
    if question.intent == "recommend" and question.topics and wanted:
        return replace(question, intent=LIST)
    return question


def _asks_which_lists(question: Question) -> Question:
    """ "Which are at headquarters?" names a condition and no programme."""
    conditions = question.places or question.audiences or question.lengths or question.topics
    if question.intent == ASK and question.asks_which and conditions and not question.programmes:
        return replace(question, intent=LIST, attributes=[])
    return question


def _doubtful_which_lists(question: Question) -> Question:
    """ "Which of these are at headquarters?" wants a list, whatever it sounds like."""
    if question.intent in (LIST, RANK, ASK) or question.confidence >= _SURE:
        return question
    likely = dict(question.alternatives)
    possible = likely.get(LIST, 0.0) + likely.get(ASK, 0.0) > POSSIBLE
    if possible and question.asks_which and question.has_conditions and not question.programmes:
        return replace(question, intent=LIST, confidence=_SURE_ENOUGH)
    return question


def _narrowing_lists(question: Question) -> Question:
    """ "Only the ones away from Geneva" keeps some of what was listed, and describes none of it."""
    free = not question.programmes or question.described
    # "Only those in Geneva" points at the list, "is it still in Geneva?" at one programme.
    pointing = "it" not in question.references or question.asks_which or not question.asks
    narrows = question.narrows and (question.described or question.confidence < _SURE_BESIDE_NAMES)
    if question.intent == ASK and narrows and question.has_conditions and free and pointing:
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    return question


def _general_training_under_conditions_lists(question: Question) -> Question:
    """ "All the training you hold in Geneva" is a list, not the training in general."""
    general = question.described and question.programmes == [GENERAL]
    conditions = question.places or question.audiences or question.lengths
    if (
        question.intent == ASK
        and general
        and conditions
        and question.confidence < _SURE_BESIDE_NAMES
    ):
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    return question


def _here_and_away_tell(question: Question) -> Question:
    """ "Here", by itself, says where someone can be."""
    if {"here", "away"} & set(question.references):
        return replace(question, intent=INFORM, confidence=max(question.confidence, _SURE_ENOUGH))
    return question


def _at_a_loss_wants_advice(question: Question) -> Question:
    """ "Something away from Geneva, but I have no idea what to choose" wants advice."""
    near = dict(question.alternatives).get("recommend", 0.0) > _NEARLY * question.confidence
    if question.intent == LIST and near and "any" in question.references:
        return replace(question, intent="recommend")
    return question


def _others_list(question: Question) -> Question:
    """ "Besides that, what is there for us?" wants others than what was told."""
    likely = dict(question.alternatives)
    possible = question.intent == LIST or likely.get(LIST, 0.0) > _SLIGHT
    if question.besides and possible and (question.described or not question.programmes):
        return replace(question, intent=LIST, programmes=[], attributes=[], described=False)
    return question


def _orders_out_of_a_list(question: Question) -> Question:
    """ "Bin the Geneva ones", "cut out the symposia": what was listed, without these."""
    named = question.has_conditions or (question.programmes and not question.described)
    if not (question.excludes and named) or question.asks or question.attributes:
        return question
    if question.intent in (ASK, INFORM, CORRECT, MISSED, STOP) and orders_out(question.text):
        return replace(question, intent=LIST, confidence=max(question.confidence, _SURE_ENOUGH))
    return question


def _supposing_tells(question: Question) -> Question:
    """ "And what if I had three weeks?" tells a condition, and describes no programme."""
    free = question.described or not question.programmes
    told = question.lengths or question.places or question.audiences
    doubtful = question.confidence < _SURE and not question.pointers
    if question.supposes and free and told and doubtful and question.intent in (ASK, CORRECT):
        return replace(question, intent=INFORM, programmes=[], attributes=[], described=False)
    return question


def _comparing_words_compare(question: Question) -> Question:
    several = len(question.programmes) >= 2 or question.described or question.references
    if question.intent == ASK and "compare" in question.cues and (several or question.programmes):
        return replace(question, intent=COMPARE)
    return question


def _comparing_needs_two(question: Question) -> Question:
    """ "What does the second one consist of?" compares nothing, nor does "which of the two is here?"."""
    if question.intent != COMPARE or question.confidence >= _SURE_BESIDE_NAMES:
        return question
    if question.asks_which and question.has_conditions:
        return replace(question, intent=LIST)
    alone = len(question.programmes) == 1 and not question.references and not question.cues
    if alone and not question.described and question.confidence < _SURE:
        # "The regional ones, no wait, the thematic ones?"
        return _asking(question)
    one = question.pointers and all(map(picks_one, question.pointers))
    if one and len(question.pointers) == 1 and not question.programmes and not question.cues:
        return _asking(question)
    return question


def _home_is_a_place(question: Question) -> Question:
    """In "anything in Nairobi?" the town is a condition; in "we, an NGO from Nairobi" it is not."""
    if question.intent == LIST and question.homes and not (question.places or question.audiences):
        return replace(question, places=question.homes)
    return question


def _bounded_length_is_a_filter(question: Question) -> Question:
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
            confidence=max(question.confidence, _SURE_ENOUGH),
            programmes=[],
            described=False,
        )
    return question


def _indifference_stops_nothing(question: Question) -> Question:
    """ "It doesn't matter" answers a question; it ends no conversation, and asks nothing."""
    if question.intent in _GIVING_UP and "any" in question.references:
        return replace(question, intent=INFORM)
    named = question.programmes or question.audiences or question.places or question.topics
    open_question = question.intent in (ASK, LIST) and not named and "?" not in question.text
    if open_question and is_indifferent(question.text):
        return replace(question, intent=INFORM, asks=False)
    return question


def _indifference_frees_a_list(question: Question) -> Question:
    """ "Everything in Geneva, no matter how long?" asks for no length."""
    likely = dict(question.alternatives).get(LIST, 0.0)
    possible = question.intent in (ASK, LIST) and likely > POSSIBLE and not question.programmes
    if possible and question.asks and question.places and is_indifferent(question.text):
        return replace(question, intent=LIST, attributes=[], lengths=[])
    return question


def _names_imply_the_attribute(question: Question) -> Question:
    if question.intent != ASK or question.attributes or not question.programmes:
        return question
    if question.described:
        return question
    return replace(question, attributes=implied_attributes(question))


def implied_attributes(question: Question) -> List[str]:
    """The attribute that a question probably asks for by what it names; empty if it names nothing."""
    for kind, attribute in _IMPLIED.items():
        if getattr(question, kind):
            return [attribute]
    return []


_RULES: Sequence[Callable[[Question], Question]] = (
    _rank_needs_an_extreme,
    _correcting_is_no_question,
    _rank_by_length_lists,
    _names_bring_into_scope,
    _spare_time_lists,
    _list_with_attributes_tells_them,
    _asking_for_something_else_lists,
    _list_of_one_is_a_question,
    _wanted_content_lists,
    _asks_which_lists,
    _doubtful_which_lists,
    _narrowing_lists,
    _general_training_under_conditions_lists,
    _here_and_away_tell,
    _at_a_loss_wants_advice,
    _others_list,
    _orders_out_of_a_list,
    _supposing_tells,
    _comparing_words_compare,
    _comparing_needs_two,
    _home_is_a_place,
    _bounded_length_is_a_filter,
    _indifference_frees_a_list,
    _indifference_stops_nothing,
    _names_imply_the_attribute,
)
