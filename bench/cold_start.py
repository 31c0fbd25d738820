"""From the start of a process to its first answered login, and the memory it then holds."""

import random
import re
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bench.processes import STARTS_WITHIN, Running, ServerError, failure, launched
from bench.procfs import resident_bytes
from bench.servers import Server
from bench.tokens import seal_logins
from bench.workloads import LOGIN, PATH, PLACEHOLDER

_POLL: Final = 0.001
_WHOLE: Final = re.compile(rb"\r\n\r\n.*accessToken\":\"", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Start:
    """One start of one server."""

    server: str
    round: int
    seconds: float
    resident: int


def measure(servers: Sequence[Server], *, rounds: int, say: Callable[[str], None]) -> list[Start]:
    """Start each of *servers* once a round, in shuffled order; round 0 warms caches, uncounted."""
    starts: list[Start] = []
    for number in range(rounds + 1):
        say(f"start {number} of {rounds}" if number else "first starts")
        order = random.Random(number).sample(servers, len(servers))
        starts += [start(server, number) for server in order]
    return [each for each in starts if each.round]


def start(server: Server, number: int) -> Start:
    """Start *server*, log in as soon as it can be reached, and end it."""
    request = login_request(seal_logins(number, 1)[0])
    begun = time.perf_counter()
    with launched(server) as running:
        answer_of(running, request, until=begun + STARTS_WITHIN)
        seconds = time.perf_counter() - begun
        return Start(server.name, number, seconds, resident_bytes(running.pid))


def login_request(token: str) -> bytes:
    """Return a login as the bytes that go over the wire."""
    body = LOGIN.body.replace(PLACEHOLDER, token)
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


def answer_of(running: Running, request: bytes, *, until: float) -> bytes:
    """Try each millisecond, until the server answers *request* with an access token."""
    while time.perf_counter() < until and running.process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", running.port), timeout=5) as connection:
                connection.sendall(request)
                return _read(connection, running)
        except ConnectionError:
            time.sleep(_POLL)
    raise failure(running)


def _read(connection: socket.socket, running: Running) -> bytes:
    answer = b""
    while part := connection.recv(65536):
        answer += part
        if _WHOLE.search(answer):
            return answer
    raise ServerError(f"{running.server.title} answered its first login so: {answer[:300]!r}")
