"""What the sandbox is to reach, each goal beside what was measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bench.bursts import Burst
from bench.cold_start import Start
from bench.comparison import Comparison
from bench.intervals import Estimate, estimate
from bench.results import Compared

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Goal(Generic[T]):
    """One goal: *bound* is the least that will do, or, with *at_most*, the most."""

    words: str
    bound: float
    measured: Callable[[T], Estimate | None]
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


GOALS: Final[Sequence[Goal[Compared]]] = (
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

Bursts = Sequence[Burst]


def _requests_of(peer: str, workload: str) -> Callable[[Bursts], Estimate | None]:
    return lambda found: Comparison(found).ratio(("ours", workload), (peer, workload))


def _p99(workload: str) -> Callable[[Bursts], Estimate | None]:
    return lambda found: Comparison(found).median("ours", workload, _slowest)


def _of_mercurius(words: str, workload: str, bound: float = 1.5) -> Goal[Bursts]:
    return Goal(f"{words}, of mercurius with JIT", bound, _requests_of("mercurius", workload))


def _soon(words: str, workload: str) -> Goal[Bursts]:
    return Goal(f"p99 of {words}", 10, _p99(workload), at_most=True, unit=" ms")


CATALOG_GOALS: Final = (
    _of_mercurius("collection pages", "collection"),
    _of_mercurius("product pages", "product"),
    _of_mercurius("predictive search", "predict"),
    _of_mercurius("journeys", "journey"),
    _of_mercurius("pages of 250 products", "many", 1.0),
    _soon("a collection page", "collection"),
    _soon("predictive search", "predict"),
)
CART_GOALS: Final = (
    _of_mercurius("new carts", "cartCreate"),
    _of_mercurius("lines added to carts", "cartLinesAdd"),
    _of_mercurius("carts read", "cart"),
    _of_mercurius("whole purchases", "purchase"),
    _soon("a new cart", "cartCreate"),
    _soon("a line added to a cart", "cartLinesAdd"),
    _soon("a cart that is read", "cart"),
    _soon("a request of a purchase", "purchase"),
)
