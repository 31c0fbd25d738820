"""Carts of the sandbox beside those of other servers, which keep them in memory, too."""

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import purchases, tokens
from bench.bursts import Bench, Burst, Plan, Visit
from bench.cart_workloads import FILL, WORKLOADS
from bench.processes import Running, started
from bench.results import CartsCompared
from bench.servers import Server

COMPARED: Final = ("ours", "floor", "mercurius", "apollo")
TITLES: Final = {
    **{workload.name: workload.title for workload in WORKLOADS},
    purchases.NAME: purchases.TITLE,
    purchases.ALONE: purchases.TITLE_ALONE,
}
_CARTS: Final = 64
"""Carts that are changed and read in turn."""
_ID: Final = re.compile(r'"id":"(gid://shopify/Cart/[^"]+)"')


def measure(servers: Sequence[Server], rounds: int, say: Callable[[str], None]) -> CartsCompared:
    """Visit those of *servers* that have carts in turn, *rounds* times each."""
    plan = Plan(rounds)
    with ExitStack() as stack:
        directory = Path(stack.enter_context(TemporaryDirectory(prefix="bench-carts-")))
        compared = [each for each in servers if each.name in COMPARED]
        running = [stack.enter_context(started(_with_carts(each))) for each in compared]
        for each in running:
            tokens.write(filled(each), directory / f"{each.server.name}.carts")
        bursts = CartsBench(running, plan, directory).run(say)
        for number in range(rounds + 1):
            say(f"purchases: round {number} of {rounds}")
            bought = [purchases.burst(each, plan, number, directory) for each in running]
            bought += [purchases.burst_alone(each, number) for each in running]
            bursts += bought if number else []  # the first is to warm up
    return CartsCompared(plan, bursts)


class CartsBench(Bench):
    """Visits servers, each with carts of its own."""

    def _visit(self, visits: Sequence[Visit], *, number: int, seconds: int) -> list[Burst]:
        return [
            self._burst(
                running,
                workload,
                number=number,
                seconds=seconds,
                file=self._directory / f"{running.server.name}.carts",
            )
            for running, workload in visits
        ]


def filled(running: Running) -> list[str]:
    """Make carts with many lines; return their ids."""
    return [_ID.findall(running.ask(FILL, str(number)))[0] for number in range(_CARTS)]


def _with_carts(server: Server) -> Server:
    return replace(server, workloads=WORKLOADS)
