"""What most tests start from: an application of their own, and a short way to ask it."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient

from sandbox.app import WORLDS, create_app
from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET, Settings
from tests.budget import load_profile
from tests.fidelity.whole_run import WholeRun
from tests.log_store import log_worlds_of, renew
from tests.store_server import StoreServer
from tests.webhooks.receiver import Receiver

load_profile()

LOGIN = """
mutation ($multipassToken: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { field message code }
  }
}
"""


@dataclass(frozen=True)
class Storefront:
    """A running sandbox, asked as a client would."""

    client: TestClient
    path: str = "/api/2026-10/graphql.json"

    async def post(self, document: str, *, headers: Any = None, **variables: Any) -> ClientResponse:
        body = {"query": document, "variables": variables}
        return await self.client.post(self.path, json=body, headers=headers)

    async def ask(self, document: str, *, headers: Any = None, **variables: Any) -> Any:
        response = await self.post(document, headers=headers, **variables)
        assert response.status == 200
        return await response.json()

    async def login(self, token: str, *, headers: Any = None) -> Any:
        """Log in by Multipass and return the payload."""
        answer = await self.ask(LOGIN, headers=headers, multipassToken=token)
        return answer["data"]["customerAccessTokenCreateWithMultipass"]

    async def reason(self, document: str, **variables: Any) -> str:
        response = await self.post(document, headers={"X-Sandbox-Explain": "1"}, **variables)
        return response.headers["X-Sandbox-Reason"]


Start = Callable[..., Awaitable[Storefront]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--log-store",
        action="store_true",
        help="keep each world in a log that is replayed before each request: tests/log_store.py",
    )
    parser.addoption(
        "--ledger",
        help="compare these kinds of the ledger with what a part of the tests was answered, "
        "such as customer-account-mutation,customer-account-query,login",
    )
    parser.addoption(
        "--shared-store",
        action="store_true",
        help="keep worlds in a Valkey or Redis server: tests/store_server.py",
    )


@pytest.fixture(scope="session")
def store_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreServer]:
    """Start a Valkey or Redis server, for all tests of a process."""
    server = StoreServer(tmp_path_factory.mktemp("store"))
    yield server.start()
    server.stop()


@pytest.fixture
def start(aiohttp_client: Any, request: pytest.FixtureRequest) -> Iterator[Start]:
    """Start a sandbox with the given settings."""
    if request.config.getoption("shared_store"):
        server: StoreServer = request.getfixturevalue("store_server")

        async def start_shared(**settings: Any) -> Storefront:
            app = create_app(Settings(store=server.fresh_url(), **settings))
            return Storefront(await aiohttp_client(app))

        yield start_shared
        return
    make_worlds = log_worlds_of if request.config.getoption("log_store") else None
    apps: list[web.Application] = []

    async def start(**settings: Any) -> Storefront:
        apps.append(create_app(Settings(**settings), make_worlds=make_worlds))
        return Storefront(await aiohttp_client(apps[-1]))

    yield start
    for world in (world for app in apps for world in app[WORLDS] if make_worlds):
        renew(world)


@pytest.fixture
async def storefront(start: Start) -> Storefront:
    return await start()


@pytest.fixture
def mint() -> Callable[..., str]:
    """Seal a Multipass token with the seed's secret; the email has a default."""

    def mint(**customer: Any) -> str:
        return Multipass(MULTIPASS_SECRET).seal(
            {"email": "ada@lovelace.example", **customer}, now=datetime.now(UTC)
        )

    return mint


@pytest.fixture
async def receiver(aiohttp_server: Any) -> Receiver:
    """Start what takes webhooks."""
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hooks", receiver.take)
    server = await aiohttp_server(app)
    receiver.url = str(server.make_url("/hooks"))
    return receiver


LOOKS_INSIDE = frozenset({"clock", "switchboard", "wait", "world"})
"""Fixtures that look into the memory of the server: there is none where a store is shared."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what looks into the memory of the server, where that is in a shared store."""
    if not config.getoption("shared_store"):
        return
    inside = [item for item in items if _looks_inside(item)]
    config.hook.pytest_deselected(items=inside)
    items[:] = [item for item in items if not _looks_inside(item)]


def _looks_inside(item: pytest.Item) -> bool:
    fixtures = LOOKS_INSIDE.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("looks_inside") is not None


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(WholeRun(config))
