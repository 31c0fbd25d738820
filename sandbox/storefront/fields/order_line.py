"""What the lines of an order show, and the parcels that they went in.

No line has a variant: there is no catalog that it could be in, and the schema lets a variant be
null, as it is when a product is gone.
"""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final

from sandbox.listing import Connection, paginate
from sandbox.money import Money
from sandbox.storefront.fields.connection import CONNECTION, EDGE, Fields
from sandbox.storefront.fields.discount import Allocation, allocations
from sandbox.storefront.fields.seen_order import ParcelLine, SeenLine, SeenParcel, Tracking

_TRACKED_AT: Final = "https://parcel.sandbox.example/track/"


def length(first: int | None) -> int | None:
    """Return to how many a list is cut: Shopify cuts it short, and pages it not."""
    return None if first is None else max(first, 0)


def _original_price(seen: SeenLine) -> Money:
    return Money(seen.line.price * seen.line.quantity, seen.seen.order.currency_code)


def _discounted_price(seen: SeenLine) -> Money:
    return Money(seen.seen.totals.lines[seen.position], seen.seen.order.currency_code)


def _discounts(seen: SeenLine) -> list[Allocation]:
    return allocations(seen.seen.order, seen.seen.totals.shares.lines[seen.position])


def _parcel_lines(parcel: SeenParcel, **page: Any) -> Connection[Any]:
    shown = [
        ParcelLine(SeenLine(parcel.seen, at), quantity)
        for at, quantity in parcel.fulfillment.quantities
    ]
    return paginate(shown, attrgetter("line.position"), **page)


def _tracking(parcel: SeenParcel, *, first: int | None = None) -> list[Tracking]:
    numbers = parcel.fulfillment.tracking_numbers[: length(first)]
    return [Tracking(number, f"{_TRACKED_AT}{number}") for number in numbers]


TABLES: Final[Mapping[str, Fields]] = {
    "Attribute": {"key": attrgetter("key"), "value": attrgetter("value")},
    "Fulfillment": {
        "fulfillmentLineItems": _parcel_lines,
        "trackingCompany": attrgetter("fulfillment.tracking_company"),
        "trackingInfo": _tracking,
    },
    "FulfillmentLineItem": {"lineItem": attrgetter("line"), "quantity": attrgetter("quantity")},
    "FulfillmentLineItemConnection": CONNECTION,
    "FulfillmentLineItemEdge": EDGE,
    "FulfillmentTrackingInfo": {"number": attrgetter("number"), "url": attrgetter("url")},
    "OrderLineItem": {
        "currentQuantity": lambda seen: seen.line.quantity - seen.line.removed,
        "customAttributes": attrgetter("line.custom_attributes"),
        "discountAllocations": _discounts,
        "discountedTotalPrice": _discounted_price,
        "originalTotalPrice": _original_price,
        "quantity": attrgetter("line.quantity"),
        "title": attrgetter("line.title"),
        "variant": lambda _: None,
    },
    "OrderLineItemConnection": CONNECTION,
    "OrderLineItemEdge": EDGE,
}
