"""Slack, with signatures checked, blocks, and replies in the thread of a mention."""

from __future__ import annotations

import json
from typing import Any, Dict, Iterable, List, Optional, Sequence
from urllib.parse import parse_qs

from rasa.core.channels.slack import SlackInput
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.checks import Refused, json_object
from channels.delivery import PlatformApi, PlatformError
from channels.incoming import Incoming
from channels.rendering import Choice, Part, Table
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import said, words

# Messages that are news about a message, not a message; a shared file comes as "file_share".
_READ_SUBTYPES = (None, "file_share", "thread_broadcast")

# Identifiers of direct conversations begin with it.
_DIRECT = "D"
_REFUSED_BLOCKS = ("invalid_blocks", "invalid_attachments", "invalid_blocks_format")


class SlackReplies(Replies):
    """Replies to a Slack channel, and to a thread in it."""

    limits = "slack"

    def __init__(self, api: PlatformApi, channel: str, thread: Optional[str] = None) -> None:
        self._api = api
        self._channel = channel
        self._thread = thread

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        message: Dict[str, Any] = {
            "channel": self._channel,
            # Shown in notifications, read out by screen readers, and all there is without blocks.
            "text": part.whole_text,
            "unfurl_links": False,
        }
        if self._thread:
            message["thread_ts"] = self._thread
        blocks, buttons = [_section(part.text)], _buttons(part.choices)
        native: Dict[str, Any] = {"blocks": blocks + buttons}
        if part.table:
            # A table is taken as an attachment in every workspace, as a block not in all.
            native = {"blocks": blocks, "attachments": [{"blocks": [_table(part.table), *buttons]}]}
        error = await self._post({**message, **native})
        if error in _REFUSED_BLOCKS and part.instead:
            for simpler in part.instead:
                await self.send(simpler)
            return
        if error in _REFUSED_BLOCKS:
            error = await self._post(message)
        if error:
            raise PlatformError(f"slack: {error}")

    async def _post(self, message: Dict[str, Any]) -> str:
        """Post a message; returns Slack's name for what is wrong, "" if nothing."""
        answer = await self._api.call("/chat.postMessage", json=message)
        return "" if answer.get("ok") else str(answer.get("error") or "unknown_error")


def _section(text: str) -> Dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _buttons(choices: Sequence[Choice]) -> List[Dict[str, Any]]:
    """The block of buttons, if there are any."""
    elements = [_button(*item) for item in enumerate(choices)]
    return [{"type": "actions", "elements": elements}] if elements else []


def _button(index: int, choice: Choice) -> Dict[str, Any]:
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": choice.title, "emoji": False},
        "value": choice.payload,
        "action_id": f"choice_{index}",
    }


def _table(table: Table) -> Dict[str, Any]:
    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True} for _ in table.columns],
        "rows": [
            # An empty cell is refused.
            [{"type": "raw_text", "text": cell or "\u00a0"} for cell in row]
            for row in [table.columns, *table.rows]
        ],
    }


class SlackChannel(Webhook, SlackInput):
    """The Slack channel."""

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        # Read by the parent's check of signatures.
        self.slack_signing_secret = settings["SLACK_SIGNING_SECRET"]
        self.api = PlatformApi(
            self.name(),
            settings["SLACK_API_URL"],
            float(settings["CHANNEL_TIMEOUT"]),
            {"Authorization": f"Bearer {settings['SLACK_TOKEN']}"},
        )

    async def check(self, request: Request) -> None:
        """Check the signature and that it is fresh (see the parent class)."""
        if not self.is_request_from_slack_authentic(request):
            raise Refused("the signature is wrong or too old", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The event or pressed button of a request (see the parent class)."""
        if _is_form(request):
            return self._pressed(json.loads(parse_qs(request.body.decode())["payload"][0]))
        body = json_object(request.body)
        if body.get("type") != "event_callback":
            return []
        event = body["event"]
        users = [item["user_id"] for item in body.get("authorizations") or []]
        text = self._text(event, users)
        if not text:
            return []
        thread = event.get("thread_ts")
        if event.get("type") == "app_mention":
            # In a channel of many, what one person asks and hears stays in a thread.
            thread = thread or event.get("ts")
        return [
            self._incoming(
                str(body.get("team_id")), event["channel"], event["user"], text,
                str(body["event_id"]), thread,
            )
        ]  # fmt: skip

    def acknowledge(self, request: Request) -> HTTPResponse:
        """An empty answer, or the challenge by which Slack verifies the address."""
        if not _is_form(request):
            body = json_object(request.body)
            if body.get("type") == "url_verification":
                return response.json({"challenge": str(body["challenge"])})
        return response.text("")

    def _text(self, event: Dict[str, Any], users: List[str]) -> str:
        """What an event asks of the assistant; "" if nothing."""
        if event.get("type") == "member_joined_channel":
            return words().greeting if event["user"] in users else ""
        if event.get("bot_id") or event.get("subtype") not in _READ_SUBTYPES:
            return ""
        # An edited mention comes as a mention once more.
        if event.get("edited"):
            return ""
        direct = event.get("type") == "message" and event.get("channel_type") == "im"
        if not direct and event.get("type") != "app_mention":
            return ""
        text = self._sanitize_user_message(event.get("text") or "", users)
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        return said(text, event.get("files"))

    def _pressed(self, payload: Dict[str, Any]) -> List[Incoming]:
        action = (payload.get("actions") or [{}])[0]
        if payload.get("type") != "block_actions" or not action.get("value"):
            return []
        message, channel = payload.get("message") or {}, str(payload["channel"]["id"])
        thread = message.get("thread_ts")
        if not channel.startswith(_DIRECT):
            thread = thread or message.get("ts")
        return [
            self._incoming(
                str((payload.get("team") or {}).get("id")), channel, payload["user"]["id"],
                str(action["value"]), str(payload["trigger_id"]), thread,
            )
        ]  # fmt: skip

    def _incoming(
        self, team: str, channel: str, user: str, text: str, event: str, thread: Optional[str]
    ) -> Incoming:
        return Incoming(
            f"{team}:{channel}:{user}",
            text,
            f"{self.name()}:{event}",
            SlackReplies(self.api, channel, thread),
        )


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "")
    return bool(kind.startswith("application/x-www-form-urlencoded"))
