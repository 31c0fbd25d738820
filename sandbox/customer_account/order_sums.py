"""What was paid for an order and what came back, as far as its status says it.

The sandbox keeps no payments: they follow from the financial status and the sums.
"""

from datetime import datetime
from decimal import Decimal
from typing import Final

from msgspec import Struct

from sandbox.customer_account.line_order import LineOrder
from sandbox.customer_account.payment_terms import PaymentTerms, payment_terms_of
from sandbox.gid import gid
from sandbox.money import Money
from sandbox.orders import records
from sandbox.orders.kinds import OrderFinancialStatus as Status
from sandbox.orders.totals import Totals

_PAID: Final = (Status.PAID, Status.PARTIALLY_REFUNDED, Status.REFUNDED)


class MoneyBag(Struct, frozen=True, gc=False):
    """An amount in the order's currency: orders are in that of their market."""

    shop_money: Money

    @property
    def presentment_money(self) -> Money:
        return self.shop_money


class CardPaymentDetails(Struct, frozen=True, gc=False):
    """The test card that everybody pays with: our choice."""

    card_brand = "VISA"
    last4 = "4242"


class TransactionTypeDetails(Struct, frozen=True, gc=False):
    name = "Card"
    message = None


class OrderTransaction(Struct, frozen=True):
    """A payment, or what came back of it: then `number` is 1."""

    order: LineOrder
    kind: str
    amount: Money
    number: int = 0
    type = "CARD"
    gift_card_details = None
    payment_details = CardPaymentDetails()
    payment_icon = None
    type_details = TransactionTypeDetails()

    @property
    def id(self) -> str:
        return gid("OrderTransaction", self.order.of.id + self.number)

    @property
    def transaction_parent_id(self) -> str | None:
        return gid("OrderTransaction", self.order.of.id) if self.number else None

    @property
    def created_at(self) -> datetime:
        back = self.order.of.canceled_at if self.number else None
        return back or self.order.of.processed_at

    processed_at = created_at

    @property
    def status(self) -> str:
        return "SUCCESS"

    @property
    def transaction_amount(self) -> MoneyBag:
        return MoneyBag(self.amount)


class Refund(Struct, frozen=True, gc=False):
    of: records.Order
    total_refunded: Money
    return_name = None

    @property
    def id(self) -> str:
        return gid("Refund", self.of.id)

    @property
    def created_at(self) -> datetime:
        return self.of.canceled_at or self.of.processed_at

    updated_at = created_at


class OrderPaymentInformation(Struct, frozen=True):
    payment_status: str
    total_outstanding_amount: Money
    total_paid_amount: Money
    payment_terms: PaymentTerms | None
    payment_collection_url = None


def payment_of(shown: LineOrder) -> OrderPaymentInformation:
    """Return what is paid, what is still to be paid, and until when."""
    order, totals = shown.of, shown.totals
    paid = totals.total if order.financial_status in _PAID else Decimal(0)
    if order.financial_status is Status.PARTIALLY_PAID:
        paid = totals.total / 2
    outstanding = Decimal(0) if order.financial_status is Status.VOIDED else totals.total - paid
    currency = order.currency_code
    owed = Money(outstanding, currency)
    return OrderPaymentInformation(
        str(order.financial_status), owed, Money(paid, currency), payment_terms_of(shown, owed)
    )


def transactions_of(order: LineOrder) -> list[OrderTransaction]:
    """Return what was paid, and what of it came back."""
    status, totals, currency = order.of.financial_status, order.totals, order.of.currency_code
    whole = Money(totals.total, currency)
    if status is Status.AUTHORIZED:
        return [OrderTransaction(order, "AUTHORIZATION", whole)]
    if status not in _PAID:
        return []
    paid = OrderTransaction(order, "SALE", whole)
    if not totals.refunded:
        return [paid]
    return [paid, OrderTransaction(order, "REFUND", Money(totals.refunded, currency), 1)]


def refunds_of(order: records.Order, totals: Totals) -> list[Refund]:
    if not totals.refunded:
        return []
    return [Refund(order, Money(totals.refunded, order.currency_code))]
