"""`python -m bench`: the whole comparison, printed and written as a document."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import (
    cold_start,
    growth,
    load,
    machine,
    preparation,
    report,
    results,
    shares,
    sharing,
    soak,
    start,
    suite_runs,
    worlds,
)
from bench.bursts import Bench, Burst, Plan
from bench.places import BUILD, REPORT
from bench.processes import Running, ServerError, started
from bench.procfs import resident_bytes
from bench.servers import SERVERS, Server, UnknownServerError, chosen

_BUDGET_ROUNDS: Final = 7
_WORLDS_PROCESSES: Final = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and report. Returns 1 when something is missing, or was not answered right."""
    asked = _parser().parse_args(arguments)
    if not asked.again:
        try:
            servers = chosen(asked.peers.split(","))
            plan = Plan(asked.rounds, asked.seconds, asked.connections)
            _measure(servers, plan, starts=asked.starts, soaked=asked.soak)
        except (
            load.LoadError,
            preparation.PreparationError,
            ServerError,
            UnknownServerError,
        ) as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    report.write(asked.out)
    found = results.kept(results.Compared)
    assert found is not None
    print(report.goals_table(found))
    return _exit_status(found.bursts)


def _exit_status(bursts: Sequence[Burst]) -> int:
    """Return 1, saying so, when an answer was wrong: its speed is worth nothing; and when
    other processes disturbed all bursts of a kind: nothing can be said of it."""
    wrong = [burst for burst in bursts if burst.errors]
    for burst in wrong:
        _say(f"{burst.server}, {burst.workload}: {burst.errors} errors. {burst.sample}")
    kinds = {(burst.server, burst.workload) for burst in bursts}
    unseen = kinds - {(burst.server, burst.workload) for burst in bursts if burst.is_quiet}
    if unseen:
        _say(f"{len(unseen)} of {len(kinds)} kinds of bursts were all disturbed by other processes")
    return 1 if wrong or unseen else 0


def _measure(servers: Sequence[Server], plan: Plan, *, starts: int, soaked: int) -> None:
    """Measure all there is, each part by itself, and keep it."""
    _prepare(servers)
    results.forget()
    bursts, grown = _visit(servers, plan)
    begun = cold_start.measure(servers, rounds=starts, say=_say)
    results.keep(results.Compared(machine.describe(), plan, bursts, begun, grown))
    _say("where a start goes")
    results.keep(start.measure(_BUDGET_ROUNDS))
    _say("what each part gives")
    results.keep(shares.measure(plan, _say))
    _say("a login where there is more")
    results.keep(growth.measure(plan, _say))
    _say("worlds")
    results.keep(worlds.measure(_WORLDS_PROCESSES))
    _say("one server, many worlds")
    results.keep(sharing.measure())
    _say("a suite of 400 tests, ten times")
    results.keep(suite_runs.measure())
    if soaked:
        _say(f"a soak of {soak.FILLING} + {soaked} s")
        results.keep(soak.measure(soak.FILLING, soaked))


def _prepare(servers: Sequence[Server]) -> None:
    load.prepare()
    if any(server.npm for server in servers):
        preparation.check_peers_installed()
    BUILD.mkdir(parents=True, exist_ok=True)
    _say("building the wheel")
    preparation.install_wheel()
    preparation.write_schema()


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


def _say(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    names = ",".join(server.name for server in SERVERS)
    add("--peers", default=names, help="which servers, with commas between (%(default)s)")
    add("--rounds", type=int, default=12, help="how often each is visited (%(default)s)")
    add("--seconds", type=int, default=1, help="how long a burst lasts (%(default)s)")
    add("--connections", type=int, default=32, help="kept open at once (%(default)s)")
    add("--starts", type=int, default=7, help="how often each is started (%(default)s)")
    add("--soak", type=int, default=60, help="seconds; 0 leaves it out (%(default)s)")
    add("--out", type=Path, default=REPORT, help="the document to write")
    add("--again", action="store_true", help="write the document anew, measure nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
