"""The clock of a world: what time it is there, to stop it and to move it."""

from datetime import datetime
from typing import Final

from msgspec import UNSET, Struct, UnsetType, to_builtins

from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.route import Ask, Nothing, Route
from sandbox.duration import DurationError, parse_duration
from sandbox.faults import fault
from sandbox.world.clock import Clock, ClockError


class ClockAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to do with the clock.

    `freeze` is the instant to stand at, true for the present one; `advance` a length of time;
    `set` the instant to go on from. `run` and `reset` are true: to run on from where the clock
    stands, and to run with the machine's clock again.
    """

    freeze: datetime | bool | UnsetType = UNSET
    advance: str | UnsetType = UNSET
    set: datetime | UnsetType = UNSET
    run: bool | UnsetType = UNSET
    reset: bool | UnsetType = UNSET


class ClockShown(Struct, frozen=True, kw_only=True):
    """The time in a world, in UTC, to the microsecond."""

    now: datetime
    frozen: bool


def get_clock(ask: Ask[Nothing, Nothing]) -> ClockShown:
    return _shown(ask.world.clock)


def put_clock(ask: Ask[Nothing, ClockAsked]) -> ClockShown:
    told = list(to_builtins(ask.body))
    if len(told) != 1:
        which = " and ".join(told) or "none"
        words = f"say one of {', '.join(ClockAsked.__struct_fields__)}, not {which}"
        raise invalid_values([fault(words)])
    clock = ask.world.clock
    try:
        _move(clock, ask.body)
    except (ClockError, DurationError) as error:
        raise _refused(told[0], str(error)) from None
    return _shown(clock)


def _move(clock: Clock, asked: ClockAsked) -> None:
    match asked:
        case ClockAsked(freeze=datetime() as at):
            clock.freeze(at)
        case ClockAsked(freeze=True):
            clock.freeze()
        case ClockAsked(advance=str(length)):
            clock.advance(parse_duration(length))
        case ClockAsked(set=datetime() as at):
            clock.set(at)
        case ClockAsked(run=True):
            clock.run()
        case ClockAsked(reset=True):
            clock.reset()
        case _:
            raise ClockError("is false, which says nothing: say true")


def _refused(key: str, words: str) -> ProblemError:
    return invalid_values([fault(words, key)])


def _shown(clock: Clock) -> ClockShown:
    return ClockShown(now=clock.now(), frozen=clock.frozen)


_PATH: Final = "/worlds/{world}/clock"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=get_clock,
        summary="Tell the time in a world, and whether it stands still.",
        answers={200: ClockShown},
    ),
    Route(
        method="PUT",
        path=_PATH,
        handle=put_clock,
        summary="Freeze the clock of a world, move it, or let it run.",
        body=ClockAsked,
        answers={200: ClockShown},
        refusals={422: "The clock cannot be put so; it is as it was."},
    ),
)
