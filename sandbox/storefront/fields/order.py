"""What an order shows to its customer.

Orders have no metafields and no duties here.
"""

from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from typing import Any, Final

from sandbox.customers.access_tokens import SignedIn
from sandbox.customers.records import MailingAddress
from sandbox.door.call import Call
from sandbox.gid import gid
from sandbox.listing import Connection, Page, paginate
from sandbox.money import Money
from sandbox.orders.kinds import OrderSortKey
from sandbox.orders.listing import orders_of
from sandbox.orders.records import Order
from sandbox.storefront.fields import order_line
from sandbox.storefront.fields.address import SeenAddress
from sandbox.storefront.fields.connection import CONNECTION, EDGE, Fields, Getter
from sandbox.storefront.fields.discount import Allocation, allocations, seen_discount
from sandbox.storefront.fields.seen_order import SeenLine, SeenOrder, SeenParcel


def customer_orders(
    signed_in: SignedIn,
    call: Call,
    *,
    sort_key: str = OrderSortKey.ID,
    query: str | None = None,
    **page: Any,
) -> Connection[Order]:
    """Shopify: the cursors are as those of addresses (recorded)."""
    return orders_of(
        call.world,
        signed_in.customer,
        Page(**page),
        sort_key=sort_key,
        query=query,
        show=partial(SeenOrder, shop=call.world.shop),
    )


def _of_order(attribute: str) -> Getter:
    return attrgetter(f"order.{attribute}")


def _price(total: str) -> Getter:
    def get(seen: SeenOrder) -> Money:
        return Money(getattr(seen.totals, total), seen.order.currency_code)

    return get


def _address(attribute: str) -> Getter:
    def get(seen: SeenOrder) -> SeenAddress | None:
        address: MailingAddress | None = getattr(seen.order, attribute)
        return None if address is None else (address, None)

    return get


def _id(seen: SeenOrder) -> str:
    """Shopify: whoever has the id can see the order, for it has the order's key (recorded)."""
    return f"{gid('Order', seen.order.id)}?key={seen.order.key}"


def _customer_url(seen: SeenOrder) -> str:
    return f"https://{seen.shop.domain}/account/orders/{seen.order.token}"


def _status_url(seen: SeenOrder) -> str:
    """Shopify: documented for the Admin API, down to the number of the shop in it."""
    order, shop = seen.order, seen.shop
    return f"https://{shop.domain}/{shop.id}/orders/{order.token}/authenticate?key={order.key}"


def _discounts(seen: SeenOrder, **page: Any) -> Connection[Any]:
    shown = [seen_discount(seen.order, at) for at in range(len(seen.order.discounts))]
    return paginate(shown, attrgetter("position"), **page)


def _shipping_discounts(seen: SeenOrder) -> list[Allocation]:
    return allocations(seen.order, seen.totals.shares.shipping)


def _lines(seen: SeenOrder, **page: Any) -> Connection[Any]:
    shown = [SeenLine(seen, at) for at in range(len(seen.order.lines))]
    return paginate(shown, attrgetter("position"), **page)


def _parcels(seen: SeenOrder, *, first: int | None = None) -> list[SeenParcel]:
    shown = [SeenParcel(seen, each) for each in seen.order.fulfillments]
    return shown[: order_line.length(first)]


ORDER: Final[Fields] = {
    "billingAddress": _address("billing_address"),
    "cancelReason": _of_order("cancel_reason"),
    "canceledAt": _of_order("canceled_at"),
    "currencyCode": _of_order("currency_code"),
    "currentSubtotalPrice": _price("current_subtotal"),
    "currentTotalDuties": lambda _: None,
    "currentTotalPrice": _price("current_total"),
    "currentTotalShippingPrice": _price("current_shipping"),
    "currentTotalTax": _price("current_tax"),
    "customAttributes": _of_order("custom_attributes"),
    "customerLocale": _of_order("customer_locale"),
    "customerUrl": _customer_url,
    "discountApplications": _discounts,
    "edited": _of_order("edited"),
    "email": _of_order("email"),
    "financialStatus": _of_order("financial_status"),
    "fulfillmentStatus": _of_order("fulfillment_status"),
    "id": _id,
    "lineItems": _lines,
    "metafield": lambda _seen, **_: None,
    "metafields": lambda _seen, *, identifiers: [None for _ in identifiers],
    "name": _of_order("name"),
    "orderNumber": _of_order("number"),
    "originalTotalDuties": lambda _: None,
    "originalTotalPrice": _price("original_total"),
    "phone": _of_order("phone"),
    "processedAt": _of_order("processed_at"),
    "shippingAddress": _address("shipping_address"),
    "shippingDiscountAllocations": _shipping_discounts,
    "statusUrl": _status_url,
    "subtotalPrice": _price("subtotal"),
    "subtotalPriceV2": _price("subtotal"),
    "successfulFulfillments": _parcels,
    "totalPrice": _price("total"),
    "totalPriceV2": _price("total"),
    "totalRefunded": _price("refunded"),
    "totalRefundedV2": _price("refunded"),
    "totalShippingPrice": _price("shipping"),
    "totalShippingPriceV2": _price("shipping"),
    "totalTax": _price("tax"),
    "totalTaxV2": _price("tax"),
}

TABLES: Final[Mapping[str, Fields]] = {
    "Order": ORDER,
    "OrderConnection": {**CONNECTION, "totalCount": attrgetter("total_count")},
    "OrderEdge": EDGE,
    **order_line.TABLES,
}
