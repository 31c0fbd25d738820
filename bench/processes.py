"""Servers as processes: started on core 0, asked until they answer, ended by their own id."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

from bench.load import pinned
from bench.places import BUILD
from bench.preparation import environment
from bench.servers import Server
from bench.tokens import seal_with_addresses
from bench.workloads import LOGIN, PATH, PLACEHOLDER, Workload

_CORE: Final = 0
STARTS_WITHIN: Final = 30.0
_ENDS_WITHIN: Final = 5.0
_PAUSE: Final = 0.02
_HEADERS: Final = {"Content-Type": "application/json"}


class ServerError(RuntimeError):
    """A server did not start, or did not answer as it must."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that is up."""

    server: Server
    process: subprocess.Popen[bytes]
    port: int

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"

    def ask(self, workload: Workload, token: str, *, seconds: float = 5) -> str:
        """Send one request and return the answer's body. Raises `ServerError`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            body = workload.body.replace(PLACEHOLDER, token)
            connection.request("POST", PATH, body, _HEADERS)
            answer = connection.getresponse().read().decode()
        finally:
            connection.close()
        if workload.marker not in answer:
            raise ServerError(f"{self.server.title} answered a {workload.name} so: {answer[:400]}")
        return answer

    def log_in(self, count: int) -> list[str]:
        """Return access tokens of *count* customers who have addresses."""
        answers = [self.ask(LOGIN, token) for token in seal_with_addresses(count)]
        return [re.findall(r'"accessToken":"([^"]+)', answer)[0] for answer in answers]


@contextmanager
def started(server: Server) -> Iterator[Running]:
    """Run *server* until the block ends; it has answered a login when the block begins."""
    with launched(server) as running:
        _wait(running)
        yield running


@contextmanager
def launched(server: Server) -> Iterator[Running]:
    """Run *server* until the block ends, without waiting for it to be ready."""
    port = free_port()
    command = [*pinned(_CORE), *server.on(port)]
    with (
        _log(server).open("wb") as log,
        subprocess.Popen(
            command, cwd=BUILD, env=environment(), stdout=subprocess.DEVNULL, stderr=log
        ) as process,
        _ended(process),
    ):
        yield Running(server, process, port)


def failure(running: Running) -> ServerError:
    """Return what to raise for a server that does not come up, with the end of its output."""
    log = _log(running.server)
    output = log.read_text(encoding="utf-8", errors="replace").strip() if log.exists() else ""
    status = running.process.poll()
    ended = "did not answer in time" if status is None else f"ended with status {status}"
    command = " ".join(running.server.on(running.port))
    return ServerError(f"{running.server.title} {ended}: {command}\n{output[-800:]}")


def _log(server: Server) -> Path:
    return BUILD / f"{server.name}.log"


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End *process* after the block, by asking it first."""
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(running: Running) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and running.process.poll() is None:
        with suppress(OSError, HTTPException):
            running.log_in(1)
            return
        time.sleep(_PAUSE)
    raise failure(running)


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
