"""The web channel's routes."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import os
from functools import wraps
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.web import assets, conversation
from channels.web.forgetting import CannotForget, forget
from channels.web.requests import Refused, read_body, read_message
from channels.web.settings import WebSettings
from channels.web.tokens import TokenRefused, Tokens
from channels.web.turns import Turns, is_final
from channels.web.windows import Windows

logger = logging.getLogger(__name__)

PREFIX = "/widget"
# A line is sent at least this often, in seconds, so that the widget can tell silence from loss.
HEARTBEAT = 8.0
_STOP_SECONDS = 5.0

_PAGES = {"/": "demo.html", "/chat": "page.html"}
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "require-trusted-types-for 'script'"
)

Handler = Callable[[Request, Dict[str, Any]], Awaitable[Optional[HTTPResponse]]]


class WebChannel(InputChannel):
    """Serves the widget at `/widget` and the demonstration pages at `/` and `/chat`.

    Every request is a POST of a JSON object as plain text, with the token in it. Browsers send
    these without asking first, which saves a round trip, and no cookie makes them trusted.

    Args:
        settings: How it behaves.
    """

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._tokens = Tokens(settings.secret, settings.session_hours * 3600)
        self._turns = Turns(settings.messages_per_minute)
        self._new_sessions = Windows(settings.sessions_per_minute)
        self._assets = assets.load(settings.max_characters)

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> WebChannel:
        """Make the channel from the environment (see `WebSettings`).

        Raises:
            SettingsError: If a variable is malformed.
        """
        return cls(WebSettings.read(os.environ))

    def url_prefix(self) -> str:
        """Where the routes are; absolute, so not under `/webhooks`."""
        return PREFIX

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes (see the parent class)."""
        routes = Blueprint("web_channel")
        for path, handler in (
            ("/session", self._session),
            ("/messages", self._messages),
            ("/clear", self._clear),
        ):
            routes.add_route(self._guarded(handler), path, methods=["POST"], name=path[1:])

        @routes.route("/<path:path>", methods=["GET"])
        async def asset(request: Request, path: str) -> HTTPResponse:
            return self._asset(request, path)

        async def page(request: Request) -> Optional[HTTPResponse]:
            # Rasa has a route of its own at "/", so its pages come before routing.
            name = _PAGES.get(request.path) if request.method in ("GET", "HEAD") else None
            return self._page(request, name) if name else None

        @routes.listener("before_server_start")
        async def start(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            app.register_middleware(page, "request")

        @routes.listener("before_server_stop")
        async def stop(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            await self._turns.finish(_STOP_SECONDS)

        return routes

    def _guarded(self, handler: Handler) -> Callable[..., Awaitable[Optional[HTTPResponse]]]:
        """A handler for allowed origins that gets the request's JSON, and whose refusals are told."""

        @wraps(handler)
        async def guarded(request: Request) -> Optional[HTTPResponse]:
            origin = request.headers.get("origin")
            if not self._settings.allows(origin, request.host):
                # Any page may read this, so that the widget can tell its owner what is missing.
                return response.json(
                    {"error": "not_allowed"},
                    status=403,
                    headers={"Access-Control-Allow-Origin": "*"},
                )
            headers = _cors(request)
            try:
                answer = await handler(request, read_body(request.body))
            except TokenRefused as problem:
                answer = response.json({"error": f"token_{problem}"}, status=401)
            except Refused as problem:
                retry = problem.details.get("retry_after")
                headers.update({"Retry-After": str(retry)} if retry else {})
                answer = response.json(
                    {"error": problem.reason, **problem.details}, status=problem.status
                )
            except Exception:
                logger.exception("A request of the widget could not be served.")
                answer = response.json({"error": "failed"}, status=500)
            if answer:
                answer.headers.update(headers)
            return answer

        return guarded

    async def _session(self, request: Request, content: Dict[str, Any]) -> HTTPResponse:
        """Resume the conversation of a token, or begin one."""
        if content.get("token") is None:
            self._count_session(request)
            return response.json({"token": self._tokens.issue(), "messages": []})
        session = self._tokens.read(content["token"])
        sender = self._tokens.sender_id(session)
        agent = request.app.ctx.agent
        # Who goes to another page while the bot answers finds the answer there.
        async with agent.lock_store.lock(sender):
            tracker = await agent.tracker_store.retrieve_full_tracker(sender)
        return response.json(
            {"token": self._tokens.issue(session), "messages": conversation.history(tracker)}
        )

    async def _messages(self, request: Request, content: Dict[str, Any]) -> None:
        """Stream the bot's messages, one JSON object a line; an empty line means nothing yet."""
        session = self._tokens.read(content.get("token"))
        sender = self._tokens.sender_id(session)
        incoming = read_message(content, self._settings.max_characters)
        lines = self._turns.start(request.app.ctx.agent, sender, incoming)
        stream = await request.respond(
            content_type="application/x-ndjson",
            # Some proxies collect a response until it ends unless told not to.
            headers={**_cors(request), "X-Accel-Buffering": "no"},
        )
        final = False
        await stream.send("\n")
        while not final:
            try:
                line = await asyncio.wait_for(lines.get(), HEARTBEAT)
            except asyncio.TimeoutError:
                await stream.send("\n")
                continue
            final = is_final(line)
            if final:
                # Who goes on talking for days on one page keeps the conversation.
                line = {**line, "token": self._tokens.issue(session)}
            await stream.send(json.dumps(line) + "\n")
        await stream.eof()

    async def _clear(self, request: Request, content: Dict[str, Any]) -> HTTPResponse:
        """Delete a conversation, and begin another."""
        sender = self._tokens.sender_id(self._tokens.read(content.get("token")))
        self._count_session(request)
        agent = request.app.ctx.agent
        # A turn under way would save the conversation again after it was deleted.
        async with agent.lock_store.lock(sender):
            try:
                forget(agent.tracker_store, sender)
            except CannotForget as problem:
                logger.error("A conversation could not be deleted: %s.", problem)
                raise Refused("cannot_clear", 501) from None
        return response.json({"token": self._tokens.issue(), "messages": []})

    def _count_session(self, request: Request) -> None:
        """Count a new conversation, for as such each has messages to spend.

        Raises:
            Refused: If there were too many from where the request comes.
        """
        seconds = self._new_sessions.wait(request.remote_addr or request.ip)
        if seconds:
            raise Refused("too_many", 429, retry_after=math.ceil(seconds))

    def _asset(self, request: Request, path: str) -> HTTPResponse:
        asset = self._assets.get(path)
        if asset is None or path in _PAGES.values():
            return response.json({"error": "not_found"}, status=404)
        headers = {
            "Cache-Control": "public, max-age=600, stale-while-revalidate=86400",
            # Any page may load the script; who may talk is decided by the origin of what it sends.
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return _serve(request, asset, headers)

    def _page(self, request: Request, name: str) -> HTTPResponse:
        headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": _PAGE_POLICY,
            "Referrer-Policy": "no-referrer",
        }
        return _serve(request, self._assets[name], headers)


def _serve(request: Request, asset: assets.Asset, headers: Dict[str, str]) -> HTTPResponse:
    headers = {
        **headers,
        "ETag": asset.etag,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    # A proxy that compresses marks a tag as weak (W/"…").
    if asset.etag in request.headers.get("if-none-match", ""):
        return response.empty(304, headers=headers)
    body = asset.body
    if "gzip" in request.headers.get("accept-encoding", ""):
        body = asset.compressed
        headers["Content-Encoding"] = "gzip"
    return response.raw(body, content_type=asset.content_type, headers=headers)


def _cors(request: Request) -> Dict[str, str]:
    """Headers that let the page at an allowed origin, and no other, read an answer."""
    return {
        "Access-Control-Allow-Origin": request.headers["origin"],
        "Access-Control-Expose-Headers": "Retry-After",
        "Vary": "Origin",
        "Cache-Control": "no-store, no-transform",
        "X-Content-Type-Options": "nosniff",
    }
