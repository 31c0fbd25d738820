"""What the discounts of an order show, and what each takes off a line or the shipping."""

from collections.abc import Mapping
from decimal import Decimal
from operator import attrgetter
from typing import ClassVar, Final

from msgspec import Struct

from sandbox.money import Money
from sandbox.orders.kinds import DiscountKind
from sandbox.orders.records import Discount, Order
from sandbox.storefront.fields.connection import CONNECTION, EDGE, Fields

# graphql-core reads the type of a value from its `__typename`, mangled: hence the public names.


class PricingAmount(Money, frozen=True):
    __typename: ClassVar[str] = "MoneyV2"


class PricingPercentage(Struct, frozen=True):
    __typename: ClassVar[str] = "PricingPercentageValue"

    percentage: float


class SeenDiscount(Struct, frozen=True):
    """The discount at a position of an order's, and the order's currency."""

    discount: Discount
    position: int
    currency_code: str


class AutomaticDiscount(SeenDiscount, frozen=True):
    __typename: ClassVar[str] = "AutomaticDiscountApplication"


class CodeDiscount(SeenDiscount, frozen=True):
    __typename: ClassVar[str] = "DiscountCodeApplication"


class ManualDiscount(SeenDiscount, frozen=True):
    __typename: ClassVar[str] = "ManualDiscountApplication"


class ScriptDiscount(SeenDiscount, frozen=True):
    __typename: ClassVar[str] = "ScriptDiscountApplication"


_KINDS: Final[Mapping[DiscountKind, type[SeenDiscount]]] = {
    DiscountKind.AUTOMATIC: AutomaticDiscount,
    DiscountKind.CODE: CodeDiscount,
    DiscountKind.MANUAL: ManualDiscount,
    DiscountKind.SCRIPT: ScriptDiscount,
}


def seen_discount(order: Order, position: int) -> SeenDiscount:
    discount = order.discounts[position]
    return _KINDS[discount.kind](discount, position, order.currency_code)


class Allocation(Struct, frozen=True):
    """What one discount takes off one line, or off the shipping."""

    amount: Money
    discount: SeenDiscount


def allocations(order: Order, shares: Mapping[int, Decimal]) -> list[Allocation]:
    """Return the *shares*, by position of the discount, as they are shown."""
    return [
        Allocation(Money(amount, order.currency_code), seen_discount(order, position))
        for position, amount in shares.items()
    ]


def _target_selection(seen: SeenDiscount) -> str:
    if seen.discount.lines is None:
        return "ALL"
    chosen = seen.discount.kind in (DiscountKind.MANUAL, DiscountKind.SCRIPT)
    return "EXPLICIT" if chosen else "ENTITLED"


def _value(seen: SeenDiscount) -> PricingAmount | PricingPercentage:
    if seen.discount.percentage is None:
        return PricingAmount(seen.discount.amount, seen.currency_code)
    return PricingPercentage(float(seen.discount.percentage))


_APPLICATION: Final[Fields] = {
    "allocationMethod": lambda seen: "EACH" if seen.discount.each else "ACROSS",
    "targetSelection": _target_selection,
    "targetType": lambda seen: "SHIPPING_LINE" if seen.discount.on_shipping else "LINE_ITEM",
    "value": _value,
}
_TITLE: Final[Fields] = {"title": attrgetter("discount.title")}

TABLES: Final[Mapping[str, Fields]] = {
    "AutomaticDiscountApplication": {**_APPLICATION, **_TITLE},
    "DiscountAllocation": {
        "allocatedAmount": attrgetter("amount"),
        "discountApplication": attrgetter("discount"),
    },
    "DiscountApplicationConnection": CONNECTION,
    "DiscountApplicationEdge": EDGE,
    "DiscountCodeApplication": {
        **_APPLICATION,
        "applicable": lambda _: True,
        "code": attrgetter("discount.title"),
    },
    "ManualDiscountApplication": {
        **_APPLICATION,
        **_TITLE,
        "description": attrgetter("discount.description"),
    },
    "PricingPercentageValue": {"percentage": attrgetter("percentage")},
    "ScriptDiscountApplication": {**_APPLICATION, **_TITLE},
}
