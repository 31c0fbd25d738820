"""One server shared by many tests: do they ever see one another?"""

import asyncio
import time
from typing import Any, Final

from aiohttp import ClientSession, TCPConnector

from bench.intervals import estimate
from bench.processes import Running, started
from bench.procfs import cpu_seconds, resident_bytes
from bench.results import Shared
from bench.servers import with_customers
from bench.tenants import Tenant
from bench.workloads import LOGIN, VERSION

WORLDS: Final = 200
OPERATIONS: Final = 50
QUEUES: Final = 40
AT_ONCE: Final = 50
TIMES: Final = 2
SEED: Final = 1_000_000
CALLS: Final = 500
LIVE: Final = 10_000
"""Worlds at once: as many as a server keeps."""


class Sharing:
    """Asks one server as many clients at once would."""

    def __init__(self, session: ClientSession, base: str) -> None:
        self._session = session
        self._base = base

    async def ask(self, world: str, document: str, **variables: Any) -> Any:
        """Return the data of one answer from *world*."""
        url = f"{self._base}/w/{world}/api/{VERSION}/graphql.json"
        body = {"query": document, "variables": variables}
        async with self._session.post(url, json=body) as response:
            return (await response.json())["data"]

    async def worlds(self) -> int:
        """Return how many answers of all worlds were not their own."""
        tenants = [Tenant(f"world-{number}", self.ask) for number in range(WORLDS)]
        await asyncio.gather(*(tenant.begin() for tenant in tenants))
        for number in range(OPERATIONS):
            await asyncio.gather(*(tenant.turn(number) for tenant in tenants))
        return sum(tenant.wrong for tenant in tenants)

    async def queues(self) -> list[int]:
        """Return how often a scenario answered that was to answer `TIMES` of `AT_ONCE`."""
        return [await self._queue(f"queue-{number}") for number in range(QUEUES)]

    async def _queue(self, world: str) -> int:
        async with self._session.put(
            f"{self._base}/_sandbox/api/worlds/{world}/scenarios/customer-disabled",
            json={"times": TIMES},
        ) as response:
            response.raise_for_status()
        answers = await asyncio.gather(
            *(self.ask(world, LOGIN.document, multipassToken="none") for _ in range(AT_ONCE))
        )
        codes = [
            error["code"]
            for answer in answers
            for error in answer["customerAccessTokenCreateWithMultipass"]["customerUserErrors"]
        ]
        return codes.count("CUSTOMER_DISABLED")

    async def live(self) -> int:
        """Sign a customer up in each of `LIVE` worlds; return how many have lost theirs by then."""
        tenants = [Tenant(f"live-{number}", self.ask) for number in range(LIVE)]
        for tenant in tenants:
            await tenant.begin_cheaply()
        for tenant in tenants:
            await tenant.turn(2)
        return sum(tenant.wrong for tenant in tenants)

    async def calls(self, method: str, path: str) -> list[float]:
        """Return the milliseconds of calls for `CALLS` worlds, over HTTP, one after the other."""
        return [
            await self._timed(method, path.format(world=f"made-{number}"))
            for number in range(CALLS)
        ]

    async def _timed(self, method: str, path: str) -> float:
        begun = time.perf_counter()
        async with self._session.request(method, f"{self._base}{path}", json={}) as response:
            await response.read()
            response.raise_for_status()
        return (time.perf_counter() - begun) * 1e3


def measure() -> Shared:
    """Ask one server in all these ways."""
    with started(with_customers(SEED)) as running:
        return asyncio.run(_measure(running))


async def _measure(running: Running) -> Shared:
    async with ClientSession(connector=TCPConnector(limit=WORLDS)) as session:
        sharing = Sharing(session, f"http://127.0.0.1:{running.port}")
        wrong = await sharing.worlds()
        queues = await sharing.queues()
        begun = cpu_seconds(running.pid)
        made = await sharing.calls("PUT", "/_sandbox/api/worlds/{world}")
        between = cpu_seconds(running.pid)
        reset = await sharing.calls("POST", "/_sandbox/api/worlds/{world}/reset")
        ended, resident = cpu_seconds(running.pid), resident_bytes(running.pid)
        lost = await sharing.live()
    return Shared(
        worlds=WORLDS,
        operations=WORLDS * OPERATIONS,
        wrong=wrong,
        queues=queues,
        made=estimate(made),
        reset=estimate(reset),
        made_at_server=(between - begun) * 1e3 / CALLS,
        reset_at_server=(ended - between) * 1e3 / CALLS,
        live=LIVE,
        lost=lost,
        bytes_each=(resident_bytes(running.pid) - resident) / LIVE,
    )


def in_words(found: Shared) -> str:
    """Say what was seen."""
    exact = found.queues.count(TIMES)
    return (
        f"{found.worlds} worlds, {found.operations:,} operations interleaved: {found.wrong} "
        f"answers with anything of another world. A scenario that answers {TIMES} times, asked "
        f"{AT_ONCE} times at once: exactly {TIMES} in {exact} of {len(found.queues)} tries. "
        f"{found.live:,} worlds at once, a customer logged in to each, then asked for: "
        f"{found.lost} lost, {found.bytes_each / 1024:.1f} KiB of memory each. With a seed of "
        f"{SEED:,} customers, call and answer over HTTP: making a world {found.made} ms, of which "
        f"the server's processor took {found.made_at_server:.2f} ms in the mean; resetting one "
        f"{found.reset} ms, of which {found.reset_at_server:.2f} ms."
    )
