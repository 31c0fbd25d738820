"""Carts of the sandbox beside those of servers on Node.js, which keep them in memory, too."""

import random
import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import load
from bench.cart_workloads import FILL, WORKLOADS
from bench.intervals import estimate, short
from bench.processes import Running, started
from bench.results import CartRow, CartsMeasured
from bench.servers import BY_NAME, Server
from bench.workloads import Workload

COMPARED: Final = ("ours", "mercurius", "apollo")
_CONNECTIONS: Final = 32
_SECONDS: Final = 2
_CARTS: Final = 64
"""Carts that are changed and read in turn."""
_ID: Final = re.compile(r'"id":"(gid://shopify/Cart/[^"]+)"')


def measure(servers: Sequence[Server], rounds: int, say: Callable[[str], None]) -> CartsMeasured:
    """Visit those of *servers* that have carts in turn, *rounds* times each."""
    with ExitStack() as stack:
        directory = Path(stack.enter_context(TemporaryDirectory(prefix="bench-carts-")))
        running = [
            stack.enter_context(started(server)) for server in servers if server.name in COMPARED
        ]
        for each in running:
            _write(directory / each.server.name, _filled(each))
        visits = [(each, kind) for each in running for kind in WORKLOADS]
        say("carts: warming up")
        for each, kind in visits:
            _burst(each, kind, directory, 0)
        rows: list[CartRow] = []
        for number in range(1, rounds + 1):
            say(f"carts: round {number} of {rounds}")
            order = random.Random(number).sample(visits, len(visits))
            rows += [_burst(each, kind, directory, number) for each, kind in order]
    return CartsMeasured(rows)


def in_words(found: CartsMeasured) -> str:
    """Return a table: requests a second and latencies of each server, and ours over theirs."""
    heads = ("what", "server", "requests a second", "median", "p99", "the sandbox is")
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for kind in WORKLOADS:
        lines += [_line(found, kind, name) for name in COMPARED if _rows(found, kind, name)]
    return "\n".join(lines)


def wrong_answers(found: CartsMeasured) -> int:
    return sum(row.wrong for row in found.rows)


def _line(found: CartsMeasured, kind: Workload, name: str) -> str:
    rows = _rows(found, kind, name)
    ours = _rows(found, kind, "ours")
    ratio = ""
    if name != "ours":
        same = sorted(rows.keys() & ours.keys())
        ratio = f"{estimate([ours[each].rate / rows[each].rate for each in same])} times as fast"
    cells = (
        kind.title,
        BY_NAME[name].title,
        short(estimate([row.rate for row in rows.values()]).value),
        f"{short(estimate([row.p50 for row in rows.values()]).value)} ms",
        f"{short(estimate([row.p99 for row in rows.values()]).value)} ms",
        ratio,
    )
    return f"| {' | '.join(cells)} |"


def _rows(found: CartsMeasured, kind: Workload, name: str) -> dict[int, CartRow]:
    return {
        row.round: row
        for row in found.rows
        if (row.server, row.workload) == (name, kind.name) and row.rate
    }


def _filled(running: Running) -> list[str]:
    """Make carts with many lines; return their ids."""
    return [_ID.findall(running.ask(FILL, str(number)))[0] for number in range(_CARTS)]


def _burst(running: Running, kind: Workload, directory: Path, number: int) -> CartRow:
    seen = load.run(
        kind,
        url=running.url,
        tokens=directory / running.server.name,
        directory=directory,
        seconds=_SECONDS,
        connections=_CONNECTIONS,
    )
    name = running.server.name
    return CartRow(name, kind.name, number, seen.rate, seen.p50, seen.p99, seen.wrong + seen.lost)


def _write(path: Path, ids: Sequence[str]) -> None:
    path.write_text("\n".join(ids) + "\n", encoding="utf-8")
