"""Telegram, with the secret token checked, inline keyboards, and groups that are not disturbed."""

from __future__ import annotations

import logging
import re
from typing import Any, Dict, Iterable, List, Optional, Union

from rasa.core.channels.telegram import TelegramInput
from sanic.request import Request

from channels.checks import Refused, json_object, same
from channels.delivery import PlatformApi, PlatformError
from channels.incoming import FetchText, Incoming
from channels.rendering import Part
from channels.replies import Replies
from channels.webhook import Webhook
from channels.words import said, words

logger = logging.getLogger(__name__)

_ATTACHMENTS = (
    "animation", "audio", "checklist", "contact", "dice", "document", "game", "location",
    "paid_media", "photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice",
)  # fmt: skip
# Buttons with longer titles stand alone in their row.
_SHORT_TITLE = 16


class TelegramReplies(Replies):
    """Replies to a chat, and to a topic in it if there are topics."""

    limits = "telegram"

    def __init__(self, api: PlatformApi, chat: int, topic: Optional[int] = None) -> None:
        self._api = api
        self._chat = chat
        self._topic = topic

    async def send(self, part: Part) -> None:
        """Send one message (see the parent class)."""
        message: Dict[str, Any] = {
            "chat_id": self._chat,
            "text": part.text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if self._topic is not None:
            message["message_thread_id"] = self._topic
        if part.choices:
            message["reply_markup"] = {"inline_keyboard": _keyboard(part)}
        await self._api.call("/sendMessage", json=message)


def _keyboard(part: Part) -> List[List[Dict[str, str]]]:
    rows: List[List[Dict[str, str]]] = []
    for choice in part.choices:
        button = {"text": choice.title, "callback_data": choice.payload}
        previous = rows[-1] if rows else []
        if len(previous) == 1 and len(choice.title) + len(previous[0]["text"]) <= 2 * _SHORT_TITLE:
            previous.append(button)
        else:
            rows.append([button])
    return rows


class TelegramChannel(Webhook, TelegramInput):
    """The Telegram channel."""

    def __init__(self, settings: Dict[str, str]) -> None:
        super().__init__(settings)
        self._bot_name = settings["TELEGRAM_BOT_NAME"].lstrip("@")
        self.api = PlatformApi(
            self.name(),
            f"{settings['TELEGRAM_API_URL']}/bot{settings['TELEGRAM_ACCESS_TOKEN']}",
            float(settings["CHANNEL_TIMEOUT"]),
        )

    async def announce(self) -> None:
        """Tell Telegram where updates go and which secret they carry (see the parent class)."""
        await self.api.call(
            "/setWebhook",
            json={
                "url": f"{self.settings['PUBLIC_URL']}/webhooks/{self.name()}/webhook",
                "secret_token": self.settings["TELEGRAM_SECRET_TOKEN"],
                "allowed_updates": ["message", "callback_query"],
            },
        )

    async def check(self, request: Request) -> None:
        """Compare the secret token (see the parent class)."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        if not same(given, self.settings["TELEGRAM_SECRET_TOKEN"]):
            raise Refused("the secret token is wrong", 403)

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The message or pressed button of an update (see the parent class)."""
        update = json_object(request.body)
        delivery = f"{self.name()}:{int(update['update_id'])}"
        if "callback_query" in update:
            return self._pressed(update["callback_query"], delivery)
        if "message" in update:
            return self._said(update["message"], delivery)
        # Edits, reactions, posts of channels and whatever Telegram adds: nothing to answer.
        return []

    def _pressed(self, query: Dict[str, Any], delivery: str) -> List[Incoming]:
        message, data = query.get("message"), query.get("data")
        if not message or not data:
            return []

        async def text() -> str:
            try:
                # Until this is called, the button shows that it is waiting.
                await self.api.call("/answerCallbackQuery", json={"callback_query_id": query["id"]})
            except PlatformError as error:
                # It has waited too long, which takes nothing from what was asked.
                logger.info("A pressed button could not be released (%s).", error)
            return str(data)

        title = _title(message, str(data))
        return [self._incoming(message, query["from"], text, delivery, title)]

    def _said(self, message: Dict[str, Any], delivery: str) -> List[Incoming]:
        person = message.get("from")
        if not person or person.get("is_bot"):
            return []
        text = self._text(message)
        return [self._incoming(message, person, text, delivery)] if text else []

    def _incoming(
        self,
        message: Dict[str, Any],
        person: Dict[str, Any],
        text: Union[str, FetchText],
        delivery: str,
        title: str = "",
    ) -> Incoming:
        chat = int(message["chat"]["id"])
        topic = message.get("message_thread_id") if message.get("is_topic_message") else None
        output = TelegramReplies(self.api, chat, topic)
        return Incoming(f"{chat}:{int(person['id'])}", text, delivery, output, title)

    def _text(self, message: Dict[str, Any]) -> str:
        """What a message asks of the assistant; "" if it is not for it."""
        joined = message.get("new_chat_members") or []
        # A group may also be made with the assistant in it.
        if any(self._is_me(member) for member in joined) or message.get("group_chat_created"):
            return words().greeting
        text = str(message.get("text") or message.get("caption") or "")
        mention = re.compile(rf"@{re.escape(self._bot_name)}\b", re.IGNORECASE)
        if message["chat"]["type"] != "private":
            replied_to = (message.get("reply_to_message") or {}).get("from") or {}
            if not mention.search(text) and not self._is_me(replied_to):
                return ""
        text = " ".join(mention.sub(" ", text).split(" ")).strip()
        if re.match(r"/start\b", text):
            return words().greeting
        attached = any(kind in message for kind in _ATTACHMENTS)
        # Anything else without a text is news about the chat.
        return said(text, attached) if text or attached or "text" in message else ""

    def _is_me(self, user: Dict[str, Any]) -> bool:
        return str(user.get("username", "")).lower() == self._bot_name.lower()


def _title(message: Dict[str, Any], data: str) -> str:
    """What a button of a message says; "" if the message is too old to be shown."""
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
    titles = [item["text"] for row in rows for item in row if item.get("callback_data") == data]
    return str(titles[0]) if titles else ""
