"""Activities and tokens of the Bot Framework (learn.microsoft.com)."""

from __future__ import annotations

import time
from typing import Any, Dict

import pytest

from tests.channels.people import new_chat
from tests.channels.platforms.base import ANSWER, QUESTION, WORDLESS, Chat
from tests.channels.platforms.botframework import APP, BOT, BotFramework

PICTURE = {"contentType": "image/png", "contentUrl": "https://example.org/a.png"}
HTML = {"contentType": "text/html", "content": "<p>words</p>"}

ACTIVITIES: Dict[str, Any] = {
    "words": ("message", {"text": QUESTION, "attachments": [HTML]}, ANSWER),
    "a picture": ("message", {"text": "", "attachments": [PICTURE, HTML]}, WORDLESS),
    "a picture with words": ("message", {"text": QUESTION, "attachments": [PICTURE]}, ANSWER),
    "a card in other clients": ("message", {"value": {"choice": QUESTION}}, ANSWER),
    "a deletion": ("messageDelete", {"text": QUESTION}, None),
    "a reaction": ("messageReaction", {"reactionsAdded": [{"type": "like"}]}, None),
    "typing": ("typing", {"text": QUESTION}, None),
    "an app's command": ("invoke", {"name": "composeExtension/query", "text": QUESTION}, None),
    "the installation": ("installationUpdate", {"action": "add", "text": QUESTION}, None),
    "a new form": ("message", {"text": QUESTION, "recipient": None}, None),
}


@pytest.mark.parametrize("kind", list(ACTIVITIES))
def test_activities(kind: str, platforms: Dict[str, Any]) -> None:
    """ "Activity schema": types."""
    chat = new_chat("teams", platforms)
    teams: BotFramework = platforms["botframework"]
    name, content, expected = ACTIVITIES[kind]
    chat.expect(teams.deliver(teams.activity(chat.person, name, **content)), expected)


def test_a_mention_in_a_channel_is_answered_there(teams: BotFramework) -> None:
    """ "Channel and group conversations with a bot"."""
    chat = Chat(teams, "29:mention", "29:mention")
    activity = teams.message(
        "29:mention",
        text=f"<at>WTO training</at>\u00a0{QUESTION}",
        entities=[{"type": "mention", "mentioned": BOT, "text": "<at>WTO training</at>"}],
        conversation={"id": "19:abc@thread.tacv2;messageid=1", "conversationType": "channel"},
    )
    assert teams.deliver(activity).ok
    chat.wait_for(ANSWER)
    sent = chat.shown()[0].raw
    assert sent["conversation"]["id"] == "19:abc@thread.tacv2;messageid=1"
    assert sent["replyToId"] == activity["id"]


def test_words_to_others_in_a_channel_are_ignored(teams: BotFramework) -> None:
    """ "Receive all channel messages with RSC": a bot may hear what is not for it."""
    chat = Chat(teams, "29:others", "29:others")
    for kind in ("channel", "groupChat"):
        conversation = {"id": "19:abc@thread.tacv2", "conversationType": kind, "isGroup": True}
        overheard = teams.message("29:others", text=QUESTION, conversation=conversation)
        assert teams.deliver(overheard).ok
        mentioned = {"id": "29:someone", "name": "Bob"}
        entity = {"type": "mention", "mentioned": mentioned, "text": "<at>Bob</at>"}
        overheard = teams.message(
            "29:others",
            text=f"<at>Bob</at> {QUESTION}",
            entities=[entity],
            conversation=conversation,
        )
        assert teams.deliver(overheard).ok
    chat.say("What's the weather?", "the WTO's training programmes")
    assert ANSWER not in chat.ever()


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "00000000-0000-0000-0000-000000000000"},
        {"iss": "https://evil.example.org"},
        {"exp": int(time.time()) - 1000},
        {"nbf": int(time.time()) + 1000},
        {"serviceurl": "https://evil.example.org/"},
    ],
    ids=lambda claims: next(iter(claims)),
)
def test_a_token_with_other_claims_is_refused(claims: Dict[str, Any], teams: BotFramework) -> None:
    """ "Authenticate requests from the Bot Connector service to your bot"."""
    activity = teams.message("29:mallory", text=QUESTION)
    assert teams.deliver(activity, teams.token(**claims)).status_code == 403


def test_a_token_for_another_channel_is_refused(teams: BotFramework) -> None:
    """The same page: endorsements."""
    activity = teams.message("29:mallory", text=QUESTION, channelId="directline")
    assert teams.deliver(activity).status_code == 403


def test_a_token_of_no_known_key_is_refused(teams: BotFramework) -> None:
    """The same page: signing keys."""
    activity = teams.message("29:mallory", text=QUESTION)
    assert teams.deliver(activity, teams.token(kid="another")).status_code == 403
    assert teams.deliver(activity, "no.token.atall").status_code == 403
    assert teams.deliver(activity, "").status_code == 401


def test_a_token_without_a_signature_is_refused(teams: BotFramework) -> None:
    """The same page: the algorithm is RS256, whatever a token says."""
    import jwt

    claims = {
        "iss": "https://api.botframework.com",
        "aud": APP,
        "serviceurl": f"{teams.address}/",
        "exp": int(time.time()) + 600,
    }
    activity = teams.message("29:mallory", text=QUESTION)
    unsigned = jwt.encode(claims, "", algorithm="none", headers={"kid": "key1"})
    shared = jwt.encode(claims, "k" * 32, algorithm="HS256", headers={"kid": "key1"})
    assert teams.deliver(activity, unsigned).status_code == 403
    assert teams.deliver(activity, shared).status_code == 403


def test_a_comparison_is_a_table(platforms: Dict[str, Any]) -> None:
    """ "Table" (Adaptive Cards 1.5)."""
    chat = new_chat("teams", platforms)
    chat.say("Compare Geneva Week and the Introduction courses", "usually three weeks")
    body = chat.shown()[0].raw["attachments"][0]["content"]["body"]
    table = next(element for element in body if element["type"] == "Table")
    assert len(table["columns"]) == 3 and len(table["rows"]) > 2
