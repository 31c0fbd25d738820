"""A million logins at full speed, with memory watched.

The tokens are of an age at which they lapse seconds after they were used, so the register of
used ones is at its bound soon, as it would be after a quarter of an hour of fresh ones. Two
minutes fill all registers, the next one must find memory where it was.
"""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import load
from bench.bursts import FASTEST
from bench.processes import Running, started
from bench.procfs import resident_bytes
from bench.results import Second, Soaked
from bench.servers import SUBJECT
from bench.tokens import seal_logins, write
from bench.workloads import LOGIN
from sandbox.multipass import WINDOW

FILLING: Final = 125
"""Seconds: used tokens that have lapsed are forgotten when there are more than 10,000 of them."""

FULL: Final = 60
"""Seconds at least after the filling."""

LOGINS: Final = 1_000_000
"""It goes on until there were so many, and no longer than `LONGEST` seconds."""

LONGEST: Final = 420
_SLICE: Final = 5
_SPARE: Final = timedelta(seconds=6 * _SLICE)
_CONNECTIONS: Final = 32
_MIB: Final = 2**20


def measure() -> Soaked:
    """Load one server; its memory is printed each second."""
    with started(SUBJECT) as running, TemporaryDirectory(prefix="bench-") as directory:
        return Soak(running, Path(directory)).run()


def in_words(found: Soaked) -> str:
    """Say how much memory moved once everything was full."""
    held = [second.resident / _MIB for second in found.full]
    before = max(second.resident for second in found.filling) / _MIB
    logins = found.full[-1].logins
    return (
        f"{logins:,} logins, {found.errors} errors. Most memory while filling: {before:.0f} MiB; "
        f"then {min(held):.0f} to {max(held):.0f} MiB over {len(held)} s."
    )


class Soak:
    """Load in slices of a few seconds, so that each has tokens of the right age."""

    def __init__(self, running: Running, directory: Path) -> None:
        self._running = running
        self._directory = directory
        self._begun = time.monotonic()
        self._supply = FASTEST * _SLICE
        self._sealed = 0
        self._logins = 0
        self._errors = 0

    def run(self) -> Soaked:
        """Load until all is full, and then for a while, without a break between them."""
        with self._watched() as seconds:
            self._slices()
        return Soaked(
            [second for second in seconds if second.at <= FILLING],
            [second for second in seconds if second.at > FILLING],
            self._errors,
        )

    def _slices(self) -> None:
        """Load slice by slice; the tokens of the next are sealed meanwhile."""
        tokens, number = self._seal(0), 0
        self._begun = time.monotonic()
        with ThreadPoolExecutor(1) as beside:
            while self._goes_on():
                number += 1
                loading = beside.submit(self._load, tokens)
                tokens = self._seal(number)
                seen = loading.result()
                self._logins += seen.right
                self._errors += seen.wrong + seen.lost
                self._supply = 3 * seen.requests
                if seen.sample:
                    print(f"{seen.wrong} wrong, {seen.repeated} tokens sent twice: {seen.sample}")

    def _goes_on(self) -> bool:
        took = time.monotonic() - self._begun
        return took < FILLING + FULL or (self._logins < LOGINS and took < LONGEST)

    def _seal(self, number: int) -> Path:
        path = self._directory / f"{number % 2}.tokens"
        write(seal_logins(self._sealed, self._supply, age=WINDOW - _SPARE), path)
        self._sealed += self._supply
        return path

    def _load(self, tokens: Path) -> load.Load:
        return load.run(
            LOGIN,
            url=self._running.url,
            tokens=tokens,
            directory=self._directory,
            seconds=_SLICE,
            connections=_CONNECTIONS,
        )

    @contextmanager
    def _watched(self) -> Iterator[list[Second]]:
        """Look at the server's memory each second of the block."""
        seconds: list[Second] = []
        stopped = threading.Event()

        def watch() -> None:
            while not stopped.wait(1):
                seconds.append(self._now())
                print(_line(seconds[-1]), flush=True)

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield seconds
        finally:
            stopped.set()
            watcher.join()

    def _now(self) -> Second:
        resident = resident_bytes(self._running.pid)
        return Second(time.monotonic() - self._begun, self._logins, resident)


def _line(second: Second) -> str:
    return f"{second.at:5.0f} s {second.logins:9,} logins {second.resident / _MIB:7.1f} MiB"
