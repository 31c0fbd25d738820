"""The clock of a world: what time it is there, to stop it and to move it."""

from datetime import datetime
from typing import Final

from msgspec import to_builtins

from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.clock import ClockChange, ClockState
from sandbox.duration import DurationError, parse_duration
from sandbox.faults import fault
from sandbox.world.clock import Clock, ClockError


def get_clock(request: ControlRequest[Empty, Empty]) -> ClockState:
    return _shown(request.world.clock)


def put_clock(request: ControlRequest[Empty, ClockChange]) -> ClockState:
    told = list(to_builtins(request.body))
    if len(told) != 1:
        which = " and ".join(told) or "none"
        words = f"say one of {', '.join(ClockChange.__struct_fields__)}, not {which}"
        raise invalid_values([fault(words)])
    clock = request.world.clock
    try:
        _move(clock, request.body)
    except (ClockError, DurationError) as error:
        raise _refused(told[0], str(error)) from None
    return _shown(clock)


def _move(clock: Clock, asked: ClockChange) -> None:
    match asked:
        case ClockChange(freeze=datetime() as at):
            clock.freeze(at)
        case ClockChange(freeze=True):
            clock.freeze()
        case ClockChange(advance=str(length)):
            clock.advance(parse_duration(length))
        case ClockChange(set=datetime() as at):
            clock.set(at)
        case ClockChange(run=True):
            clock.run()
        case ClockChange(reset=True):
            clock.reset()
        case _:
            raise ClockError("is false, which says nothing: say true")


def _refused(key: str, words: str) -> ProblemError:
    return invalid_values([fault(words, key)])


def _shown(clock: Clock) -> ClockState:
    return ClockState(now=clock.now(), frozen=clock.frozen)


_PATH: Final = "/worlds/{world}/clock"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=get_clock,
        summary="Show the time of a world, and whether its clock is stopped.",
        answers={200: ClockState},
    ),
    Route(
        method="PUT",
        path=_PATH,
        handle=put_clock,
        summary="Stop, move or restart the clock of a world.",
        body=ClockChange,
        answers={200: ClockState},
        refusals={422: "The clock cannot be put so; it is as it was."},
    ),
)
