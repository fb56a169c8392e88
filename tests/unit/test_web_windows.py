"""How often something may happen."""

import pytest

from channels.web.windows import Windows, wait


@pytest.mark.parametrize(
    "times, most, seconds",
    [
        ([], 1, 0),
        ([1000.0], 1, 60),
        ([1000.0], 2, 0),
        ([939.0, 1000.0], 2, 0),
        ([941.0, 1000.0], 2, 1),
        ([941.0, 950.0, 1000.0], 2, 10),
        ([941.0, 950.0, 1000.0], 1, 60),
    ],
)
def test_one_waits_until_a_place_is_free(times: list[float], most: int, seconds: float) -> None:
    assert wait(times, most, now=1000.0) == seconds


def test_keys_are_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("channels.web.windows.time.time", lambda: now)
    counts = Windows(2)
    assert [counts.wait("a") for _ in range(3)] == [0, 0, 60]
    assert counts.wait("b") == 0
    now += 61
    assert counts.wait("a") == 0
    # What is old is not kept.
    assert set(counts._times) == {"a"}
