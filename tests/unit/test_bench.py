"""How the bench counts: goals, memory growth, time of a turn."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import Any, AsyncGenerator, Dict

import pytest

from bench import stopwatch
from bench.goals import goals
from bench.growth import at, slope
from bench.stopwatch import Stopwatch


def figures(**changes: Any) -> Dict[str, Any]:
    found = {
        "median": 10.0, "rate": 90.0, "training": 10.0, "start": 5.0, "memory": 500.0,
        "answers": {"share": 0.9, "by_kind": {"list": [9, 10], "matter": [9, 10]}},
    }  # fmt: skip
    return {**found, **changes}


def test_goals_just_reached() -> None:
    default = figures(
        median=30.0, rate=30.0, training=70.0, start=20.0, memory=1000.0,
        answers={"share": 0.7, "by_kind": {"list": [9, 10], "matter": [5, 10]}},
    )  # fmt: skip
    assert all(goal.reached for goal in goals(figures(), default))


def test_goals_not_reached() -> None:
    default = figures(
        median=29.0, rate=31.0, training=69.0, start=19.0, memory=999.0,
        answers={"share": 0.71, "by_kind": {"list": [10, 10], "matter": [4, 10]}},
    )  # fmt: skip
    found = goals(figures(), default)
    assert not any(goal.reached for goal in found)
    assert found[0].relation == "1/2.9"
    assert found[-1].shipped == "list"


def test_growth_ignores_what_happens_before_it_settles() -> None:
    points = [
        (0, 100.0),
        (500, 400.0),
        (1500, 490.0),
        *((turns, 500.0 + turns / 500) for turns in range(2000, 6001, 500)),
    ]
    assert slope(points) == pytest.approx(2.0)
    assert at(points, 700) == 400.0


class Work:
    """Something that takes time on a clock that only it moves."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def inner(self) -> None:
        self._clock.now += 2.0

    async def outer(self) -> str:
        self._clock.now += 1.0
        self.inner()
        self._clock.now += 4.0
        return "done"

    @asynccontextmanager
    async def door(self) -> AsyncGenerator[str, None]:
        self._clock.now += 8.0
        yield "inside"
        self._clock.now += 16.0


class Clock:
    """A clock for the stopwatch."""

    now = 0.0

    def perf_counter(self) -> float:
        return self.now


def test_each_moment_is_counted_for_the_innermost(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(stopwatch, "time", clock)
    watch, work = Stopwatch(), Work(clock)
    watch.watch(work, "inner", "inner")
    watch.watch(work, "outer", "outer")
    watch.watch_entry(work, "door", "door")

    async def everything() -> None:
        with watch.counting("rest"):
            clock.now += 32.0
            async with work.door() as where:
                assert where == "inside"
                assert await work.outer() == "done"

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(everything())
    finally:
        loop.close()
    assert watch.seconds == {"rest": 32.0, "door": 24.0, "outer": 5.0, "inner": 2.0}
