"""`Fulfillment`: one for each parcel of an order."""

from datetime import datetime
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.customer_account.empty_lists import no_items
from sandbox.customer_account.line_order import LineOrder
from sandbox.customer_account.order_line_type import LineItem
from sandbox.gid import gid
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.orders import records

_TRACKED_AT: Final = "https://parcel.sandbox.example/track/"


class TrackingInformation(Struct, frozen=True, gc=False):
    company: str | None
    number: str

    @property
    def url(self) -> str:
        return f"{_TRACKED_AT}{self.number}"


class FulfillmentLineItem(Struct, frozen=True):
    line_item: LineItem
    quantity: int

    @property
    def id(self) -> str:
        return gid("FulfillmentLineItem", self.line_item.order.of.id + self.line_item.position)


class Fulfillment(Struct, frozen=True):
    """The parcel at a `position` of an order."""

    of: records.Fulfillment
    order: LineOrder
    position: int
    estimated_delivery_at = None
    is_picked_up = False
    latest_shipment_status = None
    requires_shipping = True
    status = "SUCCESS"
    events = no_items

    @property
    def id(self) -> str:
        return gid("Fulfillment", self.order.of.id + self.position)

    @property
    def created_at(self) -> datetime:
        return self.order.of.processed_at

    updated_at = created_at

    @property
    def tracking_information(self) -> list[TrackingInformation]:
        return [
            TrackingInformation(self.of.tracking_company, number)
            for number in self.of.tracking_numbers
        ]

    def fulfillment_line_items(
        self, **page: Unpack[PageArguments]
    ) -> Connection[FulfillmentLineItem]:
        lines = [
            FulfillmentLineItem(LineItem(self.order.of.lines[at], self.order, at), quantity)
            for at, quantity in self.of.quantities
        ]
        return paginate(lines, attrgetter("line_item.position"), **page)


def fulfillments_of(order: LineOrder, page: PageArguments) -> Connection[Any]:
    """Return the parcels of *order*, first to last."""
    parcels = [Fulfillment(each, order, at) for at, each in enumerate(order.of.fulfillments)]
    return paginate(parcels, attrgetter("position"), **page)
