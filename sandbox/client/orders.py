"""The orders of a world, as a merchant sees and creates them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack

from sandbox.client.call import Call, decoded, filled, given
from sandbox.client.called import Part, Via, called
from sandbox.control_models.orders import (
    FinancialStatus,
    FulfillmentStatus,
    NewOrder,
    Order,
    OrderFilter,
    OrderPage,
)


class OrderFields(TypedDict, total=False):
    """An order to create. Lines have the keys of the control API: `{"title": …, "price": …}`."""

    customer: str
    email: str
    lines: Sequence[Mapping[str, Any]]
    processed_at: datetime
    financial_status: FinancialStatus
    fulfillment_status: FulfillmentStatus
    currency_code: str
    shipping: str | float
    tax_rate: float
    custom_attributes: Sequence[Mapping[str, Any]]


class Orders(Part[Via]):
    """Lists and creates orders."""

    @called
    def list(
        self, *, customer: str | None = None, first: int | None = None, after: str | None = None
    ) -> Call[OrderPage]:
        """List orders, those of one customer after another, *first* of them (50, at most 250).

        *customer* is the id or the email of the one whose orders are wanted.
        """
        asked = given(OrderFilter, customer=customer, first=first, after=after)
        return Call(method="GET", path=self._path, query=asked, read=decoded(OrderPage))

    @called
    def create(self, **told: Unpack[OrderFields]) -> Call[Order]:
        """Create an order of a *customer*, or of whoever has the *email*."""
        body = filled(NewOrder, {"lines": (), **told})
        return Call(method="POST", path=self._path, body=body, read=decoded(Order))
