"""Whether a discount applies to a cart, and if not, why: the condition that is not met."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from sandbox.cart import records
from sandbox.cart.discounts import NOTHING, Discount, DiscountClass, Kind
from sandbox.cart.line_type import CartLine
from sandbox.catalog.collecting import collections_of
from sandbox.catalog.variant_type import ProductVariant
from sandbox.customers.records import Customer
from sandbox.email_address import kept_email
from sandbox.lazy import lazy
from sandbox.money import rounded
from sandbox.viewer import Viewer


class Verdict(StrEnum):
    """Why a discount does not apply: codes of `CartWarningCode`, without their prefix."""

    CODE_NOT_HONOURED = "CODE_NOT_HONOURED"
    CURRENTLY_INACTIVE = "CURRENTLY_INACTIVE"
    CUSTOMER_NOT_ELIGIBLE = "CUSTOMER_NOT_ELIGIBLE"
    CUSTOMER_USAGE_LIMIT_REACHED = "CUSTOMER_USAGE_LIMIT_REACHED"
    ELIGIBLE_CUSTOMER_MISSING = "ELIGIBLE_CUSTOMER_MISSING"
    INCOMPATIBLE_PURCHASE_TYPE = "INCOMPATIBLE_PURCHASE_TYPE"
    NOT_FOUND = "NOT_FOUND"
    NO_ENTITLED_LINE_ITEMS = "NO_ENTITLED_LINE_ITEMS"
    NO_ENTITLED_SHIPPING_LINES = "NO_ENTITLED_SHIPPING_LINES"
    PURCHASE_NOT_IN_RANGE = "PURCHASE_NOT_IN_RANGE"
    QUANTITY_NOT_IN_RANGE = "QUANTITY_NOT_IN_RANGE"
    USAGE_LIMIT_REACHED = "USAGE_LIMIT_REACHED"


class Entitled(Struct, frozen=True, dict=True):
    """The lines that a discount is for. Those that are for the same goods share them."""

    lines: Sequence[CartLine]

    @lazy
    def prices(self) -> Sequence[Decimal]:
        return [line.subtotal.amount for line in self.lines]

    @lazy
    def subtotal(self) -> Decimal:
        return sum(self.prices, NOTHING)

    @lazy
    def quantities(self) -> Mapping[str, int]:
        """How many pieces each line has, by its id."""
        return {line.of.id: line.of.quantity for line in self.lines}

    @lazy
    def quantity(self) -> int:
        return sum(self.quantities.values())

    @lazy
    def cheapest_first(self) -> Sequence[CartLine]:
        return sorted(self.lines, key=lambda line: line.unit.amount)


class Goods(Struct, frozen=True, dict=True):
    """What discounts are judged by: the lines of a cart that hold something, and whose it is."""

    lines: Sequence[CartLine]
    viewer: Viewer
    customer_id: int | None = None
    email: str | None = None
    has_delivery: bool = False
    known: Sequence[records.CartLine] = ()
    """All lines of the cart, also those that are sold out."""

    @lazy
    def found(self) -> dict[object, Entitled]:
        """The lines that were found for discounts, by what those are for."""
        return {}

    @property
    def buyer_id(self) -> int | None:
        """The customer of the cart's access token, else the one with its email."""
        if self.customer_id is not None or self.email is None:
            return self.customer_id
        known = self.viewer.world.store.find(Customer, "email", kept_email(self.email))
        return None if known is None else known.id


def verdict(discount: Discount, goods: Goods) -> Verdict | None:
    """Return why *discount* does not apply; None for one that does."""
    if not _is_active(discount, goods.viewer.world.clock.now()):
        return Verdict.CURRENTLY_INACTIVE
    if discount.usage_limit is not None and discount.used >= discount.usage_limit:
        return Verdict.USAGE_LIMIT_REACHED
    return _of_buyer(discount, goods) or _of_lines(discount, goods)


def _of_buyer(discount: Discount, goods: Goods) -> Verdict | None:
    if discount.once_per_customer and goods.buyer_id in discount.used_by:
        return Verdict.CUSTOMER_USAGE_LIMIT_REACHED
    if discount.customers and goods.customer_id is None:
        return Verdict.ELIGIBLE_CUSTOMER_MISSING
    if discount.customers and goods.customer_id not in discount.customers:
        return Verdict.CUSTOMER_NOT_ELIGIBLE
    return None


def _of_lines(discount: Discount, goods: Goods) -> Verdict | None:
    if not goods.lines:
        return Verdict.CODE_NOT_HONOURED
    of_discount = entitled(discount, goods)
    if not of_discount.lines:
        is_for_some = any(_is_for(discount, line.merchandise) for line in goods.lines)
        purchase_type, items = Verdict.INCOMPATIBLE_PURCHASE_TYPE, Verdict.NO_ENTITLED_LINE_ITEMS
        return purchase_type if is_for_some else items
    if of_discount.subtotal < in_currency(discount.minimum_subtotal, goods.viewer):
        return Verdict.PURCHASE_NOT_IN_RANGE
    if of_discount.quantity < least_quantity(discount):
        return Verdict.QUANTITY_NOT_IN_RANGE
    return _of_target(discount, goods)


def _of_target(discount: Discount, goods: Goods) -> Verdict | None:
    if discount.has_gifts and not cheaper(discount, goods).lines:
        return Verdict.NO_ENTITLED_LINE_ITEMS
    if discount.applies_to is DiscountClass.SHIPPING and not goods.has_delivery:
        return Verdict.NO_ENTITLED_SHIPPING_LINES
    return None


def least_quantity(discount: Discount) -> int:
    least = discount.buys if discount.kind is Kind.BUY_X_GET_Y else 0
    return max(discount.minimum_quantity, least if discount.has_gifts else least + bool(least))


def entitled(discount: Discount, goods: Goods) -> Entitled:
    """Return the lines that *discount* is for."""
    what = (discount.products, discount.collections, discount.one_time, discount.subscription)
    if (known := goods.found.get(what)) is not None:
        return known
    lines = [
        line
        for line in goods.lines
        if (discount.one_time if line.of.selling_plan_id is None else discount.subscription)
        and _is_for(discount, line.merchandise)
    ]
    return goods.found.setdefault(what, Entitled(lines))


def cheaper(discount: Discount, goods: Goods) -> Entitled:
    """Return the lines that a buyXGetY makes cheaper: those that have to be bought, or others."""
    return entitled(discount.of_gifts if discount.has_gifts else discount, goods)


def in_currency(amount: Decimal, viewer: Viewer) -> Decimal:
    """Return *amount*, of the shop's currency, in the *viewer*'s."""
    rate = viewer.market.rate
    return rounded(amount if rate is None else amount * rate, viewer.currency)


def _is_active(discount: Discount, now: datetime) -> bool:
    begun = discount.starts_at is None or discount.starts_at <= now
    return begun and (discount.ends_at is None or now < discount.ends_at)


def _is_for(discount: Discount, variant: ProductVariant) -> bool:
    product = variant.product.of
    if product.id in discount.products or not (discount.products or discount.collections):
        return True
    if not discount.collections:
        return False
    holding = {each.id for each in collections_of(product, variant.product.viewer)}
    return not holding.isdisjoint(discount.collections)
