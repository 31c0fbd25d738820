"""Products, as the client makes, changes and finds them."""

import pytest

from sandbox.client import ControlError


def test_a_product_comes_back_in_the_list(world):
    made = world.products.create(title="Mug", variants=[{"price": "9.50"}], tags=["new"])
    assert world.products.get("mug") == world.products.get(made.id) == made
    assert world.products.list(query="tag:new title:mug").products == (made,)
    assert made.variants[0].price == "9.50"


def test_products_come_page_by_page(world):
    first = world.products.list(first=2)
    second = world.products.list(first=2, after=first.page_info.end_cursor)
    assert first.products + second.products == world.products.list(first=4).products


def test_a_variant_is_sold_out(world):
    made = world.products.create(title="Mug")
    changed = world.products.update_variant(made.variants[0].id, quantity_available=0)
    assert (changed.available_for_sale, changed.quantity_available) == (False, 0)
    again = world.products.update_variant(changed.id, quantity_available=None)
    assert (again.available_for_sale, again.quantity_available) == (True, None)


def test_a_product_is_changed_and_deleted(world):
    made = world.products.create(title="Mug", vendor="Potter")
    changed = world.products.update(made.handle, title="Cup", published=False)
    assert (changed.title, changed.vendor, changed.published) == ("Cup", "Potter", False)
    world.products.delete(made.id)
    with pytest.raises(ControlError, match="has no product"):
        world.products.get(made.id)


def test_a_wrong_product_says_what_is_wrong(world):
    options = [{"name": "Size", "values": ["S"]}]
    with pytest.raises(
        ControlError, match="#/variants/0/selectedOptions/Size: is missing: write one of S"
    ):
        world.products.create(title="Shirt", options=options, variants=[{}])


async def test_the_same_by_await(async_world):
    made = await async_world.products.create(title="Mug")
    assert (await async_world.products.list(query="mug title:mug")).products[-1] == made
