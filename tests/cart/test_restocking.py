"""What is canceled or refunded goes back into the stock, once."""

import pytest

from sandbox.catalog.records import Component, Product
from tests.cart.conftest import MUG, SCARCE, gid, product
from tests.cart.test_cart_delivery import address

API = "/_sandbox/api/worlds/default"
BUYER = {"email": "guest@sandbox.example"}
ONE = [{"line": 0, "quantity": 1}]


@pytest.fixture
def stock(world):
    """Return how much there is of a variant whose product has the same number."""
    return lambda variant=SCARCE: world.store.get(Product, variant).variants[0].quantity


@pytest.fixture
def call(storefront):
    async def call(path, status=200, method="POST", **body):
        response = await storefront.client.request(method, f"{API}{path}", json=body)
        answer = await response.json()
        assert response.status == status, answer
        return answer

    return call


@pytest.fixture
def bought(create, call):
    """Buy lines in a cart; return the path of the order."""

    async def bought(*lines, **fields):
        cart = await create(*lines, buyerIdentity=BUYER, **fields)
        token = cart["id"].removeprefix("gid://shopify/Cart/").partition("?")[0]
        order = (await call(f"/carts/{token}/complete", 201))["order"]
        return f"/orders/{order['id'].rpartition('/')[2]}"

    return bought


@pytest.mark.parametrize(
    ("body", "left"), [({}, 5), ({"restock": True}, 5), ({"restock": False}, 2)]
)
async def test_a_canceled_order_is_in_stock_again_unless_the_merchant_says_no(
    body, left, bought, call, stock
):
    order = await bought((SCARCE, 3), (MUG, 1))
    before = stock()
    await call(f"{order}/cancel", **body)
    assert (before, stock(), stock(MUG)) == (2, left, None)


@pytest.mark.parametrize(("body", "left"), [({}, 2), ({"restock": True}, 3)])
async def test_a_refunded_line_is_in_stock_again_only_if_the_merchant_says_so(
    body, left, bought, call, stock
):
    order = await bought((SCARCE, 3))
    await call(f"{order}/refund", lines=ONE, **body)
    assert stock() == left


async def test_a_refund_of_the_shipping_restocks_nothing(bought, call, stock):
    order = await bought((SCARCE, 3), delivery={"addresses": [address(selected=True)]})
    await call(f"{order}/refund", shipping=True, restock=True)
    assert stock() == 2


async def test_each_piece_is_restocked_once(bought, call, stock):
    order = await bought((SCARCE, 4))
    seen = []
    await call(f"{order}/refund", lines=ONE, restock=True)
    seen.append(stock())
    await call(f"{order}/refund", lines=ONE)
    seen.append(stock())
    await call(f"{order}/cancel")
    seen.append(stock())
    await call(f"{order}/cancel", 422)
    assert [*seen, stock()] == [2, 2, 4, 4]


async def test_what_was_sent_does_not_come_back_by_a_cancellation(bought, call, stock):
    order = await bought((SCARCE, 4))
    await call(f"{order}/fulfil", lines=ONE)
    await call(f"{order}/cancel")
    assert stock() == 4


async def test_what_was_sent_comes_back_by_a_refund(bought, call, stock):
    order = await bought((SCARCE, 4))
    await call(f"{order}/fulfil")
    await call(f"{order}/refund", restock=True)
    assert stock() == 5


async def test_the_components_of_a_bundle_are_in_stock_again(bought, call, stock, world):
    parts = (Component(variant_id=SCARCE, quantity=2), Component(variant_id=MUG))
    world.store.put(product(201, "Set", components=parts))
    order = await bought((201, 2))
    before = stock()
    await call(f"{order}/cancel")
    assert (before, stock(), stock(MUG)) == (1, 5, None)


async def test_a_variant_that_is_gone_is_left_out(bought, call, stock, world):
    order = await bought((MUG, 1), (SCARCE, 3))
    world.store.remove(world.store.get(Product, MUG))
    await call(f"{order}/cancel")
    assert stock() == 5


async def test_an_order_that_a_merchant_made_took_nothing_and_gives_nothing_back(call, stock):
    lines = [{"variant": gid(SCARCE), "quantity": 2}]
    order = await call("/orders", 201, email=BUYER["email"], lines=lines)
    await call(f"/orders/{order['id'].rpartition('/')[2]}/cancel")
    assert stock() == 5
