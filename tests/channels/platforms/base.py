"""What the stand-ins of all platforms share."""

from __future__ import annotations

import itertools
import re
import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional

import requests

Delivery = Callable[[], requests.Response]
PUBLIC_URL = "https://bot.example.org"
WAIT_SECONDS = 10.0
QUESTION = "How long do the Trade policy courses last?"
ANSWER = "eight weeks"
WORDLESS = "only read words"
GREETING = "I'm a bot"


@dataclass
class Request:
    """A request that the assistant sent to the platform's API."""

    method: str
    path: str
    query: Dict[str, str]
    headers: Dict[str, str]
    body: Any


@dataclass
class Shown:
    """A message as people see it on the platform.

    Attributes:
        to: The chat, room or number it went to.
        text: All that can be read in it.
        buttons: Title and value of each button.
        raw: The request's body.
    """

    to: str
    text: str
    buttons: Dict[str, Any] = field(default_factory=dict)
    raw: Any = None


class Rejected(Exception):
    """The platform's own refusal of a call."""

    def __init__(self, status: int, body: Any, headers: Optional[Dict[str, str]] = None) -> None:
        super().__init__(status)
        self.status, self.body, self.headers = status, body, headers or {}


class Platform(ABC):
    """A platform's stand-in: checks every call of the assistant and keeps what would be shown."""

    name: str

    def __init__(self) -> None:
        self.bot = ""
        self.address = ""
        self.shown: List[Shown] = []
        self.problems: List[str] = []
        self.requests: List[Request] = []
        self.hold: Optional[threading.Event] = None
        self.rejections: List[Rejected] = []
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)

    @abstractmethod
    def environment(self) -> Dict[str, str]:
        """The variables that switch the channel on."""

    @abstractmethod
    def serve(self, request: Request) -> Any:
        """Check a call and answer as the platform does.

        Raises:
            AssertionError: If the call is not as the documentation says.
        """

    @abstractmethod
    def prepare(self, person: str, text: str, forged: bool = False) -> Delivery:
        """A person's direct message, to be delivered as often as the result is called.

        Args:
            person: Who says it.
            text: What is said.
            forged: With a signature or token that is not the platform's.
        """

    @abstractmethod
    def deliver_raw(self, body: bytes) -> requests.Response:
        """Deliver any body, signed as if it were right."""

    def say(self, person: str, text: str) -> requests.Response:
        """Deliver a direct message of a person."""
        return self.prepare(person, text)()

    def prepare_press(self, person: str, value: Any) -> Delivery:
        """The press of a button, to be delivered as often as the result is called."""
        raise NotImplementedError(f"{self.name} has no buttons")

    def press(self, person: str, value: Any) -> requests.Response:
        """Deliver the press of a button."""
        return self.prepare_press(person, value)()

    @property
    def webhook(self) -> str:
        """Where the platform delivers events."""
        return f"{self.bot}/webhooks/{self.name}/webhook"

    def number(self) -> int:
        """A fresh number for identifiers."""
        return next(self._numbers)

    def handle(self, request: Request) -> Any:
        """Serve a call, keeping what is wrong with it."""
        with self._changed:
            self.requests.append(request)
            self._changed.notify_all()
        if self.hold is not None:
            self.hold.wait()
        if self.rejections:
            raise self.rejections.pop(0)
        try:
            return self.serve(request)
        except AssertionError as problem:
            self.problems.append(f"{request.method} {request.path}: {problem}\n{request.body}")
            raise Rejected(400, {"error": str(problem)}) from None
        finally:
            with self._changed:
                self._changed.notify_all()

    def show(self, to: Any, text: str, buttons: Optional[Dict[str, Any]], raw: Any) -> None:
        """Keep a message that would be shown."""
        with self._changed:
            self.shown.append(Shown(str(to), text, buttons or {}, raw))
            self._changed.notify_all()

    def wait(self, condition: Callable[[], Any], expected: str) -> Any:
        """Wait until something is true and return it.

        Raises:
            AssertionError: If it does not become true.
        """
        with self._changed:
            assert self._changed.wait_for(condition, WAIT_SECONDS), (
                f"expected {expected!r}; shown: {[item.text for item in self.shown[-4:]]}; "
                f"problems: {self.problems}"
            )
            return condition()


class Chat:
    """One person's direct conversation with the assistant on a platform."""

    def __init__(self, platform: Platform, person: str, to: Optional[str] = None) -> None:
        self.platform = platform
        self.person = person
        self.to = to or person
        self._mark = 0

    def shown(self) -> List[Shown]:
        """All messages to this person since the last thing they said."""
        return [item for item in self.platform.shown if item.to == self.to][self._mark :]

    def ever(self) -> str:
        """All that was shown to this person from the beginning, as one text."""
        return "\n".join(item.text for item in self.platform.shown if item.to == self.to)

    def text(self) -> str:
        """What was shown since, as one text on one line."""
        joined = " ".join(re.sub(r" \(\d+/\d+\)$", "", item.text) for item in self.shown())
        return " ".join(joined.split())

    def say(self, text: str, expected: str) -> str:
        """Say something and wait for words in the reply; returns the reply."""
        self.mark()
        answer = self.platform.say(self.person, text)
        assert answer.status_code < 300, answer.text
        return self.wait_for(expected)

    def expect(self, answer: requests.Response, expected: Optional[str]) -> None:
        """What an event leads to: a reply with some words, or to nothing at all.

        An event that leads to nothing should contain `QUESTION`, were it read.
        """
        assert answer.status_code == 200, answer.text
        if expected:
            self.wait_for(expected)
        self.say("What's the weather?", "the WTO's training programmes")
        if not expected:
            assert ANSWER not in self.ever() and WORDLESS not in self.ever()

    def mark(self) -> None:
        """Forget what has been shown."""
        self._mark += len(self.shown())

    def wait_for(self, expected: str) -> str:
        """Wait until some words are shown."""
        return str(self.platform.wait(lambda: expected in self.text() and self.text(), expected))

    def choose(self, title: str, expected: str) -> str:
        """Take an offered choice, by its button or else by its number."""
        offer = self.wait_for_choice(title)
        if isinstance(offer, str):
            return self.say(offer, expected)
        self.mark()
        answer = self.platform.press(self.person, offer[0])
        assert answer.status_code < 300, answer.text
        return self.wait_for(expected)

    def wait_for_choice(self, title: str) -> Any:
        """Wait until a choice is offered: its number, or its button's value in a list."""
        return self.platform.wait(lambda: self._offer(title), f"the choice {title}")

    def _offer(self, title: str) -> Any:
        for item in self.shown():
            if title in item.buttons:
                return [item.buttons[title]]
            number = re.search(rf"^(\d+)\. {re.escape(title)}( \(\d+/\d+\))?$", item.text, re.M)
            if number:
                return number.group(1)
        return None
