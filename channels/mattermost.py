"""Mattermost, with tokens checked, Markdown tables and message buttons."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any, Dict, Iterable, Optional
from urllib.parse import parse_qsl

from rasa.core.channels.mattermost import MattermostInput
from sanic.request import Request

from channels.checks import Refused, json_object, same
from channels.delivery import Myself, PlatformApi
from channels.incoming import Incoming
from channels.limits import LIMITS
from channels.rendering import Part, Table
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import said


class MattermostReplies(Replies):
    """Replies to a Mattermost channel."""

    limits = "mattermost"

    def __init__(self, api: PlatformApi, channel: str, address: str, token: str) -> None:
        self._api = api
        self._channel = channel
        self._address = address
        self._token = token

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        text = part.text + ("\n\n" + _table(part.table) if part.table else "")
        post: Dict[str, Any] = {"channel_id": self._channel, "message": text}
        if part.choices:
            actions = [
                {
                    "id": f"choice{index}",
                    "type": "button",
                    "name": choice.title,
                    "integration": {
                        "url": self._address,
                        "context": {"action": choice.payload, "token": self._token},
                    },
                }
                for index, choice in enumerate(part.choices)
            ]
            post["props"] = {"attachments": [{"actions": actions}]}
        await self._api.call("/api/v4/posts", json=post)


def _table(table: Table) -> str:
    escape = LIMITS["mattermost"][0].markup.escape
    rows = [table.columns, ["---"] * len(table.columns), *table.rows]
    return "\n".join(
        "| " + " | ".join(cell if index == 1 else escape(cell) for cell in row) + " |"
        for index, row in enumerate(rows)
    )


class MattermostChannel(Webhook, MattermostInput):
    """The Mattermost channel."""

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        self._tokens = [item.strip() for item in settings["MATTERMOST_WEBHOOK_TOKENS"].split(",")]
        # Mattermost signs nothing when a button is pressed, but keeps a button's context from
        # people: what comes back with this was put there by us.
        self._button_token = hmac.new(
            settings["MATTERMOST_TOKEN"].encode(), b"button", hashlib.sha256
        ).hexdigest()
        self.api = PlatformApi(
            self.name(),
            settings["MATTERMOST_URL"],
            float(settings["CHANNEL_TIMEOUT"]),
            {"Authorization": f"Bearer {settings['MATTERMOST_TOKEN']}"},
        )
        self._myself = Myself(self.api, "/api/v4/users/me")

    async def check(self, request: Request) -> None:
        """Compare the token of the webhook, or of the button (see the parent class)."""
        body = _body(request)
        context = body.get("context")
        if isinstance(context, dict):
            fine = same(str(context.get("token")), self._button_token)
        else:
            fine = any(same(str(body.get("token")), token) for token in self._tokens)
        if not fine:
            raise Refused("the token is wrong", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The post, slash command or pressed button (see the parent class)."""
        body = _body(request)
        delivery = body.get("trigger_id") or body.get("post_id")
        if not delivery:
            return []
        channel, user = str(body["channel_id"]), str(body["user_id"])

        async def text() -> str:
            # A webhook for all posts of a channel brings our own back.
            me = await self._myself.get()
            return "" if user == me["id"] else _text(body)

        output = MattermostReplies(
            self.api,
            channel,
            f"{self.settings['PUBLIC_URL']}/webhooks/{self.name()}/webhook",
            self._button_token,
        )
        return [Incoming(f"{channel}:{user}", text, f"{self.name()}:{delivery}", output)]


def _body(request: Request) -> Dict[str, Any]:
    kind: Optional[str] = request.headers.get("content-type")
    if kind and kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(request.body.decode("utf-8"), keep_blank_values=True))
    return json_object(request.body)


def _text(body: Dict[str, Any]) -> str:
    """What a request asks of the assistant; "" if nothing."""
    context = body.get("context")
    if isinstance(context, dict):
        return str(context.get("action") or "")
    text = str(body.get("text") or "").strip()
    trigger = str(body.get("trigger_word") or "")
    if trigger and text.lower().startswith(trigger.lower()):
        text = text[len(trigger) :]
        text = text.lstrip(":, ")
    return said(text, body.get("file_ids"))
