"""The amounts due for a cart with its delivery."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from sandbox.cart.costs import NOTHING
from sandbox.cart.delivery_groups import CartDeliveryGroup
from sandbox.cart.reckoning import Reckoning, UsedCard

Groups = Sequence[CartDeliveryGroup]


class Due(Struct, frozen=True, kw_only=True):
    """What is to be paid, in the currency of the cart.

    `shipping` is None as long as no delivery is known. `total` is what the order costs, `amount`
    what is left of it after gift cards.
    """

    subtotal: Decimal
    discount: Decimal
    shipping: Decimal | None
    used_cards: Sequence[UsedCard]
    currency: str

    @property
    def total(self) -> Decimal:
        return self.subtotal - self.discount + (self.shipping or NOTHING)

    @property
    def cards(self) -> Decimal:
        return sum((each.presented for each in self.used_cards), NOTHING)

    @property
    def amount(self) -> Decimal:
        return self.total - self.cards


def due_of(reckoning: Reckoning, groups: Groups, currency: str) -> Due:
    """Return what is to be paid for a cart. Gift cards pay the delivery, too (our choice)."""
    shipping = None if is_undelivered(reckoning, groups) else shipping_of(groups)
    if shipping is not None and reckoning.allotted.on_shipping:
        shipping = NOTHING
    return Due(
        subtotal=reckoning.subtotal,
        discount=reckoning.subtotal - reckoning.discounted,
        shipping=shipping,
        used_cards=reckoning.cards_for(reckoning.discounted + (shipping or NOTHING)),
        currency=currency,
    )


def shipping_of(groups: Groups) -> Decimal:
    """Return what the chosen deliveries cost, before discounts."""
    costs = (group.selected_delivery_option.estimated_cost.amount for group in groups)
    return sum(costs, NOTHING)


def is_undelivered(reckoning: Reckoning, groups: Groups) -> bool:
    """Say whether something in a cart has to get to the buyer, and it is not known how."""
    delivered = {line.of.id for group in groups for line in group.lines}
    return any(
        line.of.quantity and line.merchandise.of.requires_shipping and line.of.id not in delivered
        for line in reckoning.lines
    )
