"""A scenario changes the variants of the shop: carts follow, and the products stay as they are."""

import pytest

from sandbox.catalog.records import Product
from tests.cart.conftest import HIDDEN, MUG, SCARCE, TENT, gid

SHOWN = """
  id totalQuantity cost { subtotalAmount { amount currencyCode } totalAmount { amount } }
  lines(first: 9) { nodes {
    id quantity
    cost { amountPerQuantity { amount } compareAtAmountPerQuantity { amount }
           totalAmount { amount } }
    merchandise { ... on ProductVariant {
      id availableForSale quantityAvailable price { amount }
    } }
  } }"""
READ = f"query ($id: ID!) {{ cart(id: $id) {{ {SHOWN} }} }}"
OUT_OF_STOCK = {
    "code": "MERCHANDISE_OUT_OF_STOCK",
    "message": "The product 'Mug' is already sold out.",
}


@pytest.fixture
def switch(storefront):
    """Switch the scenario *name* on, or off."""
    path = "/_sandbox/api/worlds/default/scenarios/{}"

    async def switch(name, *, on=True, **definition):
        call = storefront.client.put if on else storefront.client.delete
        response = await call(path.format(name), **({"json": definition} if on else {}))
        assert response.status == (200 if on else 204), await response.text()

    return switch


def a_line(cart, unit, quantity, *, total, compare_at=None, is_available=True, left=0):
    """Return the one line of *cart* as it is shown."""
    (line,) = cart["lines"]["nodes"]
    return {
        "id": line["id"],
        "quantity": quantity,
        "cost": {
            "amountPerQuantity": {"amount": unit},
            "compareAtAmountPerQuantity": compare_at and {"amount": compare_at},
            "totalAmount": {"amount": total},
        },
        "merchandise": {
            "id": gid(MUG),
            "availableForSale": is_available,
            "quantityAvailable": left,
            "price": {"amount": unit},
        },
    }


def of_mugs(cart, unit, quantity, *, total, currency="USD", **line):
    """Return a cart of mugs as it is shown."""
    return {
        "id": cart["id"],
        "totalQuantity": quantity,
        "cost": {
            "subtotalAmount": {"amount": total, "currencyCode": currency},
            "totalAmount": {"amount": total},
        },
        "lines": {"nodes": [a_line(cart, unit, quantity, total=total, **line)]},
    }


async def test_a_cart_has_the_new_price_as_long_as_the_scenario_is_on(ask, create, switch):
    cart = await create((MUG, 2))
    before = await ask(READ, id=cart["id"])
    await switch("price-changed")
    during = await ask(READ, id=cart["id"])
    await switch("price-changed", on=False)
    after = await ask(READ, id=cart["id"])
    usual = of_mugs(cart, "12.5", 2, total="25.0", compare_at="15.0")
    assert [before, during, after] == [usual, of_mugs(cart, "99.0", 2, total="198.0"), usual]


async def test_the_header_changes_the_cart_of_one_request(storefront, create):
    cart = await create((MUG, 1))
    header = {"X-Sandbox-Scenario": "price-changed"}
    answers = [
        await storefront.ask(READ, id=cart["id"], headers=headers) for headers in (header, {})
    ]
    assert [answer["data"]["cart"] for answer in answers] == [
        of_mugs(cart, "99.0", 1, total="99.0"),
        of_mugs(cart, "12.5", 1, total="12.5", compare_at="15.0"),
    ]


async def test_the_price_is_the_same_in_another_currency(ask, create, switch):
    cart = await create((MUG, 1), buyerIdentity={"countryCode": "DE"})
    await switch("price-changed")
    assert await ask(READ, id=cart["id"]) == of_mugs(cart, "99.0", 1, total="99.0", currency="EUR")


async def test_a_mutation_answers_with_the_new_price(ask, create, mutate, switch):
    cart = await create((MUG, 1))
    await switch("price-changed")
    lines = [{"merchandiseId": gid(MUG), "quantity": 2}]
    answer = await mutate("cartLinesAdd", SHOWN, cartId=cart["id"], lines=lines)
    assert answer == {
        "cart": of_mugs(cart, "99.0", 3, total="297.0"),
        "userErrors": [],
        "warnings": [],
    }
    await switch("price-changed", on=False)
    assert (await ask(READ, id=cart["id"]))["totalQuantity"] == 3


async def test_the_price_changes_from_one_call_to_the_next(ask, create, switch):
    cart = await create((MUG, 1))
    steps = [{}, {"variants": {"price": "13.25"}}]
    await switch("dearer", match={"operation": "cart"}, effect={"sequence": steps})
    answers = [await ask(READ, id=cart["id"]) for _ in range(3)]
    totals = [answer["cost"]["totalAmount"]["amount"] for answer in answers]
    assert totals == ["12.5", "13.25", "12.5"]


async def test_a_cart_that_is_only_read_keeps_what_is_sold_out(ask, create, switch):
    """As in the real service: a cart is measured when it is changed."""
    cart = await create((MUG, 2))
    await switch("sold-out-now")
    assert await ask(READ, id=cart["id"]) == of_mugs(
        cart, "12.5", 2, total="25.0", compare_at="15.0", is_available=False
    )


async def test_what_is_sold_out_stays_at_0_when_the_scenario_is_over(ask, create, mutate, switch):
    """Shopify: going back does not bring the quantity back (recorded)."""
    cart = await create((MUG, 2))
    (line,) = cart["lines"]["nodes"]
    await switch("sold-out-now", times=1)
    answer = await mutate("cartNoteUpdate", SHOWN, cartId=cart["id"], note="a")
    gone = {"total": "0.0", "compare_at": "15.0"}
    assert answer == {
        "cart": of_mugs(cart, "12.5", 0, is_available=False, **gone),
        "userErrors": [],
        "warnings": [{**OUT_OF_STOCK, "target": line["id"]}],
    }
    assert await ask(READ, id=cart["id"]) == of_mugs(cart, "12.5", 0, **gone)


async def test_only_some_are_left(create, mutate, switch):
    cart = await create((MUG, 1))
    (line,) = cart["lines"]["nodes"]
    effect = {"variants": {"quantity": 2}}
    await switch("two-left", match={"operation": "cartLinesUpdate"}, effect=effect)
    lines = [{"id": line["id"], "quantity": 5}]
    answer = await mutate("cartLinesUpdate", SHOWN, cartId=cart["id"], lines=lines)
    assert answer == {
        "cart": of_mugs(cart, "12.5", 2, total="25.0", compare_at="15.0", left=2),
        "userErrors": [],
        "warnings": [
            {
                "code": "MERCHANDISE_NOT_ENOUGH_STOCK",
                "message": "Only 2 items were added to your cart due to availability.",
                "target": line["id"],
            }
        ],
    }


async def test_a_deleted_variant_is_0_of_a_cart_that_is_read(ask, create, switch):
    cart = await create((MUG, 2))
    await switch("variant-deleted")
    assert await ask(READ, id=cart["id"]) == of_mugs(
        cart, "12.5", 0, total="0.0", compare_at="15.0", is_available=False
    )


async def test_a_cart_that_is_changed_loses_deleted_variants(create, mutate, switch):
    cart = await create((MUG, 2))
    (line,) = cart["lines"]["nodes"]
    await switch("variant-deleted")
    answer = await mutate("cartNoteUpdate", cartId=cart["id"], note="a")
    assert answer == {
        "cart": {"id": cart["id"], "totalQuantity": 0, "lines": {"nodes": []}},
        "userErrors": [],
        "warnings": [{**OUT_OF_STOCK, "target": line["id"]}],
    }


async def test_a_deleted_variant_cannot_be_added(create, mutate, switch):
    cart = await create()
    await switch("variant-deleted")
    lines = [{"merchandiseId": gid(MUG), "quantity": 1}]
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=lines)
    assert answer == {
        "cart": None,
        "userErrors": [
            {
                "code": "INVALID",
                "field": ["lines", "0", "merchandiseId"],
                "message": f"The merchandise with id {gid(MUG)} does not exist.",
            }
        ],
        "warnings": [],
    }


async def test_no_product_of_the_shop_is_changed(create, mutate, switch, world):
    before = [world.store.get(Product, number) for number in (MUG, SCARCE, TENT, HIDDEN)]
    for name in ("price-changed", "sold-out-now", "variant-deleted"):
        await switch(name)
        cart = await create()
        await mutate("cartNoteUpdate", cartId=cart["id"], note=name)
    assert [world.store.get(Product, number) for number in (MUG, SCARCE, TENT, HIDDEN)] == before


@pytest.mark.parametrize(
    ("effect", "problem"),
    [
        ({"variants": {}}, "variants have another price, another quantity or both, or are deleted"),
        ({"variants": {"quantity": 1, "deleted": True}}, "or are deleted"),
        ({"variants": {"quantity": 1}, "status": 500}, "variants are changed of the usual answer"),
        ({"variants": {"quantity": -1}}, "quantity"),
        ({"variants": {"price": "much"}}, "price"),
    ],
)
async def test_a_change_that_is_none_is_refused(storefront, effect, problem):
    path = "/_sandbox/api/worlds/default/scenarios/wrong"
    response = await storefront.client.put(path, json={"effect": effect})
    assert (response.status, problem in await response.text()) == (422, True)
