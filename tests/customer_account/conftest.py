"""A customer who is logged in to new customer accounts, and asks for things."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientResponse

from tests.control.conftest import call
from tests.oidc.conftest import ORIGIN, SHOP, Account

__all__ = ["call"]


@dataclass(frozen=True)
class Customer:
    """Asks the Customer Account API with an access token."""

    account: Account
    token: str
    path: str = f"/{SHOP}/account/customer/api/2026-10/graphql"
    headers: Mapping[str, str] = field(default_factory=dict)

    async def post(
        self, document: str, *, headers: Mapping[str, str] | None = None, **variables: Any
    ) -> ClientResponse:
        given = {"Authorization": self.token, "Origin": ORIGIN, **self.headers, **(headers or {})}
        return await self.account.client.post(
            f"{self.account.prefix}{self.path}",
            json={"query": document, "variables": variables},
            headers=given,
        )

    async def ask(self, document: str, **variables: Any) -> Any:
        answer = await self.post(document, **variables)
        assert answer.status == 200
        return await answer.json()

    async def data(self, document: str, **variables: Any) -> Any:
        body = await self.ask(document, **variables)
        assert "errors" not in body, body
        return body["data"]


LogIn = Callable[..., Awaitable[Customer]]


@pytest.fixture
def account(storefront: Any) -> Account:
    return Account(storefront.client)


@pytest.fixture
def log_in(account: Account) -> LogIn:
    async def log_in(name: str = "enabled") -> Customer:
        return Customer(account, (await account.tokens(name))["access_token"])

    return log_in


@pytest.fixture
async def customer(log_in: LogIn) -> Customer:
    return await log_in()
