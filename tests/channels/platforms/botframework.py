"""Microsoft Teams, after learn.microsoft.com: "Bot Connector authentication", "Activity"."""

from __future__ import annotations

import json
import time
from typing import Any, Dict
from urllib.parse import unquote

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.channels.platforms.base import Delivery, Platform, Request
from tests.channels.platforms.cards import read_card

APP = "01234567-89ab-cdef-0123-456789abcdef"
PASSWORD = "app~password-of-the-tests"
TENANT = "76543210-89ab-cdef-0123-456789abcdef"
CONNECTOR_TOKEN = "connector-token-of-the-tests"
BOT = {"id": f"28:{APP}", "name": "WTO training"}


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class BotFramework(Platform):
    """The connector service, its signing keys, and the login service."""

    name = "botframework"

    def __init__(self) -> None:
        super().__init__()
        self.key = _key()
        self.strange_key = _key()

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "BOTFRAMEWORK_APP_ID": APP,
            "BOTFRAMEWORK_APP_PASSWORD": PASSWORD,
            "BOTFRAMEWORK_TENANT_ID": TENANT,
            "BOTFRAMEWORK_LOGIN_URL": f"{self.address}/login",
            "BOTFRAMEWORK_OPENID_URL": f"{self.address}/openid",
        }

    def serve(self, request: Request) -> Any:
        """Serve the signing keys and tokens, or check an activity."""
        if request.path == "/openid":
            return {"issuer": "https://api.botframework.com", "jwks_uri": f"{self.address}/keys"}
        if request.path == "/keys":
            public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
            return {"keys": [{**public, "kid": "key1", "endorsements": ["msteams"]}]}
        if request.path == f"/login/{TENANT}/oauth2/v2.0/token":
            assert request.body == {
                "grant_type": "client_credentials",
                "client_id": APP,
                "client_secret": PASSWORD,
                "scope": "https://api.botframework.com/.default",
            }
            return {"token_type": "Bearer", "expires_in": 3600, "access_token": CONNECTOR_TOKEN}
        return self._activity(request)

    def _activity(self, request: Request) -> Any:
        """An activity that the assistant sends ("Send to conversation", "Activity object")."""
        _, version, resource, conversation, what = request.path.split("/")
        assert (version, resource, what) == ("v3", "conversations", "activities")
        assert request.headers["authorization"] == f"Bearer {CONNECTOR_TOKEN}"
        activity = request.body
        assert activity["type"] == "message"
        assert activity["from"] == BOT
        assert activity["conversation"]["id"] == unquote(conversation)
        size = len(json.dumps(activity, ensure_ascii=False).encode("utf-16-le"))
        assert size <= 80 * 1024, "80 KB in UTF-16"
        buttons: Dict[str, Any] = {}
        assert len(activity["attachments"]) == 1
        text = read_card(activity["attachments"][0], "1.5", buttons)
        for data in buttons.values():
            assert data["msteams"]["type"] == "messageBack"
            assert data["msteams"]["text"] and data["msteams"]["displayText"]
        self.show(activity["recipient"]["id"], text, buttons, activity)
        return {"id": str(self.number())}

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A personal message ("Activity object", "Conversation basics")."""
        activity = self.message(person, text=text)
        token = self.token(self.strange_key if forged else None)
        return lambda: self.deliver(activity, token)

    def deliver_raw(self, body: bytes) -> requests.Response:
        """Any body with a token."""
        headers = {"Authorization": f"Bearer {self.token()}", "Content-Type": "application/json"}
        return requests.post(self.webhook, data=body, headers=headers, timeout=10)

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """A pressed button of the type messageBack ("Card actions")."""
        back = value["msteams"]
        activity = self.message(person, text=back["text"], value=back["value"])
        return lambda: self.deliver(activity)

    def activity(self, person: str, kind: str, **content: Any) -> Dict[str, Any]:
        """An activity of a person."""
        return {
            "type": kind,
            "id": f"activity{self.number()}",
            "timestamp": "2026-01-01T00:00:00.000Z",
            "serviceUrl": f"{self.address}/",
            "channelId": "msteams",
            "from": {"id": person, "name": "Ada"},
            "conversation": {"id": f"a:{person}", "conversationType": "personal"},
            "recipient": BOT,
            **content,
        }

    def message(self, person: str, **content: Any) -> Dict[str, Any]:
        """A message."""
        return self.activity(person, "message", **{"textFormat": "plain", **content})

    def token(self, key: Any = None, kid: str = "key1", **claims: Any) -> str:
        """A token as the connector signs it, or with other claims."""
        now = int(time.time())
        content = {
            "iss": "https://api.botframework.com",
            "aud": APP,
            "serviceurl": f"{self.address}/",
            "nbf": now - 10,
            "exp": now + 600,
            **claims,
        }
        return jwt.encode(content, key or self.key, algorithm="RS256", headers={"kid": kid})

    def deliver(self, activity: Dict[str, Any], token: Any = None) -> requests.Response:
        """Deliver an activity with a token."""
        authorization = f"Bearer {token or self.token()}"
        headers = {"Authorization": authorization} if token != "" else {}
        return requests.post(self.webhook, json=activity, headers=headers, timeout=10)
