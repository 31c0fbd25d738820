"""Customers as a storefront meets them: signing up, logging in, reading mail."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.conftest import Storefront

PASSWORD = "enabled-password"
SIGN_UP = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer { email firstName lastName phone acceptsMarketing }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
WHO = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"

Answers = Callable[..., Awaitable[Any]]


@pytest.fixture
def payload(storefront: Storefront) -> Answers:
    """Ask a mutation and return its payload, after seeing that nothing else was answered."""

    async def payload(document: str, **variables: Any) -> Any:
        answer = await storefront.ask(document, **variables)
        assert list(answer) == ["data", "extensions"], answer
        (payload,) = answer["data"].values()
        return payload

    return payload


@pytest.fixture
def log_in(payload: Answers) -> Answers:
    """Log in by password and return the access token."""

    async def log_in(
        email: str = "enabled@sandbox.example", password: str = PASSWORD
    ) -> str | None:
        answer = await payload(LOG_IN, input={"email": email, "password": password})
        token = answer["customerAccessToken"]
        return token and token["accessToken"]

    return log_in


@pytest.fixture
def who(payload: Answers) -> Answers:
    """Return the email of whom an access token stands for, None for nobody."""

    async def who(token: str) -> str | None:
        customer = await payload(WHO, token=token)
        return customer and customer["email"]

    return who


@pytest.fixture
def mails(storefront: Storefront) -> Answers:
    """Return the kind, receiver and links of each mail in the inbox, newest last."""

    async def mails() -> list[tuple[str, str, list[str]]]:
        response = await storefront.client.get("/_sandbox/api/worlds/default/inbox")
        found = (await response.json())["mails"]
        return [(mail["kind"], mail["to"], mail["links"]) for mail in found]

    return mails


def refusal(field: list[str] | None, message: str, code: str) -> dict[str, Any]:
    """Return the errors of a payload that has one."""
    return {
        "customerUserErrors": [{"field": field, "message": message, "code": code}],
        "userErrors": [{"field": field, "message": message}],
    }


NO_ERRORS: dict[str, Any] = {"customerUserErrors": [], "userErrors": []}
