"""Gift cards, as a merchant sees and changes them."""

from datetime import timedelta
from typing import Final

from sandbox.cart.discounts import GiftCard, comparable
from sandbox.cart.merchant import delete_gift_card, put_gift_card
from sandbox.control.coded_things import CodedThings
from sandbox.control.parts_shown import show_amount
from sandbox.control_models import discounts as models
from sandbox.world import World

_MOMENT: Final = timedelta(microseconds=1)


def show_gift_card(_: World, card: GiftCard) -> models.GiftCard:
    ends = card.expires_at
    return models.GiftCard(
        code=card.code,
        balance=show_amount(card.balance, card.currency_code),
        currency_code=card.currency_code,
        expires_on=None if ends is None else (ends - _MOMENT).date(),
        enabled=card.enabled,
    )


_GIFT_CARDS: Final = CodedThings(
    path="gift-cards",
    singular="gift-card",
    new=models.NewGiftCard,
    shown=models.GiftCard,
    page=models.GiftCardPage,
    after=lambda world, code: world.store.after(GiftCard, code),
    find=lambda world, code: world.store.get(GiftCard, comparable(code)),
    put=put_gift_card,
    delete=delete_gift_card,
    show=show_gift_card,
)
ROUTES: Final = tuple(_GIFT_CARDS.routes())
