"""The financial status of an order as a merchant sets it, and how much of it is refunded."""

from typing import Final

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sandbox.control_models.orders import FinancialStatus, Price
from sandbox.faults import FaultError
from sandbox.money import amount_given, coin_of, rounded
from sandbox.orders.kinds import OrderFinancialStatus as Status
from sandbox.orders.records import NOTHING, Order
from sandbox.orders.totals import totals_of

_KEY: Final = "totalRefunded"


def with_status(
    order: Order,
    status: FinancialStatus | UnsetType,
    refunded: Price | UnsetType = UNSET,
) -> Order:
    """Return *order* with that *status*, and so much of it *refunded*.

    One that becomes PARTIALLY_REFUNDED has half of it refunded by default (our choice), unless
    some of it was removed. Raises `FaultError`.
    """
    if status is not UNSET and status != order.financial_status:
        order = half_refunded(
            replace(order, financial_status=Status(status), paid=None, refunded=NOTHING)
        )
    return order if refunded is UNSET else _with_refunded(order, refunded)


def half_refunded(order: Order) -> Order:
    """Return *order*, with one half refunded if it is PARTIALLY_REFUNDED and nothing is so far."""
    totals = totals_of(order)
    if order.financial_status is not Status.PARTIALLY_REFUNDED or totals.refunded:
        return order
    return replace(order, refunded=rounded(totals.total / 2, order.currency_code))


def _with_refunded(order: Order, refunded: Price) -> Order:
    status, currency = order.financial_status, order.currency_code
    if status is not Status.PARTIALLY_REFUNDED:
        detail = f"is for an order that is PARTIALLY_REFUNDED, and this one is {status}: see refund"
        raise FaultError(detail, _KEY)
    removed = totals_of(replace(order, refunded=NOTHING)).refunded
    least, paid = max(removed, coin_of(currency)), totals_of(order).paid
    amount = rounded(amount_given(refunded), currency)
    if not least <= amount < paid:
        of = rounded(paid, currency)
        detail = f"is {amount}: write {rounded(least, currency)} or more, and less than {of}"
        raise FaultError(detail, _KEY)
    return replace(order, refunded=amount - removed)
