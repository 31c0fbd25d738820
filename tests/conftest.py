"""What most tests start from: an application of their own, and a short way to ask it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from sandbox.app import create_app
from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET, Settings
from tests.budget import load_profile
from tests.fidelity.whole_run import WholeRun

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


@pytest.fixture
def start(aiohttp_client: Any) -> Start:
    """Start a sandbox with the given settings."""

    async def start(**settings: Any) -> Storefront:
        return Storefront(await aiohttp_client(create_app(Settings(**settings))))

    return start


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


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(WholeRun(config))
