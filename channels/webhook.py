"""What the input channels share: check, acknowledge, and answer each delivery once, in order."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import (
    Any,
    AsyncIterator,
    Awaitable,
    Callable,
    Dict,
    Iterable,
    List,
    Optional,
    Set,
)

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.checks import Refused
from channels.choices import understood
from channels.delivery import PlatformApi, PlatformError
from channels.incoming import Incoming, plain_words, sender, was_answered
from channels.seen import SeenDeliveries

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 1_000_000
STOP_SECONDS = 5.0
# Between attempts to announce the webhook: the first pause, doubled up to the longest, in seconds.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 3600.0
# A field is missing or of another type than the platform's documentation says.
UNEXPECTED_FORM = (
    LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


@dataclass
class _Turns:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class Webhook(InputChannel):
    """A channel at `/webhooks/<name>/webhook`; a subclass checks and reads its platform's events.

    A request is acknowledged as soon as it is understood, and answered after that: platforms wait
    a few seconds only, and repeat what they think was lost.

    Args:
        settings: The channel's settings (`settings.read`).

    Attributes:
        api: The platform's API.
    """

    api: PlatformApi

    def __init__(self, settings: Dict[str, str]) -> None:
        self.settings = settings
        self._seen = SeenDeliveries()
        self._turns: Dict[str, _Turns] = {}
        self._tasks: Set[asyncio.Task[None]] = set()
        self._announcing: Optional[asyncio.Task[None]] = None

    async def check(self, request: Request) -> None:
        """Make sure that a request comes from the platform.

        Raises:
            Refused: If it does not.
        """
        raise NotImplementedError

    async def read(self, request: Request) -> Iterable[Incoming]:
        """The events of a request that want an answer.

        Raises:
            Refused: If it is no request of the platform's format.
        """
        raise NotImplementedError

    def acknowledge(self, request: Request) -> HTTPResponse:
        """What the platform expects as an acknowledgement."""
        return response.json({})

    def handshake(self, request: Request) -> HTTPResponse:
        """The answer to a GET request, by which some platforms verify the address.

        Raises:
            Refused: If the platform does no such thing.
        """
        raise Refused("events are sent with POST", 405)

    def get_output_channel(self) -> Optional[OutputChannel]:
        """None: a reply needs the event it answers (see the parent class)."""
        return None

    async def announce(self) -> None:
        """Tell the platform where events go, if it can be told; done once the server is up.

        Raises:
            PlatformError: If it could not be told, which is tried again.
        """

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The channel's routes (see the parent class)."""
        routes = Blueprint(f"{self.name()}_webhook")

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["GET", "POST"])
        async def webhook(request: Request) -> HTTPResponse:
            try:
                if request.method == "GET":
                    return self.handshake(request)
                if len(request.body) > MAX_BODY_BYTES:
                    raise Refused("the body is too large", 413)
                await self.check(request)
                events = await self._read(request)
                answer = self.acknowledge(request)
            except Refused as problem:
                return response.json({"error": str(problem)}, status=problem.status)
            except UNEXPECTED_FORM:
                return response.json({"error": "the body is no event of this platform"}, status=400)
            for event in events:
                self._start(self._handle(request.app, event, on_new_message))
            return answer

        @routes.listener("after_server_start")
        async def start(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            self._announcing = asyncio.ensure_future(self._announce())

        @routes.listener("before_server_stop")
        async def stop(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            if self._announcing:
                self._announcing.cancel()
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
            await self.close()

        return routes

    async def close(self) -> None:
        """Close what the channel holds open."""
        await self.api.close()

    def each(
        self, items: Iterable[Any], incoming: Callable[[Any], Iterable[Incoming]]
    ) -> List[Incoming]:
        """What the items of a batch ask for; one of an unexpected form holds up no other.

        Such an item is acknowledged all the same: a platform would repeat it, and in the end send
        nothing more.
        """
        found: List[Incoming] = []
        for item in items:
            try:
                found += incoming(item)
            except UNEXPECTED_FORM as error:
                self._pass_over(error)
        return found

    async def _read(self, request: Request) -> List[Incoming]:
        try:
            return list(await self.read(request))
        except UNEXPECTED_FORM as error:
            self._pass_over(error)
            return []

    def _pass_over(self, error: Exception) -> None:
        kind = type(error).__name__
        logger.warning("An event of %s has an unexpected form (%s).", self.name(), kind)

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        # A task that nothing refers to may be collected before it is done.
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _announce(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                await self.announce()
                return
            except PlatformError as error:
                logger.warning("The webhook could not be announced (%s); trying again.", error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _handle(self, app: Sanic, event: Incoming, on_new_message: OnNewMessage) -> None:
        if not self._seen.is_new(event.delivery):
            return
        person = sender(self.name(), event.conversation)
        try:
            async with self._turn(person):
                text = event.text if isinstance(event.text, str) else await event.text()
                if not text.strip():
                    return
                tracker = await app.ctx.agent.tracker_store.retrieve(person)
                if was_answered(event.delivery, tracker):
                    return
                message = UserMessage(
                    plain_words(understood(text.strip(), tracker, event.title)),
                    event.output,
                    person,
                    input_channel=self.name(),
                    message_id=event.delivery,
                )
                await on_new_message(message)
        except PlatformError as error:
            logger.warning("A message could not be fetched (%s).", error)
        except Exception:
            logger.exception("A message could not be handled.")

    @asynccontextmanager
    async def _turn(self, sender: str) -> AsyncIterator[None]:
        """Hold a conversation, in the order of arrival: "2" means the choices just sent."""
        turns = self._turns.setdefault(sender, _Turns())
        turns.waiting += 1
        try:
            async with turns.lock:
                yield
        finally:
            turns.waiting -= 1
            if not turns.waiting:
                del self._turns[sender]
