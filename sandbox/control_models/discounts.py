"""Discounts and gift cards, as a merchant sees and changes them.

Amounts are in the currency of the shop, as text or numbers.
"""

from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from sandbox.control_models.orders import Price
from sandbox.control_models.pages import PageInfo

DiscountKind: TypeAlias = Literal["percentage", "amount", "freeShipping", "buyXGetY"]
"""What a discount takes off: a part of the price, an amount, the delivery, or the price of items
that come with others."""

CombinesWith: TypeAlias = Literal["order", "product", "shipping"]
Names: TypeAlias = Annotated[tuple[str, ...], Meta(max_length=100)]
Count: TypeAlias = Annotated[int, Meta(ge=0, lt=1_000_000)]


class DiscountItems(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The items that a discount is for, by handles or ids. Without any, the whole order."""

    products: Names = ()
    collections: Names = ()


class DiscountMinimum(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least price, and the least number, of the items that a discount is for."""

    subtotal: Price | None = None
    quantity: Count | None = None


class NewDiscount(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A discount. One of that name is replaced, and its uses are counted from 0.

    `value` is a percentage or an amount: once for all items, or of each with `each`. Of buyXGetY,
    a buyer of `buys` items gets `gets` more for `value` percent less, 100 by default, or with
    `each` for that amount less: of the same items, or of those of `getsFrom`. An `automatic` one
    needs no code; it may have a `title`. `customers` are ids or emails; without any
    it is for all.
    """

    kind: DiscountKind
    value: Price | None = None
    each: bool = False
    automatic: bool = False
    title: Annotated[str, Meta(min_length=1, max_length=255)] | None = None
    applies_to: DiscountItems = DiscountItems()
    applies_on_one_time_purchase: bool = True
    applies_on_subscription: bool = False
    minimum: DiscountMinimum = DiscountMinimum()
    buys: Count = 0
    gets: Count = 0
    gets_from: DiscountItems = DiscountItems()
    customers: Names = ()
    combines_with: Annotated[tuple[CombinesWith, ...], Meta(max_length=3)] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    usage_limit: Count | None = None
    once_per_customer: bool = False


class Discount(Struct, frozen=True, kw_only=True, rename="camel"):
    """A discount. `code` is its name also if it is `automatic`; `used` is how often it was used."""

    code: str
    kind: DiscountKind
    value: str
    each: bool
    automatic: bool
    title: str
    applies_to: DiscountItems
    applies_on_one_time_purchase: bool
    applies_on_subscription: bool
    minimum: DiscountMinimum
    buys: int
    gets: int
    gets_from: DiscountItems
    customers: tuple[str, ...]
    combines_with: tuple[CombinesWith, ...]
    starts_at: datetime | None
    ends_at: datetime | None
    usage_limit: int | None
    once_per_customer: bool
    used: int


class DiscountPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Discounts, by code."""

    discounts: tuple[Discount, ...]
    page_info: PageInfo


class NewGiftCard(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A gift card; one of that code is replaced. `expiresOn` is the last day on which it pays."""

    balance: Price
    currency_code: Annotated[str, Meta(pattern="^[A-Z]{3}$")] | None = None
    expires_on: date | None = None
    enabled: bool = True


class GiftCard(Struct, frozen=True, kw_only=True, rename="camel"):
    """A gift card."""

    code: str
    balance: str
    currency_code: str
    expires_on: date | None
    enabled: bool


class GiftCardPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Gift cards, by code."""

    gift_cards: tuple[GiftCard, ...]
    page_info: PageInfo
