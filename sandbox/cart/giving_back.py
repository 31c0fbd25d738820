"""Orders that are canceled or refunded: what gift cards paid goes back to them."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from sandbox.cart.discounts import GiftCard
from sandbox.control_models.orders import Cancellation, Refund
from sandbox.money import rounded
from sandbox.orders import changes
from sandbox.orders.records import NOTHING, GiftCardPayment, Order, OrderHistory
from sandbox.orders.totals import returned_of, totals_of
from sandbox.world import World


def cancel(world: World, history: OrderHistory, order: Order, cancellation: Cancellation) -> Order:
    """Cancel *order*, and give back what gift cards paid. Raises `FaultError`."""
    return _given_back(world, history, changes.cancel(world, history, order, cancellation))


def refund(world: World, history: OrderHistory, order: Order, refund_: Refund) -> Order:
    """Refund *order*, or a part: gift cards get what others did not pay. Raises `FaultError`."""
    return _given_back(world, history, changes.refund(world, history, order, refund_))


def _given_back(world: World, history: OrderHistory, order: Order) -> Order:
    if not order.gift_cards:
        return order
    cards = tuple(_returned(world, order))
    return changes.put_order(world, history, replace(order, gift_cards=cards))


def _returned(world: World, order: Order) -> Iterator[GiftCardPayment]:
    """Yield the payments by gift cards, after each card has got back its part of the refunds."""
    totals, amounts = totals_of(order), [card.amount for card in order.gift_cards]
    by_others = max(totals.paid - sum(amounts), NOTHING)
    parts = returned_of([*amounts, by_others], totals.refunded)
    for payment, part in zip(order.gift_cards, parts, strict=False):
        if part > payment.returned:
            _raise_balance(world, payment, part)
            yield replace(payment, returned=part)
        else:
            yield payment


def _raise_balance(world: World, payment: GiftCardPayment, returned: Decimal) -> None:
    """Give the card what is *returned* now; one that was deleted, or made anew in another
    currency, gets nothing."""
    card = world.store.get(GiftCard, payment.card or "")
    if card is None or card.currency_code != payment.currency_code:
        return
    more = _of_card(payment, returned) - _of_card(payment, payment.returned)
    world.store.put(replace(card, balance=card.balance + more))


def _of_card(payment: GiftCardPayment, amount: Decimal) -> Decimal:
    """Return an *amount* of the payment in the currency of the card: all of it is what it spent."""
    return rounded(payment.spent * amount / payment.amount, payment.currency_code)
