"""A shop can be switched so that the total of a cart has the cost of its delivery."""

import pytest

from sandbox.world.shop_setting import ShopSetting
from tests.cart.conftest import MUG, gid

SHOWS = """id
  cost { subtotalAmount { amount } totalAmount { amount } checkoutChargeAmount { amount } }
  estimatedCost { totalAmount { amount } }
  appliedGiftCards { amountUsed { amount } balance { amount } }
  deliveryGroups(first: 1) { nodes {
    id deliveryOptions { handle estimatedCost { amount } } } }"""
HOME = {"address": {"deliveryAddress": {"countryCode": "US"}}, "selected": True}


@pytest.fixture
def made(world, mutate):
    """Make a cart of two mugs, of 25.00, and return it and its total."""
    world.change_shop(ShopSetting(shipping_in_cart_total=True))

    async def made(**given):
        lines = [{"merchandiseId": gid(MUG), "quantity": 2}]
        answer = await mutate("cartCreate", SHOWS, input={"lines": lines, **given})
        cart = answer["cart"]
        assert cart["estimatedCost"]["totalAmount"] == cart["cost"]["totalAmount"]
        return cart, total(cart)

    return made


def total(cart):
    return cart["cost"]["totalAmount"]["amount"]


async def test_without_an_address_no_delivery_is_known(made):
    _, total = await made()
    assert total == "25.0"


async def test_the_chosen_delivery_is_in_the_total_alone(made, mutate):
    cart, before = await made(delivery={"addresses": [HOME]})
    amount = {"amount": "25.0"}
    assert (before, cart["cost"]["subtotalAmount"], cart["cost"]["checkoutChargeAmount"]) == (
        "30.0",
        amount,
        amount,
    )
    (group,) = cart["deliveryGroups"]["nodes"]
    fastest = max(group["deliveryOptions"], key=lambda each: float(each["estimatedCost"]["amount"]))
    assert fastest["estimatedCost"]["amount"] == "15.0"
    chosen = {"deliveryGroupId": group["id"], "deliveryOptionHandle": fastest["handle"]}
    answer = await mutate(
        "cartSelectedDeliveryOptionsUpdate",
        SHOWS,
        cartId=cart["id"],
        selectedDeliveryOptions=[chosen],
    )
    assert total(answer["cart"]) == "40.0"


async def test_a_code_for_free_shipping_takes_it_off_again(made):
    _, total = await made(delivery={"addresses": [HOME]}, discountCodes=["FREE-SHIPPING"])
    assert total == "25.0"


async def test_gift_cards_pay_the_delivery_too(made):
    given = {"delivery": {"addresses": [HOME]}, "giftCardCodes": ["GIFT-CARD-100"]}
    cart, total = await made(**given)
    assert total == "0.0"
    assert cart["appliedGiftCards"] == [
        {"amountUsed": {"amount": "30.0"}, "balance": {"amount": "70.0"}}
    ]
