"""Paid and refunded amounts of an order, as they follow from its status.

The sandbox keeps no payments: they follow from the financial status and the sums.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from msgspec import Struct

from sandbox.customer_account.line_order import LineOrder
from sandbox.customer_account.payment_terms import PaymentTerms, payment_terms_of
from sandbox.gid import gid
from sandbox.money import Money
from sandbox.orders import records
from sandbox.orders.kinds import OrderFinancialStatus as Status
from sandbox.orders.records import NOTHING
from sandbox.orders.totals import Totals, outstanding_of, returned_of

_WITH_PAYMENTS: Final = (
    Status.AUTHORIZED,
    Status.PAID,
    Status.PARTIALLY_PAID,
    Status.PARTIALLY_REFUNDED,
    Status.REFUNDED,
)


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


class GiftCardDetails(Struct, frozen=True, gc=False):
    """The balance is that after the payment: our choice."""

    of: records.GiftCardPayment

    @property
    def balance(self) -> Money:
        return Money(self.of.balance, self.of.currency_code)


class TransactionTypeDetails(Struct, frozen=True, gc=False):
    name: str
    message = None


class OrderTransaction(Struct, frozen=True):
    """A payment, by card unless a `gift_card` paid, or what came back of it.

    Payments have even numbers. The number of what came back is that of the payment, and 1.
    """

    order: LineOrder
    kind: str
    amount: Money
    number: int = 0
    gift_card: records.GiftCardPayment | None = None
    payment_icon = None

    @property
    def type(self) -> str:
        return "CARD" if self.gift_card is None else "GIFT_CARD"

    @property
    def type_details(self) -> TransactionTypeDetails:
        return TransactionTypeDetails("Card" if self.gift_card is None else "Gift card")

    @property
    def gift_card_details(self) -> GiftCardDetails | None:
        return None if self.gift_card is None else GiftCardDetails(self.gift_card)

    @property
    def payment_details(self) -> CardPaymentDetails | None:
        return CardPaymentDetails() if self.gift_card is None else None

    @property
    def _is_refund(self) -> bool:
        return bool(self.number % 2)

    @property
    def id(self) -> str:
        return gid("OrderTransaction", self.order.of.id + self.number)

    @property
    def transaction_parent_id(self) -> str | None:
        if not self._is_refund:
            return None
        return gid("OrderTransaction", self.order.of.id + self.number - 1)

    @property
    def created_at(self) -> datetime:
        back = self.order.of.canceled_at if self._is_refund else None
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
    currency = order.currency_code
    owed = Money(outstanding_of(order, totals), currency)
    paid = Money(totals.paid, currency)
    status = str(order.financial_status)
    return OrderPaymentInformation(status, owed, paid, payment_terms_of(shown, owed))


def transactions_of(order: LineOrder) -> list[OrderTransaction]:
    """Return what was paid, by gift cards first, and what of it came back."""
    status, totals = order.of.financial_status, order.totals
    if status not in _WITH_PAYMENTS:
        return []
    is_authorized = status is Status.AUTHORIZED
    whole = totals.total if is_authorized else totals.paid
    payments = [*_gift_card_payments(order)]
    rest = whole - sum((each.amount.amount for each in payments), NOTHING)
    if rest > 0 or not payments:
        kind = "AUTHORIZATION" if is_authorized else "SALE"
        payments.append(OrderTransaction(order, kind, Money(rest, order.of.currency_code)))
    return [*payments, *_refunded(order, payments)]


def _gift_card_payments(order: LineOrder) -> Iterator[OrderTransaction]:
    for at, card in enumerate(order.of.gift_cards, 1):
        amount = Money(card.amount, order.of.currency_code)
        yield OrderTransaction(order, "SALE", amount, 2 * at, card)


def _refunded(order: LineOrder, payments: list[OrderTransaction]) -> Iterator[OrderTransaction]:
    """Yield what came back: to the card first, and then to gift cards (our choice)."""
    parts = returned_of([each.amount.amount for each in payments], order.totals.refunded)
    for paid, part in zip(reversed(payments), reversed(parts), strict=True):
        if part:
            back = Money(part, order.of.currency_code)
            yield OrderTransaction(order, "REFUND", back, paid.number + 1, paid.gift_card)


def refunds_of(order: records.Order, totals: Totals) -> list[Refund]:
    if not totals.refunded:
        return []
    return [Refund(order, Money(totals.refunded, order.currency_code))]
