"""An order as its customer sees it: with its sums, and in the shop it was placed in."""

from functools import cached_property

from msgspec import Struct

from sandbox.orders.records import Fulfillment, LineItem, Order
from sandbox.orders.totals import Totals, totals_of
from sandbox.world import Shop


class SeenOrder(Struct, frozen=True, dict=True):
    """The sums are reckoned when the first of them is asked for."""

    order: Order
    shop: Shop

    @cached_property
    def totals(self) -> Totals:
        return totals_of(self.order)


class SeenLine(Struct, frozen=True):
    """The line at a position of an order."""

    seen: SeenOrder
    position: int

    @property
    def line(self) -> LineItem:
        return self.seen.order.lines[self.position]


class SeenParcel(Struct, frozen=True):
    """A fulfillment of an order."""

    seen: SeenOrder
    fulfillment: Fulfillment


class ParcelLine(Struct, frozen=True):
    """So many of a line, in one parcel."""

    line: SeenLine
    quantity: int


class Tracking(Struct, frozen=True):
    """Where a package is followed."""

    number: str
    url: str
