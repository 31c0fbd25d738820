"""A cart, reckoned: prices of its lines, discounts, gift cards, and what is left to pay.

The order is: product discounts, order discounts, gift cards. Shopify: recorded. The cost of the
delivery is in none of the sums (our choice, by the arithmetic of its own client).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import discounts, records
from sandbox.cart.allotting import Allotted, allot
from sandbox.cart.costs import NOTHING
from sandbox.cart.destinations import destination_of
from sandbox.cart.judging import Goods, Verdict, verdict
from sandbox.cart.line_type import CartLine, ComponentizableCartLine
from sandbox.cart.plans import plan_of, price_of
from sandbox.cart.stock import reaches
from sandbox.catalog.former import former_variant_of
from sandbox.catalog.product_type import any_variant_of
from sandbox.catalog.variant_type import ProductVariant
from sandbox.lazy import lazy
from sandbox.money import rounded
from sandbox.viewer import Viewer

_ONE: Final = Decimal(1)


class TypedCode(Struct, frozen=True, gc=False):
    """A code as it was typed, the discount that it is for, and why that does not apply."""

    code: str
    discount: discounts.Discount | None
    verdict: Verdict | None


class UsedCard(Struct, frozen=True, gc=False):
    """What a gift card pays, in the currency of the cart and in its own."""

    applied: records.AppliedCard
    card: discounts.GiftCard
    presented: Decimal
    used: Decimal


class Reckoning(Struct, frozen=True, dict=True):
    """Each part is reckoned when it is first asked for."""

    of: records.Cart
    viewer: Viewer
    has_delivery: bool = False

    @lazy
    def destination(self) -> str | None:
        return destination_of(self.of, self.viewer.world)

    @lazy
    def priced(self) -> list[CartLine]:
        """The lines without discounts; that of a deleted variant has none of it (our choice)."""
        lines = []
        for line in self.of.lines:
            variant = any_variant_of(line.variant_id, self.viewer)
            priced = self._former(line) if variant is None else self._priced(line, variant)
            if priced is not None:
                lines.append(priced)
        return lines

    def _former(self, line: records.CartLine) -> CartLine | None:
        variant = former_variant_of(line.variant_id, self.viewer)
        return None if variant is None else self._priced(replace(line, quantity=0), variant)

    def _priced(self, line: records.CartLine, variant: ProductVariant) -> CartLine:
        """Shopify: the price of a line is that of its selling plan, if it has one (inferred). What
        does not reach the country of the cart is sold out in it (recorded)."""
        plan = plan_of(variant, line.selling_plan_id)
        price = (
            price_of(variant, line.quantity) if plan is None else plan.price_adjustments[0].price
        )
        if not reaches(variant, self.destination):
            variant = replace(variant, of=replace(variant.of, quantity=0, oversell=False))
        kind = ComponentizableCartLine if variant.of.components else CartLine
        return kind(line, self.of.id, variant, price, selling_plan_allocation=plan)

    @lazy
    def codes(self) -> Sequence[TypedCode]:
        """The codes, with what becomes of each. Shopify: none is an error (recorded)."""
        if not self.of.discount_codes:
            return ()
        kept = {each.id for each in self.allotted.discounts}
        return [
            replace(each, verdict=Verdict.CODE_NOT_HONOURED)
            if each.verdict is None and each.discount is not None and each.discount.id not in kept
            else each
            for each in self._judged
        ]

    @lazy
    def allotted(self) -> Allotted:
        by_code = [each.discount for each in self._judged if each.discount and each.verdict is None]
        automatic = [
            each
            for each in self.viewer.world.store.after(discounts.AutomaticDiscount, "")
            if verdict(each, self.goods) is None
        ]
        applying = [*by_code, *automatic]
        return allot(applying, self.goods) if applying else Allotted({}, ())

    @lazy
    def lines(self) -> list[CartLine]:
        """The lines with their discounts, some of them in two parts, and each with its parent."""
        lines = self._discounted_lines
        if not any(line.of.parent for line in lines):
            return lines
        known = {line.of.id: line for line in lines}
        return [
            line if line.of.parent is None else replace(line, parent=known.get(line.of.parent))
            for line in lines
        ]

    @property
    def _discounted_lines(self) -> list[CartLine]:
        allotted = self.allotted
        if not (allotted.parts or allotted.on_order):
            return self.priced
        parts = allotted.parts
        split = [part for line in self.priced for part in parts.get(line.of.id, (line,))]
        return [
            replace(
                line,
                shares=tuple(
                    (each.discount, each.amounts[line.of.id])
                    for each in allotted.on_order
                    if line.of.id in each.amounts
                ),
            )
            for line in split
        ]

    @property
    def shares(self) -> Iterator[tuple[discounts.Discount, Decimal]]:
        """Yield what order discounts take off: one entry a line that gives (recorded)."""
        for each in self.allotted.on_order:
            for line in self.lines:
                if line.of.id in each.amounts:
                    yield each.discount, each.amounts[line.of.id]

    @lazy
    def subtotal(self) -> Decimal:
        return sum([line.total.amount for line in self.lines], NOTHING)

    @property
    def charge(self) -> Decimal:
        """What is paid at the checkout, whatever order discounts and gift cards do (recorded)."""
        if not any(line.selling_plan_allocation for line in self.lines):
            return self.subtotal
        return sum((line.charge for line in self.lines), NOTHING)

    @lazy
    def discounted(self) -> Decimal:
        """What is to be paid before gift cards."""
        return self.subtotal - sum((off for _, off in self.shares), NOTHING)

    @lazy
    def cards(self) -> Sequence[UsedCard]:
        """The gift cards in their order, each with what it pays of what the last one left."""
        return self.cards_for(self.discounted)

    def cards_for(self, left: Decimal) -> Sequence[UsedCard]:
        """Return what each gift card pays of what is *left* to pay. One that was deleted, disabled
        or has expired since is left out."""
        used, world = [], self.viewer.world
        for applied in self.of.gift_cards:
            card = world.store.get(discounts.GiftCard, applied.card)
            if card is None or not card.is_good(world.clock.now()):
                continue
            paid = self._used(applied, card, left)
            left -= paid.presented
            used.append(paid)
        return used

    @property
    def are_cards_refused(self) -> bool:
        """Shopify: gift cards do not pay for subscriptions (documented)."""
        return bool(self.of.gift_cards) and any(
            line.of.selling_plan_id is not None for line in self.goods.lines
        )

    @property
    def total(self) -> Decimal:
        return self.discounted - sum((card.presented for card in self.cards), NOTHING)

    @lazy
    def goods(self) -> Goods:
        lines, buyer = [line for line in self.priced if line.of.quantity], self.of.buyer
        return Goods(
            lines, self.viewer, buyer.customer_id, buyer.email, self.has_delivery, self.of.lines
        )

    @lazy
    def _judged(self) -> Sequence[TypedCode]:
        store = self.viewer.world.store
        judged = []
        for code in self.of.discount_codes:
            found = store.get(discounts.DiscountCode, discounts.comparable(code))
            why = Verdict.NOT_FOUND if found is None else verdict(found, self.goods)
            judged.append(TypedCode(code, found, why))
        return judged

    def _used(
        self, applied: records.AppliedCard, card: discounts.GiftCard, left: Decimal
    ) -> UsedCard:
        rate = self._rate(card.currency_code)
        if self.are_cards_refused or rate is None:
            return UsedCard(applied, card, NOTHING, NOTHING)
        presented = min(rounded(card.balance * rate, self.viewer.currency), left)
        used = rounded(presented / rate, card.currency_code)
        return UsedCard(applied, card, presented, min(used, card.balance))

    def _rate(self, currency: str) -> Decimal | None:
        """Return what one of *currency* is worth in that of the cart, by the rates of the markets;
        None for a currency that the shop does not have. A card in such a one pays nothing (our
        choice)."""
        if currency == self.viewer.currency:
            return _ONE
        shop = self.viewer.world.shop
        rates = {each.currency: each.rate or _ONE for each in shop.markets}
        rates[shop.payment_settings.currency_code] = _ONE
        own = rates.get(currency)
        return None if own is None else (self.viewer.market.rate or _ONE) / own
