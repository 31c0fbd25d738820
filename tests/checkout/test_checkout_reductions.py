"""What codes and gift cards take off, as the pages of the checkout and of the order show it."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from sandbox.cart.discounts import DiscountCode, GiftCard, Kind
from tests.cart.conftest import NOW
from tests.checkout.conftest import MUG
from tests.checkout.test_checkout_steps import orders, sums, to_payment


async def test_a_gift_card_pays_the_delivery_too(shopper, checkout_url, world):
    """Our choice: the total of the cart in the API has no delivery in it."""
    card = GiftCard(id="g", code="G", balance=Decimal(100), currency_code="USD")
    world.store.put(card)
    await to_payment(shopper, await checkout_url((MUG, 1), giftCardCodes=["G"]))
    assert sums(shopper.seen) == [
        "Subtotal",
        "$12.50",
        "Shipping",
        "$5.00",
        "Total",
        "$17.50",
        "Gift card •••• G",
        "-$17.50",
        "Amount due",
        "$0.00",
    ]
    thanks = await shopper.submit("/payment")
    assert sums(thanks)[4:] == ["Total", "$17.50", "Gift card •••• G", "-$17.50"]
    assert len(orders(world)) == 1
    assert world.store.get(GiftCard, "g").balance == Decimal("82.50")


async def test_the_page_of_the_bank_takes_no_codes(shopper, checkout_url):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/payment", outcome="CHALLENGE")
    actions = [each["action"].partition("?")[0].rpartition("/")[2] for each in seen.all("form")]
    assert actions == ["challenge"]
    assert sums(seen)[-2:] == ["Total", "$17.50"]


async def test_a_discounted_line_is_shown_with_its_code_until_the_order_s_status(
    shopper, checkout_url, world
):
    kind = {"kind": Kind.BUY_X_GET_Y, "value": Decimal(100), "buys": 2, "gets": 1}
    world.store.put(DiscountCode(id="3-for-2", title="3-FOR-2", products=(MUG,), **kind))
    await to_payment(shopper, await checkout_url((MUG, 3), discountCodes=["3-for-2"]))
    shown = [
        "Mug \N{MULTIPLICATION SIGN} 2",
        "$25.00",
        "Mug \N{MULTIPLICATION SIGN} 1",
        "3-FOR-2 (-$12.50)",
        "$0.00",
    ]
    payment = shopper.seen
    thanks = await shopper.submit("/payment")
    status = await shopper.open("/" + thanks.all("a")[-1]["href"].split("/", 3)[3])
    for page in (payment, thanks, status):
        at = page.lines.index(shown[0])
        assert page.lines[at : at + 5] == shown
        assert sums(page)[:2] == ["Subtotal", "$25.00"]


async def test_each_line_of_an_order_shows_its_part_of_an_order_discount(shopper, checkout_url):
    await to_payment(shopper, await checkout_url((MUG, 2), discountCodes=["SANDBOX10"]))
    thanks = await shopper.submit("/payment")
    at = thanks.lines.index("Mug \N{MULTIPLICATION SIGN} 2")
    assert thanks.lines[at + 1 : at + 3] == ["SANDBOX10 (-$2.50)", "$22.50"]


@pytest.mark.parametrize(
    "change", [{"enabled": False}, {"expires_at": NOW}, {"balance": Decimal(0)}]
)
async def test_a_gift_card_that_is_of_no_use_meanwhile_pays_nothing(
    shopper, checkout_url, world, change
):
    card = GiftCard(id="g", code="G", balance=Decimal(10), currency_code="USD")
    world.store.put(card)
    await to_payment(shopper, await checkout_url((MUG, 1), giftCardCodes=["G"]))
    changed = replace(card, **change)
    world.store.put(changed)
    seen = await shopper.submit("/payment")
    words = "The total changed from $7.50 to $17.50. Check it, and pay again"
    assert (seen.status, words in seen.lines, orders(world)) == (422, True, [])
    assert (await shopper.submit("/payment")).lines[4] == "Thank you, Ada"
    assert ([order.gift_cards for order in orders(world)], world.store.get(GiftCard, "g")) == (
        [()],
        changed,
    )
