"""Why a code did nothing: the reason has the figures, the answer has the service's own message."""

import pytest

from sandbox.cart.discounts import DiscountCode, GiftCard, Kind
from tests.cart.conftest import MUG, TENT, gid

CODES = "mutation ($input: CartInput!) { cartCreate(input: $input) { warnings { code message } } }"
ADD = """mutation ($id: ID!, $codes: [String!]!) {
  cartGiftCardCodesAdd(cartId: $id, giftCardCodes: $codes) { warnings { code } } }"""


def lines(quantity=3):
    return [{"merchandiseId": gid(MUG), "quantity": quantity}]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "Over-500",
            "cart.discount-purchase-not-in-range: the subtotal is 37.50, Over-500 needs 500.00 USD",
        ),
        (
            "EXPIRED",
            (
                "cart.discount-currently-inactive: "
                "EXPIRED ended on 2020-01-01; in the world it is 2026-03-04"
            ),
        ),
        ("USED-UP", "cart.discount-usage-limit-reached: USED-UP was used 0 times of 0"),
        (
            "SHELTER20",
            (
                "cart.discount-no-entitled-line-items: "
                "no line is of the collection shelter, which SHELTER20 is for"
            ),
        ),
        (
            "FREE-SHIPPING",
            (
                "cart.discount-no-entitled-shipping-lines: "
                "nothing is delivered yet: FREE-SHIPPING needs an address with a delivery option"
            ),
        ),
        ("X" * 61, f"cart.discount-not-found: there is no discount code '{'X' * 60}...'"),
    ],
)
async def test_the_reason_says_what_a_code_lacks(code, reason, storefront, world):
    assert world.name == "default"
    given = {"lines": lines(), "discountCodes": [code]}
    assert await storefront.reason(CODES, input=given) == reason


async def test_the_reason_counts_the_items_that_a_code_needs(storefront, world):
    world.store.put(DiscountCode(id="x", title="X", kind=Kind.BUY_X_GET_Y, buys=2, gets=1))
    given = {"lines": lines(2), "discountCodes": ["X"]}
    assert await storefront.reason(CODES, input=given) == (
        "cart.discount-quantity-not-in-range: the quantity is 2, X needs 3"
    )


async def test_the_reason_names_what_would_be_cheaper(storefront, world):
    parts = {"buys": 1, "gets": 1, "products": (MUG,), "gets_products": (TENT,)}
    world.store.put(DiscountCode(id="x", title="X", kind=Kind.BUY_X_GET_Y, value=100, **parts))
    assert await storefront.reason(CODES, input={"lines": lines(), "discountCodes": ["X"]}) == (
        "cart.discount-no-entitled-line-items: no line is of the product thing-104, which X is for"
    )


async def test_an_item_is_not_bought_and_cheaper_at_once(storefront, world):
    both = {"buys": 2, "gets": 1, "products": (MUG, TENT), "gets_products": (MUG,)}
    world.store.put(DiscountCode(id="x", title="X", kind=Kind.BUY_X_GET_Y, value=100, **both))
    given = {"lines": [*lines(1), {"merchandiseId": gid(TENT)}], "discountCodes": ["X"]}
    assert await storefront.reason(CODES, input=given) == (
        "cart.discount-code-not-honoured: "
        "the cart has no more items than X wants bought: none is left to be cheaper"
    )


async def test_the_reason_of_a_code_on_an_empty_cart_is_that_it_is_empty(storefront, world):
    assert world.name == "default"
    assert await storefront.reason(CODES, input={"discountCodes": ["SANDBOX10"]}) == (
        "cart.discount-code-not-honoured: the cart has no line that SANDBOX10 could be for"
    )


async def test_a_better_discount_is_the_reason_of_the_worse(storefront, world):
    world.store.put(DiscountCode(id="x", title="X", kind=Kind.PERCENTAGE, value=50))
    given = {"lines": lines(), "discountCodes": ["X", "FIVE-OFF"]}
    assert await storefront.reason(CODES, input=given) == (
        "cart.discount-code-not-honoured: "
        "FIVE-OFF cannot be combined with a better discount of this cart"
    )


async def test_gift_cards_that_are_passed_over_have_a_reason(create, storefront, world):
    """A code is money, so the reason shows the end of a real one only."""
    world.store.put(
        GiftCard(id="off-1234", code="OFF-1234", balance=5, currency_code="USD", enabled=False)
    )
    cart = await create((MUG, 1))
    codes = ["GIFT-CARD-10", "NOPE", "gift-card-expired", "OFF-1234"]
    assert await storefront.reason(ADD, id=cart["id"], codes=codes) == (
        "cart.gift-card-unknown: there is no gift card NOPE; gift card ...IRED expired on "
        "2020-01-01; in the world it is 2026-03-04; gift card ...1234 is disabled"
    )


async def test_many_reasons_are_counted(storefront, world):
    assert world.name == "default"
    given = {"lines": lines(), "discountCodes": [f"N{n}" for n in range(8)]}
    shown = "; ".join(f"there is no discount code 'N{n}'" for n in range(5))
    assert await storefront.reason(CODES, input=given) == (
        f"cart.discount-not-found: {shown}; and 3 more"
    )
