"""Replies that set programmes side by side or rank them."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence

from actions.thinking import buttons, compare, lookup, wording
from actions.thinking.conversation import Conversation, Question, Reply, Utterance
from actions.thinking.filters import Conditions, select
from actions.thinking.reference import looking_back, of_length, resolve
from knowledge.schema import Attribute, Knowledge, Programme

# Comparatives choose between the programmes at hand, superlatives among all.
_COMPARATIVES = {"longer": "longest", "shorter": "shortest"}
_MOST_THOROUGH = "most_thorough"
# Of so few candidates, those that did not come out first are told as well.
_FEW = 3


def reply_comparison(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Compare programmes on what was asked, or on what usually tells them apart."""
    programmes = _with_extreme(question, knowledge) or _at_hand(question, conversation, knowledge)
    if len(programmes) < 2:
        offer = buttons.programme_buttons(knowledge.listed, knowledge)
        return Reply([Utterance("say_compare_which", {}, offer)])
    attributes = [Attribute(item) for item in question.attributes if item != "overview"]
    if _COMPARATIVES.get(_rank(question)) or _rank(question) in _COMPARATIVES.values():
        attributes = attributes or [Attribute.DURATION]
    table = compare.table(programmes, attributes or compare.USUAL, knowledge)
    names = wording.join([programme.in_sentence for programme in programmes], knowledge)
    values = {"names": names, "lines": compare.lines(table)}
    offer = buttons.programme_buttons(programmes[:3], knowledge)
    return Reply(
        [Utterance("say_comparison", values, offer, table)],
        _changes(programmes, attributes, question, conversation),
    )


def reply_rank(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Name the longest, the shortest or the most thorough of the programmes meant."""
    rank = _rank(question)
    if {"longest", "shortest"} <= set(question.ranks):
        # "Longest and shortest, please": one after the other.
        one, other = (
            reply_rank(replace(question, ranks=[end]), conversation, knowledge)
            for end in ("longest", "shortest")
        )
        return Reply([*one.utterances, *other.utterances], other.changes)
    if rank == _MOST_THOROUGH:
        return _most_thorough(question, conversation, knowledge)
    candidates = _candidates(question, conversation, knowledge, rank)
    if not rank:
        return _in_order(candidates, question, conversation, knowledge)
    end = _COMPARATIVES.get(rank, rank)
    best, unknown = compare.extreme(candidates, end)
    if not best and Conditions.of(question):
        # "I am new here, what's the shortest?": where no length is stated, the answer is for all.
        best, _ = compare.extreme(knowledge.listed, end)
        candidates = best
    utterances = []
    if best:
        names = wording.capitalised(wording.join([item.in_sentence for item in best], knowledge))
        lengths = compare.lines(compare.table(best, [Attribute.DURATION], knowledge))
        response = f"say_{end}" if len(best) == 1 else f"say_{end}_tie"
        utterances.append(Utterance(response, {"names": names, "lines": lengths}))
    others = [item for item in candidates if item not in [*best, *unknown]]
    if best and others and len(candidates) <= _FEW:
        lengths = compare.lines(compare.table(others, [Attribute.DURATION], knowledge))
        utterances.append(Utterance("say_rank_others", {"lines": lengths}))
    if unknown:
        names = wording.join([item.in_sentence for item in unknown], knowledge)
        utterances.append(Utterance("say_length_not_stated", {"names": names}))
    offer = buttons.programme_buttons((best or unknown)[:3], knowledge)
    last = utterances[-1]
    utterances[-1] = Utterance(last.response, last.values, offer)
    # Of few candidates all stay in focus: "and where are they?" asks about each.
    focus = [*best, *(item for item in candidates if item not in best)]
    focus = focus if len(candidates) <= _FEW else best
    return Reply(utterances, _changes(focus, [Attribute.DURATION], question, conversation))


def _in_order(
    candidates: Sequence[Programme],
    question: Question,
    conversation: Conversation,
    knowledge: Knowledge,
) -> Reply:
    """All candidates by length, when no end is asked for ("sort them by duration")."""
    ordered, unknown = compare.by_length(candidates)
    lengths = compare.lines(compare.table(ordered, [Attribute.DURATION], knowledge))
    utterances = [Utterance("say_in_order", {"lines": lengths})] if ordered else []
    if unknown:
        names = wording.join([item.in_sentence for item in unknown], knowledge)
        utterances.append(Utterance("say_length_not_stated", {"names": names}))
    last = utterances[-1]
    offer = buttons.programme_buttons(ordered[:3], knowledge)
    utterances[-1] = Utterance(last.response, last.values, offer)
    return Reply(utterances, _changes(ordered, [Attribute.DURATION], question, conversation))


def _most_thorough(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    programme = compare.deepest(knowledge.listed)
    if programme is None:
        return Reply([Utterance("say_no_match")])
    return Reply(
        lookup.answer(programme, [Attribute.OVERVIEW], knowledge),
        _changes([programme], [Attribute.OVERVIEW], question, conversation),
    )


def _rank(question: Question) -> str:
    return question.ranks[0] if question.ranks else ""


def _candidates(
    question: Question, conversation: Conversation, knowledge: Knowledge, rank: str
) -> List[Programme]:
    at_hand = _at_hand(question, conversation, knowledge)
    conditions = Conditions.of(question)
    if conditions:
        selection = select(conditions, knowledge)
        return [*selection.matching, *selection.unknown] or knowledge.listed
    if "all" in question.references:
        return knowledge.listed
    if len(question.programmes) >= 2 or (len(at_hand) >= 2 and _points_back(question, rank)):
        return at_hand
    return knowledge.listed


def _points_back(question: Question, rank: str) -> bool:
    return rank in _COMPARATIVES or bool(question.references)


def _at_hand(
    question: Question, conversation: Conversation, knowledge: Knowledge
) -> List[Programme]:
    """The programmes named, or pointed at, or else the two or three spoken of last."""
    named = [item for item in question.programmes if knowledge.has(item)]
    if len(named) == 1:
        # "How does it compare with X?": the programme in focus is the other one.
        others = [
            item for item in [*conversation.programmes, *conversation.recent] if item not in named
        ]
        named = [*others[:1], *named]
    if len(named) < 2:
        # "Compare it with the eight-week one": a length stands for the programme that has it.
        described = [item for item in of_length(question, knowledge) if item not in named]
        named = [*(named or conversation.programmes[:1]), *described] if described else named
    if len(named) < 2:
        named = resolve(question, conversation, knowledge).programmes or named
    if len(named) < 2 and 1 < len(conversation.listed) <= 4:
        named = conversation.listed
    if len(named) < 2:
        named = list(reversed(conversation.recent[:2]))
    return [knowledge.programme(item) for item in named if knowledge.has(item)]


def _with_extreme(question: Question, knowledge: Knowledge) -> List[Programme]:
    """The programme named and the one at an end: "the long one beside Geneva Week"."""
    named = [knowledge.programme(item) for item in question.programmes if knowledge.has(item)]
    if len(named) != 1 or _rank(question) not in _COMPARATIVES.values():
        return []
    ends, _ = compare.extreme(knowledge.listed, _rank(question))
    return [*named, *(item for item in ends if item not in named)]


def _changes(
    programmes: Sequence[Programme],
    attributes: Sequence[Attribute],
    question: Question,
    conversation: Conversation,
) -> dict[str, object]:
    ids = [programme.id for programme in programmes]
    changes: dict[str, object] = {
        "programmes": ids,
        "recent": looking_back(conversation, ids),
        "attributes": [attribute.value for attribute in attributes],
        "last_question": question.as_dict(),
    }
    if len(ids) > 1:
        changes["listed"] = ids
    return changes
