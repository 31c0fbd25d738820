"""Writes what was measured as one document: tables between the words of a template."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any, Final, TypeAlias, TypeVar

from bench import carts, catalog_documents, purchases, replicas, sharing, suite_runs
from bench.bursts import Burst
from bench.cart_workloads import ADD
from bench.comparison import Comparison
from bench.goals import CART_GOALS, CATALOG_GOALS, GOALS, Goal, start_ratio
from bench.intervals import Estimate, estimate, short
from bench.places import BENCH
from bench.results import (
    CartsCompared,
    CatalogCompared,
    Compared,
    Replicated,
    Row,
    Shared,
    Soaked,
    SuiteRun,
    WorldsMeasured,
    kept,
)
from bench.servers import BY_NAME, SUBJECT
from bench.soak import in_words
from bench.workload_rows import PEERS, heads, rows
from bench.workloads import LOGIN, WORKLOADS, Workload

NOT_MEASURED: Final = "*Not measured in this run.*"
_MIB: Final = 2**20
T = TypeVar("T")
Reached: TypeAlias = "tuple[Goal[Any], Estimate | None]"


class NothingComparedError(RuntimeError):
    """The document is about servers side by side, and they were never measured here."""

    def __init__(self) -> None:
        super().__init__("no servers were compared yet: add --only servers")


def write(path: Path) -> None:
    """Write the document from what is kept. Raises `NothingComparedError`."""
    found = kept(Compared)
    if found is None:
        raise NothingComparedError
    template = Template((BENCH / "performance.template.md").read_text(encoding="utf-8"))
    path.write_text(template.substitute(sections(found)), encoding="utf-8")


def sections(found: Compared) -> dict[str, str]:
    """Return what the template asks for, by name."""
    plan = found.plan
    return {
        "goals": goals_table(
            [
                *of(GOALS, found),
                *of(CATALOG_GOALS, _bursts_of(kept(CatalogCompared))),
                *of(CART_GOALS, _bursts_of(kept(CartsCompared))),
            ]
        ),
        "ceiling": ceiling(found.bursts, LOGIN.name, "logins"),
        "machine": table(("", ""), found.machine.items()),
        "rounds": str(plan.rounds),
        "seconds": str(plan.seconds),
        "connections": str(plan.connections),
        "bursts": _bursts(found.bursts),
        **{workload.name: _servers_table(found, workload) for workload in WORKLOADS},
        "start": _start_table(found),
        "catalog": _workloads_table(kept(CatalogCompared), catalog_documents.TITLES, PEERS),
        "worlds": _worlds_table(worlds.rows if (worlds := kept(WorldsMeasured)) else []),
        "carts": _workloads_table(kept(CartsCompared), carts.TITLES, PEERS),
        "cart_ceilings": _cart_ceilings(_bursts_of(kept(CartsCompared))),
        "sharing": sharing.in_words(shared) if (shared := kept(Shared)) else NOT_MEASURED,
        "suite": suite_runs.in_words(ran) if (ran := kept(SuiteRun)) else NOT_MEASURED,
        "replicas": replicas.in_words(some) if (some := kept(Replicated)) else NOT_MEASURED,
        "soak": in_words(soaked) if (soaked := kept(Soaked)) else NOT_MEASURED,
    }


def of(goals: Sequence[Goal[T]], found: T) -> list[Reached]:
    """Return each of *goals* with what was measured of it."""
    return [(goal, goal.measured(found)) for goal in goals]


def goals_table(measured: Sequence[Reached]) -> str:
    """Return each goal beside what was measured, as far as its servers were there."""
    return table(
        ("goal", "", "measured", "met"),
        [
            (goal.words, str(goal), f"{value}{goal.unit}", goal.verdict(value))
            for goal, value in measured
            if value is not None
        ],
    )


def ceiling(bursts: Sequence[Burst], workload: str, things: str) -> str:
    """Say what bare aiohttp makes of the *things* of servers on Node.js, if it was measured."""
    comparison = Comparison(bursts)
    ratios = {
        BY_NAME[peer].title: comparison.ratio(("floor", workload), (peer, workload))
        for peer in ("mercurius", "apollo")
    }
    clauses = [f"{ratio} of {title}'s" for title, ratio in ratios.items() if ratio]
    if not clauses:
        return ""
    return (
        "What aiohttp can do here: bare, and without GraphQL, it made "
        f"{' and '.join(clauses)} {things}."
    )


def _cart_ceilings(bursts: Sequence[Burst]) -> str:
    of = ((ADD.name, "lines added to carts"), (purchases.NAME, "purchases"))
    return "\n\n".join(filter(None, (ceiling(bursts, *each) for each in of)))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, or a sentence when it would be empty."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return NOT_MEASURED
    return "\n".join((f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines))


def _bursts_of(found: CatalogCompared | CartsCompared | None) -> Sequence[Burst]:
    return [] if found is None else found.bursts


def _workloads_table(
    found: CatalogCompared | CartsCompared | None, titles: Mapping[str, str], peers: Sequence[str]
) -> str:
    return NOT_MEASURED if found is None else table(heads(peers), rows(found.bursts, titles, peers))


def _bursts(bursts: Sequence[Burst]) -> str:
    dropped = sum(not burst.is_quiet for burst in bursts)
    errors = sum(burst.errors for burst in bursts)
    repeated = sum(burst.repeated for burst in bursts)
    busiest = max(burst.wrk for burst in bursts)
    return (
        f"This run: {len(bursts)} bursts, {dropped} dropped; "
        f"{sum(burst.requests for burst in bursts):,} requests, {errors} errors, "
        f"{repeated} tokens sent twice. wrk took at most {busiest:.2f} of its core."
        + "".join(f"\n\nThe first error: `{each.sample}`" for each in _wrong(bursts)[:1])
    )


def _wrong(bursts: Sequence[Burst]) -> list[Burst]:
    return [burst for burst in bursts if burst.errors]


def _servers_table(found: Compared, workload: Workload) -> str:
    comparison = Comparison(found.bursts)

    def median(server: str, measure: Callable[[Burst], float]) -> str:
        return _short(comparison.median(server, workload.name, measure))

    names = dict.fromkeys(burst.server for burst in found.bursts if burst.workload == workload.name)
    return table(
        ("server", "crypto", "ours over it", "p50 ms", "p99 ms", "CPU µs", "a second, here"),
        [
            (
                BY_NAME[name].title,
                BY_NAME[name].crypto,
                _ratio(comparison, name, workload),
                median(name, lambda burst: burst.p50),
                median(name, lambda burst: burst.p99),
                median(name, lambda burst: burst.cpu),
                median(name, lambda burst: burst.rate),
            )
            for name in sorted(names, key=list(BY_NAME).index)
        ],
    )


def _ratio(comparison: Comparison, name: str, workload: Workload) -> str:
    if name == SUBJECT.name:
        return "1"
    found = comparison.ratio((SUBJECT.name, workload.name), (name, workload.name))
    return "-" if found is None else str(found)


def _short(found: Estimate | None) -> str:
    return "-" if found is None else short(found.value)


def _start_table(found: Compared) -> str:
    grown = {each.server: each for each in found.grown}
    names = sorted({start.server for start in found.starts}, key=list(BY_NAME).index)
    rows = []
    for name in names:
        starts = [start for start in found.starts if start.server == name]
        rows.append(
            (
                BY_NAME[name].title,
                short(estimate([start.seconds * 1e3 for start in starts]).value),
                _start_ratio(found, name),
                short(estimate([start.resident / _MIB for start in starts]).value),
                f"{grown[name].resident / _MIB:.0f}" if name in grown else "-",
                f"{grown[name].requests:,}" if name in grown else "-",
            )
        )
    heads = ("server", "start ms", "ours over it", "memory MiB", "memory after", "answers by then")
    return table(heads, rows)


def _start_ratio(found: Compared, name: str) -> str:
    if name == SUBJECT.name:
        return "1"
    return str(start_ratio(found, name, lambda start: start.seconds))


def _worlds_table(rows: Sequence[Row]) -> str:
    return table(("", "median", "95 % interval", "goal"), map(_cells, rows))


def _cells(row: Row) -> tuple[str, ...]:
    found = row.estimate
    goal = "" if row.most is None else f"≤ {short(row.most)} {row.unit}"
    return (row.words, f"{short(found.value)} {row.unit}", found.interval, goal)
