"""`python -m bench`: measures the sandbox beside other servers, and writes a document of it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import (
    carts,
    catalog,
    cold_start,
    load,
    machine,
    preparation,
    replicas,
    report,
    results,
    sharing,
    soak,
    suite_runs,
    worlds,
)
from bench.bursts import Bench, Burst, Plan
from bench.faults import faults_of
from bench.places import BUILD, REPORT
from bench.processes import Running, ServerError, started
from bench.procfs import resident_bytes
from bench.servers import SERVERS, Server, UnknownServerError, chosen

Asked = argparse.Namespace
_STARTS: Final = 7
_PROCESSES: Final = 5
_RUNS: Final = 10
_CART_ROUNDS: Final = 6
_ERRORS: Final = (
    load.LoadError,
    preparation.PreparationError,
    report.NothingComparedError,
    ServerError,
    UnknownServerError,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and report. Returns 1 when something is missing, or was not answered right."""
    asked = _parser().parse_args(arguments)
    try:
        measured = [] if asked.again else _measure(asked)
        report.write(asked.out)
    except _ERRORS as error:
        _say(str(error))
        return 1
    _say(f"wrote {asked.out}")
    faults = [fault for part in measured for fault in faults_of(part)]
    for fault in faults:
        _say(fault)
    return 1 if faults else 0


def _measure(asked: Asked) -> list[results.Part]:
    """Measure the parts that are *asked* for, and keep each."""
    names = asked.only or list(PARTS)
    servers = chosen(asked.peers.split(","))
    _prepare(servers if {"servers", "carts"} & set(names) else [])
    measured = []
    for name in names:
        _say(name)
        measured.append(PARTS[name](asked, servers))
        results.keep(measured[-1])
    return measured


def _prepare(servers: Sequence[Server]) -> None:
    load.prepare()
    if any(server.npm for server in servers):
        preparation.check_peers_installed()
    BUILD.mkdir(parents=True, exist_ok=True)
    _say("building the wheel")
    preparation.install_wheel()
    preparation.write_schema()


def _compare(asked: Asked, servers: Sequence[Server]) -> results.Compared:
    plan = Plan(asked.rounds)
    bursts, grown = _visit(servers, plan)
    starts = cold_start.measure(servers, rounds=min(asked.rounds, _STARTS), say=_say)
    return results.Compared(machine.describe(), plan, bursts, starts, grown)


def _visit(servers: Sequence[Server], plan: Plan) -> tuple[list[Burst], list[results.Grown]]:
    """Start all *servers* and visit them in turn; those that wait cost nothing."""
    with ExitStack() as stack:
        directory = stack.enter_context(TemporaryDirectory(prefix="bench-"))
        running = [stack.enter_context(started(server)) for server in servers]
        bursts = Bench(running, plan, Path(directory)).run(_say)
        return bursts, [_grown(each, bursts) for each in running]


def _grown(running: Running, bursts: Sequence[Burst]) -> results.Grown:
    name = running.server.name
    requests = sum(burst.requests for burst in bursts if burst.server == name)
    return results.Grown(name, requests, resident_bytes(running.pid))


PARTS: Final[dict[str, Callable[[Asked, Sequence[Server]], results.Part]]] = {
    "servers": _compare,
    "carts": lambda asked, servers: carts.measure(servers, min(asked.rounds, _CART_ROUNDS), _say),
    "catalog": lambda asked, _: catalog.measure(asked.rounds, _say),
    "worlds": lambda asked, _: worlds.measure(min(asked.rounds, _PROCESSES)),
    "sharing": lambda _, __: sharing.measure(),
    "suite": lambda asked, _: suite_runs.measure(min(asked.rounds, _RUNS)),
    "soak": lambda _, __: soak.measure(),
    "replicas": lambda _, __: replicas.measure(),
}
"""What can be measured, each by itself."""


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    names = ",".join(server.name for server in SERVERS)
    add("--peers", default=names, help="which servers, with commas between (%(default)s)")
    add("--rounds", type=int, default=12, help="how often each is visited (%(default)s)")
    add("--only", action="append", choices=PARTS, help="measure this part; may be repeated")
    add("--out", type=Path, default=REPORT, help="the document to write")
    add("--again", action="store_true", help="write the document anew, measure nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
