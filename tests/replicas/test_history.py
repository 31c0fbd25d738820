"""Replicas are killed at any time. Is what all of them answered the history of one shop?

Clients write down what they were answered. An answer of 503, or none, may mean either. In the end
the records in the store must agree with what was answered, and with nothing more than what was
asked.
"""

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime
from itertools import count
from typing import Any

import aiohttp
import pytest
from msgspec import Struct

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET
from tests.budget import budget
from tests.conftest import LOGIN
from tests.replicas.conftest import API, Process
from tests.store_server import StoreServer

REPLICAS = budget(3, nightly=8)
SECONDS = budget(6, nightly=600)
CLIENTS = 12
PIECES = 25
TIMES = 15
CREATE = """
mutation ($email: String!) { customerCreate(input: {email: $email, password: "secret"}) {
  customer { id } customerUserErrors { code }
} }
"""
SHOP = "{ shop { name } }"
NEW_CART = """
mutation ($variant: ID!) { cartCreate(input: {
  lines: [{merchandiseId: $variant, quantity: 1}], buyerIdentity: {email: "guest@sandbox.example"}
}) { cart { id } } }
"""
LAMP = {"title": "Lamp", "variants": [{"price": "9.00", "quantityAvailable": PIECES}]}


class History(Struct):
    """What was asked, and what was answered of it; the rest is not known."""

    asked: Counter[str] = Counter()
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    unknown: Counter[str] = Counter()


class Fleet:
    """Replicas over one store, some of which are just being started again."""

    def __init__(self, store: str) -> None:
        self._store = store
        self.running = [Process(store) for _ in range(REPLICAS)]

    @property
    def url(self) -> str:
        return random.choice(self.running).url

    async def kill_one(self) -> None:
        victim = self.running.pop(0)
        await asyncio.to_thread(victim.end)
        self.running.append(await asyncio.to_thread(Process, self._store))

    def end(self) -> None:
        for process in self.running:
            process.end()


class Client:
    """Asks a replica, another one each time, and writes the answers down."""

    def __init__(self, fleet: Fleet, session: aiohttp.ClientSession, history: History) -> None:
        self._fleet = fleet
        self._session = session
        self._history = history
        self.variant = ""

    async def ask(self, document: str, **variables: Any) -> Any:
        """Return the data of the answer; None if it is not known."""
        url = f"{self._fleet.url}/api/2026-10/graphql.json"
        return await self._answer("POST", url, {"query": document, "variables": variables})

    async def call(self, method: str, path: str, body: Any = None) -> Any:
        return await self._answer(method, self._fleet.url + API + path, body)

    async def _answer(self, method: str, url: str, body: Any) -> Any:
        try:
            async with self._session.request(method, url, json=body) as response:
                return await response.json() if response.status < 500 else None
        except aiohttp.ClientError:
            return None

    async def login(self, token: str) -> None:
        answer = await self.ask(LOGIN, multipassToken=token)
        payload = answer and answer["data"]["customerAccessTokenCreateWithMultipass"]
        self._note(f"token {token}", payload and bool(payload["customerAccessToken"]))

    async def create(self, email: str) -> None:
        answer = await self.ask(CREATE, email=email)
        payload = answer and answer["data"]["customerCreate"]
        self._note(f"email {email}", payload and bool(payload["customer"]))

    async def throttled(self) -> None:
        answer = await self.ask(SHOP)
        self._note("scenario", answer and "errors" in answer)

    async def buy(self) -> None:
        answer = await self.ask(NEW_CART, variant=self.variant)
        cart = answer and answer["data"]["cartCreate"]["cart"]
        if cart:
            key = cart["id"].rpartition("/")[2].partition("?")[0]
            paid = await self.call("POST", f"/default/carts/{key}/complete")
            self._note("piece", paid and "status" not in paid)

    def _note(self, what: str, is_done: Any) -> None:
        history = self._history
        history.asked[what] += 1
        kind = history.unknown if is_done is None else history.done if is_done else history.refused
        kind[what] += 1


async def _shop(client: Client, history: History, ends: float) -> None:
    """Do what several clients do at once, over and over, until it *ends* and the scenario, too."""
    loop, numbers = asyncio.get_running_loop(), count()
    multipass = Multipass(MULTIPASS_SECRET)
    while loop.time() < ends or history.asked["scenario"] < TIMES:
        number = next(numbers)
        email = f"buyer{number}@example.com"
        token = multipass.seal({"email": f"m{number}@example.com"}, now=datetime.now(UTC))
        work = [client.login(token) for _ in range(4)]
        work += [client.create(email) for _ in range(4)]
        work += [client.buy(), client.buy(), client.throttled(), client.throttled()]
        random.shuffle(work)
        await asyncio.gather(*work)


@pytest.mark.slow
async def test_what_killed_replicas_answered_is_the_history_of_one_shop(own_store: StoreServer):
    history, loop = History(), asyncio.get_running_loop()
    fleet = Fleet(own_store.url)
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(60)) as session:
            client = Client(fleet, session, history)
            lamp = await client.call("POST", "/default/products", LAMP)
            on = await client.call(
                "PUT",
                "/default/scenarios/throttled",
                {"times": TIMES, "match": {"operation": "shop"}},
            )
            client.variant = lamp["variants"][0]["id"]
            ends = loop.time() + SECONDS
            shopping = asyncio.create_task(_shop(client, history, ends))
            while loop.time() < ends:
                await fleet.kill_one()
            await shopping
            snapshot = await client.call("GET", "/default/snapshot")
            lamp = await client.call("GET", f"/default/products/{lamp['id'].rpartition('/')[2]}")
    finally:
        fleet.end()
    records = {kind: kept["put"] for kind, kept in snapshot["records"].items()}
    emails = Counter(each["email"] for each in records["Customer"])
    assert (on["times"], history.done["scenario"] > 0, history.done["piece"] > 0) == (
        TIMES,
        True,
        True,
    )
    for what, done in history.done.items():
        kind, _, name = what.partition(" ")
        if kind in ("token", "email"):
            assert done == 1, f"{what} was accepted {done} times"
        if kind == "email":
            assert emails[name] == 1
    for what in history.refused:
        if what.partition(" ")[0] in ("token", "email"):
            assert history.done[what] + history.unknown[what] >= 1, f"{what} was only refused"
    assert not [email for email, number in emails.items() if number > 1]
    assert (
        history.done["scenario"] <= TIMES <= history.done["scenario"] + history.unknown["scenario"]
    )
    sold = PIECES - lamp["variants"][0]["quantityAvailable"]
    orders = sum(len(each["orders"]) for each in records.get("OrderHistory", ()))
    assert history.done["piece"] <= sold <= history.done["piece"] + history.unknown["piece"]
    assert orders == sold
