"""`AppliedGiftCard`: a gift card in a cart, and what it pays."""

from msgspec import Struct

from sandbox.cart.reckoning import UsedCard
from sandbox.money import Money


class AppliedGiftCard(Struct, frozen=True, gc=False):
    """The gift card itself is not touched before the order."""

    of: UsedCard
    currency: str

    @property
    def id(self) -> str:
        return f"gid://shopify/AppliedGiftCard/{self.of.applied.id}"

    @property
    def last_characters(self) -> str:
        return self.of.card.last_characters

    @property
    def amount_used(self) -> Money:
        return Money(self.of.used, self.of.card.currency_code)

    @property
    def balance(self) -> Money:
        """Shopify: what would be left (recorded)."""
        return Money(self.of.card.balance - self.of.used, self.of.card.currency_code)

    @property
    def presentment_amount_used(self) -> Money:
        return Money(self.of.presented, self.currency)

    amount_used_v2 = amount_used
    balance_v2 = balance
