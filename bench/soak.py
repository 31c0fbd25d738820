"""A million logins at full speed, with memory watched. Run as `python -m bench.soak`.

The tokens are of an age at which they lapse seconds after they were used, so the register of
used ones is at its bound soon, as it would be after a quarter of an hour of fresh ones. Two
minutes fill all registers, the next one must find memory where it was.
"""

import argparse
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import load, preparation
from bench.bursts import FASTEST
from bench.processes import Running, ServerError, started
from bench.procfs import resident_bytes
from bench.results import Second, Soaked, keep
from bench.servers import SUBJECT
from bench.tokens import seal_logins, write
from bench.workloads import LOGIN
from sandbox.multipass import WINDOW

FILLING: Final = 125
"""Seconds: a used token is forgotten with the minute it lapses in, after two of them at most."""

LOGINS: Final = 1_000_000
"""It goes on until there were so many, and no longer than `LONGEST` seconds."""

LONGEST: Final = 420
_SLICE: Final = 5
_SPARE: Final = timedelta(seconds=6 * _SLICE)
_CONNECTIONS: Final = 32
_MIB: Final = 2**20


def main(arguments: Sequence[str] | None = None) -> int:
    """Soak one server, print its memory each second, keep what was seen."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="after the filling (%(default)s)")
    parser.add_argument("--filling", type=int, default=FILLING, help="seconds (%(default)s)")
    asked = parser.parse_args(arguments)
    try:
        load.prepare()
        preparation.install_wheel()
        found = measure(asked.filling, asked.seconds)
    except (load.LoadError, preparation.PreparationError, ServerError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    keep(found)
    print(in_words(found))
    return 0 if found.errors == 0 else 1


def measure(filling: int, full: int) -> Soaked:
    """Load one server for so many seconds; its memory is printed each second."""
    with started(SUBJECT) as running, TemporaryDirectory(prefix="bench-") as directory:
        return Soak(running, Path(directory)).run(filling, full)


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

    def run(self, filling: int, full: int) -> Soaked:
        """Load for *filling* and then for *full* seconds at least, without a break between them."""
        with self._watched() as seconds:
            self._slices(filling + full)
        return Soaked(
            [second for second in seconds if second.at <= filling],
            [second for second in seconds if second.at > filling],
            self._errors,
        )

    def _slices(self, seconds: int) -> None:
        """Load slice by slice; the tokens of the next are sealed meanwhile."""
        tokens, number = self._seal(0), 0
        self._begun = time.monotonic()
        with ThreadPoolExecutor(1) as beside:
            while self._goes_on(seconds):
                number += 1
                loading = beside.submit(self._load, tokens)
                tokens = self._seal(number)
                seen = loading.result()
                self._logins += seen.right
                self._errors += seen.wrong + seen.lost
                self._supply = 3 * seen.requests
                if seen.sample:
                    print(f"{seen.wrong} wrong, {seen.repeated} tokens sent twice: {seen.sample}")

    def _goes_on(self, seconds: int) -> bool:
        took = time.monotonic() - self._begun
        return took < seconds or (self._logins < LOGINS and took < LONGEST)

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


if __name__ == "__main__":
    sys.exit(main())
