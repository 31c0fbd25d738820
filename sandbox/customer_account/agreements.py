"""Agreements of an order: what was sold, and what came back.

The sandbox keeps none: they follow from the lines, what was removed of them, and the returns.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple, Unpack

from sandbox.customer_account.agreement_types import (
    OrderAgreement,
    OrderEditAgreement,
    ProductSale,
    RefundAgreement,
    ReturnAgreement,
    Sale,
    SalesAgreement,
    ShippingLineSale,
    of_return,
)
from sandbox.customer_account.order_line_type import LineItem
from sandbox.customer_account.order_sums import Refund, refunds_of
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.return_types import Return, price_of, tax_of
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.orders import records
from sandbox.orders.kinds import ReturnStatus

_ADDED, _REMOVED, _SENT_BACK, _SHIPPING = 2_000, 4_000, 6_000, 8_000
"""What is added to the id of the order, or of the return, for those of sales: our choice."""
_RETURNED: Final = (ReturnStatus.OPEN, ReturnStatus.CLOSED)


def agreements(order: Order, **page: Unpack[PageArguments]) -> Connection[SalesAgreement]:
    """Return a page of the agreements of *order*. Raises `FieldError`."""
    found = [*_agreements(order)]
    return paginate(found, found.index, **page)


def _agreements(order: Order) -> Iterator[SalesAgreement]:
    of, refunds = order.of, refunds_of(order.of, order.totals)
    bought = _products(order, _whole_lines(order, added=False), "ORDER", of.id)
    yield OrderAgreement(
        order=order,
        number=of.id,
        reason="ORDER",
        happened_at=of.processed_at,
        of_sales=(*bought, *_shipping(order, "ORDER", 1)),
    )
    edited = (
        *_products(order, _whole_lines(order, added=True), "UPDATE", of.id + _ADDED),
        *(() if refunds else _taken_off(order, "UPDATE")),
    )
    if edited:
        yield OrderEditAgreement(
            order=order,
            number=of.id,
            reason="ORDER_EDIT",
            happened_at=of.processed_at,
            of_sales=edited,
        )
    for refund in refunds:
        yield _refunded(order, refund)
    for each in of.returns:
        if each.status in _RETURNED:
            yield _returned(order, each)


def _refunded(order: Order, refund: Refund) -> RefundAgreement:
    return RefundAgreement(
        order=order,
        number=order.of.id,
        reason="REFUND",
        happened_at=refund.created_at,
        of_sales=tuple(_taken_off(order, "RETURN")),
        refund=refund,
    )


def _returned(order: Order, back: records.Return) -> ReturnAgreement:
    return ReturnAgreement(
        order=order,
        number=back.id,
        reason="RETURN",
        happened_at=back.created_at,
        of_sales=tuple(_products(order, _sent_back(order, back), "RETURN", back.id + _SENT_BACK)),
        of_return=Return(back, order),
    )


class _Piece(NamedTuple):
    """So many of the line at a position, for a price without tax."""

    at: int
    quantity: int
    price: Decimal
    tax: Decimal


def _products(
    order: Order, pieces: Iterable[_Piece], action: str, first: int
) -> Iterator[ProductSale]:
    """Yield the sales of *pieces*, whose numbers begin at *first*."""
    for at, quantity, price, tax in pieces:
        line = order.of.lines[at]
        yield ProductSale(
            order=order,
            number=first + at,
            action_type=action,
            quantity=quantity,
            price=price,
            off=line.price * quantity - price,
            tax=tax,
            line_item=LineItem(line, order, at),
        )


def _whole_lines(order: Order, *, added: bool) -> Iterator[_Piece]:
    for at, line in enumerate(order.of.lines):
        if line.added is added:
            yield _Piece(at, line.quantity, order.totals.lines[at], order.totals.taxes[at])


def _removed(order: Order) -> Iterator[_Piece]:
    """Yield what was taken off or refunded, so that all sales add up to the current total."""
    for at, line in enumerate(order.of.lines):
        if line.removed:
            left = line.quantity - line.removed
            price, tax = order.totals.lines[at], order.totals.taxes[at]
            yield _Piece(
                at,
                -line.removed,
                price_of(order, at, left) - price,
                tax_of(order, at, left) - tax,
            )


def _taken_off(order: Order, action: str) -> Iterator[Sale]:
    yield from _products(order, _removed(order), action, order.of.id + _REMOVED)
    if order.of.shipping_refunded:
        yield from _shipping(order, action, -1)


def _sent_back(order: Order, back: records.Return) -> Iterator[_Piece]:
    for each in back.lines:
        at, quantity = each.line, each.quantity
        price, tax = price_of(order, at, quantity), tax_of(order, at, quantity)
        yield _Piece(at, -quantity, -price, -tax)


def _shipping(order: Order, action: str, sign: int) -> Iterator[Sale]:
    if order.shipping_line is None:
        return
    price = order.totals.shipping
    yield ShippingLineSale(
        order=order,
        number=order.of.id + (_SHIPPING if sign > 0 else _SHIPPING + 1),
        action_type=action,
        quantity=sign,
        price=price * sign,
        off=(order.of.shipping - price) * sign,
        tax=order.totals.shipping_tax * sign,
    )


FIELDS: Final[Mapping[str, Any]] = {
    "Order.agreements": agreements,
    "ReturnAgreement.return": of_return,
}
