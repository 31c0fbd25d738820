"""Records of discounts and gift cards. Money is in the shop's own currency."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final, Self

from msgspec import Struct
from msgspec.structs import replace

from sandbox.bounds import Count, Number
from sandbox.faults import FaultError
from sandbox.world.clock import Moment

NOTHING: Final = Decimal(0)
WHOLE: Final = Decimal(100)


class Kind(StrEnum):
    AMOUNT = "amount"
    BUY_X_GET_Y = "buyXGetY"
    FREE_SHIPPING = "freeShipping"
    PERCENTAGE = "percentage"


class DiscountClass(StrEnum):
    """Shopify: each of these says which others it may be combined with (documented)."""

    ORDER = "order"
    PRODUCT = "product"
    SHIPPING = "shipping"


class Discount(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A discount. `title` is its code as the merchant wrote it, or what an automatic one is called.

    `value` is a percentage, or an amount: of each item with `each`, else once for all of them.
    With `products` or `collections`, ids, it is for these only. Of buyXGetY, who buys `buys` of
    them gets `gets` more for `value` percent less, or with `each` for that amount less: of them,
    or of `gets_products` and `gets_collections`. It may be combined with the classes that
    `combines_with` names. With `customers`, ids, it is for these only. `one_time` and
    `subscription` say which lines it is for: those without and with a selling plan.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    title: str
    kind: Kind
    value: Decimal = NOTHING
    each: bool = False
    products: tuple[Number, ...] = ()
    collections: tuple[Number, ...] = ()
    minimum_subtotal: Decimal = NOTHING
    minimum_quantity: Count = 0
    buys: Count = 0
    gets: Count = 0
    gets_products: tuple[Number, ...] = ()
    gets_collections: tuple[Number, ...] = ()
    customers: tuple[Number, ...] = ()
    one_time: bool = True
    subscription: bool = False
    combines_with: tuple[DiscountClass, ...] = ()
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    usage_limit: Count | None = None
    once_per_customer: bool = False
    used: Count = 0
    used_by: tuple[Number, ...] = ()
    """Customers that have used it, where each may only once: the last 1,000."""

    def wrong(self) -> Iterator[FaultError]:
        """Yield a percentage that is none: what an order says of it must be one."""
        is_percentage = self.kind is not Kind.FREE_SHIPPING and not self.takes_amount
        if is_percentage and self.value > WHOLE:
            yield FaultError("is more than 100 percent", "value")

    @property
    def applies_to(self) -> DiscountClass:
        if self.kind is Kind.FREE_SHIPPING:
            return DiscountClass.SHIPPING
        if self.kind is Kind.BUY_X_GET_Y or self.products or self.collections:
            return DiscountClass.PRODUCT
        return DiscountClass.ORDER

    @property
    def takes_amount(self) -> bool:
        """Whether `value` is an amount of money, not a percentage."""
        return self.kind is Kind.AMOUNT or (self.kind is Kind.BUY_X_GET_Y and self.each)

    @property
    def has_gifts(self) -> bool:
        """Whether what gets cheaper is not what has to be bought."""
        return bool(self.gets_products or self.gets_collections)

    @property
    def of_gifts(self) -> Self:
        """The discount as if it were for what gets cheaper alone."""
        return replace(self, products=self.gets_products, collections=self.gets_collections)

    @property
    def splits(self) -> bool:
        """Whether it may be for some pieces of a line only."""
        is_once = self.kind is Kind.AMOUNT and not self.each
        is_of_products = self.applies_to is DiscountClass.PRODUCT
        return self.kind is Kind.BUY_X_GET_Y or (is_once and is_of_products)


class DiscountCode(Discount, frozen=True, kw_only=True):
    """A discount by a code. `id` is the code in the form in which codes compare."""


class AutomaticDiscount(Discount, frozen=True, kw_only=True):
    """A discount that needs no code. Shopify: a shop has 25 at the most (documented)."""

    LIMIT: ClassVar[int | None] = 25


class GiftCard(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A gift card. `id` is its code in the form in which codes compare."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    code: str
    balance: Decimal
    currency_code: str
    expires_at: Moment | None = None
    enabled: bool = True

    def is_good(self, now: datetime) -> bool:
        return self.enabled and (self.expires_at is None or now < self.expires_at)

    @property
    def last_characters(self) -> str:
        """Shopify: the last four (recorded), in lower case (inferred)."""
        return self.code[-_SHOWN:].lower()


_SHOWN: Final = 4


def check(discount: Discount) -> None:
    """Raise `FaultError` for a discount that could take nothing off."""
    kind, value = discount.kind, discount.value
    if not (discount.one_time or discount.subscription):
        raise FaultError(
            "and appliesOnOneTimePurchase are false: make one of them true", "appliesOnSubscription"
        )
    if kind is Kind.FREE_SHIPPING:
        return
    if value <= NOTHING:
        raise FaultError("is missing: write what the discount takes off", "value")
    if not discount.takes_amount and value > WHOLE:
        raise FaultError("is more than 100 percent: write 100 or less", "value")
    if discount.has_gifts and kind is not Kind.BUY_X_GET_Y:
        raise FaultError("is for buyXGetY only: leave it out", "getsFrom")
    for name in ("buys", "gets") if kind is Kind.BUY_X_GET_Y else ():
        if getattr(discount, name) < 1:
            raise FaultError("is not 1 or more: write how many buyXGetY takes", name)


def comparable(code: str) -> str:
    """Return *code* as codes compare. Shopify: case does not matter, blanks do (recorded)."""
    return code.casefold()
