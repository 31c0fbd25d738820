"""The clock of a world: show, stop, move and restart it."""

from datetime import datetime
from typing import Final

from msgspec import to_builtins

from sandbox.checkout.abandoned import send_reminders
from sandbox.control.problems import invalid_values
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.clock import ClockChange, ClockState
from sandbox.duration import DurationError, NegativeDurationError, parse_duration
from sandbox.faults import fault
from sandbox.world.clock import Clock, ClockError


def get_clock(request: ControlRequest[Empty, Empty]) -> ClockState:
    return _shown(request.world.clock)


def put_clock(request: ControlRequest[Empty, ClockChange]) -> ClockState:
    """Change the clock. Raises `ProblemError`; the clock is then unchanged."""
    given = list(to_builtins(request.body))
    if len(given) != 1:
        which = " and ".join(given) or "none"
        known = ", ".join(ClockChange.__struct_fields__)
        raise invalid_values([fault(f"give exactly one of {known}, not {which}")])
    clock = request.world.clock
    try:
        _move(clock, request.body)
    except NegativeDurationError as error:
        detail = f"{error}. To move the clock back, use set or freeze"
        raise invalid_values([fault(detail, given[0])]) from None
    except (ClockError, DurationError) as error:
        raise invalid_values([fault(str(error), given[0])]) from None
    send_reminders(request.world)
    return _shown(clock)


def _move(clock: Clock, change: ClockChange) -> None:
    match change:
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
            raise ClockError("is false: use true, or leave it out")


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
        refusals={422: "The clock cannot be changed like this; it is unchanged."},
    ),
)
