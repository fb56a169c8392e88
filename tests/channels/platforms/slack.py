"""Slack, after docs.slack.dev."""

from __future__ import annotations

import hashlib
import hmac
import html
import json
import re
import time
from typing import Any, Dict, List, Optional
from urllib.parse import urlencode

import requests

from tests.channels.platforms.base import Delivery, Platform, Request

TOKEN = "xoxb-1-2-example"
SECRET = "0123456789abcdef0123456789abcdef"
BOT = "U0BOT"
TEAM = "T0TEAM"


class Slack(Platform):
    """The Events API, interactivity, and chat.postMessage."""

    name = "slack"

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "SLACK_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{self.address}/api",
        }

    def serve(self, request: Request) -> Any:
        """Check a call of chat.postMessage ("chat.postMessage", "Blocks")."""
        assert request.path == "/api/chat.postMessage"
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        body = request.body
        assert set(body) <= {
            "channel", "text", "blocks", "attachments", "unfurl_links", "thread_ts",
        }  # fmt: skip
        assert isinstance(body["channel"], str) and body["channel"]
        assert body["text"] and len(body["text"]) <= 40_000
        attached = [block for item in body.get("attachments", []) for block in item["blocks"]]
        blocks = [*body.get("blocks", []), *attached]
        assert len(blocks) <= 50
        assert sum(block["type"] == "table" for block in blocks) <= 1
        texts: List[str] = [] if blocks else [body["text"]]
        buttons: Dict[str, Any] = {}
        for block in blocks:
            getattr(self, f"_{block['type']}")(block, texts, buttons)
        self.show(body["channel"], "\n".join(texts), buttons, body)
        return {"ok": True, "channel": body["channel"], "ts": "1700000000.000100"}

    def _section(self, block: Dict[str, Any], texts: List[str], buttons: Dict[str, Any]) -> None:
        assert block["text"]["type"] == "mrkdwn"
        text = block["text"]["text"]
        assert 1 <= len(text) <= 3000
        assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", text), "unescaped"
        texts.append(html.unescape(text))

    def _actions(self, block: Dict[str, Any], texts: List[str], buttons: Dict[str, Any]) -> None:
        assert 1 <= len(block["elements"]) <= 25
        identifiers = {element["action_id"] for element in block["elements"]}
        assert len(identifiers) == len(block["elements"]), "action_id must be unique"
        for element in block["elements"]:
            assert set(element) <= {"type", "text", "value", "action_id", "style"}
            assert element["type"] == "button" and element["text"]["type"] == "plain_text"
            assert 1 <= len(element["text"]["text"]) <= 75
            assert 1 <= len(element["value"]) <= 2000
            buttons[element["text"]["text"]] = element["value"]

    def _table(self, block: Dict[str, Any], texts: List[str], buttons: Dict[str, Any]) -> None:
        assert 1 <= len(block["rows"]) <= 100
        assert len(block["column_settings"]) <= 20
        for row in block["rows"]:
            assert 1 <= len(row) <= 20
            for cell in row:
                assert cell["type"] == "raw_text" and cell["text"]
            texts.append(" | ".join(cell["text"] for cell in row))
        cells = [cell["text"] for row in block["rows"] for cell in row]
        assert sum(map(len, cells)) <= 10_000

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A direct message ("message.im")."""
        event, identifier = self.message(person, text=text), f"Ev{self.number():06}"
        return lambda: self.event(event, identifier, secret="0" * 32 if forged else SECRET)

    def deliver_raw(self, body: bytes) -> requests.Response:
        """Any body, signed."""
        return self.deliver(body, "application/json")

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """A pressed button in a direct message."""
        payload = self.pressed(person, value)
        return lambda: self.interact(payload)

    def pressed(self, person: str, value: Any, **content: Any) -> Dict[str, Any]:
        """A pressed button ("block_actions payload")."""
        return {
            "type": "block_actions",
            "team": {"id": TEAM, "domain": "wto"},
            "user": {"id": person, "team_id": TEAM},
            "api_app_id": "A0APP",
            "trigger_id": f"1.{self.number()}.x",
            "channel": {"id": person.replace("U", "D"), "name": "directmessage"},
            "message": {"type": "message", "user": BOT, "ts": "1700000000.000100"},
            "actions": [
                {
                    "type": "button",
                    "action_id": "choice_0",
                    "block_id": "b",
                    "text": {"type": "plain_text", "text": "…"},
                    "value": value,
                    "action_ts": "1700000001.0",
                }
            ],
            **content,
        }

    def message(self, person: str, **content: Any) -> Dict[str, Any]:
        """A direct message's event ("message event")."""
        return {
            "type": "message",
            "channel": person.replace("U", "D"),
            "channel_type": "im",
            "user": person,
            "ts": f"1700000000.{self.number():06}",
            **content,
        }

    def event(
        self, event: Dict[str, Any], identifier: Optional[str] = None, **more: Any
    ) -> requests.Response:
        """Deliver an event ("Events API: event wrapper")."""
        body = {
            "type": "event_callback",
            "token": "deprecated",
            "team_id": TEAM,
            "api_app_id": "A0APP",
            "event": event,
            "event_id": identifier or f"Ev{self.number():06}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
        }
        return self.deliver(json.dumps(body).encode(), "application/json", **more)

    def interact(self, payload: Dict[str, Any], **more: Any) -> requests.Response:
        """Deliver an interaction ("Handling user interaction")."""
        body = urlencode({"payload": json.dumps(payload)}).encode()
        return self.deliver(body, "application/x-www-form-urlencoded", **more)

    def deliver(
        self, body: bytes, kind: str, secret: str = SECRET, age: int = 0, **headers: str
    ) -> requests.Response:
        """Deliver a signed request ("Verifying requests from Slack")."""
        stamp = str(int(time.time()) - age)
        signed = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256)
        sent = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signed.hexdigest()}",
            **{key.replace("_", "-"): value for key, value in headers.items()},
        }
        return requests.post(self.webhook, data=body, headers=sent, timeout=10)
