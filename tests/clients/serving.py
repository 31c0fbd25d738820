"""Runs a real server in a process of its own, for as long as a test needs it."""

import json
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

PATIENCE: Final = 30
PREFIX: Final = "STOREFRONT_SANDBOX_"


@contextmanager
def serving(command: Sequence[str | Path], *, cwd: Path, logs: Path) -> Iterator[str]:
    """Yield the URL of `command serve` on a free port, and stop it in order."""
    options = ("serve", "--port", "0", "--log-format", "json")
    with running([*command, *options], cwd=cwd, logs=logs) as url:
        yield url


@contextmanager
def running(command: Sequence[str | Path], *, cwd: Path, logs: Path) -> Iterator[str]:
    """Yield the URL that *command* says it serves, and stop it in order.

    What it prints goes to files in *logs*: a pipe that nobody reads fills up and stops it.
    """
    # Settings for a sandbox of one's own must not change what is tested.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    with (
        (logs / "stdout").open("wb") as stdout,
        (logs / "stderr").open("wb") as stderr,
        subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdout=stdout,
            stderr=stderr,
        ) as server,
    ):
        try:
            yield _url_when_ready(server, logs)
        finally:
            status = _stop(server)
    assert status == 0, f"SIGTERM ended the server with {status}:\n{_said(logs)}"


def _url_when_ready(server: subprocess.Popen[bytes], logs: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        line, complete, _ = (logs / "stdout").read_text().partition("\n")
        if complete:
            return _url(line)
        time.sleep(0.02)
    pytest.fail(f"{server.args} did not get ready:\n{_said(logs)}")


def _url(line: str) -> str:
    match json.loads(line):
        case {"event": "ready", "url": str(url)}:
            return url
    pytest.fail(f"The server did not first say that it is ready: {line}")


def _said(logs: Path) -> str:
    return (logs / "stdout").read_text() + (logs / "stderr").read_text()


def _stop(server: subprocess.Popen[bytes]) -> int:
    server.terminate()
    try:
        return server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        raise
