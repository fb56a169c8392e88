"""What may happen on every platform, in the form that its documentation gives each event.

The named pages are those of the sources in `tests/channels/platforms/`. What a platform never tells
the assistant stands in `NEVER_TOLD`, so that no platform is forgotten.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, Tuple

import pytest
import requests

from tests.channels.people import WHERE, new_chat
from tests.channels.platforms import botframework, slack, telegram, webex
from tests.channels.platforms.base import ANSWER, GREETING, QUESTION, WORDLESS, Chat

# Each event asks `QUESTION` if it can, and leads to a reply with these words or to none.
EXPECTED: Dict[str, Optional[str]] = {
    "an edit": None,
    "an attachment": WORDLESS,
    "a sticker": WORDLESS,
    "a mention in a group": ANSWER,
    "its own joining": GREETING,
    "another's joining": None,
    "something new": None,
}
NEVER_TOLD: Dict[Tuple[str, str], str] = {
    ("slack", "a sticker"): "Slack has emoji, which are text, and files",
    ("messenger", "a mention in a group"): "a page talks with one person at a time",
    ("messenger", "its own joining"): "the same",
    ("messenger", "another's joining"): "the same",
    ("sms", "an edit"): "a text message cannot be edited",
    ("sms", "a mention in a group"): "a number talks with one person at a time",
    ("sms", "its own joining"): "the same",
    ("sms", "another's joining"): "the same",
    ("whatsapp", "an edit"): "Twilio's request has no parameter for it",
    ("whatsapp", "a mention in a group"): "a number talks with one person at a time",
    ("whatsapp", "its own joining"): "the same",
    ("whatsapp", "another's joining"): "the same",
    ("webex", "a sticker"): "Webex has GIFs, which are files",
    ("mattermost", "a sticker"): "Mattermost has emoji, which are text, and files",
    ("mattermost", "its own joining"): "webhooks pass on what people say",
    ("mattermost", "another's joining"): "the same",
    ("rocketchat", "a sticker"): "Rocket.Chat has emoji, which are text, and files",
    ("livechat", "a sticker"): "the same",
    ("livechat", "a mention in a group"): "visitors are alone with their agent",
}  # fmt: skip
FILE = [{"id": "F1", "mimetype": "image/png", "name": "a.png"}]
IMAGE = [{"type": "image", "payload": {"url": "https://example.org/a.png"}}]
Deliver = Callable[[Any, Chat], requests.Response]


def slack_event(**content: Any) -> Deliver:
    """ "message event", "file_shared", "app_mention event", "member_joined_channel event"."""
    return lambda platform, chat: platform.event({**platform.message(chat.person), **content})


def slack_group(**content: Any) -> Deliver:
    """The same pages; in a channel."""

    def deliver(platform: Any, chat: Chat) -> requests.Response:
        chat.to = f"C{chat.person}"
        event = platform.message(chat.person, channel=chat.to)
        return platform.event({**event, "channel_type": "channel", **content})

    return deliver


def telegram_message(**content: Any) -> Deliver:
    """ "Message"."""
    return lambda platform, chat: platform.update(message=platform.message(chat.person, **content))


def telegram_group(**content: Any) -> Deliver:
    """ "Message"; in a group."""

    def deliver(platform: Any, chat: Chat) -> requests.Response:
        chat.to = f"-{chat.person}"
        group = {"id": int(chat.to), "title": "Delegates", "type": "supergroup"}
        return platform.update(message=platform.message(chat.person, group, **content))

    return deliver


def messenger_event(**content: Any) -> Deliver:
    """ "messages", "message_edits", "Webhook events"."""

    def deliver(platform: Any, chat: Chat) -> requests.Response:
        if "message" in content:
            return platform.deliver(platform.message(chat.person, **content["message"]))
        return platform.deliver(platform.event(chat.person, **content))

    return deliver


def teams_activity(kind: str, shared: bool = False, **content: Any) -> Deliver:
    """ "Activity schema", "Conversation events in your Teams bot"."""

    def deliver(platform: Any, chat: Chat) -> requests.Response:
        group = {"id": "19:group@thread.v2", "conversationType": "groupChat", "isGroup": True}
        conversation = {"conversation": group} if shared else {}
        return platform.deliver(platform.activity(chat.person, kind, **conversation, **content))

    return deliver


def twilio_message(**content: str) -> Deliver:
    """ "Twilio's request to your incoming message webhook URL"."""
    return lambda platform, chat: platform.deliver(
        {**platform.message(chat.person, Body=""), **content}
    )


def webex_message(event: str, room_type: str = "direct", **content: Any) -> Deliver:
    """ "Webhooks": messages."""

    def deliver(platform: Any, chat: Chat) -> requests.Response:
        return platform.deliver(
            "messages", event, platform.stored(chat.person, room_type, **content)
        )

    return deliver


def webex_member(person: str) -> Deliver:
    """ "Webhooks": memberships."""

    def deliver(platform: Any, chat: Chat) -> requests.Response:
        data = {"id": f"m{chat.person}{person}", "roomId": chat.to, "roomType": "group"}
        return platform.deliver("memberships", "created", {**data, "personId": person})

    return deliver


def mattermost_post(**content: Any) -> Deliver:
    """ "Outgoing webhooks"."""
    return lambda platform, chat: platform.deliver(platform.post(chat.person, **content))


def mattermost_edit(platform: Any, chat: Chat) -> requests.Response:
    """The same page: a post keeps its identifier."""
    post = platform.post(chat.person, text="wto hello")
    assert platform.deliver(post).ok
    chat.wait_for(GREETING)
    return platform.deliver({**post, "text": f"wto {QUESTION}"})


def rocketchat_message(**content: Any) -> Deliver:
    """ "Outgoing webhook integration"."""
    return lambda platform, chat: platform.deliver(platform.message(chat.person, **content))


def rocketchat_member(user: str = "") -> Deliver:
    """The same page: the event of a user who joins a room has no message."""

    def deliver(platform: Any, chat: Chat) -> requests.Response:
        event = platform.message(chat.person, user={"_id": user or chat.person}, room={})
        for key in ("message_id", "text", "siteUrl"):
            del event[key]
        return platform.deliver({**event, "user_id": user or chat.person, "bot": bool(user)})

    return deliver


def visitor(kind: str = "Message", **content: Any) -> Deliver:
    """ "Omnichannel webhooks"."""
    return lambda platform, chat: platform.deliver(
        platform.session(chat.person, kind, **content), "rockethooktoken1"
    )


EVENTS: Dict[str, Dict[str, Deliver]] = {
    "slack": {
        "an edit": slack_group(
            type="app_mention", text=f"<@{slack.BOT}> {QUESTION}",
            edited={"user": "U1", "ts": "1700000009.000000"},
        ),
        "an attachment": slack_event(text="", subtype="file_share", files=FILE),
        "a mention in a group": slack_group(
            type="app_mention", text=f"<@{slack.BOT}> {QUESTION}",
        ),
        "its own joining": slack_group(type="member_joined_channel", user=slack.BOT),
        "another's joining": slack_group(type="member_joined_channel"),
        "something new": slack_event(type="something_new", text=QUESTION),
    },
    "telegram": {
        "an edit": lambda platform, chat: platform.update(
            edited_message=platform.message(chat.person, text=QUESTION, edit_date=1700000009)
        ),
        "an attachment": telegram_message(document={"file_id": "x", "file_unique_id": "y"}),
        "a sticker": telegram_message(sticker={"file_id": "x", "type": "regular", "emoji": "👍"}),
        "a mention in a group": telegram_group(text=f"@wto_training_bot {QUESTION}"),
        "its own joining": telegram_group(new_chat_members=[telegram.BOT]),
        "another's joining": telegram_group(
            new_chat_members=[{"id": 7, "is_bot": False, "first_name": "Bob"}]
        ),
        "something new": lambda platform, chat: platform.update(
            something_new=platform.message(chat.person, text=QUESTION)
        ),
    },
    "messenger": {
        "an edit": messenger_event(message_edit={"mid": "m_0", "text": QUESTION, "num_edit": 1}),
        "an attachment": messenger_event(message={"attachments": IMAGE}),
        "a sticker": messenger_event(
            message={"sticker_id": 369239263222822, "attachments": IMAGE}
        ),
        "something new": messenger_event(something_new={"text": QUESTION}),
    },
    "teams": {
        "an edit": teams_activity("messageUpdate", text=QUESTION),
        "an attachment": teams_activity(
            "message", attachments=[{"contentType": "image/*", "contentUrl": "https://a.example"}]
        ),
        # Teams passes a sticker on as a picture in the message's HTML.
        "a sticker": teams_activity(
            "message", text="", attachments=[
                {"contentType": "image/*", "contentUrl": "https://a.example/sticker"},
                {"contentType": "text/html", "content": "<div><img alt='sticker'></div>"},
            ],
        ),
        "a mention in a group": teams_activity(
            "message", shared=True, text=f"<at>WTO training</at> {QUESTION}",
            entities=[
                {"type": "mention", "mentioned": botframework.BOT, "text": "<at>WTO training</at>"}
            ],
        ),
        "its own joining": teams_activity(
            "conversationUpdate", shared=True, membersAdded=[botframework.BOT]
        ),
        "another's joining": teams_activity(
            "conversationUpdate", shared=True, membersAdded=[{"id": "29:bob"}]
        ),
        "something new": teams_activity("somethingNew", text=QUESTION),
    },
    "sms": {
        "an attachment": twilio_message(NumMedia="1", MediaContentType0="image/png"),
        "a sticker": twilio_message(NumMedia="1", MediaContentType0="image/gif"),
        "something new": twilio_message(Body=QUESTION, MessageSid=""),
    },
    "whatsapp": {
        "an attachment": twilio_message(NumMedia="1", MediaContentType0="application/pdf"),
        "a sticker": twilio_message(NumMedia="1", MediaContentType0="image/webp"),
        "something new": twilio_message(Body=QUESTION, MessageSid=""),
    },
    "webex": {
        "an edit": webex_message("updated", text=QUESTION),
        "an attachment": webex_message("created", files=["https://webexapis.com/v1/contents/1"]),
        "a mention in a group": webex_message("created", "group", text=f"WTO Training {QUESTION}"),
        "its own joining": webex_member(webex.BOT["id"]),
        "another's joining": webex_member("bob"),
        "something new": lambda platform, chat: platform.deliver(
            "something", "created", platform.stored(chat.person, text=QUESTION)
        ),
    },
    "mattermost": {
        "an edit": mattermost_edit,
        "an attachment": mattermost_post(text="wto", file_ids="abc"),
        "a mention in a group": mattermost_post(text=f"@wto {QUESTION}", trigger_word="@wto"),
        "something new": mattermost_post(text=QUESTION, post_id=""),
    },
    "rocketchat": {
        "an edit": rocketchat_message(text=QUESTION, isEdited=True),
        "an attachment": rocketchat_message(message={"file": {"name": "a.png"}}),
        "a mention in a group": rocketchat_message(text=f"@wto {QUESTION}", trigger_word="@wto"),
        "its own joining": rocketchat_member("botUserId12345678"),
        "another's joining": rocketchat_member(),
        "something new": rocketchat_message(message_id=None, text=QUESTION),
    },
    "livechat": {
        "an edit": visitor(msg=QUESTION, editedAt="2026-01-01T00:00:00.000Z"),
        "an attachment": visitor(file={"_id": "f", "name": "a.png", "type": "image/png"}),
        "its own joining": visitor("LivechatSessionTaken", msg=QUESTION),
        "another's joining": visitor("LivechatSessionStart", msg=QUESTION),
        "something new": visitor("SomethingNew", msg=QUESTION),
    },
}  # fmt: skip
# Where the assistant is a user among others, or takes each session, it does not speak unasked.
SILENT = {("rocketchat", "its own joining"), ("livechat", "its own joining")}


def test_no_kind_of_event_is_forgotten() -> None:
    for where in WHERE:
        never = {kind for place, kind in NEVER_TOLD if place == where}
        assert never | set(EVENTS[where]) == set(EXPECTED), where
        assert not never & set(EVENTS[where]), where


@pytest.mark.parametrize(("where", "kind"), [(w, kind) for w in WHERE for kind in EVENTS[w]])
def test_a_kind_of_event(where: str, kind: str, platforms: Dict[str, Any]) -> None:
    chat = new_chat(where, platforms)
    direct = Chat(chat.platform, chat.person, chat.to)
    answer = EVENTS[where][kind](chat.platform, chat)
    assert answer.status_code == 200, answer.text
    expected = None if (where, kind) in SILENT else EXPECTED[kind]
    if expected:
        chat.wait_for(expected)
        assert len(chat.shown()) == 1
        return
    direct.say("What's the weather?", "the WTO's training programmes")
    for shown in (chat.ever(), direct.ever()):
        assert ANSWER not in shown and WORDLESS not in shown
    assert kind == "an edit" or GREETING not in direct.ever()
