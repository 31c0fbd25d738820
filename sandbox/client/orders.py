"""The orders of a world, as a merchant sees and creates them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack
from urllib.parse import quote

from msgspec import Struct

from sandbox.client.call import Call, decoded, filled, given, nothing
from sandbox.client.called import Part, Via, called
from sandbox.control_models.orders import (
    Cancellation,
    CancelReason,
    FinancialStatus,
    FulfillmentStatus,
    NewFulfillment,
    NewOrder,
    Order,
    OrderChange,
    OrderFilter,
    OrderPage,
    OrderReturn,
    Refund,
    ReturnStatus,
    ShipmentStatus,
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
    company_location: str
    po_number: str | None
    payment_days: int | None


class OrderChanges(TypedDict, total=False):
    """Fields of an order to set. What is left out stays as it is, None clears."""

    email: str | None
    phone: str | None
    processed_at: datetime
    financial_status: FinancialStatus
    total_refunded: str | float
    fulfillment_status: FulfillmentStatus
    custom_attributes: Sequence[Mapping[str, Any]]
    shipment_status: ShipmentStatus
    po_number: str | None
    payment_days: int | None


class Orders(Part[Via]):
    """Lists, creates and changes orders. An *id* is a number or a gid."""

    @called
    def list(
        self,
        *,
        query: str | None = None,
        customer: str | None = None,
        changed: bool | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Call[OrderPage]:
        """List orders, those of one customer after another, *first* of them (50, at most 250).

        With *customer*, an id or an email, only those of that customer. With *changed*, only
        those of customers of whom one was made or changed in this world, the newest first. A
        *query* is in the search syntax, such as `ada financial_status:paid`.
        """
        filters = given(
            OrderFilter, query=query, customer=customer, changed=changed, first=first, after=after
        )
        return Call(method="GET", path=self._path, query=filters, read=decoded(OrderPage))

    @called
    def create(self, **fields: Unpack[OrderFields]) -> Call[Order]:
        """Create an order of a *customer*, or of whoever has the *email*."""
        body = filled(NewOrder, {"lines": (), **fields})
        return Call(method="POST", path=self._path, body=body, read=decoded(Order))

    @called
    def get(self, id: int | str) -> Call[Order]:
        """Return an order. Raises `ControlError` with status 404 if there is none."""
        return Call(method="GET", path=self._one(id), read=decoded(Order))

    @called
    def update(self, id: int | str, **fields: Unpack[OrderChanges]) -> Call[Order]:
        """Change an order."""
        body = filled(OrderChange, fields)
        return Call(method="PATCH", path=self._one(id), body=body, read=decoded(Order))

    @called
    def delete(self, id: int | str) -> Call[None]:
        """Delete an order."""
        return Call(method="DELETE", path=self._one(id), read=nothing)

    @called
    def fulfil(
        self,
        id: int | str,
        *,
        lines: Sequence[Mapping[str, int]] | None = None,
        tracking_company: str | None = None,
        tracking_numbers: Sequence[str] = (),
    ) -> Call[Order]:
        """Send an order, or *lines* of it: `[{"line": 0, "quantity": 1}]`."""
        body = given(
            NewFulfillment,
            lines=lines,
            tracking_company=tracking_company,
            tracking_numbers=tracking_numbers,
        )
        return self._post(id, "fulfil", body)

    @called
    def cancel(
        self, id: int | str, *, reason: CancelReason = "OTHER", restock: bool = True
    ) -> Call[Order]:
        """Cancel an order: what was paid is refunded, and what was not sent is in stock again,
        unless *restock* is False."""
        return self._post(id, "cancel", Cancellation(reason=reason, restock=restock))

    @called
    def refund(
        self,
        id: int | str,
        *,
        lines: Sequence[Mapping[str, int]] | None = None,
        shipping: bool | None = None,
        restock: bool = False,
    ) -> Call[Order]:
        """Refund an order, or *lines* of it, as for `fulfil`, or its *shipping*. With *restock*
        the lines are in stock again."""
        body = given(Refund, lines=lines, shipping=shipping, restock=restock)
        return self._post(id, "refund", body)

    @called
    def set_return(
        self,
        id: int | str,
        *,
        status: ReturnStatus,
        name: str | None = None,
        lines: Sequence[Mapping[str, int]] | None = None,
        tracking_company: str | None = None,
        tracking_number: str | None = None,
        label_url: str | None = None,
    ) -> Call[Order]:
        """Approve (OPEN), decline, close or cancel a return: that *name*, or the last one.

        With *lines*, as for `fulfil`, it makes a new one. With a *tracking_company*, a
        *tracking_number* or a *label_url* it adds a delivery back to the shop.
        """
        body = given(
            OrderReturn,
            status=status,
            name=name,
            lines=lines,
            tracking_company=tracking_company,
            tracking_number=tracking_number,
            label_url=label_url,
        )
        return self._post(id, "return", body)

    def _post(self, id: int | str, action: str, body: Struct) -> Call[Order]:
        path = f"{self._one(id)}/{action}"
        return Call(method="POST", path=path, body=body, read=decoded(Order))

    def _one(self, id: int | str) -> str:
        return f"{self._path}/{quote(str(id), safe=':')}"
