"""Telegram, after core.telegram.org/bots/api."""

from __future__ import annotations

import html
import re
from typing import Any, Dict

import requests

from tests.channels.platforms.base import PUBLIC_URL, Delivery, Platform, Request

TOKEN = "1234567890:AAExampleExampleExampleExampleExample"
SECRET = "telegram-secret-of-the-tests"
BOT = {"id": 1234567890, "is_bot": True, "first_name": "WTO", "username": "wto_training_bot"}
TAGS = {"b", "i", "u", "s", "a", "code", "pre"}


class Telegram(Platform):
    """The Bot API: updates by webhook, messages by sendMessage."""

    name = "telegram"

    def __init__(self) -> None:
        super().__init__()
        # The keyboard in which each value was last sent.
        self.keyboards: Dict[str, Any] = {}

    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "TELEGRAM_ACCESS_TOKEN": TOKEN,
            "TELEGRAM_BOT_NAME": "wto_training_bot",
            "TELEGRAM_SECRET_TOKEN": SECRET,
            "TELEGRAM_API_URL": self.address,
        }

    def serve(self, request: Request) -> Any:
        """Check a method call ("Making requests")."""
        prefix, _, method = request.path.rpartition("/")
        assert prefix == f"/bot{TOKEN}", "wrong token"
        assert isinstance(request.body, dict), "not JSON"
        getattr(self, f"_{method}")(**request.body)
        return {"ok": True, "result": True}

    def _setWebhook(self, url: str, secret_token: str, allowed_updates: Any) -> None:
        assert url == f"{PUBLIC_URL}/webhooks/telegram/webhook"
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret_token)
        assert set(allowed_updates) <= {"message", "callback_query"}

    def _answerCallbackQuery(self, callback_query_id: str) -> None:
        assert isinstance(callback_query_id, str) and callback_query_id

    def _sendMessage(
        self,
        chat_id: int,
        text: str,
        parse_mode: str,
        link_preview_options: Dict[str, bool],
        message_thread_id: int = 0,
        reply_markup: Any = None,
    ) -> None:
        assert isinstance(chat_id, int)
        assert parse_mode == "HTML"
        assert set(re.findall(r"</?(\w+)", text)) <= TAGS, "unknown tag"
        assert not re.search(r"&(?!amp;|lt;|gt;|quot;)", text), "unescaped &"
        plain = html.unescape(re.sub(r"</?\w+>", "", text))
        assert 1 <= len(plain.encode("utf-16-le")) // 2 <= 4096, "text of 1 to 4096 characters"
        buttons: Dict[str, Any] = {}
        for row in (reply_markup or {"inline_keyboard": []})["inline_keyboard"]:
            assert 1 <= len(row) <= 8
            for button in row:
                assert set(button) == {"text", "callback_data"} and button["text"]
                assert 1 <= len(button["callback_data"].encode()) <= 64, "1 to 64 bytes"
                buttons[button["text"]] = button["callback_data"]
        raw = {"text": text, "message_thread_id": message_thread_id}
        self.keyboards.update(dict.fromkeys(buttons.values(), reply_markup))
        self.show(chat_id, plain, buttons, raw)

    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A private text message ("Message")."""
        number = 10_000 + self.number()
        message = self.message(person, text=text)
        return lambda: self.update("wrong" if forged else SECRET, number, message=message)

    def deliver_raw(self, body: bytes) -> requests.Response:
        """Any body with the secret."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
        return requests.post(self.webhook, data=body, headers=headers, timeout=10)

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """A pressed button in a private chat."""
        query, number = self.query(person, value), 10_000 + self.number()
        return lambda: self.update(update_id=number, callback_query=query)

    def query(self, person: str, value: str, chat: Any = None) -> Dict[str, Any]:
        """A pressed button ("CallbackQuery")."""
        message = self.message(person, chat, text="…", reply_markup=self.keyboards.get(value))
        return {
            "id": str(self.number()),
            "from": self.user(person),
            "message": {**message, "from": BOT},
            "chat_instance": "1",
            "data": value,
        }

    def user(self, person: str) -> Dict[str, Any]:
        """A person ("User")."""
        return {"id": int(person), "is_bot": False, "first_name": "Ada", "language_code": "en"}

    def message(self, person: str, chat: Any = None, **content: Any) -> Dict[str, Any]:
        """A message in a private chat, or in another ("Message")."""
        return {
            "message_id": self.number(),
            "from": self.user(person),
            "chat": chat or {"id": int(person), "first_name": "Ada", "type": "private"},
            "date": 1700000000,
            **content,
        }

    def update(self, secret: str = SECRET, update_id: int = 0, **content: Any) -> requests.Response:
        """Deliver an update ("Update", "setWebhook")."""
        body = {"update_id": update_id or 10_000 + self.number(), **content}
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        return requests.post(self.webhook, json=body, headers=headers, timeout=10)
