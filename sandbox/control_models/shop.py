"""The shop of a world: its name, its markets, and what the merchant has switched on."""

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.bounds import Number

CustomerAccounts: TypeAlias = Literal["LEGACY", "NEW", "BOTH", "DISABLED"]
"""LEGACY: customers log in at the Storefront API, with a password or by Multipass. NEW: at the
Customer Account API; the Storefront API takes no passwords. BOTH: at either, as a rehearsal.
DISABLED: customers have no accounts."""

MultipassClock: TypeAlias = Literal["WORLD", "MACHINE"]
"""The clock that says how old a Multipass token is."""

Country: TypeAlias = Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["US"])]
Currency: TypeAlias = Annotated[str, Meta(pattern="^[A-Z]{3}$", examples=["USD"])]
ReturnHost: TypeAlias = Annotated[str, Meta(min_length=1, max_length=300)]
Language: TypeAlias = Annotated[
    str, Meta(pattern="^[A-Z]{2}(_[A-Z]{2})?$", examples=["EN", "PT_BR"])
]


class Market(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Countries with one currency, as codes of the schema. The first language is the default.

    `rate` is what one unit of the shop's currency is worth in that of the market; null is 1.
    """

    id: Number
    handle: str
    currency: Currency
    countries: Annotated[tuple[Country, ...], Meta(min_length=1, max_length=300)]
    languages: Annotated[tuple[Language, ...], Meta(min_length=1, max_length=200)]
    rate: Decimal | None = None


class ShopChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Settings of the shop to change. What is left out stays as it is.

    `emailChange` is whether `customerUpdate` changes the email, `shippingInCartTotal` whether
    `cost.totalAmount` of a cart has the cost of its delivery, `multipass` whether tokens log
    customers in. `markets` replace all markets; a null `description` clears it. `returnHosts`
    replace all hosts that logins and logouts may redirect to: `localhost:3000`, `localhost:*`,
    `*.shop.test`.
    """

    name: Annotated[str, Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    description: Annotated[str, Meta(max_length=5_000)] | UnsetType | None = UNSET
    markets: Annotated[tuple[Market, ...], Meta(min_length=1, max_length=50)] | UnsetType = UNSET
    customer_accounts: CustomerAccounts | UnsetType = UNSET
    email_change: bool | UnsetType = UNSET
    shipping_in_cart_total: bool | UnsetType = UNSET
    multipass: bool | UnsetType = UNSET
    multipass_clock: MultipassClock | UnsetType = UNSET
    return_hosts: Annotated[tuple[ReturnHost, ...], Meta(max_length=100)] | UnsetType = UNSET


class ShopState(Struct, frozen=True, kw_only=True, rename="camel"):
    """The shop of a world. `currencyCode` is its own currency; markets may have others."""

    id: str
    name: str
    description: str | None
    domain: str
    currency_code: str
    markets: tuple[Market, ...]
    customer_accounts: CustomerAccounts
    email_change: bool
    shipping_in_cart_total: bool
    multipass: bool
    multipass_clock: MultipassClock
    return_hosts: tuple[str, ...]
