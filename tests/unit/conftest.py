"""Fixtures of the unit tests."""

from __future__ import annotations

import threading
from typing import Iterator

import pytest

from tests.unit.prepared_server import PreparedServer


@pytest.fixture
def server() -> Iterator[PreparedServer]:
    """A platform."""
    platform = PreparedServer()
    threading.Thread(target=platform.serve_forever, daemon=True).start()
    yield platform
    platform.hold.set()
    platform.shutdown()
    platform.server_close()
