"""Why a cart is null, or has less than was asked for: the answer does not say it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sandbox.cart.completing import complete
from sandbox.cart.records import Cart
from sandbox.catalog.former import remember
from sandbox.catalog.records import Component, Product
from tests.cart.conftest import HIDDEN, MUG, SCARCE, SOLD_OUT, gid, product

PAIR = 202
ASK = "query ($id: ID!) { cart(id: $id) { note buyerIdentity { email } } }"
GROUPS = "query ($id: ID!) { cart(id: $id) { deliveryGroups(first: 1) { nodes { id } } } }"
ADD = """mutation ($id: ID!, $lines: [CartLineInput!]!) {
  cartLinesAdd(cartId: $id, lines: $lines) { cart { id } } }"""
NOTE = 'mutation ($id: ID!) { cartNoteUpdate(cartId: $id, note: "x") { cart { id } } }'
SELECT = """mutation ($id: ID!, $country: CountryCode!) {
  cartDeliveryAddressesAdd(cartId: $id, addresses: [
    { selected: true, address: { deliveryAddress: { countryCode: $country } } }
  ]) { cart { id } } }"""
GONE = "gid://shopify/Cart/hWNgone?key=0"


def line(variant, quantity=1, **more):
    return {"merchandiseId": gid(variant), "quantity": quantity, **more}


async def test_a_completed_cart_is_null_because_it_became_an_order(create, world, storefront):
    cart = await create((MUG, 1), buyerIdentity={"email": "ada@lovelace.example"})
    (kept,) = world.store.after(Cart, "")
    _, order = complete(world, kept)
    reason = f"cart.completed: the cart is gone: it became the order {order.name}"
    assert await storefront.reason(ASK, id=cart["id"]) == reason
    assert await storefront.reason(NOTE, id=cart["id"]) == reason


async def test_an_unknown_cart_is_null_because_the_world_has_none(storefront, world):
    assert world.name == "default"
    assert await storefront.reason(ASK, id=GONE) == "cart.unknown: this world has no such cart"


async def test_an_expired_cart_is_null_because_of_its_age(create, storefront, world):
    cart = await create()
    world.clock.advance(timedelta(days=10))
    assert await storefront.reason(ASK, id=cart["id"]) == (
        "cart.expired: it was changed last at 2026-03-04T05:06:07+00:00, and lives 10 days"
    )


@pytest.mark.parametrize(("key", "slug"), [("", "key-missing"), ("?key=0", "key-wrong")])
async def test_the_buyer_of_a_cart_is_null_because_of_the_key(key, slug, create, storefront):
    cart = await create()
    wrong = cart["id"].partition("?")[0] + key
    assert await storefront.reason(ASK, id=wrong) == (
        f"cart.{slug}: the id ends in ?key= and the cart's key"
    )


async def test_a_cart_that_is_found_has_no_reason(create, storefront):
    cart = await create()
    answer = await storefront.post(ASK, headers={"X-Sandbox-Explain": "1"}, id=cart["id"])
    assert "X-Sandbox-Reason" not in answer.headers


async def test_merchandise_does_not_exist_for_a_reason(create, storefront, world):
    lamp = world.store.get(Product, SCARCE)
    world.store.put(replace(lamp, published_at=None))
    kettle = world.store.get(Product, SOLD_OUT)
    world.store.remove(kettle)
    remember(world, kettle, kettle.variants)
    cart = await create(buyerIdentity={"countryCode": "DE"})
    wrong = [line(7), line(SCARCE), line(SOLD_OUT), line(HIDDEN)]
    assert await storefront.reason(ADD, id=cart["id"], lines=wrong) == (
        "cart.merchandise-id-invalid: lines.0.merchandiseId: this world has no variant 7; "
        "lines.1.merchandiseId: the product thing-102 is not published; "
        "lines.2.merchandiseId: the variant 103 was deleted; "
        "lines.3.merchandiseId: the product thing-106 is not sold in the market europe"
    )


async def test_a_cut_line_has_what_the_stock_leaves(create, storefront):
    cart = await create((SCARCE, 3))
    more = [line(SCARCE, 4, attributes=[{"key": "a", "value": "1"}])]
    assert await storefront.reason(ADD, id=cart["id"], lines=more) == (
        "cart.merchandise-not-enough-stock: "
        "'Lamp - Blue': 4 wanted, 5 in stock, 3 of them in other lines; the line has 2"
    )


async def test_a_cut_bundle_says_that_its_components_are_in_the_cart(create, storefront, world):
    pair = Component(variant_id=SCARCE, quantity=2)
    world.store.put(product(PAIR, "Pair", components=(pair,)))
    cart = await create((SCARCE, 3))
    assert await storefront.reason(ADD, id=cart["id"], lines=[line(PAIR, 2)]) == (
        "cart.merchandise-not-enough-stock: 'Pair': 2 wanted, 2 in stock, "
        "the rest in bundles or their components; the line has 1"
    )


async def test_a_line_of_0_says_how_much_there_is_by_now(create, storefront, world):
    cart = await create((SOLD_OUT, 1), (MUG, 1))
    kettle = world.store.get(Product, SOLD_OUT)
    world.store.put(replace(kettle, variants=(replace(kettle.variants[0], quantity=4),)))
    assert await storefront.reason(NOTE, id=cart["id"]) == (
        "cart.merchandise-out-of-stock: "
        "'Kettle': the line has 0 until its quantity is changed; the stock is 4"
    )


async def test_a_line_is_sold_out_where_nothing_is_delivered(create, storefront):
    cart = await create((MUG, 1))
    assert await storefront.reason(SELECT, id=cart["id"], country="BR") == (
        "cart.merchandise-out-of-stock: 'Mug': the shop does not deliver to BR"
    )


async def test_no_delivery_group_without_a_selected_address(create, storefront):
    cart = await create((MUG, 1))
    assert await storefront.reason(GROUPS, id=cart["id"]) == (
        "cart.no-delivery-group: no delivery address is selected: send selected: true with it"
    )


async def test_no_delivery_group_where_nothing_is_delivered(create, storefront):
    cart = await create((MUG, 1))
    await storefront.ask(SELECT, id=cart["id"], country="BR")
    assert await storefront.reason(GROUPS, id=cart["id"]) == (
        "cart.no-delivery-group: the shop does not deliver to BR: no zone has this country"
    )


async def test_no_delivery_group_of_what_is_sold_out(create, storefront):
    cart = await create((SOLD_OUT, 1))
    await storefront.ask(SELECT, id=cart["id"], country="US")
    assert await storefront.reason(GROUPS, id=cart["id"]) == (
        "cart.no-delivery-group: everything in the cart is sold out"
    )


async def test_no_delivery_group_of_what_needs_no_shipping(create, storefront, world):
    mug = world.store.get(Product, MUG)
    world.store.put(replace(mug, variants=(replace(mug.variants[0], requires_shipping=False),)))
    cart = await create((MUG, 1))
    assert await storefront.reason(GROUPS, id=cart["id"]) == (
        "cart.no-delivery-group: nothing in the cart needs shipping"
    )
