"""A shopper at the checkout: follows redirects, fills in forms, and reads what pages show."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.account.conftest import Browser, Seen
from tests.cart.conftest import MUG, ask, create, gid, mutate, world

__all__ = ["CONTACT", "MUG", "ask", "create", "gid", "mutate", "world"]

ADDRESS = {
    "country_code": "US",
    "first_name": "Ada",
    "last_name": "Lovelace",
    "address1": "1 Engine Way",
    "city": "New York",
    "province_code": "NY",
    "zip": "10001",
}
CONTACT = {
    "checkout[email]": "ada@lovelace.example",
    **{f"checkout[shipping_address][{key}]": value for key, value in ADDRESS.items()},
}
CREATE = """mutation ($input: CartInput!) { cartCreate(input: $input) {
  cart { id checkoutUrl } userErrors { message }
} }"""


@dataclass
class Shopper:
    """`url` is where the shopper is, `seen` what is shown there."""

    browser: Browser
    url: str = ""
    seen: Seen = field(init=False)

    async def open(self, path: str, **headers: str) -> Seen:
        self.url = path
        return await self._follow(await self.browser.get(path, **headers))

    async def submit(self, form: str = "", **typed: str) -> Seen:
        """Send the form whose action ends in *form* before its query, with what is *typed*."""
        action, fields = self.form(form)
        self.url = action
        return await self._follow(await self.browser.post(action, fields | typed))

    def form(self, name: str) -> tuple[str, dict[str, str]]:
        for action, fields in self._forms():
            if action.partition("?")[0].endswith(name):
                return action, fields
        raise AssertionError(f"there is no form {name!r} at {self.url}")

    async def _follow(self, seen: Seen) -> Seen:
        while seen.location is not None:
            self.url = seen.location
            seen = await self.browser.get(seen.location)
        self.seen = seen
        return seen

    def _forms(self) -> Any:
        forms: list[tuple[str, dict[str, str]]] = []
        selected = ""
        for tag, attributes in self.seen.page.tags:
            match tag:
                case "form":
                    forms.append((attributes.get("action") or self.url, {}))
                case "input" if forms and attributes.get("type") != "radio":
                    forms[-1][1][attributes["name"]] = attributes.get("value") or ""
                case "input" if "checked" in attributes:
                    forms[-1][1][attributes["name"]] = attributes["value"]
                case "select":
                    selected = attributes["name"]
                case "option" if "selected" in attributes or selected not in forms[-1][1]:
                    forms[-1][1][selected] = attributes["value"]
        return forms


@pytest.fixture
def browser(storefront) -> Browser:
    return Browser(storefront.client)


@pytest.fixture
def shopper(browser) -> Shopper:
    return Shopper(browser)


@pytest.fixture
def checkout_url(storefront, world):  # noqa: ARG001 - it sets up the shop
    """Make a cart, and return the path of its checkout."""

    async def checkout_url(*lines, path="", **given):
        wanted = [{"merchandiseId": gid(number), "quantity": count} for number, count in lines]
        body = {"query": CREATE, "variables": {"input": {"lines": wanted, **given}}}
        response = await storefront.client.post(f"{path}/api/2026-10/graphql.json", json=body)
        payload = (await response.json())["data"]["cartCreate"]
        assert payload["userErrors"] == []
        url = payload["cart"]["checkoutUrl"]
        return "/" + url.split("/", 3)[3]

    return checkout_url
