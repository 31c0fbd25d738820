"""The servers that are compared: what each is, and how it is started."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bench.places import PEERS, SCHEMA
from bench.workloads import INLINED, LOGIN, PATH, WORKLOADS, Workload

PLAIN: Final = "plain"
OURS: Final = "the sandbox's"
NO_CRYPTO: Final = "none"


class UnknownServerError(ValueError):
    """A server was asked for that is not in the table."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no server {name!r}: choose from {', '.join(BY_NAME)}.")


@dataclass(frozen=True, slots=True)
class Server:
    """One server. *crypto* says how it opens a token; *command* takes a port for `{port}`."""

    name: str
    title: str
    crypto: str
    command: tuple[str, ...]
    workloads: tuple[Workload, ...] = WORKLOADS
    npm: bool = False

    def on(self, port: int) -> list[str]:
        """Return the command that starts it on *port*."""
        return [part.format(port=port) for part in self.command]


def _python(program: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, str(PEERS / program), "{port}", *arguments)


def _node(program: str) -> tuple[str, ...]:
    return ("node", str(PEERS / program), "{port}", str(SCHEMA), PATH)


_SANDBOX: Final = (
    sys.executable,
    "-m",
    "sandbox",
    "serve",
    "--port",
    "{port}",
    "--log-level",
    "warning",
)
_MOCKOON: Final = (
    *("node", str(PEERS / "node_modules/@mockoon/cli/bin/run.js"), "start"),
    *("--data", str(PEERS / "mockoon.json"), "--port", "{port}", "--disable-log-to-file"),
)

SERVERS: Final = (
    Server("ours", "Storefront Sandbox", OURS, (*_SANDBOX, "--log-format", "json")),
    Server("floor", "bare aiohttp, our crypto", OURS, _python("floor.py", "quick")),
    Server("plain", "bare aiohttp, plain crypto", PLAIN, _python("floor.py", "plain")),
    Server("recipe", "Ariadne, cached documents", PLAIN, _python("recipe.py", str(SCHEMA))),
    Server("mercurius", "mercurius with JIT", PLAIN, _node("mercurius.mjs"), npm=True),
    Server("apollo", "Apollo Server", PLAIN, _node("apollo.mjs"), npm=True),
    Server("yoga", "graphql-yoga", PLAIN, _node("yoga.mjs"), npm=True),
    Server("mockoon", "Mockoon, a canned answer", NO_CRYPTO, _MOCKOON, (LOGIN, INLINED), npm=True),
)
BY_NAME: Final = {server.name: server for server in SERVERS}
SUBJECT: Final = BY_NAME["ours"]


def with_customers(many: int) -> Server:
    """Return the sandbox with so many customers in its seed."""
    return replace(SUBJECT, command=(*SUBJECT.command, "--customers", str(many)))


def chosen(names: Sequence[str]) -> list[Server]:
    """Return the servers called *names*, ours always among them. Raises `UnknownServerError`."""
    for name in names:
        if name not in BY_NAME:
            raise UnknownServerError(name)
    return [server for server in SERVERS if server is SUBJECT or server.name in names]
