"""What a login costs where worlds are in a shared store: processor time, not seconds.

A machine of two cores cannot show how fast eight replicas are. It can show what each login takes of
a replica's processor and of the store's: replicas on cores of their own serve as many times more.
"""

import asyncio
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Final, Literal, TypeAlias

from aiohttp import ClientSession, TCPConnector

from bench.preparation import PreparationError
from bench.processes import Running, free_port, started
from bench.procfs import cpu_seconds
from bench.results import Replicated, ReplicatedRow
from bench.servers import SUBJECT
from bench.sharing import Sharing
from bench.workloads import LOGIN
from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

LOGINS: Final = 4_000
WARM: Final = 400
SETTLED: Final = 6.0
"""Seconds after which a server has loaded what its start left out, with seven others."""
CLIENTS: Final = 64
"""For each replica."""
WORLDS: Final = 64
MANY: Final = 8
_PROGRAMS: Final = ("valkey-server", "redis-server")

Balancing: TypeAlias = Literal["any", "near", "in turn"]
"""Where a login goes: to any replica; to the one of its world; to that, and to one replica after
another, so that each has the core for itself, as it has where there are enough cores."""
_Login: TypeAlias = tuple[Sharing, str, str]
"""A door, a world and a token."""
_WHERE: Final[dict[Balancing, str]] = {
    "any": "in a store",
    "near": "in a store, each on its replica",
    "in turn": "in a store, each on its replica, one replica after another",
}


def measure() -> Replicated:
    """Log in to processes in memory, then to one and to several replicas."""
    return Replicated([_in_memory(1, 1), _in_memory(1), _in_memory(MANY), *_shared()])


def _in_memory(count: int, worlds: int = WORLDS) -> ReplicatedRow:
    """Several that share nothing show what a core costs that processes take from each other."""
    with ExitStack() as stack:
        servers = [stack.enter_context(started(SUBJECT)) for _ in range(count)]
        return asyncio.run(_measure("in memory", servers, worlds, balancing="near"))


def _shared() -> Iterator[ReplicatedRow]:
    rows: Sequence[tuple[int, int, Balancing]] = (
        (1, 1, "any"),
        (1, WORLDS, "any"),
        (MANY, WORLDS, "in turn"),
        (MANY, WORLDS, "near"),
        (MANY, WORLDS, "any"),
    )
    for count, worlds, balancing in rows:
        with _store() as (pid, url), ExitStack() as stack:
            server = replace(SUBJECT, command=(*SUBJECT.command, "--store", url))
            replicas = [stack.enter_context(started(server)) for _ in range(count)]
            yield asyncio.run(
                _measure(_WHERE[balancing], replicas, worlds, pid, balancing=balancing)
            )


async def _measure(
    where: str,
    replicas: Sequence[Running],
    worlds: int,
    store: int | None = None,
    *,
    balancing: Balancing,
) -> ReplicatedRow:
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        doors = [Sharing(session, f"http://127.0.0.1:{each.port}") for each in replicas]
        await _log_in(doors, worlds, WARM, balancing)
        await asyncio.sleep(SETTLED)
        await _log_in(doors, worlds, WARM, balancing)
        pids = [each.pid for each in replicas]
        before, store_before = _cpu(pids), _cpu([store] if store else [])
        wrong = await _log_in(doors, worlds, LOGINS, balancing)
        after, store_after = _cpu(pids), _cpu([store] if store else [])
    return ReplicatedRow(
        where=where,
        replicas=len(replicas),
        worlds=worlds,
        micros=(after - before) / LOGINS * 1e6,
        store_micros=(store_after - store_before) / LOGINS * 1e6,
        wrong=wrong,
    )


async def _log_in(doors: Sequence[Sharing], worlds: int, count: int, balancing: Balancing) -> int:
    """Log *count* customers in; return how many were not."""
    multipass, now = Multipass(MULTIPASS_SECRET), datetime.now(UTC)
    stamp, random = time.monotonic_ns(), Random(1)
    logins: list[list[_Login]] = [[] for _ in doors]
    for number in range(count):
        token = multipass.seal({"email": f"{stamp}-{number}@replicas.example"}, now=now)
        world = number % worlds
        door = world % len(doors)
        to = random.choice(doors) if balancing == "any" else doors[door]
        logins[door if balancing == "in turn" else 0].append((to, f"world-{world}", token))
    clients = CLIENTS if balancing == "in turn" else CLIENTS * len(doors)
    return sum([await _at_once(each, clients) for each in logins])


async def _at_once(logins: Sequence[_Login], clients: int) -> int:
    work = iter(logins)

    async def client() -> int:
        wrong = 0
        for door, world, token in work:
            answer = await door.ask(world, LOGIN.document, multipassToken=token)
            payload = answer["customerAccessTokenCreateWithMultipass"]
            wrong += payload["customerAccessToken"] is None
        return wrong

    return sum(await asyncio.gather(*(client() for _ in range(clients))))


def _cpu(pids: Sequence[int]) -> float:
    return sum(map(cpu_seconds, pids))


@contextmanager
def _store() -> Iterator[tuple[int, str]]:
    """Run a Valkey or Redis server until the block ends; give its process id and its URL."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise PreparationError(
            "no Valkey or Redis server is installed (Debian: apt-get install redis-server)"
        )
    port = free_port()
    with subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            yield process.pid, f"valkey://127.0.0.1:{port}"
        finally:
            process.terminate()


def in_words(found: Replicated) -> str:
    """Return a table of what was seen, and the ratios that count."""
    lines = [
        "| worlds are kept | replicas | worlds | CPU of the replicas, µs | CPU of the store, µs |",
        "|---|---|---|---|---|",
        *(
            f"| {row.where} | {row.replicas} | {row.worlds} | {row.micros:.0f} "
            f"| {row.store_micros:.0f} |"
            for row in found.rows
        ),
    ]
    memory_one, memory, memory_many, one, many, in_turn, near, any_ = (
        row.micros for row in found.rows
    )
    return (
        "\n".join(lines)
        + f"\n\nA login through the store takes {one / memory_one:.2f} of the processor time of "
        f"one in memory if all go to one world, {many / memory:.2f} if to {WORLDS} worlds. "
        f"With {MANY} replicas it takes {in_turn / many:.2f} of what it takes with one if requests "
        "for a world go to the same replica, and each replica has a core for itself. Here all "
        f"processes share one core: {MANY} replicas that are busy at the same time take "
        f"{near / many:.2f}, and {MANY} processes in memory, which share nothing, "
        f"{memory_many / memory:.2f}. If requests go to any replica, it is {any_ / many:.2f}: then "
        "each replica reads what the others changed."
    )
