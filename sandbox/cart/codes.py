"""Discount codes and gift cards of a cart: which it holds."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sandbox.cart.causes import of_card
from sandbox.cart.discounts import GiftCard, comparable
from sandbox.cart.ids import name_in, new_uuid
from sandbox.cart.payloads import CartPayload
from sandbox.cart.records import AppliedCard, Cart
from sandbox.cart.revision import Edited, revise
from sandbox.viewer import Viewer
from sandbox.world import World


def cart_discount_codes_update(
    viewer: Viewer, *, cart_id: str, discount_codes: Sequence[str] | None = None
) -> CartPayload:
    """Replace the codes. Shopify: no code is an error, and none is trimmed (recorded)."""
    codes = distinct(discount_codes or ())

    def edit(cart: Cart, _: Viewer) -> Edited:
        return Edited(replace(cart, discount_codes=codes))

    return revise(viewer, cart_id, edit, of_unknown=edit)


def cart_gift_card_codes_add(
    viewer: Viewer, *, cart_id: str, gift_card_codes: Sequence[str]
) -> CartPayload:
    """Add gift cards. Shopify: an unknown code is passed over in silence (recorded)."""

    def edit(cart: Cart, _: Viewer) -> Edited:
        found = Cards(viewer.world, gift_card_codes, cart.gift_cards)
        return Edited(replace(cart, gift_cards=found.applied), passed_over=found.passed_over)

    return revise(viewer, cart_id, edit)


def cart_gift_card_codes_update(
    viewer: Viewer, *, cart_id: str, gift_card_codes: Sequence[str]
) -> CartPayload:
    """Replace the gift cards."""

    def edit(cart: Cart, _: Viewer) -> Edited:
        found = Cards(viewer.world, gift_card_codes)
        return Edited(replace(cart, gift_cards=found.applied), passed_over=found.passed_over)

    return revise(viewer, cart_id, edit)


def cart_gift_card_codes_remove(
    viewer: Viewer, *, cart_id: str, applied_gift_card_ids: Sequence[str]
) -> CartPayload:
    """Remove gift cards. That an unknown id is no error is our choice."""
    gone = {name_in(each, "AppliedGiftCard") for each in applied_gift_card_ids}

    def edit(cart: Cart, _: Viewer) -> Edited:
        kept = tuple(each for each in cart.gift_cards if each.id not in gone)
        return Edited(replace(cart, gift_cards=kept))

    return revise(viewer, cart_id, edit)


def distinct(codes: Iterable[str]) -> tuple[str, ...]:
    """Shopify: of codes that differ in case only the first stays (recorded)."""
    known: dict[str, str] = {}
    for code in codes:
        known.setdefault(comparable(code), code)
    return tuple(known.values())


class Cards:
    """The *known* gift cards and those of *codes* that are good, once each; why the others not."""

    __slots__ = ("applied", "passed_over")

    def __init__(
        self, world: World, codes: Iterable[str], known: tuple[AppliedCard, ...] = ()
    ) -> None:
        found, now, passed_over = {each.card: each for each in known}, world.clock.now(), []
        for code in distinct(codes):
            card = world.store.get(GiftCard, comparable(code))
            reason = of_card(code, card, now)
            if reason is not None:
                passed_over.append(reason)
            elif card is not None:
                found.setdefault(card.id, AppliedCard(new_uuid(world), card.id))
        self.applied = tuple(found.values())
        self.passed_over = tuple(passed_over)
