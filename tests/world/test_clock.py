"""The time in a world: it runs, stands still, and can be put anywhere."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.store import MemoryStore
from sandbox.world.clock import EARLIEST, LATEST, Clock, ClockError, ClockSetting
from tests.empty_store import empty_store

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NEW_YEAR = datetime(2030, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Machine:
    """The machine's clock, put forward by hand."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(store: MemoryStore, machine: Machine) -> Clock:
    return Clock(store, machine)


def test_tells_the_time_of_the_machine(clock: Clock, machine: Machine):
    machine.time += HOUR
    assert (clock.now(), clock.frozen) == (NOON + HOUR, False)


def test_tells_the_second_without_its_fraction(clock: Clock, machine: Machine):
    seconds = []
    for past in (0.25, 0.75, 1.0, 0.5, 3601.5):
        machine.time = NOON + timedelta(seconds=past)
        seconds.append((clock.second() - NOON).total_seconds())
    assert seconds == [0, 0, 1, 0, 3601]


def test_the_time_of_this_machine_is_in_utc(store: MemoryStore):
    assert Clock(store).now().tzinfo is UTC


def test_a_frozen_clock_stands(clock: Clock, machine: Machine):
    clock.freeze()
    machine.time += HOUR
    assert (clock.now(), clock.frozen) == (NOON, True)


def test_stands_where_it_is_frozen(clock: Clock):
    assert (clock.freeze(NEW_YEAR), clock.now()) == (NEW_YEAR, NEW_YEAR)


def test_can_be_frozen_in_the_past(clock: Clock):
    clock.freeze(NOON - HOUR)
    assert clock.now() == NOON - HOUR


def test_runs_on_from_where_it_stood(clock: Clock, machine: Machine):
    clock.freeze(NEW_YEAR)
    machine.time += HOUR
    assert clock.run() == NEW_YEAR
    machine.time += HOUR
    assert (clock.now(), clock.frozen) == (NEW_YEAR + HOUR, False)


def test_one_that_runs_is_left_alone_when_told_to_run(clock: Clock, machine: Machine):
    clock.advance(HOUR)
    machine.time += HOUR
    assert (clock.run(), clock.now()) == (NOON + 2 * HOUR, NOON + 2 * HOUR)


def test_runs_on_after_it_was_advanced(clock: Clock, machine: Machine):
    assert clock.advance(HOUR) == NOON + HOUR
    machine.time += HOUR
    assert clock.now() == NOON + 2 * HOUR


def test_goes_as_far_in_two_steps_as_in_one(clock: Clock):
    clock.advance(HOUR)
    clock.advance(HOUR)
    assert clock.now() == NOON + 2 * HOUR


def test_stands_on_after_it_was_advanced_while_it_stood(clock: Clock, machine: Machine):
    clock.freeze()
    clock.advance(HOUR)
    machine.time += HOUR
    assert (clock.now(), clock.frozen) == (NOON + HOUR, True)


def test_runs_on_from_where_it_is_set(clock: Clock, machine: Machine):
    assert clock.set(NEW_YEAR) == NEW_YEAR
    machine.time += HOUR
    assert (clock.now(), clock.frozen) == (NEW_YEAR + HOUR, False)


def test_stands_where_it_is_set_while_it_stood(clock: Clock, machine: Machine):
    clock.freeze()
    clock.set(NEW_YEAR)
    machine.time += HOUR
    assert (clock.now(), clock.frozen) == (NEW_YEAR, True)


def test_runs_with_the_machine_again_after_a_reset(clock: Clock, machine: Machine):
    clock.advance(HOUR)
    clock.freeze()
    clock.reset()
    machine.time += HOUR
    assert (clock.now(), clock.frozen) == (NOON + HOUR, False)


def test_a_clock_over_the_same_store_stands_where_it_stands(
    clock: Clock, store: MemoryStore, machine: Machine
):
    clock.freeze(NEW_YEAR)
    other = Clock(store, machine)
    assert (other.now(), other.frozen) == (NEW_YEAR, True)


def test_a_clock_over_the_same_store_runs_as_far_ahead(
    clock: Clock, store: MemoryStore, machine: Machine
):
    clock.advance(HOUR)
    assert Clock(store, machine).now() == NOON + HOUR


def test_goes_by_a_setting_that_another_has_put_when_it_is_told_of_it(
    clock: Clock, store: MemoryStore
):
    store.put(ClockSetting(ahead=HOUR))
    clock.refresh()
    assert clock.now() == NOON + HOUR


def test_nothing_is_kept_of_a_clock_that_was_reset(clock: Clock, store: MemoryStore):
    clock.advance(HOUR)
    clock.reset()
    assert store.changes() == {}


def test_tells_utc_wherever_it_is_set(clock: Clock):
    clock.freeze(datetime(2030, 1, 1, 2, tzinfo=timezone(2 * HOUR)))
    assert (clock.now(), clock.now().tzinfo) == (NEW_YEAR, UTC)


@pytest.mark.parametrize(
    ("at", "message"),
    [
        (
            datetime(2030, 1, 1),  # noqa: DTZ001 - what is refused
            "2030-01-01T00:00:00 has no time zone: add Z for UTC, or +02:00",
        ),
        (
            EARLIEST - timedelta(seconds=1),
            "1969-12-31T23:59:59+00:00 is out of range: 1970-01-01 to 9000-01-01",
        ),
        (
            LATEST + timedelta(seconds=1),
            "9000-01-01T00:00:01+00:00 is out of range: 1970-01-01 to 9000-01-01",
        ),
    ],
)
def test_refuses_a_time_that_it_cannot_tell(clock: Clock, at: datetime, message: str):
    with pytest.raises(ClockError) as refusal:
        clock.freeze(at)
    assert (str(refusal.value), clock.now()) == (message, NOON)


@pytest.mark.parametrize(
    ("length", "message"),
    [
        (-HOUR, "the clock advances forward only: to go back, freeze it or set it"),
        (
            timedelta(days=365 * 7_500),
            "9521-12-01T12:00:00+00:00 is out of range: 1970-01-01 to 9000-01-01",
        ),
        (timedelta.max, "999,999,999 days later is out of range: 1970-01-01 to 9000-01-01"),
    ],
)
def test_refuses_to_go_where_there_is_no_time(clock: Clock, length: timedelta, message: str):
    with pytest.raises(ClockError) as refusal:
        clock.advance(length)
    assert (str(refusal.value), clock.now()) == (message, NOON)


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(8999, 1, 1)),  # noqa: DTZ001 - Hypothesis takes them so
    st.timedeltas(timedelta(), timedelta(days=300)),
)
def test_whatever_it_is_set_to_it_keeps_pace_with_the_machine(at: datetime, later: timedelta):
    machine = Machine()
    clock = Clock(empty_store(), machine)
    clock.set(at.replace(tzinfo=UTC))
    machine.time += later
    assert clock.now() == at.replace(tzinfo=UTC) + later
