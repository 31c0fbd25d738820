"""`Return`, and what of an order can be sent back."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.customer_account.counts import Count
from sandbox.customer_account.empty_lists import no_items
from sandbox.customer_account.fulfillment_type import TRACKED_AT
from sandbox.customer_account.line_order import LineOrder
from sandbox.customer_account.order_line_type import LineItem
from sandbox.gid import gid, number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed, milliseconds, paginate
from sandbox.orders import records
from sandbox.orders.kinds import ReturnReason
from sandbox.orders.returns import given_back, returnable
from sandbox.orders.totals import part_of

_BY_POSITION: Final = attrgetter("line_item.position")
_BY_ID: Final = attrgetter("of.id")
_SORT_KEYS: Final[Mapping[str, SortKey[Any]]] = {
    "CREATED_AT": SortKey(_BY_ID, lambda each: milliseconds(each.of.created_at), int),
    "ID": SortKey(_BY_ID),
}
_UNFULFILLED: Final = "UNFULFILLED"
_RETURNED: Final = "RETURNED"


class ReturnReasonDefinition(Struct, frozen=True, gc=False):
    """A reason of the shop. The sandbox has those of the enum, numbered: our choice."""

    reason: ReturnReason
    deleted = False

    @property
    def id(self) -> str:
        return gid("ReturnReasonDefinition", [*ReturnReason].index(self.reason) + 1)

    @property
    def handle(self) -> str:
        return self.reason.lower().replace("_", "-")

    @property
    def name(self) -> str:
        return self.reason.replace("_", " ").capitalize()


DEFINITIONS: Final = tuple(map(ReturnReasonDefinition, ReturnReason))


def suggested_definitions(
    _line: LineItem, **page: Unpack[PageArguments]
) -> Connection[ReturnReasonDefinition]:
    """Return all reasons but UNKNOWN, for each line: our choice."""
    known = [each for each in DEFINITIONS if each.reason is not ReturnReason.UNKNOWN]
    return paginate(known, lambda each: number_in(each.id, "ReturnReasonDefinition") or 0, **page)


class QuantityOfLine(Struct, frozen=True):
    line_item: LineItem
    quantity: int


class ReturnableLineItem(QuantityOfLine, frozen=True):
    pass


class NonReturnableQuantityDetail(Struct, frozen=True, gc=False):
    quantity: int
    reason_code: str


class NonReturnableLineItem(Struct, frozen=True):
    line_item: LineItem
    quantity_details: list[NonReturnableQuantityDetail]

    @property
    def quantity(self) -> int:
        return sum(each.quantity for each in self.quantity_details)


class OrderNonReturnableSummary(Struct, frozen=True, gc=False):
    non_returnable_reasons: list[str]


class OrderReturnInformation(Struct, frozen=True):
    """The shop has no fees, no labels and no end of the time in which things can be returned."""

    order: LineOrder
    has_restocking_fee = False
    has_return_shipping_fee = False
    return_fees = ()
    return_shipping_method_note = None
    return_shipping_methods = ()

    def returnable_line_items(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        found = [
            ReturnableLineItem(line_at(self.order, at), quantity)
            for at, quantity in returnable(self.order.of).items()
        ]
        return paginate(found, _BY_POSITION, **page)

    @property
    def _kept(self) -> list[NonReturnableLineItem]:
        back, free = given_back(self.order.of), returnable(self.order.of)
        found = []
        for at, line in enumerate(self.order.of.lines):
            gone = min(line.quantity - free.get(at, 0), back[at])
            left = {_RETURNED: gone, _UNFULFILLED: line.quantity - free.get(at, 0) - gone}
            details = [NonReturnableQuantityDetail(n, reason) for reason, n in left.items() if n]
            if details:
                found.append(NonReturnableLineItem(line_at(self.order, at), details))
        return found

    def non_returnable_line_items(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return paginate(self._kept, _BY_POSITION, **page)

    @property
    def non_returnable_summary(self) -> OrderNonReturnableSummary | None:
        reasons = {part.reason_code for each in self._kept for part in each.quantity_details}
        return OrderNonReturnableSummary(sorted(reasons)) if reasons else None


class ReturnLineItem(Struct, frozen=True):
    of: records.ReturnLine
    back: records.Return
    order: LineOrder
    position: int

    @property
    def id(self) -> str:
        return gid("ReturnLineItem", self.back.id + self.position)

    @property
    def line_item(self) -> LineItem:
        return line_at(self.order, self.of.line)

    @property
    def return_reason(self) -> str:
        return self.of.reason

    @property
    def return_reason_definition(self) -> ReturnReasonDefinition:
        return ReturnReasonDefinition(self.of.reason)


class ReverseDeliveryLabel(Struct, frozen=True, gc=False):
    of: records.ReverseDelivery

    @property
    def public_file_url(self) -> str | None:
        return self.of.label_url

    @property
    def updated_at(self) -> datetime:
        return self.of.created_at


class ReverseDeliveryTracking(Struct, frozen=True, gc=False):
    carrier_name: str | None
    tracking_number: str | None

    @property
    def tracking_url(self) -> str | None:
        return None if self.tracking_number is None else f"{TRACKED_AT}{self.tracking_number}"


class ReverseDeliveryShippingDeliverable(Struct, frozen=True, gc=False):
    of: records.ReverseDelivery

    @property
    def label(self) -> ReverseDeliveryLabel | None:
        return None if self.of.label_url is None else ReverseDeliveryLabel(self.of)

    @property
    def tracking(self) -> ReverseDeliveryTracking:
        return ReverseDeliveryTracking(self.of.tracking_company, self.of.tracking_number)


class ReverseDelivery(Struct, frozen=True, gc=False):
    """The delivery at a `position` of a return."""

    of: records.ReverseDelivery
    back: records.Return
    position: int
    customer_generated_label = False

    @property
    def id(self) -> str:
        return gid("ReverseDelivery", self.back.id + self.position)

    @property
    def deliverable(self) -> ReverseDeliveryShippingDeliverable:
        return ReverseDeliveryShippingDeliverable(self.of)


class Return(Struct, frozen=True):
    """Nothing is exchanged here."""

    of: records.Return
    order: LineOrder
    exchange_line_items = no_items

    def reverse_deliveries(self, **page: Unpack[PageArguments]) -> Connection[ReverseDelivery]:
        found = [ReverseDelivery(each, self.of, at) for at, each in enumerate(self.of.deliveries)]
        return paginate(found, attrgetter("position"), **page)

    @property
    def id(self) -> str:
        return gid("Return", self.of.id)

    @property
    def name(self) -> str:
        return self.order.of.return_name(self.of.number)

    @property
    def created_at(self) -> datetime:
        return self.of.created_at

    @property
    def return_line_items_count(self) -> Count:
        return Count(len(self.of.lines))

    def return_line_items(self, **page: Unpack[PageArguments]) -> Connection[ReturnLineItem]:
        lines = [
            ReturnLineItem(line, self.of, self.order, at) for at, line in enumerate(self.of.lines)
        ]
        return paginate(lines, attrgetter("position"), **page)


def line_at(order: LineOrder, position: int) -> LineItem:
    return LineItem(order.of.lines[position], order, position)


def returns_of(order: LineOrder, sort_key: str | None, page: PageArguments) -> Connection[Any]:
    """Return a page of the returns of *order*. Raises `FieldError`."""
    found = [Return(each, order) for each in order.of.returns]
    return listed(found, _SORT_KEYS[sort_key or "ID"], Page(**page))


def price_of(order: LineOrder, position: int, quantity: int) -> Decimal:
    """Return what so many of a line cost after discounts."""
    return part_of(order.of, order.of.lines[position], order.totals.lines[position], quantity)


def tax_of(order: LineOrder, position: int, quantity: int) -> Decimal:
    """Return the tax on so many of a line, which is not in their price."""
    return part_of(order.of, order.of.lines[position], order.totals.taxes[position], quantity)
