"""`PaymentTerms`: until when an order is to be paid.

Shopify: `Net 30` and `Due on receipt` are names of the Admin API's templates (documented).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.customer_account.line_order import LineOrder
from sandbox.gid import gid
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.money import Money
from sandbox.viewer import Viewer

_AT_ONCE: Final = {"DE": "Zahlbar bei Erhalt", "FR": "Dû à réception"}
_WITHIN: Final = {"DE": "Netto {} Tage", "FR": "Net {} jours"}


class PaymentSchedule(Struct, frozen=True):
    """The one payment of an order. The sandbox keeps no time of it: that of the order is shown."""

    order: LineOrder
    days: int
    outstanding: Money

    @property
    def id(self) -> str:
        return gid("PaymentSchedule", self.order.of.id)

    @property
    def total_balance(self) -> Money:
        return self.outstanding

    @property
    def amount(self) -> Money:
        return Money(self.order.totals.total, self.order.of.currency_code)

    @property
    def completed(self) -> bool:
        return not self.outstanding.amount

    @property
    def completed_at(self) -> datetime | None:
        return self.order.of.processed_at if self.completed else None

    @property
    def due_at(self) -> datetime:
        return self.order.of.processed_at + timedelta(days=self.days)


class PaymentTerms(Struct, frozen=True):
    schedule: PaymentSchedule

    @property
    def id(self) -> str:
        return gid("PaymentTerms", self.schedule.order.of.id)

    @property
    def next_due_at(self) -> datetime | None:
        return None if self.schedule.completed else self.schedule.due_at

    @property
    def overdue(self) -> bool:
        due, now = self.next_due_at, self.schedule.order.viewer.world.clock.now()
        return due is not None and due < now

    @property
    def payment_terms_name(self) -> str:
        return f"Net {self.schedule.days}" if self.schedule.days else "Due on receipt"

    def translated_name(self, viewer: Viewer) -> str:
        """The translations are ours."""
        texts = _WITHIN if self.schedule.days else _AT_ONCE
        return texts.get(viewer.language, self.payment_terms_name).format(self.schedule.days)

    def payment_schedules(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return paginate([self.schedule], lambda _: 0, **page)


def payment_terms_of(order: LineOrder, outstanding: Money) -> PaymentTerms | None:
    """Return until when *order* is to be paid; None for one that was paid when it was placed."""
    days = order.of.payment_days
    return None if days is None else PaymentTerms(PaymentSchedule(order, days, outstanding))


TYPES: Final[Mapping[str, type]] = {
    "PaymentSchedule": PaymentSchedule,
    "PaymentTerms": PaymentTerms,
}
