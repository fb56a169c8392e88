"""Rasa's REST channel with checked input: bad requests get a clear 4xx, and nobody is anonymous."""

from __future__ import annotations

import inspect
import logging
import os
import uuid
from typing import Any, Awaitable, Callable, Dict, Optional, Tuple

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.checks import Refused, json_object, same
from channels.incoming import plain_words
from channels.settings import rest_token

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 2_000_000
MAX_SENDER_CHARACTERS = 128


def read_message(body: bytes) -> Tuple[str, str, Optional[Dict[str, Any]]]:
    """Sender, text and metadata of a request body.

    Args:
        body: JSON in the format of Rasa's REST channel.

    Returns:
        A missing sender is replaced by a fresh one, so that strangers never share a conversation.

    Raises:
        Refused: If the body is not an object with a `message` string.
    """
    if len(body) > MAX_BODY_BYTES:
        raise Refused("the body is too large", 413)
    content = json_object(body, '{"sender": "…", "message": "…"}')
    text = content.get("message")
    if not isinstance(text, str):
        raise Refused("`message` must be a string")
    if not text.strip():
        raise Refused("`message` must not be empty")
    sender = content.get("sender")
    if sender is None or sender == "":
        sender = uuid.uuid4().hex
    if isinstance(sender, bool) or not isinstance(sender, (str, int)):
        raise Refused("`sender` must be a string")
    if len(str(sender)) > MAX_SENDER_CHARACTERS:
        raise Refused(f"`sender` must have at most {MAX_SENDER_CHARACTERS} characters")
    metadata = content.get("metadata")
    if metadata is not None and not isinstance(metadata, dict):
        raise Refused("`metadata` must be an object")
    return str(sender), plain_words(text), metadata


class RestChannel(RestInput):
    """The REST channel at `/webhooks/rest/webhook`.

    Args:
        token: What requests must carry as a bearer token; "" if anybody may use the channel.
    """

    def __init__(self, token: str = "") -> None:
        self._token = token

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> RestChannel:
        """Make the channel from the environment.

        Raises:
            SettingsError: If its variable is malformed.
        """
        return cls(rest_token(os.environ))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes (see the parent class)."""
        module = inspect.getmodule(self)
        routes = Blueprint(f"custom_webhook_{type(self).__name__}", module and module.__name__)

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            try:
                self._check(request)
                sender, text, metadata = read_message(request.body)
            except Refused as problem:
                return response.json({"error": str(problem)}, status=problem.status)
            collector = CollectingOutputChannel()
            message = UserMessage(
                text, collector, sender, input_channel=self.name(), metadata=metadata
            )
            try:
                await on_new_message(message)
            except Exception:
                logger.exception("A message could not be handled.")
            return response.json(collector.messages)

        return routes

    def _check(self, request: Request) -> None:
        expected = f"Bearer {self._token}"
        if self._token and not same(request.headers.get("Authorization"), expected):
            raise Refused("the bearer token is missing or wrong", 401)
