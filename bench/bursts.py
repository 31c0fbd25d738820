"""Rounds of short bursts: each server is visited in each, in a shuffled order."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import load, tokens
from bench.processes import Running
from bench.procfs import busy_seconds, cpu_seconds
from bench.workloads import Workload

FASTEST: Final = 30_000
"""No server answers more logins a second: tokens are sealed for as many."""

RESIDENTS: Final = 100
WARM_UP: Final = 2
FOREIGN: Final = 0.25
"""A burst is dropped when others took more than this of one core meanwhile."""


Visit = tuple[Running, Workload]


@dataclass(frozen=True, slots=True)
class Burst:
    """What one server did in one burst. Latencies in milliseconds, processor time in µs."""

    server: str
    workload: str
    round: int
    rate: float
    p50: float
    p99: float
    cpu: float
    foreign: float
    wrk: float
    requests: int
    errors: int
    repeated: int
    sample: str = ""

    @property
    def is_quiet(self) -> bool:
        """Whether it counts: not disturbed by other processes, and all answers right."""
        return self.foreign <= FOREIGN and not self.errors


@dataclass(frozen=True, slots=True)
class Plan:
    """How long it takes: *rounds* of bursts of *seconds* over *connections*."""

    rounds: int
    seconds: int = 1
    connections: int = 32


class Bench:
    """Visits servers that are up; keeps its files in *directory*."""

    def __init__(self, servers: Sequence[Running], plan: Plan, directory: Path) -> None:
        self._plan = plan
        self._directory = directory
        self._visits = [(running, kind) for running in servers for kind in running.server.workloads]
        self._sealed = 0

    def run(self, say: Callable[[str], None]) -> list[Burst]:
        """Return all bursts, the disturbed ones too; the servers are warmed up before."""
        say("warming up")
        self._visit(self._visits, number=0, seconds=WARM_UP)
        bursts: list[Burst] = []
        for number in range(1, self._plan.rounds + 1):
            say(f"round {number} of {self._plan.rounds}")
            order = random.Random(number).sample(self._visits, len(self._visits))
            bursts += self._visit(order, number=number, seconds=self._plan.seconds)
        return bursts

    def _visit(self, visits: Sequence[Visit], *, number: int, seconds: int) -> list[Burst]:
        """Seal tokens, then burst upon burst: every server is given the same ones."""
        fresh = {
            workload: self._seal(workload, FASTEST * seconds)
            for workload in {workload for _, workload in visits if workload.fresh}
        }
        return [
            self._burst(
                running,
                workload,
                number=number,
                seconds=seconds,
                file=fresh.get(workload) or self._log_in(running),
            )
            for running, workload in visits
        ]

    def _seal(self, workload: Workload, count: int) -> Path:
        path = self._directory / f"{workload.name}.tokens"
        tokens.write(tokens.seal_logins(self._sealed, count), path)
        self._sealed += count
        return path

    def _log_in(self, running: Running) -> Path:
        """Log in anew for each burst: past 100,000 access tokens the sandbox forgets the oldest."""
        path = self._directory / f"{running.server.name}.access-tokens"
        tokens.write(running.log_in(RESIDENTS), path)
        return path

    def _burst(
        self, running: Running, workload: Workload, *, number: int, seconds: int, file: Path
    ) -> Burst:
        own, all_of_them, start = cpu_seconds(running.pid), busy_seconds(), time.monotonic()
        seen = load.run(
            workload,
            url=running.url,
            tokens=file,
            directory=self._directory,
            seconds=seconds,
            connections=self._plan.connections,
        )
        own, all_of_them = cpu_seconds(running.pid) - own, busy_seconds() - all_of_them
        took = time.monotonic() - start
        return Burst(
            server=running.server.name,
            workload=workload.name,
            round=number,
            rate=seen.rate,
            p50=seen.p50,
            p99=seen.p99,
            cpu=own / max(seen.requests, 1) * 1e6,
            foreign=max(0.0, all_of_them - own - seen.wrk_cpu) / took,
            wrk=seen.wrk_cpu / took,
            requests=seen.requests,
            errors=seen.wrong + seen.lost,
            repeated=seen.repeated if workload.fresh else 0,
            sample=seen.sample,
        )
