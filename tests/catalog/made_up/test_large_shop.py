"""A shop with made-up products: they are wherever a product is."""

from dataclasses import replace

import pytest

from sandbox.catalog.made_up.products import MadeUpProducts
from sandbox.file_ids import made_up_id

SIZE = 300
WORLDS_PATH = "/_sandbox/api/worlds"
LAST = MadeUpProducts(seed=1, size=SIZE).get(made_up_id(SIZE - 1))
assert LAST is not None
ID = f"gid://shopify/Product/{LAST.id}"
VARIANT = f"gid://shopify/ProductVariant/{LAST.variants[0].id}"


@pytest.fixture
async def shop(start):
    return await start(catalog=SIZE)


async def answer(shop, document, **variables):
    body = await shop.ask(document, **variables)
    assert "errors" not in body, body
    return body["data"]


async def test_a_product_is_found_by_its_handle_its_id_and_as_a_node(shop):
    document = """query($handle: String, $id: ID!, $variant: ID!) {
      product(handle: $handle) { id }
      same: product(id: $id) { handle title }
      node(id: $id) { id }
      variant: node(id: $variant) { ... on ProductVariant { product { id } } }
    }"""
    assert await answer(shop, document, handle=LAST.handle, id=ID, variant=VARIANT) == {
        "product": {"id": ID},
        "same": {"handle": LAST.handle, "title": LAST.title},
        "node": {"id": ID},
        "variant": {"product": {"id": ID}},
    }


async def test_the_last_product_of_a_list_is_the_last_one_made_up(shop):
    document = "{ products(first: 1, reverse: true) { nodes { id } } }"
    assert await answer(shop, document) == {"products": {"nodes": [{"id": ID}]}}


async def test_a_product_goes_into_a_cart(shop):
    document = """mutation($id: ID!) { cartCreate(input: {lines: [{merchandiseId: $id}]}) {
      cart { lines(first: 1) { nodes { merchandise { ... on ProductVariant { id } } } } }
    } }"""
    lines = (await answer(shop, document, id=VARIANT))["cartCreate"]["cart"]["lines"]
    assert lines == {"nodes": [{"merchandise": {"id": VARIANT}}]}


async def test_a_change_of_a_product_is_of_its_world_alone(shop):
    path = f"{WORLDS_PATH}/blue/products/{LAST.handle}"
    changed = await shop.client.patch(path, json={"title": "Changed"})
    assert changed.status == 200
    document = "query($id: ID!) { product(id: $id) { title } }"
    assert await answer(shop, document, id=ID) == {"product": {"title": LAST.title}}
    assert (await answer(replace(shop, path=f"/w/blue{shop.path}"), document, id=ID))["product"][
        "title"
    ] == "Changed"


async def test_a_world_can_have_another_catalog(shop):
    await shop.client.put(f"{WORLDS_PATH}/small", json={"catalog": 10})
    document = "query($id: ID!) { product(id: $id) { id } }"
    assert await answer(replace(shop, path=f"/w/small{shop.path}"), document, id=ID) == {
        "product": None
    }


async def test_an_image_is_drawn_in_the_size_that_is_asked_for(shop):
    image = LAST.media[0].image
    response = await shop.client.get(f"/cdn/shop/{image.src}?width=60")
    assert (response.status, response.content_type) == (200, "image/png")
