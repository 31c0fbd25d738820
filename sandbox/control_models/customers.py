"""Customers, as a merchant sees and changes them. Field names are the schema's."""

from datetime import datetime
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.orders import NewOrderOfCustomer
from sandbox.control_models.pages import PageInfo

MOST_ON_A_PAGE: Final = 250

CustomerState: TypeAlias = Literal["DISABLED", "INVITED", "ENABLED", "DECLINED"]
"""Whether a customer can log in. Shopify: the enum `CustomerState` of the Admin API."""

Text: TypeAlias = str | UnsetType | None


class Invitation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An invitation of a customer. `language` is that of the mail: EN, DE or FR.

    Without it, it is the default language of the country of the customer's default address.
    """

    language: Literal["EN", "DE", "FR"] | None = None


class CustomerFilter(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A filter of customers, and the page of the list.

    `email` finds the one customer with that email. `query` is words in email, phone or names,
    `state:enabled`, `tag:vip` or `tag:"trade show"`; all of them must match. `after` is the
    `endCursor` of the page before.
    """

    email: str | None = None
    query: str = ""
    after: str | None = None
    first: Annotated[int, Meta(ge=1, le=MOST_ON_A_PAGE)] = 50


class CustomerChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of a customer to set. What is left out stays as it is, null clears."""

    email: Text = UNSET
    phone: Text = UNSET
    first_name: Text = UNSET
    last_name: Text = UNSET
    accepts_marketing: bool | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    state: CustomerState | UnsetType = UNSET
    multipass_identifier: Text = UNSET
    password: Text = UNSET


class NewCustomer(CustomerChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new customer, and the orders that the customer has placed before."""

    orders: Annotated[tuple[NewOrderOfCustomer, ...], Meta(max_length=250)] = ()


class NewAddress(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """An address to add. The first address of a customer is the default one in any case.

    Country and province are given by name or by code; the code takes precedence.
    """

    first_name: Text = UNSET
    last_name: Text = UNSET
    company: Text = UNSET
    address1: Text = UNSET
    address2: Text = UNSET
    city: Text = UNSET
    country: Text = UNSET
    province: Text = UNSET
    zip: Text = UNSET
    phone: Text = UNSET
    country_code: str | UnsetType = UNSET
    province_code: str | UnsetType = UNSET
    default: bool = False


class Address(Struct, frozen=True, kw_only=True, rename="camel"):
    """An address of a customer. Its `id` is the Admin API's, without an access token in it."""

    id: str
    first_name: str | None
    last_name: str | None
    company: str | None
    address1: str | None
    address2: str | None
    city: str | None
    province: str | None
    province_code: str | None
    zip: str | None
    country: str | None
    country_code_v2: str | None
    phone: str | None


class Customer(Struct, frozen=True, kw_only=True, rename="camel"):
    """A customer. `numberOfOrders` is text, as in the schema."""

    id: str
    email: str | None
    phone: str | None
    first_name: str | None
    last_name: str | None
    display_name: str
    state: CustomerState
    tags: tuple[str, ...]
    accepts_marketing: bool
    multipass_identifier: str | None
    number_of_orders: str
    created_at: datetime
    updated_at: datetime
    default_address: Address | None
    addresses: tuple[Address, ...]


class ExpiredTokens(Struct, frozen=True, kw_only=True):
    """How many customer access tokens have expired by the call."""

    expired: int


class CustomerPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Customers, by id. A page may have few customers or none although more follow."""

    customers: tuple[Customer, ...]
    page_info: PageInfo


class Persona(Struct, frozen=True, kw_only=True):
    """A customer of the seed with a name. `id` is the customer's. One without password has null.

    It is as the seed has it, also if the customer was changed or deleted since.
    """

    id: str
    name: str
    purpose: str
    email: str | None
    password: str | None


class PersonaList(Struct, frozen=True):
    """Personas, by id."""

    personas: tuple[Persona, ...]
