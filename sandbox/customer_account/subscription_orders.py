"""Orders of a subscription."""

from collections.abc import Mapping
from typing import Any, Final, Unpack

from sandbox.customer_account.order_type import Order
from sandbox.customer_account.orders import history_of
from sandbox.customer_account.subscription_types import (
    SubscriptionContract,
    contract_page,
    contracts_of,
)
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.viewer import Viewer


def orders_of(
    contract: SubscriptionContract, *, viewer: Viewer, **page: Unpack[PageArguments]
) -> Connection[Order]:
    """Return a page of the orders, by id. Raises `FieldError`."""
    return paginate(_orders(contract, viewer), lambda each: each.of.id, **page)


def origin_order(contract: SubscriptionContract, *, viewer: Viewer) -> Order | None:
    first = contract.of.order_numbers[:1]
    return next((each for each in _orders(contract, viewer) if each.of.number in first), None)


def _orders(contract: SubscriptionContract, viewer: Viewer) -> list[Order]:
    numbers = contract.of.order_numbers
    return [Order(each, viewer) for each in history_of(viewer).orders if each.number in numbers]


def contracts_of_order(
    order: Order,
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: str | None = "CREATED_AT",
    **page: Unpack[PageArguments],
) -> Connection[SubscriptionContract]:
    """Return a page of the customer's subscriptions that *order* belongs to."""
    found = [each for each in contracts_of(viewer) if order.of.number in each.order_numbers]
    return contract_page(viewer, found, query, sort_key, page)


FIELDS: Final[Mapping[str, Any]] = {
    "Order.subscriptionContracts": contracts_of_order,
    "SubscriptionContract.orders": orders_of,
    "SubscriptionContract.originOrder": origin_order,
}
