"""Carts, as a test looks into them. Field names are the schema's; money is text."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from sandbox.control_models.orders import Order
from sandbox.control_models.pages import PageInfo

Finish: TypeAlias = Literal["paid", "declined", "abandoned"]


class CartCompletion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The outcome that the checkout of a cart shall have."""

    outcome: Finish = "paid"


class CompletedCart(Struct, frozen=True, kw_only=True):
    """The outcome of a checkout. `order` is null unless it was paid."""

    outcome: Finish
    order: Order | None


class CartFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A filter of carts, and the page of the list. `email` is that of the buyer.

    `after` is the `endCursor` of the page before.
    """

    email: str | None = None
    after: str | None = None
    first: Annotated[int, Meta(ge=1, le=250)] = 50


class CartAttribute(Struct, frozen=True, kw_only=True):
    """A note of your storefront on a cart or a line."""

    key: str
    value: str | None


class CartLine(Struct, frozen=True, kw_only=True, rename="camel"):
    """A line of a cart. `price` is that of one, `total` that of all, less its discounts."""

    id: str
    variant: str
    title: str
    variant_title: str
    quantity: int
    selling_plan: str | None
    attributes: tuple[CartAttribute, ...]
    price: str
    total: str


class CartCode(Struct, frozen=True, kw_only=True):
    """A discount code as it was typed. `reason` says why it does not apply."""

    code: str
    applicable: bool
    reason: str | None


class CartGiftCard(Struct, frozen=True, kw_only=True, rename="camel"):
    """A gift card of a cart, and how much of it the cart uses, in the currency of the card."""

    code: str
    amount_used: str
    currency_code: str


class CartAddress(Struct, frozen=True, kw_only=True, rename="camel"):
    """An address that a cart may be delivered to."""

    id: str
    selected: bool
    first_name: str | None
    last_name: str | None
    company: str | None
    address1: str | None
    address2: str | None
    city: str | None
    province_code: str | None
    country_code: str
    zip: str | None
    phone: str | None


class Cart(Struct, frozen=True, kw_only=True, rename="camel"):
    """A cart, priced. `id` is that of the Storefront API, with the key."""

    id: str
    token: str
    checkout_url: str
    created_at: datetime
    updated_at: datetime
    note: str
    attributes: tuple[CartAttribute, ...]
    email: str | None
    phone: str | None
    country_code: str | None
    customer: str | None
    lines: tuple[CartLine, ...]
    total_quantity: int
    discount_codes: tuple[CartCode, ...]
    gift_cards: tuple[CartGiftCard, ...]
    addresses: tuple[CartAddress, ...]
    delivery_options: tuple[str, ...]
    currency_code: str
    subtotal: str
    total: str


class CartPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Carts, by token. A page may have few carts or none although more follow."""

    carts: tuple[Cart, ...]
    page_info: PageInfo
