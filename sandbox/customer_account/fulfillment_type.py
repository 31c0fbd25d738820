"""`Fulfillment`: one for each parcel of an order."""

from datetime import datetime
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.customer_account.line_order import LineOrder
from sandbox.customer_account.order_line_type import LineItem
from sandbox.gid import gid
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.orders import records

TRACKED_AT: Final = "https://parcel.sandbox.example/track/"


class TrackingInformation(Struct, frozen=True, gc=False):
    company: str | None
    number: str

    @property
    def url(self) -> str:
        return f"{TRACKED_AT}{self.number}"


class FulfillmentLineItem(Struct, frozen=True):
    line_item: LineItem
    quantity: int

    @property
    def id(self) -> str:
        return gid("FulfillmentLineItem", self.line_item.order.of.id + self.line_item.position)


class FulfillmentEvent(Struct, frozen=True):
    """The event at a `position` of a parcel."""

    of: records.ShipmentEvent
    parcel: "Fulfillment"
    position: int

    @property
    def id(self) -> str:
        first = self.parcel.order.of.id + self.parcel.position * 100
        return gid("FulfillmentEvent", first + self.position)


class Fulfillment(Struct, frozen=True):
    """The parcel at a `position` of an order."""

    of: records.Fulfillment
    order: LineOrder
    position: int
    requires_shipping = True
    status = "SUCCESS"

    @property
    def latest_shipment_status(self) -> str | None:
        return self.of.events[-1].status if self.of.events else None

    @property
    def is_picked_up(self) -> bool:
        return self.latest_shipment_status == "PICKED_UP"

    def events(
        self,
        *,
        query: str | None = None,
        sort_key: str | None = "ID",
        **page: Unpack[PageArguments],
    ) -> Connection[FulfillmentEvent]:
        """Return a page of what happened to the parcel. There is nothing to search."""
        del query, sort_key
        found = [FulfillmentEvent(each, self, at) for at, each in enumerate(self.of.events)]
        return paginate(found, attrgetter("position"), **page)

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
