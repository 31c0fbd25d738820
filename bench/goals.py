"""What the sandbox is to reach, each goal beside what was measured."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench.bursts import Burst
from bench.cold_start import Start
from bench.comparison import Comparison
from bench.intervals import Estimate, estimate
from bench.results import Compared


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: *bound* is the least that will do, or, with *at_most*, the most."""

    words: str
    bound: float
    measured: Callable[[Compared], Estimate | None]
    at_most: bool = False
    unit: str = ""

    def verdict(self, found: Estimate) -> str:
        """Say whether *found* meets the goal: with its whole interval, or by its median only."""
        if not found.is_of_enough:
            return "too few rounds"
        ends = (found.high, found.low) if self.at_most else (found.low, found.high)
        if self._holds(ends[0]):
            return "yes"
        if self._holds(found.value):
            return "by the median"
        return "not sure" if self._holds(ends[1]) else "no"

    def _holds(self, value: float) -> bool:
        return value <= self.bound if self.at_most else value >= self.bound

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}{self.unit}"


def logins_of(peer: str) -> Callable[[Compared], Estimate | None]:
    """Return what takes our logins a second over those of *peer*."""
    return lambda found: Comparison(found.bursts).ratio(("ours", "login"), (peer, "login"))


def start_ratio(found: Compared, peer: str, measure: Callable[[Start], float]) -> Estimate | None:
    """Return *measure* of our starts over that of *peer*'s, taken within rounds."""
    ours = {start.round: start for start in found.starts if start.server == "ours"}
    theirs = {start.round: start for start in found.starts if start.server == peer}
    values = [measure(ours[n]) / measure(theirs[n]) for n in ours.keys() & theirs.keys()]
    return estimate(values) if values else None


def _slowest(burst: Burst) -> float:
    return burst.p99


def _slowest_of(peer: str) -> Callable[[Compared], Estimate | None]:
    return lambda found: Comparison(found.bursts).ratio(
        ("ours", "login"), (peer, "login"), _slowest
    )


def _until(peer: str) -> Callable[[Compared], Estimate | None]:
    return lambda found: start_ratio(found, peer, lambda start: start.seconds)


GOALS: Final = (
    Goal("logins, of bare aiohttp with our crypto", 0.9, logins_of("floor")),
    Goal("the same, stretch", 1.1, logins_of("floor")),
    Goal("logins, of the cached-document recipe", 2.5, logins_of("recipe")),
    Goal("logins, of mercurius with JIT", 1.5, logins_of("mercurius")),
    Goal("logins, of Apollo Server", 2.6, logins_of("apollo")),
    Goal("logins, of Mockoon's canned answer", 5, logins_of("mockoon")),
    Goal(
        "p99 of a login",
        10,
        lambda found: Comparison(found.bursts).median("ours", "login", _slowest),
        at_most=True,
        unit=" ms",
    ),
    Goal("p99 of a login, of Apollo Server's", 0.25, _slowest_of("apollo"), at_most=True),
    Goal(
        "logins with the token in the document, of those with a variable",
        0.6,
        lambda found: Comparison(found.bursts).ratio(("ours", "inlined"), ("ours", "login")),
    ),
    Goal(
        "start to first login, of bare aiohttp with our crypto", 1.25, _until("floor"), at_most=True
    ),
    Goal(
        "start to first login, of bare aiohttp with plain crypto",
        1.25,
        _until("plain"),
        at_most=True,
    ),
    Goal("start to first login, of Apollo Server's", 0.6, _until("apollo"), at_most=True),
    Goal(
        "memory at start, of Apollo Server's",
        0.7,
        lambda found: start_ratio(found, "apollo", lambda start: start.resident),
        at_most=True,
    ),
)
