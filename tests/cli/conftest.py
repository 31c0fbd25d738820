"""The command as a shell runs it: a process of its own, with only the variables given."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from sandbox.settings import environment_without_ours
from tests.clients.tools import ROOT

PATIENCE = 60  # seconds


class Done(NamedTuple):
    status: int
    out: str
    err: str


Shell = Callable[..., Done]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever starts a process is slow."""
    for item in items:
        if {"shell", "serving"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def shell() -> Shell:
    """Run `storefront-sandbox` with *words* and *variables* to its end."""

    def shell(*words: str | bytes, cwd: Path = ROOT, given: bytes = b"", **variables: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "sandbox", *words],
            cwd=cwd,
            env=environment_without_ours() | variables,
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return shell


class Serving:
    """A `serve` that is ready: the first line it printed, and how to end it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert process.stdout is not None
        self.first_line = process.stdout.readline()

    @property
    def pid(self) -> int:
        return self._process.pid

    def end(self, signal: int) -> Done:
        """Send *signal*; what is returned as printed is without the first line."""
        self._process.send_signal(signal)
        out, err = self._process.communicate(timeout=PATIENCE)
        return Done(self._process.returncode, out, err)


@pytest.fixture
def serving() -> Callable[..., Iterator[Serving]]:
    """Start `serve` with *words* and *variables*; it is killed when the test leaves it."""

    @contextmanager
    def serving(*words: str, **variables: str) -> Iterator[Serving]:
        with subprocess.Popen(
            [sys.executable, "-m", "sandbox", "serve", *words],
            cwd=ROOT,
            env=environment_without_ours() | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                yield Serving(process)
            finally:
                process.kill()

    return serving


@pytest.fixture
def closed_pipe() -> Iterator[int]:
    """A pipe to write to whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)
