"""What gift cards paid goes back to them, once."""

import pytest

from sandbox.cart.discounts import GiftCard
from tests.cart.conftest import MUG
from tests.cart.test_cart_discounts import card
from tests.cart.test_restocking import ONE, bought, call

__all__ = ["bought", "call"]


@pytest.fixture
def balances(world):
    """Return what is left on all gift cards of the world that a test has put there."""

    def balances():
        return [str(world.store.get(GiftCard, code).balance) for code in ("one", "two")]

    world.store.put(card("ONE", 10), card("TWO", 8))
    return balances


BOTH = ["ONE", "TWO"]  # 10.00 and 8.00 of 37.50; 19.50 by card


async def test_a_canceled_order_gives_gift_cards_back_what_they_paid(bought, call, balances):
    order = await bought((MUG, 3), giftCardCodes=BOTH)
    before = balances()
    await call(f"{order}/cancel")
    await call(f"{order}/cancel", 422)
    assert (before, balances()) == (["0.00", "0.00"], ["10.00", "8.00"])


async def test_a_part_goes_to_the_card_first_and_then_to_the_last_gift_card(bought, call, balances):
    order = await bought((MUG, 3), giftCardCodes=BOTH)
    seen = []
    for _ in range(3):
        await call(f"{order}/refund", lines=ONE)
        seen.append(balances())
    assert seen == [["0.00", "0.00"], ["0.00", "5.50"], ["10.00", "8.00"]]


async def test_what_was_given_back_is_not_given_back_by_a_cancellation(bought, call, balances):
    order = await bought((MUG, 3), giftCardCodes=BOTH)
    await call(f"{order}/refund", lines=[{"line": 0, "quantity": 2}])
    await call(f"{order}/cancel")
    assert balances() == ["10.00", "8.00"]


async def test_an_order_that_is_paid_again_gives_nothing_back_twice(bought, call, balances):
    order = await bought((MUG, 3), giftCardCodes=BOTH)
    await call(f"{order}/refund")
    await call(order, method="PATCH", financialStatus="PAID")
    await call(f"{order}/cancel")
    assert balances() == ["10.00", "8.00"]


@pytest.mark.parametrize(
    ("status", "left"),
    [("AUTHORIZED", ["10.00", "8.00"]), ("REFUNDED", ["10.00", "8.00"]), ("PENDING", ["0.00"] * 2)],
)
async def test_a_canceled_order_gives_back_what_its_status_says_was_paid(
    status, left, bought, call, balances
):
    order = await bought((MUG, 3), giftCardCodes=BOTH)
    await call(order, method="PATCH", financialStatus=status)
    before = balances()
    await call(f"{order}/cancel")
    assert (before, balances()) == (["0.00", "0.00"], left)


@pytest.mark.usefixtures("balances")
async def test_a_card_that_is_gone_or_new_in_another_currency_gets_nothing(bought, call, world):
    order = await bought((MUG, 3), giftCardCodes=BOTH)
    world.store.remove(world.store.get(GiftCard, "one"))
    await call("/gift-cards/TWO", method="PUT", balance=1, currencyCode="EUR")
    await call(f"{order}/cancel")
    assert world.store.get(GiftCard, "one") is None
    assert world.store.get(GiftCard, "two").balance == 1


async def test_a_card_in_another_currency_gets_back_what_it_spent(bought, call, world):
    await call("/gift-cards/EURO", 201, method="PUT", balance=20, currencyCode="EUR")
    order = await bought((MUG, 3), giftCardCodes=["EURO"])
    seen = []
    for count in (2, 1):
        seen.append(str(world.store.get(GiftCard, "euro").balance))
        await call(f"{order}/refund", lines=[{"line": 0, "quantity": count}])
    assert [*seen, str(world.store.get(GiftCard, "euro").balance)] == ["0.00", "8.50", "20.00"]
