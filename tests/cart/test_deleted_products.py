"""What becomes of the line of a product that the shop deletes while it is in a cart.

That the line stays until the next mutation is our choice.
"""

import pytest

from sandbox.catalog.merchant.products import create_product, delete_product, update_product
from sandbox.catalog.records import Product
from sandbox.control_models.new_products import NewOption, NewProduct, ProductChange
from tests.cart.conftest import MUG, TENT, counted

SHOWN = """
  id totalQuantity cost { subtotalAmount { amount } }
  lines(first: 9) { nodes {
    id quantity cost { totalAmount { amount } }
    merchandise { ... on ProductVariant {
      id title availableForSale quantityAvailable product { title }
    } }
  } }"""
READ = f"query ($id: ID!) {{ cart(id: $id) {{ {SHOWN} }} }}"
WARNING = {
    "code": "MERCHANDISE_OUT_OF_STOCK",
    "message": "The product 'Mug' is already sold out.",
}


@pytest.fixture
def delete(world):
    return lambda number: delete_product(world, world.store.get(Product, number))


async def test_the_line_of_a_deleted_product_has_the_quantity_0(ask, create, delete):
    cart = await create((MUG, 2), (TENT, 1))
    delete(MUG)
    found = await ask(READ, id=cart["id"])
    (_, line) = found["lines"]["nodes"]
    assert line == {
        "id": cart["lines"]["nodes"][1]["id"],
        "quantity": 0,
        "cost": {"totalAmount": {"amount": "0.0"}},
        "merchandise": {
            "id": "gid://shopify/ProductVariant/101",
            "title": "Default Title",
            "availableForSale": False,
            "quantityAvailable": 0,
            "product": {"title": "Mug"},
        },
    }
    assert (found["totalQuantity"], found["cost"]) == (1, {"subtotalAmount": {"amount": "200.0"}})


async def test_the_next_mutation_warns_of_it_and_takes_it_out(create, delete, mutate):
    cart = await create((MUG, 2), (TENT, 1))
    delete(MUG)
    first = await mutate("cartNoteUpdate", cartId=cart["id"], note="a")
    second = await mutate("cartNoteUpdate", cartId=cart["id"], note="b")
    assert counted(first["cart"]) == counted(second["cart"]) == [(TENT, 1)]
    assert first["warnings"] == [{**WARNING, "target": cart["lines"]["nodes"][1]["id"]}]
    assert (first["userErrors"], second["warnings"]) == ([], [])


async def test_a_refused_mutation_leaves_it_where_it_is(ask, create, delete, mutate):
    cart = await create((MUG, 2))
    delete(MUG)
    await mutate("cartNoteUpdate", cartId=cart["id"], note="a" * 5001)
    found = await ask(READ, id=cart["id"])
    assert counted(found) == [(MUG, 0)]


async def test_a_line_nested_in_it_goes_with_it(create, delete, mutate):
    cart = await create((MUG, 1))
    (parent,) = (line["id"] for line in cart["lines"]["nodes"])
    child = {"merchandiseId": "gid://shopify/ProductVariant/102", "parent": {"lineId": parent}}
    await mutate("cartLinesAdd", cartId=cart["id"], lines=[child])
    delete(MUG)
    answer = await mutate("cartNoteUpdate", cartId=cart["id"], note="a")
    assert counted(answer["cart"]) == []


async def test_a_deleted_variant_is_like_a_deleted_product(ask, create, world):
    colors = NewOption(name="Color", values=("Red", "Blue"))
    made = create_product(world, NewProduct(title="Flag", options=(colors,)))
    red, blue = made.variants
    cart = await create((red.id, 1), (blue.id, 1))
    update_product(world, made, ProductChange(options=(NewOption(name="Color", values=("Blue",)),)))
    found = await ask(READ, id=cart["id"])
    assert counted(found) == [(blue.id, 1), (red.id, 0)]


async def test_a_deleted_variant_is_forgotten_once_its_product_has_other_options(
    ask, create, world
):
    """Nothing is left that could name it: its line goes, as that of an unknown variant."""
    colors = NewOption(name="Color", values=("Red", "Blue"))
    made = create_product(world, NewProduct(title="Flag", options=(colors,)))
    red, blue = made.variants
    cart = await create((red.id, 1), (blue.id, 1))
    for option in (NewOption(name="Color", values=("Red",)), NewOption(name="Size", values=("S",))):
        change = ProductChange(options=(option,))
        update_product(world, world.store.get(Product, made.id), change)
    found = await ask(READ, id=cart["id"])
    assert counted(found) == [(red.id, 0)]
