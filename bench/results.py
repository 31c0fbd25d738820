"""What was measured, kept in files, so that a report can be written anew without measuring."""

from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from bench.bursts import Burst, Plan
from bench.cold_start import Start
from bench.intervals import Estimate
from bench.places import BUILD

_FOLDER: Final = BUILD / "results"


@dataclass(frozen=True, slots=True)
class Grown:
    """The memory that a server holds after all bursts, and how many requests it had answered."""

    server: str
    requests: int
    resident: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The servers beside one another."""

    machine: dict[str, str]
    plan: Plan
    bursts: list[Burst]
    starts: list[Start]
    grown: list[Grown]


@dataclass(frozen=True, slots=True)
class CatalogCompared:
    """The servers beside one another, all with the same catalog."""

    plan: Plan
    bursts: list[Burst]


@dataclass(frozen=True, slots=True)
class CartsCompared:
    """The servers beside one another, each with carts in memory."""

    plan: Plan
    bursts: list[Burst]


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing. *most* is the goal, in the same *unit*, where there is one."""

    words: str
    unit: str
    estimate: Estimate
    most: float | None = None


@dataclass(frozen=True, slots=True)
class WorldsMeasured:
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Second:
    """One second of the soak: since when, logins so far, resident memory in bytes."""

    at: float
    logins: int
    resident: int


@dataclass(frozen=True, slots=True)
class Soaked:
    """A soak: *filling* until all registers had reached their bounds, then *full*."""

    filling: list[Second]
    full: list[Second]
    errors: int


@dataclass(frozen=True, slots=True)
class Shared:
    """One server for many tests: answers with something of another world, how often scenarios
    answered that were to answer twice, milliseconds of calls, and the server's part of them.

    *live* are worlds that were there at once, *lost* those of them that had forgotten their
    customer, *bytes_each* what one took.
    """

    worlds: int
    operations: int
    wrong: int
    queues: list[int]
    made: Estimate
    reset: Estimate
    made_at_server: float
    reset_at_server: float
    live: int
    lost: int
    bytes_each: float


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a suite: how many of its tests did what, in how many *seconds*."""

    passed: int
    failed: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SuiteRun:
    """A suite on so many *workers*, again and again on one server."""

    workers: int
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class ReplicatedRow:
    """Processor time of a login in microseconds: of all replicas together, and of the store."""

    where: str
    replicas: int
    worlds: int
    micros: float
    store_micros: float
    wrong: int


@dataclass(frozen=True, slots=True)
class Replicated:
    """Logins in memory in one world and in many; then in a store: also with several replicas."""

    rows: list[ReplicatedRow]


Part = (
    CartsCompared
    | CatalogCompared
    | Compared
    | WorldsMeasured
    | Shared
    | SuiteRun
    | Soaked
    | Replicated
)
P = TypeVar("P", bound=Part)


def keep(part: Part) -> None:
    """Write *part* in the place of an earlier one of its kind."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    (_FOLDER / f"{type(part).__name__}.json").write_bytes(msgspec.json.encode(part))


def kept(kind: type[P]) -> P | None:
    """Return what was kept of *kind*, or None."""
    path = _FOLDER / f"{kind.__name__}.json"
    return msgspec.json.decode(path.read_bytes(), type=kind) if path.exists() else None
