"""Whether a login costs more where there is more: a sandbox that has much, beside an empty one."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from bench.bursts import Bench, Plan
from bench.processes import Running, ServerError, started
from bench.results import GrowthMeasured
from bench.servers import OURS, SUBJECT, Server
from bench.shares import share_of
from bench.tokens import seal_logins
from bench.workloads import LOGIN, PATH, PLACEHOLDER

Asked = tuple[str, Mapping[str, str]]

_HEADERS: Final = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is there before the first burst: by *options* of `serve`, or as it was *asked* for."""

    words: str
    options: tuple[str, ...] = ()
    asked: Callable[[], Iterable[Asked]] = tuple
    marker: str = ""
    """A text that every right answer to what was asked contains."""


def _worlds() -> Iterable[Asked]:
    """Yield a login to each of many worlds."""
    for number, token in enumerate(seal_logins(0, 9_999)):
        yield LOGIN.body.replace(PLACEHOLDER, token), {"X-Sandbox-World": f"world-{number}"}


def _documents() -> Iterable[Asked]:
    """Yield documents that are all different."""
    for number in range(1_000):
        query = f"{{ a{number}: __typename shop {{ name }} }}"
        yield msgspec.json.encode({"query": query}).decode(), {}


CROWDS: Final = {
    "customers": Crowd("1,000,000 customers in its seed", ("--customers", "1000000")),
    "worlds": Crowd(
        "10,000 worlds, each with a customer logged in", asked=_worlds, marker=LOGIN.marker
    ),
    "documents": Crowd(
        "1,000 other documents asked before", asked=_documents, marker='"QueryRoot"'
    ),
}


def measure(plan: Plan, say: Callable[[str], None]) -> GrowthMeasured:
    """Visit the sandbox empty, and with each crowd."""
    empty = Server("ours", SUBJECT.title, OURS, SUBJECT.command, (LOGIN,))
    servers = [empty, *(_crowded(name, crowd) for name, crowd in CROWDS.items())]
    with ExitStack() as stack:
        directory = stack.enter_context(TemporaryDirectory(prefix="bench-"))
        running = [stack.enter_context(started(server)) for server in servers]
        for each in running[1:]:
            say(f"filling: {each.server.title}")
            _fill(each, CROWDS[each.server.name])
        bursts = Bench(running, plan, Path(directory)).run(say)
    return GrowthMeasured(
        [
            share_of(crowd.words, name, "ours", bursts, is_feature=True)
            for name, crowd in CROWDS.items()
        ]
    )


def _crowded(name: str, crowd: Crowd) -> Server:
    return Server(name, crowd.words, OURS, (*SUBJECT.command, *crowd.options), (LOGIN,))


def _fill(running: Running, crowd: Crowd) -> None:
    """Ask for all of it, one after the other. Raises `ServerError` for a wrong answer."""
    connection = HTTPConnection("127.0.0.1", running.port, timeout=5)
    try:
        for body, headers in crowd.asked():
            connection.request("POST", PATH, body, {**_HEADERS, **headers})
            answer = connection.getresponse().read().decode()
            if crowd.marker not in answer:
                raise ServerError(f"{running.server.title} answered so: {answer[:400]}")
    finally:
        connection.close()
