"""Calculated amounts of returns, and of edits of orders."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Unpack

from msgspec import Struct

from sandbox.customer_account.not_shown import not_shown
from sandbox.customer_account.order_sums import MoneyBag
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.orders import own_order
from sandbox.customer_account.return_types import QuantityOfLine, line_at, price_of, tax_of
from sandbox.door.trace import Trace
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.money import Money
from sandbox.orders.edits import removable
from sandbox.orders.returns import returnable
from sandbox.reason import Reason
from sandbox.viewer import Viewer


class CalculateLineInput(Struct, frozen=True, kw_only=True, rename="camel"):
    line_item_id: str
    quantity: int


class CalculateReturnInput(Struct, frozen=True, kw_only=True, rename="camel"):
    order_id: str
    return_line_items: tuple[CalculateLineInput, ...]


class CalculateEditInput(Struct, frozen=True, kw_only=True, rename="camel"):
    order_id: str
    edit_line_items: tuple[CalculateLineInput, ...]


class CalculatedLine(QuantityOfLine, frozen=True):
    """So many of a line, with what they cost after discounts, and the tax on it."""

    @property
    def price(self) -> Decimal:
        return price_of(self.line_item.order, self.line_item.position, self.quantity)

    @property
    def tax(self) -> Decimal:
        return tax_of(self.line_item.order, self.line_item.position, self.quantity)

    @property
    def subtotal_set(self) -> MoneyBag:
        return MoneyBag(Money(self.price, self.line_item.order.of.currency_code))

    @property
    def total_tax_set(self) -> MoneyBag:
        return MoneyBag(Money(self.tax, self.line_item.order.of.currency_code))


class CalculatedReturnLineItem(CalculatedLine, frozen=True):
    pass


class CalculatedEditLineItem(CalculatedLine, frozen=True):
    pass


class Sums(Struct, frozen=True):
    """Prices are those after all discounts: what a discount of the whole order takes off is not
    told apart."""

    lines: Sequence[CalculatedLine]
    currency_code: str

    def _bag(self, amount: Decimal) -> MoneyBag:
        return MoneyBag(Money(amount, self.currency_code))

    @property
    def nothing(self) -> MoneyBag:
        return self._bag(Decimal(0))

    @property
    def subtotal(self) -> MoneyBag:
        return self._bag(sum((each.price for each in self.lines), Decimal(0)))

    @property
    def tax(self) -> MoneyBag:
        return self._bag(sum((each.tax for each in self.lines), Decimal(0)))

    @property
    def total(self) -> MoneyBag:
        return self._bag(sum((each.price + each.tax for each in self.lines), Decimal(0)))


class ReturnFinancialSummary(Sums, frozen=True):
    """The sums of a return; the shop has no fees."""

    restocking_fee_subtotal_set = return_shipping_fee_subtotal_set = Sums.nothing
    return_subtotal_set = return_subtotal_with_cart_discount_set = Sums.subtotal
    return_total_tax_set = Sums.tax
    return_total_set = Sums.total


class EditFinancialSummary(Sums, frozen=True):
    """The sums of what is taken off an order."""

    edit_order_level_discount_subtotal_set = Sums.nothing
    edit_subtotal_before_target_all_discounts_set = edit_subtotal_set = Sums.subtotal
    edit_subtotal_with_cart_discount_set = Sums.subtotal
    edit_total_tax_set = Sums.tax
    edit_total_set = Sums.total


class CalculatedReturn(Struct, frozen=True):
    order: Order
    lines: Sequence[CalculatedReturnLineItem]

    @property
    def financial_summary(self) -> ReturnFinancialSummary:
        return ReturnFinancialSummary(self.lines, self.order.of.currency_code)

    def return_line_items(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return paginate(self.lines, lambda each: each.line_item.position, **page)


class CalculatedEdit(Struct, frozen=True):
    order: Order
    lines: Sequence[CalculatedEditLineItem]

    @property
    def financial_summary(self) -> EditFinancialSummary:
        return EditFinancialSummary(self.lines, self.order.of.currency_code)

    def edit_line_items(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return paginate(self.lines, lambda each: each.line_item.position, **page)


def return_calculate(
    viewer: Viewer, trace: Trace, *, input: CalculateReturnInput
) -> CalculatedReturn | None:
    """Return what a return would be worth; null for what cannot be returned so: our choice."""
    try:
        found = _order(viewer, input.order_id)
        chosen = _within(found, input.return_line_items, returnable(found.of))
    except _CannotError as cannot:
        trace.explain(cannot.reason)
        return None
    lines = [CalculatedReturnLineItem(line_at(found, at), n) for at, n in chosen.items()]
    return CalculatedReturn(found, lines)


def requested_edit_calculate(
    viewer: Viewer, trace: Trace, *, input: CalculateEditInput
) -> CalculatedEdit | None:
    """Return what an edit would be worth; null for what cannot be taken off so: our choice."""
    try:
        found = _order(viewer, input.order_id)
        chosen = _within(found, input.edit_line_items, removable(found.of))
    except _CannotError as cannot:
        trace.explain(cannot.reason)
        return None
    lines = [CalculatedEditLineItem(line_at(found, at), n) for at, n in chosen.items()]
    return CalculatedEdit(found, lines)


class _CannotError(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.message)
        self.reason = reason


def _order(viewer: Viewer, id: str) -> Order:
    """Return an order of the customer. Raises `_CannotError`."""
    found = own_order(viewer, id)
    if found is None:
        raise _CannotError(not_shown(viewer, "Order", id))
    return found


def _within(
    found: Order, lines: Sequence[CalculateLineInput], free: Mapping[int, int]
) -> dict[int, int]:
    """Return how much of each line is asked for. Raises `_CannotError` if there is less of one."""
    chosen = dict[int, int]()
    for line in lines:
        position = found.position_of(line.line_item_id)
        if position is None:
            message = f"{found.of.name} has no line {line.line_item_id}"
            raise _CannotError(Reason("account.line-not-found", message))
        chosen[position] = chosen.get(position, 0) + line.quantity
        if line.quantity < 1 or chosen[position] > free.get(position, 0):
            message = (
                f"{line.line_item_id}: the quantity is {chosen[position]}, "
                f"it can be 1 to {free.get(position, 0)}"
            )
            raise _CannotError(Reason("account.quantity", message))
    return chosen
