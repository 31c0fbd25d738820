"""One burst of requests, by wrk: a process of its own, on a core of its own."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bench.places import BENCH
from bench.workloads import Workload

CORE: Final = 1
_PATIENCE: Final = 20  # seconds past the end of a burst


class LoadError(RuntimeError):
    """The load generator is not there, or did not do what it was started for."""


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk saw: latencies in milliseconds, and what it took of its own core."""

    requests: int
    seconds: float
    right: int
    wrong: int
    lost: int
    repeated: int
    p50: float
    p99: float
    wrk_cpu: float
    sample: str = ""

    @property
    def rate(self) -> float:
        """Right answers a second; what was wrong does not count as work done."""
        return self.right / self.seconds


def prepare() -> None:
    """Leave the servers' core to them from now on. Raises `LoadError` unless wrk is installed."""
    if shutil.which("wrk") is None:
        raise LoadError("wrk is not installed: it makes the load (Debian: apt-get install wrk).")
    if _can_pin():
        os.sched_setaffinity(0, {CORE})


def run(
    workload: Workload, *, url: str, tokens: Path, directory: Path, seconds: int, connections: int
) -> Load:
    """Send requests for *seconds* over *connections* that are kept. Raises `LoadError`."""
    body = directory / f"{workload.name}.json"
    body.write_text(workload.body)
    arguments = (str(body), str(tokens), workload.marker)
    return wrk("load.lua", arguments, url=url, seconds=seconds, connections=connections)


def wrk(
    script: str,
    arguments: Sequence[str],
    *,
    url: str,
    seconds: int,
    connections: int,
    threads: int = 1,
) -> Load:
    """Run wrk with a *script* of this folder. Raises `LoadError`."""
    command = [
        *pinned(CORE),
        *("wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s"),
        *("-s", str(BENCH / script), url, "--", *arguments),
    ]
    before = os.times()
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=seconds + _PATIENCE, check=False
    )
    after = os.times()
    used = after.children_user - before.children_user
    used += after.children_system - before.children_system
    return _read(done.stdout + done.stderr, used)


def pinned(core: int) -> list[str]:
    """Return what to put before a command so that it keeps to *core*, where there are two."""
    return ["taskset", "-c", str(core)] if _can_pin() else []


@cache
def _can_pin() -> bool:
    """Say whether there are two cores for us: asked once, before this process keeps to one."""
    return {0, CORE} <= os.sched_getaffinity(0) and shutil.which("taskset") is not None


def _read(printed: str, wrk_cpu: float) -> Load:
    lines = dict(line.split(" ", 1) for line in printed.splitlines() if " " in line)
    if "RESULT" not in lines:
        raise LoadError(f"wrk did not finish. It printed:\n{printed}")
    return Load(**json.loads(lines["RESULT"]), wrk_cpu=wrk_cpu, sample=lines.get("SAMPLE", ""))
