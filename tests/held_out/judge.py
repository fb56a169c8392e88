"""Judging a running bot's replies against what a held-out question expects."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Callable, Dict, List, Sequence, Set

import yaml

from knowledge.loading import load_knowledge
from knowledge.schema import Knowledge
from tests.bot import ROOT, Message
from tests.facts import facts, problems

Expectation = Dict[str, Any]

# Responses of the domain by which each act is recognised.
ACTS = {
    "greet": ["say_greet", "say_greet_again"],
    "goodbye": ["utter_goodbye"],
    "thanks": ["utter_thanks"],
    "bot_challenge": ["utter_bot_challenge"],
    "help": ["utter_ask_help", "say_unsure_again"],
    "how_are_you": ["utter_how_are_you"],
    "praise": ["utter_praise"],
    "frustration": ["utter_frustration", "say_missed_the_point"],
    "source": ["say_source", "say_source_section"],
    "human": ["say_no_person", "say_hand_off"],
    "ask_programme": ["say_which_programme", "say_for_each_programme"],
    "out_of_scope": ["utter_out_of_scope"],
    "recommend": ["say_form_audience", "say_form_place", "say_form_length", "say_form_goal"],
    "affirm": ["utter_affirm"],
    "deny": ["utter_deny"],
    "start_over": ["say_start_over"],
    "stop": ["say_stop"],
    "not_what_i_asked": ["say_missed_the_point"],
    "clarify": [
        "say_either_or", "say_unsure", "say_unsure_again", "say_which_programme",
        "say_compare_which", "say_for_each_programme", "utter_message_without_words",
    ],
}  # fmt: skip
_LISTS = ["say_matching", "say_one_match", "say_all_programmes"]
_WEEKS = re.compile(r"\b(?:[\w-]+ (?:or|to) )?[\w-]+ weeks?\b", re.I)
_STATED_LENGTHS = {"eight weeks", "three weeks", "one or two weeks", "one to three weeks"}


@lru_cache(maxsize=1)
def _patterns() -> Dict[str, List[re.Pattern[str]]]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    return {
        name: [_pattern(variation["text"]) for variation in variations]
        for name, variations in domain["responses"].items()
    }


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", template.strip())
    return re.compile("(.*?)".join(map(re.escape, parts)) + r"\s*$", re.S)


@lru_cache(maxsize=1)
def _knowledge() -> Knowledge:
    return load_knowledge(ROOT / "data" / "knowledge.yml")


def is_response(text: str, names: Sequence[str]) -> bool:
    """Whether a message is a variation of one of some responses."""
    return any(pattern.match(text.strip()) for name in names for pattern in _patterns()[name])


def named(text: str) -> Set[str]:
    """The programmes that a text names."""
    lowered = text.lower().replace("short trade policy courses", "")
    return {
        programme
        for programme, entry in facts().items()
        if all(name.lower() in lowered for name in entry["name"])
    }


def invented(text: str) -> List[str]:
    """Lengths in a text that the source does not state."""
    found = [match.group().lower() for match in _WEEKS.finditer(text)]
    return [
        length
        for length in found
        if not any(stated in length or length in stated for stated in _STATED_LENGTHS)
        and length.split()[0] != "geneva"
    ]


def judge(expected: Sequence[Expectation], messages: Sequence[Message]) -> List[str]:
    """What is wrong with a reply; empty if it is fully right.

    Args:
        expected: What each question in the message asks for; all have to be met.
        messages: The bot's reply.
    """
    text = "\n".join(message.text for message in messages)
    found = [f"invented: {length}" for length in invented(text)]
    if not messages:
        found.append("no reply")
    for expectation in expected:
        kind = next(kind for kind in _JUDGES if kind in expectation)
        found += _JUDGES[kind](expectation, messages, text)
    return found + _strangers(expected, text)


def _strangers(expected: Sequence[Expectation], text: str) -> List[str]:
    """Programmes told of that nobody asked about, when only particular ones were asked for."""
    if not all("attribute" in item and "programme" in item for item in expected):
        return []
    extra = named(text) - {item["programme"] for item in expected}
    return [f"about the wrong programme: {programme}" for programme in sorted(extra)]


def _cell(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    return problems(text, item["programme"], item["attribute"])


def _matter(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    matter = next(entry for entry in _knowledge().unstated if entry.id == item["matter"])
    found = []
    if matter.name not in text or not is_any(messages, ["say_unstated"]):
        found.append(f"not honest about {matter.id}")
    if "programme" in item and item["programme"] not in named(text):
        found.append(f"does not name {item['programme']}")
    return found


def _act(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    return [] if is_any(messages, ACTS[item["act"]]) else [f"is no {item['act']}"]


def _list(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    told: Set[str] = set()
    apart: Set[str] = set()
    for message in messages:
        if is_response(message.text, [*_LISTS, "say_for_each_programme"]):
            told |= named(message.text)
        elif is_response(message.text, ["say_length_not_stated"]):
            apart |= named(message.text)
    found = []
    if told != set(item["list"]):
        found.append(f"lists {sorted(told)}, not {sorted(item['list'])}")
    if apart != set(item.get("not_stated", apart)):
        found.append(f"sets apart {sorted(apart)}")
    return found


def _compare(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    missing = set(item["compare"]) - named(text)
    found = [f"does not tell of {programme}" for programme in sorted(missing)]
    if "attribute" in item:
        for programme in item["compare"]:
            found += problems(text, programme, item["attribute"])
    return found


def _rank(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    ends = {end: [f"say_{end}", f"say_{end}_tie"] for end in ("longest", "shortest")}
    ranks = [kind for kinds in ends.values() for kind in kinds]
    if all(is_any(messages, kinds) for kinds in ends.values()):
        # Both ends are told: only the one asked for counts here.
        ranks = ends.get(item["rank"], ranks)
    # The most thorough one is told as an overview; beside a rank, an overview answers something else.
    kinds = ranks if is_any(messages, ranks) else ["say_overview"]
    told: Set[str] = set()
    for message in messages:
        if is_response(message.text, kinds):
            told |= named(message.text)
    return [] if told == set(item["answer"]) else [f"ranks {sorted(told)}"]


def _recommends(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    missing = set(item["recommend_includes"]) - named(text)
    return [f"does not recommend {programme}" for programme in sorted(missing)]


def _recommends_none(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    honest = ["say_recommend_none", "say_recommend_no_audience"]
    return [] if is_any(messages, honest) else ["does not say that no audience fits"]


def _says(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    return [] if item["says"].lower() in text.lower() else [f"does not say “{item['says']}”"]


def _form(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    asked = is_any(messages, [f"say_form_{item['form']}"])
    return [] if asked else [f"does not ask for the {item['form']}"]


def _source(item: Expectation, messages: Sequence[Message], text: str) -> List[str]:
    section = _knowledge().programme(item["source"]).section
    return [] if f"section “{section}”" in text else [f"does not name the section {section}"]


def is_any(messages: Sequence[Message], names: Sequence[str]) -> bool:
    """Whether some message is a variation of one of some responses."""
    return any(is_response(message.text, names) for message in messages)


_JUDGES: Dict[str, Callable[[Expectation, Sequence[Message], str], List[str]]] = {
    "matter": _matter,
    "compare": _compare,
    "attribute": _cell,
    "act": _act,
    "list": _list,
    "rank": _rank,
    "recommend_includes": _recommends,
    "recommend_none": _recommends_none,
    "form": _form,
    "says": _says,
    "source": _source,
}


def judge_any(entry: Dict[str, Any], messages: Sequence[Message]) -> List[str]:
    """What is wrong with a reply under the kindest of the readings that an entry accepts."""
    readings = [entry["expect"], *entry.get("accept", [])]
    return min((judge(reading, messages) for reading in readings), key=len)
