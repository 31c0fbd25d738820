"""The load balancer of `docker-compose.yml` sends what is for one world to one replica."""

import asyncio

import aiohttp

from sandbox.app import WORLDS
from tests.replicas.balancer import balancing

SHOP = {"query": "{ shop { name } }"}
API = "/api/2026-10/graphql.json"
WAYS = {
    "header": (API, {"X-Sandbox-World": "blue"}),
    "header, whatever the path is": (f"/w/green{API}", {"X-Sandbox-World": "blue"}),
    "path": (f"/w/blue{API}", {}),
    "token": (API, {"X-Shopify-Storefront-Access-Token": "sandbox-public.blue"}),
    "private token": (API, {"Shopify-Storefront-Private-Token": "shpat_sandbox-private.blue"}),
    "host": (API, {"Host": "blue.localhost:7470"}),
}


async def worlds_of(several, folder, requests):
    """Send *requests* through the balancer; return the worlds that each replica had to read."""
    with balancing(folder, [each.client.port for each in several]) as url:
        async with asyncio.timeout(60), aiohttp.ClientSession() as session:
            while True:
                try:
                    async with session.get(f"{url}/healthz") as ready:
                        if ready.status == 200:
                            break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)
            for path, headers in requests:
                async with session.post(url + path, json=SHOP, headers=headers) as response:
                    assert response.status == 200, await response.text()
    return sorted(len(each.client.app[WORLDS]) for each in several)


async def test_a_world_is_served_by_one_replica_however_it_is_named(replicas, tmp_path):
    several = await replicas(3)
    assert await worlds_of(several, tmp_path, list(WAYS.values()) * 3) == [0, 0, 1]


async def test_many_worlds_are_spread_over_the_replicas(replicas, tmp_path):
    several = await replicas(3)
    requests = [(API, {"X-Sandbox-World": f"world-{number}"}) for number in range(30)] * 2
    read = await worlds_of(several, tmp_path, requests)
    assert (sum(read), read[0] > 0) == (30, True)


async def test_requests_that_name_no_world_go_to_one_replica(replicas, tmp_path):
    several = await replicas(3)
    assert await worlds_of(several, tmp_path, [(API, {})] * 6) == [0, 0, 1]
