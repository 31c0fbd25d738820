"""A scenario changes the variants of the shop: the checkout follows, and stock is its own."""

import pytest
from msgspec.structs import replace

from sandbox.catalog.records import Product
from tests.cart.conftest import SCARCE, product
from tests.checkout.conftest import MUG
from tests.checkout.test_checkout_steps import orders, sums, to_payment

PATH = "/_sandbox/api/worlds/default/scenarios/{}"


@pytest.fixture
def switch(storefront):
    async def switch(name, **definition):
        response = await storefront.client.put(PATH.format(name), json=definition)
        assert response.status == 200

    return switch


async def test_a_price_that_changed_before_the_payment_is_shown_before_it_is_paid(
    shopper, checkout_url, world, switch
):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    known = world.store.get(Product, SCARCE)
    await to_payment(shopper, await checkout_url((SCARCE, 2)))
    await switch("price-changed")
    seen = await shopper.submit("/payment")
    words = "The total changed from $30.00 to $203.00. Check it, and pay again"
    assert (seen.status, words in seen.lines, orders(world)) == (422, True, [])
    assert (await shopper.submit("/payment")).lines[4] == "Thank you, Ada"
    (order,) = orders(world)
    assert [(str(line.price), line.quantity) for line in order.lines] == [("99.00", 2)]
    (variant,) = known.variants
    lowered = replace(known, variants=(replace(variant, quantity=3),), sold=known.sold + 2)
    assert world.store.get(Product, SCARCE) == lowered


async def test_a_page_that_is_opened_shows_the_new_price(shopper, checkout_url, switch):
    url = await checkout_url((MUG, 1))
    await to_payment(shopper, url)
    await switch("price-changed", times=1)
    shown = [await shopper.open(shopper.url), await shopper.open(shopper.url)]
    assert [sums(seen)[1] for seen in shown] == ["$99.00", "$99.00"]


async def test_what_is_sold_out_before_the_payment_is_not_paid(
    shopper, checkout_url, world, switch
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await switch("sold-out-now")
    seen = await shopper.submit("/payment")
    assert (seen.lines[4:8], orders(world)) == (
        [
            "Some items are no longer available",
            "You have not been charged.",
            "Mug",
            "Sold out (1 in your cart)",
        ],
        [],
    )


async def test_a_cart_of_deleted_variants_has_no_checkout(shopper, checkout_url, world, switch):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await switch("variant-deleted")
    await shopper.submit("/payment")
    assert (shopper.url, orders(world)) == ("/cart?items=sold-out", [])


async def test_two_are_sold_of_what_a_scenario_has_three_of(shopper, checkout_url, world, switch):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=9))
    await switch("three-left", effect={"variants": {"quantity": 3}})
    await to_payment(shopper, await checkout_url((SCARCE, 2)))
    await shopper.submit("/payment")
    assert [order.lines[0].quantity for order in orders(world)] == [2]
    assert world.store.get(Product, SCARCE).variants[0].quantity == 7


async def test_a_declined_payment_goes_with_another_price(shopper, checkout_url, world, switch):
    await switch("price-changed")
    await switch("checkout-declined")
    await to_payment(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/payment")
    assert ("Your card was declined" in seen.lines, sums(seen)[1], orders(world)) == (
        True,
        "$99.00",
        [],
    )
