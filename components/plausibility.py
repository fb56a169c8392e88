"""Where a classified intent and the names found in a clause disagree, the names decide."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Callable, List, Sequence

from components import list_readings
from components.forms import is_indifferent
from components.list_readings import SURE, SURE_BESIDE_NAMES, SURE_ENOUGH
from components.question import (
    ASK,
    COMPARE,
    CORRECT,
    INFORM,
    LIST,
    RANK,
    REFER,
    Question,
    picks_one,
)

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
# What a question may be mistaken for.
_TALK = {"ask_source", "affirm", "repeat", "frustration", "out_of_scope", "nlu_fallback", "deny"}
_BY_LENGTH = re.compile(
    r"(?:\W*\b(?:and|n|nd|ok|okay|so|then|now|what about|how about|same(?: thing| question)?|for|about|back to|go|the|that|this|to|as well)\b)*"
    r"\W*\b(?:the|that|this|dat|da)\b\s+\S+[\s-]*(?:weeks?|wks?)[\s-]*(?:long |lasting )?(?:ones?|courses?|training|programme|program|thing|version)(?:\W*\b(?:then|too|please|pls|again|as well)\b)*\W*",
    re.IGNORECASE,
)
_BY_TOPIC = re.compile(
    r"(?:\W*\b(?:and|ok|okay|so|then|now|what about|how about|for|about|back to)\b)*\W*\b(?:the|that)\b\s+(?:[\w-]+\s+){1,3}?(?:one|thing)\W*",
    re.IGNORECASE,
)
# Above this another reading is possible.
_POSSIBLE = 0.15
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
    doubtful = question.intent == CORRECT and question.confidence < SURE
    if not (doubtful and question.asks and question.programmes):
        return question
    return _asking(question)


def _here_and_away_tell(question: Question) -> Question:
    """ "Here", by itself, says where someone can be."""
    if {"here", "away"} & set(question.references):
        return replace(question, intent=INFORM, confidence=max(question.confidence, SURE_ENOUGH))
    return question


def _at_a_loss_wants_advice(question: Question) -> Question:
    """ "Something away from Geneva, but I have no idea what to choose" wants advice."""
    near = dict(question.alternatives).get("recommend", 0.0) > _NEARLY * question.confidence
    if question.intent == LIST and near and "any" in question.references:
        return replace(question, intent="recommend")
    return question


def _supposing_tells(question: Question) -> Question:
    """ "And what if I had three weeks?" tells a condition, and describes no programme."""
    free = question.described or not question.programmes
    told = question.lengths or question.places or question.audiences
    limited = any(span["at_least"] is None for span in question.lengths)
    doubtful = (question.confidence < SURE or limited) and not question.pointers
    # "Three weeks would be all right too, same city."
    states = question.described and question.lengths and not (question.asks or question.requests)
    if (
        (question.supposes or states)
        and free
        and told
        and doubtful
        and question.intent in (ASK, CORRECT)
    ):
        return replace(question, intent=INFORM, programmes=[], attributes=[], described=False)
    return question


def _length_is_asked_about(question: Question) -> Question:
    """ "Eight weeks confirmed?" asks about a length, whatever it reads like."""
    exact = any(span["at_least"] == span["at_most"] for span in question.lengths)
    if question.intent in _TALK and question.confidence < SURE and question.asks and exact:
        return replace(question, intent=ASK, attributes=["duration"])
    return question


def _length_points(question: Question) -> Question:
    """ "And the eight-week one?" points at whichever lasts so long."""
    told = question.intent in (ASK, LIST, INFORM, COMPARE) and question.lengths
    if told and _BY_LENGTH.fullmatch(question.text):
        return replace(question, intent=REFER, attributes=[], programmes=[], described=False)
    return question


def _topic_points(question: Question) -> Question:
    """ "And the Doha one?" points at whichever deals with it."""
    told = question.intent in (ASK, LIST, INFORM) and question.topics
    if told and question.confidence < SURE_BESIDE_NAMES and _BY_TOPIC.fullmatch(question.text):
        return replace(question, intent=REFER, attributes=[], programmes=[], described=False)
    return question


def _length_at_an_end_ranks(question: Question) -> Question:
    """ "How long does the longest one run?" asks for an end, and so does "which is longer, it or X?"."""
    if question.intent != ASK or not question.ranks:
        return question
    end = question.ranks[0] in ("longest", "shortest") and not question.programmes
    if end and question.attributes == ["duration"]:
        return replace(question, intent=RANK)
    two = len(question.programmes) + ("it" in question.references) > 1
    possible = dict(question.alternatives).get(RANK, 0.0) > _POSSIBLE
    if question.ranks[0] in ("longer", "shorter") and two and possible:
        return replace(question, intent=RANK, attributes=[])
    return question


def _doubtful_reference_asks(question: Question) -> Question:
    """ "Do they last about the same?" asks more than which are meant."""
    doubtful = question.intent == REFER and question.confidence < SURE and question.asks
    if doubtful and question.likely_attribute and "it" in question.references:
        return _asking(question)
    return question


def _comparing_words_compare(question: Question) -> Question:
    several = len(question.programmes) >= 2 or question.described or question.references
    if question.intent == ASK and "compare" in question.cues and (several or question.programmes):
        return replace(question, intent=COMPARE)
    return question


def _comparing_needs_two(question: Question) -> Question:
    """ "What does the second one consist of?" compares nothing, nor does "which of the two is here?"."""
    if question.intent != COMPARE or question.confidence >= SURE_BESIDE_NAMES:
        return question
    if question.asks_which and question.has_conditions:
        return replace(question, intent=LIST)
    alone = len(question.programmes) == 1 and not question.references and not question.cues
    if alone and not question.described and question.confidence < SURE:
        # "The regional ones, no wait, the thematic ones?"
        return _asking(question)
    one = question.pointers and all(map(picks_one, question.pointers))
    if one and len(question.pointers) == 1 and not question.programmes and not question.cues:
        return _asking(question)
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
    list_readings.rank_by_length_lists,
    list_readings.names_bring_into_scope,
    list_readings.spare_time_lists,
    list_readings.list_with_attributes_tells_them,
    list_readings.asking_for_something_else_lists,
    list_readings.list_of_one_is_a_question,
    list_readings.wanted_content_lists,
    list_readings.asks_which_lists,
    list_readings.doubtful_which_lists,
    list_readings.narrowing_lists,
    list_readings.general_training_under_conditions_lists,
    _here_and_away_tell,
    _at_a_loss_wants_advice,
    list_readings.others_list,
    list_readings.orders_out_of_a_list,
    _supposing_tells,
    _length_is_asked_about,
    _length_points,
    _topic_points,
    _length_at_an_end_ranks,
    _doubtful_reference_asks,
    _comparing_words_compare,
    _comparing_needs_two,
    list_readings.home_is_a_place,
    list_readings.bounded_length_is_a_filter,
    list_readings.indifference_frees_a_list,
    _indifference_stops_nothing,
    _names_imply_the_attribute,
)
