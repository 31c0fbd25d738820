"""Tests that share a server, each with a world of its own: whatever leaks shows in an answer.

In every world there is a customer of the same email, who is named after the world.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bench.workloads import LOGIN
from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

_MULTIPASS: Final = Multipass(MULTIPASS_SECRET)
_EMAIL: Final = "same@sharing.example"
_PASSWORD: Final = "sharing-is-fine"  # noqa: S105 - of a customer that lives for a second
_CREATE: Final = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { lastName } customerUserErrors { code } }
}"""
_LOGIN: Final = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken } customerUserErrors { code }
  }
}"""
_RENAME: Final = """
mutation ($token: String!, $customer: CustomerUpdateInput!) {
  customerUpdate(customerAccessToken: $token, customer: $customer) {
    customer { firstName lastName } customerUserErrors { code }
  }
}"""
_MOVE: Final = """
mutation ($token: String!, $address: MailingAddressInput!) {
  customerAddressCreate(customerAccessToken: $token, address: $address) {
    customerAddress { city lastName } customerUserErrors { code }
  }
}"""
_READ: Final = """
query ($token: String!) {
  customer(customerAccessToken: $token) {
    firstName lastName addresses(first: 100) { nodes { city lastName } }
  }
}"""


@dataclass(slots=True)
class Tenant:
    """One test's world, and what it must hold by now."""

    name: str
    ask: Callable[..., Awaitable[Any]]
    token: str = ""
    first_name: str | None = None
    cities: int = 0
    wrong: int = 0

    async def begin(self) -> None:
        """Sign up and log in."""
        person = {"email": _EMAIL, "password": _PASSWORD}
        made = await self.ask(self.name, _CREATE, input={**person, "lastName": self.name})
        self._expect(made["customerCreate"]["customer"], {"lastName": self.name})
        login = (await self.ask(self.name, _LOGIN, input=person))["customerAccessTokenCreate"]
        self.token = login["customerAccessToken"]["accessToken"]

    async def begin_cheaply(self) -> None:
        """Log in by Multipass, which takes no hash of a password."""
        person = {"email": _EMAIL, "last_name": self.name}
        token = _MULTIPASS.seal(person, now=datetime.now(UTC))
        payload = await self.ask(self.name, LOGIN.document, multipassToken=token)
        made = payload["customerAccessTokenCreateWithMultipass"]
        self.token = made["customerAccessToken"]["accessToken"]

    async def turn(self, number: int) -> None:
        """Do the next of its operations, and look whether all is its own."""
        match number % 3:
            case 0:
                await self._rename(f"turn-{number}")
            case 1:
                await self._move()
            case _:
                await self._read()

    async def _rename(self, first_name: str) -> None:
        self.first_name = first_name
        answer = await self.ask(
            self.name, _RENAME, token=self.token, customer={"firstName": first_name}
        )
        seen = answer["customerUpdate"]["customer"]
        self._expect(seen, {"firstName": first_name, "lastName": self.name})

    async def _move(self) -> None:
        self.cities += 1
        city = f"{self.name} {self.cities}"
        answer = await self.ask(self.name, _MOVE, token=self.token, address={"city": city})
        seen = answer["customerAddressCreate"]["customerAddress"]
        self._expect(seen, {"city": city, "lastName": self.name})

    async def _read(self) -> None:
        answer = await self.ask(self.name, _READ, token=self.token)
        nodes = [
            {"city": f"{self.name} {number}", "lastName": self.name}
            for number in range(1, self.cities + 1)
        ]
        own = {"firstName": self.first_name, "lastName": self.name, "addresses": {"nodes": nodes}}
        self._expect(answer["customer"], own)

    def _expect(self, seen: object, own: object) -> None:
        self.wrong += seen != own
