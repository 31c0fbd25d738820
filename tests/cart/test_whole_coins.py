"""Amounts of a cart are whole coins of its currency, whatever was given."""

from decimal import Decimal

import pytest

from sandbox.cart.discounts import DiscountCode, GiftCard, Kind
from sandbox.catalog.records import FixedPrice
from tests.cart.conftest import MUG, product

SUMS = """cost { subtotalAmount { amount } totalAmount { amount } }
appliedGiftCards { amountUsed { amount } balance { amount } presentmentAmountUsed { amount } }"""


@pytest.fixture
def cost(mutate, world):
    """Return the sums of a cart of one mug that costs *price*."""

    async def cost(price, country="US", **given):
        fixed = (FixedPrice(market="europe", price=price),)
        mug = product(MUG, "Mug", price=price, fixed_prices=fixed)
        world.store.put(mug)
        made = await mutate(
            "cartCreate",
            SUMS,
            input={
                "lines": [{"merchandiseId": f"gid://shopify/ProductVariant/{MUG}"}],
                "buyerIdentity": {"countryCode": country},
                **given,
            },
        )
        return made["cart"]

    return cost


@pytest.mark.parametrize("country", ["US", "DE"])
async def test_a_price_is_in_whole_coins(country, cost):
    made = await cost(Decimal("10.005"), country)
    assert made["cost"] == {
        "subtotalAmount": {"amount": "10.01"},
        "totalAmount": {"amount": "10.01"},
    }


async def test_an_amount_off_is_in_whole_coins(cost, world):
    world.store.put(DiscountCode(id="off", title="OFF", kind=Kind.AMOUNT, value=Decimal("1.005")))
    made = await cost(Decimal("10.00"), discountCodes=["off"])
    assert made["cost"]["totalAmount"] == {"amount": "8.99"}


@pytest.mark.parametrize(
    ("currency", "used", "paid"),
    [
        ("EUR", "9.2", "10.0"),
        ("CAD", "13.7", "10.0"),
        ("USD", "10.0", "10.0"),
        ("KWD", "0.0", "0.0"),
    ],
)
async def test_a_gift_card_in_another_currency_pays_by_the_rates_of_the_markets(
    currency, used, paid, cost, world
):
    """One whose currency the shop does not have pays nothing: our choice."""
    world.store.put(GiftCard(id="card", code="card", balance=Decimal(50), currency_code=currency))
    made = await cost(Decimal("10.00"), giftCardCodes=["card"])
    (card,) = made["appliedGiftCards"]
    assert (card["amountUsed"], card["presentmentAmountUsed"]) == (
        {"amount": used},
        {"amount": paid},
    )
