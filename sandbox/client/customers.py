"""The customers of a world, as a merchant sees and changes them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict, Unpack
from urllib.parse import quote

from sandbox.client.call import Call, decoded, filled, given, nothing, part
from sandbox.client.called import Part, Via, called
from sandbox.control_models.customers import (
    Address,
    Customer,
    CustomerChange,
    CustomerFilter,
    CustomerPage,
    CustomerState,
    ExpiredTokens,
    Invitation,
    NewAddress,
    NewCustomer,
)


class CustomerFields(TypedDict, total=False):
    """Fields of a customer to set. What is left out stays as it is, None clears."""

    email: str | None
    phone: str | None
    first_name: str | None
    last_name: str | None
    accepts_marketing: bool
    tags: Sequence[str]
    state: CustomerState
    multipass_identifier: str | None
    password: str | None


class NewCustomerFields(CustomerFields, total=False):
    """Fields of a new customer, with orders, if any."""

    orders: Sequence[Mapping[str, Any]]


class AddressFields(TypedDict, total=False):
    """Fields of a new address. Country and province are given by name or by code."""

    first_name: str | None
    last_name: str | None
    company: str | None
    address1: str | None
    address2: str | None
    city: str | None
    province: str | None
    province_code: str
    zip: str | None
    country: str | None
    country_code: str
    phone: str | None


_expired: Final = part(ExpiredTokens, lambda answer: answer.expired)


class Customers(Part[Via]):
    """Finds, makes and changes customers. An *id* is a number or a gid."""

    @called
    def list(
        self,
        *,
        email: str | None = None,
        query: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Call[CustomerPage]:
        """Find customers, sorted by id: *first* of them (by default 50, at most 250).

        *after* is the `end_cursor` of the page before. *email* finds the one customer with that
        email. *query* is words in email, phone and names, `state:enabled`, `tag:vip`; all of them
        must match.
        """
        filters = given(CustomerFilter, email=email, query=query, first=first, after=after)
        return Call(method="GET", path=self._path, query=filters, read=decoded(CustomerPage))

    @called
    def create(self, **fields: Unpack[NewCustomerFields]) -> Call[Customer]:
        """Make a customer. The state is DISABLED by default.

        *orders* have the keys of the control API: `[{"lines": [{"title": "Mug", "price": 9}]}]`.
        """
        return Call(
            method="POST",
            path=self._path,
            body=filled(NewCustomer, fields),
            read=decoded(Customer),
        )

    @called
    def get(self, id: int | str) -> Call[Customer]:
        """Return a customer. Raises `ControlError` with status 404 if there is none."""
        return Call(method="GET", path=self._one(id), read=decoded(Customer))

    @called
    def update(self, id: int | str, **fields: Unpack[CustomerFields]) -> Call[Customer]:
        """Change a customer. A new password or state makes all its access tokens invalid."""
        return Call(
            method="PATCH",
            path=self._one(id),
            body=filled(CustomerChange, fields),
            read=decoded(Customer),
        )

    @called
    def delete(self, id: int | str) -> Call[None]:
        """Delete a customer and all its access tokens."""
        return Call(method="DELETE", path=self._one(id), read=nothing)

    @called
    def invite(
        self, id: int | str, *, language: Literal["EN", "DE", "FR"] | None = None
    ) -> Call[Customer]:
        """Make a customer INVITED, and send an activation mail to the inbox.

        *language* is that of the mail, else that of the country of the default address.
        """
        return Call(
            method="POST",
            path=f"{self._one(id)}/invite",
            body=Invitation(language=language),
            read=decoded(Customer),
        )

    @called
    def expire_tokens(self, id: int | str) -> Call[int]:
        """Let all logins of a customer expire, as 42 days would. Return how many there were."""
        return Call(method="POST", path=f"{self._one(id)}/expire-tokens", read=_expired)

    @called
    def add_address(
        self, id: int | str, *, default: bool = False, **fields: Unpack[AddressFields]
    ) -> Call[Address]:
        """Add an address. The first one of a customer is the default one in any case."""
        return Call(
            method="POST",
            path=f"{self._one(id)}/addresses",
            body=filled(NewAddress, {**fields, "default": default}),
            read=decoded(Address),
        )

    def _one(self, id: int | str) -> str:
        return f"{self._path}/{quote(str(id), safe=':')}"
