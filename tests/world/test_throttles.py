"""Counting what comes from an address."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sandbox.world.throttles import WINDOW, ThrottleCount, Throttles
from tests.empty_store import empty_store

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = ("login", "192.0.2.1")


def fresh(limit: int) -> Throttles:
    return Throttles(empty_store(), limit)


def counted(*moments: datetime, limit: int) -> Throttles:
    throttles = fresh(limit)
    list(map(lambda moment: throttles.count(KEY, moment), moments))  # noqa: C417 - no loop
    return throttles


def test_what_was_never_asked_may_be_asked():
    assert fresh(1).opens_at(KEY, NOON) is None


def test_it_may_be_asked_as_often_as_the_limit_says():
    assert counted(NOON, limit=2).opens_at(KEY, NOON) is None


def test_then_not_until_a_window_after_the_first_time_is_over():
    later = NOON + timedelta(seconds=20)
    assert counted(NOON, later, limit=2).opens_at(KEY, later) == NOON + WINDOW


def test_when_the_window_is_over_it_may_be_asked_again():
    assert counted(NOON, NOON, limit=2).opens_at(KEY, NOON + WINDOW) is None


def test_a_new_window_begins_with_the_next_time():
    again = NOON + WINDOW
    assert counted(NOON, again, limit=1).opens_at(KEY, again) == again + WINDOW


def test_a_clock_that_is_put_back_ends_the_window():
    assert counted(NOON, limit=1).opens_at(KEY, NOON - timedelta(seconds=1)) is None


def test_another_address_is_counted_apart():
    assert counted(NOON, limit=1).opens_at(("login", "192.0.2.2"), NOON) is None


def test_another_thing_asked_is_counted_apart():
    assert counted(NOON, limit=1).opens_at(("create", KEY[1]), NOON) is None


def test_past_the_most_the_count_of_longest_ago_is_forgotten():
    throttles = counted(NOON, limit=1)
    list(map(lambda number: throttles.count(("login", str(number)), NOON), range(10_000)))  # noqa: C417 - in C, for so many
    assert throttles.opens_at(KEY, NOON) is None
    assert throttles.opens_at(("login", "9999"), NOON) == NOON + WINDOW


@given(st.integers(1, 4), st.lists(st.integers(0, 200), max_size=40))
def test_no_more_than_the_limit_are_let_through_in_a_window(limit: int, seconds: list[int]):
    throttles, windows = fresh(limit), Counter[datetime]()
    for moment in (NOON + timedelta(seconds=second) for second in sorted(seconds)):
        if throttles.opens_at(KEY, moment) is None:
            throttles.count(KEY, moment)
            known = throttles._store.get(ThrottleCount, " ".join(KEY))
            windows[known.began] += 1
    begun = sorted(windows)
    assert max(windows.values(), default=0) <= limit
    assert all(later - earlier >= WINDOW for earlier, later in pairwise(begun))
