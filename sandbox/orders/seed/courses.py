"""Courses of made-up orders: paid, sent, returned or canceled."""

from typing import Final

from msgspec import Struct

from sandbox.orders.kinds import OrderCancelReason as Reason
from sandbox.orders.kinds import OrderFinancialStatus as Paid
from sandbox.orders.kinds import OrderFulfillmentStatus as Sent


class Course(Struct, frozen=True):
    """`returns` are the things that came back of the last line; None is all of every line."""

    paid: Paid
    sent: Sent
    returns: int | None = 0
    canceled: Reason | None = None


_DONE: Final = Course(Paid.PAID, Sent.FULFILLED)
_RETURNED: Final = Course(Paid.PARTIALLY_REFUNDED, Sent.FULFILLED, returns=1)

PAST: Final = (
    *[_DONE] * 15,
    *[_RETURNED] * 2,
    Course(Paid.REFUNDED, Sent.FULFILLED, returns=None),
    Course(Paid.REFUNDED, Sent.RESTOCKED, returns=None, canceled=Reason.CUSTOMER),
    Course(Paid.VOIDED, Sent.RESTOCKED, returns=None, canceled=Reason.INVENTORY),
)
LAST: Final = (
    *[_DONE] * 5,
    _RETURNED,
    *[Course(Paid.PAID, Sent.UNFULFILLED)] * 2,
    Course(Paid.PAID, Sent.IN_PROGRESS),
    Course(Paid.PAID, Sent.PARTIALLY_FULFILLED),
    Course(Paid.AUTHORIZED, Sent.UNFULFILLED),
    Course(Paid.PENDING, Sent.ON_HOLD),
)
"""Only a customer's last order may still be under way."""
