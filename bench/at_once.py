"""Many messages of one person sent before the first is answered."""

from __future__ import annotations

import json
import selectors
import socket
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import List, Sequence
from urllib.parse import urlsplit

from tests.bot import Message

LIMIT = 120.0


@dataclass(frozen=True)
class AtOnce:
    """What came back.

    Attributes:
        answers: The bot's messages to each text, in the order of the texts.
        order: The places of the texts in the order in which they were answered.
        seconds: From the first text to the last answer.
    """

    answers: List[List[Message]]
    order: List[int]
    seconds: float


def ask_at_once(address: str, sender: str, texts: Sequence[str]) -> AtOnce:
    """Send all texts, each on a connection of its own, without waiting for any answer.

    Args:
        address: The bot's.
        sender: Who says them all.
        texts: What is said, in order.

    Raises:
        TimeoutError: If an answer does not come.
    """
    place = urlsplit(address)
    host, port = place.hostname or "", place.port or 80
    # All are known to the server first, so that texts arrive in the order in which they are sent.
    connections = [HTTPConnection(host, port, timeout=LIMIT) for _ in texts]
    # The first once more: so none of the others is still busy with its own.
    for opened in [*connections, connections[0]]:
        _greet(opened)
    sockets = [connection.sock for connection in connections]
    try:
        begin = time.monotonic()
        for connection, text in zip(sockets, texts):
            connection.sendall(_request(place.netloc, sender, text))
        received, order = _receive(sockets, begin + LIMIT)
        return AtOnce([_messages(raw) for raw in received], order, time.monotonic() - begin)
    finally:
        for connection in sockets:
            connection.close()


def _greet(connection: HTTPConnection) -> None:
    """Let the server answer over a connection, which stays open."""
    connection.request("GET", "/webhooks/rest/")
    connection.getresponse().read()


def _request(host: str, sender: str, text: str) -> bytes:
    body = json.dumps({"sender": sender, "message": text}).encode()
    head = (
        f"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _receive(sockets: Sequence[socket.socket], deadline: float) -> tuple[List[bytes], List[int]]:
    received = [b"" for _ in sockets]
    order: List[int] = []
    with selectors.DefaultSelector() as waiting:
        for index, connection in enumerate(sockets):
            waiting.register(connection, selectors.EVENT_READ, index)
        open_ones = set(range(len(sockets)))
        while open_ones:
            ready = waiting.select(deadline - time.monotonic())
            if not ready:
                raise TimeoutError(f"{len(open_ones)} of {len(sockets)} were not answered")
            # Who is ready at the same look is told apart by nothing; the lower place comes first.
            for key, _ in sorted(ready, key=lambda item: int(item[0].data)):
                data = sockets[key.data].recv(65536)
                if data and not received[key.data]:
                    order.append(key.data)
                received[key.data] += data
                if not data:
                    waiting.unregister(key.fileobj)
                    open_ones.discard(key.data)
    return received, order


def _messages(raw: bytes) -> List[Message]:
    body = raw.partition(b"\r\n\r\n")[2]
    return [
        Message(item.get("text", ""), item.get("buttons", [])) for item in json.loads(body or b"[]")
    ]
