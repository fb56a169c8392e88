"""Turning what someone says of himself into a profile, and a profile into advice."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from actions.thinking import buttons, wording
from actions.thinking.conversation import Conversation, Question, Reply, Utterance
from actions.thinking.filters import ANYWHERE
from actions.thinking.recommend import ANY, NOBODY, Advice, Profile, Recommendation, advise
from actions.thinking.reference import looking_back
from knowledge.schema import Attribute, Knowledge

PARTS = ("audience", "place", "length", "goal")
# So many weeks stand for no limit at all; see `components.lengths`.
NO_LIMIT_WEEKS = 520.0
# Where training can be for someone who rules a place out.
_ELSEWHERE = {
    "geneva": "outside_geneva",
    "headquarters": "outside_geneva",
    "outside_geneva": "geneva",
}
ANY_LENGTH = {"at_least": None, "at_most": NO_LIMIT_WEEKS, "strict": False}


def said(questions: Sequence[Question], knowledge: Knowledge) -> Dict[str, Any]:
    """What a message says of the user: new values of the profile's slots.

    A length that someone has is a limit, so "two weeks" means at most two. Of several groups, the
    one that the knowledge file names first counts: an official whose country has no mission.
    """
    order = [group.id for group in knowledge.audiences]
    profile: Dict[str, Any] = {}
    for question in questions:
        for slot, values in (
            ("audience", sorted(question.audiences, key=order.index)),
            ("place", question.places or question.homes),
            ("length", question.lengths),
            ("goal", question.goals),
        ):
            if values:
                ruled_out = slot == "place" and question.excludes
                profile[slot] = _ELSEWHERE.get(str(values[0]), ANY) if ruled_out else values[0]
    if "length" in profile:
        span = profile["length"]
        profile["length"] = {**span, "at_least": None} if span.get("at_most") else ANY_LENGTH
    if profile.get("place") == ANYWHERE:
        profile["place"] = ANY
    return profile


def reply(profile: Dict[str, Any], conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Recommend from a profile: one or two programmes with the reasons, or an honest none."""
    given = Profile(**{part: profile.get(part) for part in PARTS})
    if given.length and (given.length.get("at_most") or 0.0) >= NO_LIMIT_WEEKS:
        given = Profile(given.audience, given.place, None, given.goal)
    advice = advise(given, knowledge)
    utterances = _opening(given, advice)
    utterances += [_recommendation(item, knowledge) for item in advice.recommendations]
    ids = [item.programme.id for item in advice.recommendations]
    if ids:
        offer = buttons.next_about(advice.recommendations[0].programme, [], knowledge, limit=2)
        offer.append(buttons.request("recommend", knowledge))
    else:
        offer = [buttons.request("recommend", knowledge), buttons.request("list_all", knowledge)]
    last = utterances[-1]
    utterances[-1] = Utterance(last.response, last.values, offer)
    changes: Dict[str, Any] = {
        "profile": profile,
        "last_question": Question("recommend").as_dict(),
        **_brought_up(ids, ids[:1], conversation),
    }
    return Reply(utterances, changes)


def _brought_up(ids: List[str], focus: List[str], conversation: Conversation) -> Dict[str, Any]:
    """What to remember of programmes that were brought up, and which of them "it" means."""
    changes: Dict[str, Any] = {
        "programmes": focus,
        "recent": looking_back(conversation, ids),
        "attributes": [],
    }
    return {**changes, "listed": ids} if len(ids) > 1 else changes


def _opening(profile: Profile, advice: Advice) -> List[Utterance]:
    in_some_group = profile.audience not in (None, ANY)
    if not advice.recommendations:
        return [Utterance("say_recommend_none")]
    if in_some_group and not any(
        Attribute.AUDIENCE in item.reasons for item in advice.recommendations
    ):
        return [Utterance("say_recommend_no_audience")]
    return []


def _recommendation(item: Recommendation, knowledge: Knowledge) -> Utterance:
    phrases = knowledge.phrases
    programme = item.programme
    reasons = [
        f"{phrases.attribute_names[reason]}: {wording.value(programme, reason, knowledge)}"
        for reason in _told(item)
    ]
    values = {
        "name": programme.in_sentence,
        "overview": programme.overview.text if not programme.overview.not_stated else "",
        "reasons": "; ".join(reasons),
    }
    return Utterance("say_recommend" if reasons else "say_recommend_plain", values)


def _told(item: Recommendation) -> List[Attribute]:
    """The reasons that can be told: a goal met counts as purpose or content, as stated."""
    told = []
    for reason in item.reasons:
        if reason is Attribute.PURPOSE and item.programme.purpose.not_stated:
            reason = Attribute.CONTENT
        if not item.programme.fact(reason).not_stated:
            told.append(reason)
    return told


def hint(
    audience: Optional[str], conversation: Conversation, knowledge: Knowledge
) -> Optional[Reply]:
    """The programmes whose stated audience includes a group, told while the form goes on.

    "How long is that?" is then about them.
    """
    if audience in (None, ANY, NOBODY):
        return None
    named = [item for item in knowledge.listed if audience in item.audience.groups]
    if not named:
        return None
    values = {
        "group": knowledge.term("audiences", str(audience)).name,
        "names": wording.join([item.in_sentence for item in named], knowledge),
    }
    ids = [item.id for item in named]
    changes = _brought_up(ids, ids if len(ids) == 1 else [], conversation)
    return Reply([Utterance("say_recommendation_hint", values)], changes)
