"""A bundle has the stock of its components."""

import pytest
from msgspec.structs import replace

from sandbox.app import WORLDS
from sandbox.catalog.records import Product

BUNDLE = """
{ product(handle: "camp-kitchen-set") {
  availableForSale totalInventory
  variants(first: 1) { nodes {
    requiresComponents availableForSale quantityAvailable currentlyNotInStock
    components(first: 5) { nodes { quantity productVariant { title product { handle } } } }
    groupedBy(first: 1) { nodes { id } }
  } }
} }
"""
COMPONENTS = [
    {
        "quantity": 2,
        "productVariant": {"title": "Default Title", "product": {"handle": "enamel-mug"}},
    },
    {"quantity": 1, "productVariant": {"title": "White", "product": {"handle": "kettle"}}},
    {
        "quantity": 1,
        "productVariant": {"title": "Default Title", "product": {"handle": "enamel-plates"}},
    },
]


def bundle(*, quantity, components=COMPONENTS):
    is_available = quantity > 0
    return {
        "availableForSale": is_available,
        "totalInventory": quantity,
        "variants": {
            "nodes": [
                {
                    "requiresComponents": True,
                    "availableForSale": is_available,
                    "quantityAvailable": quantity,
                    "currentlyNotInStock": False,
                    "components": {"nodes": components},
                    "groupedBy": {"nodes": []},
                }
            ]
        },
    }


def change(storefront, handle, **changes):
    store = storefront.client.app[WORLDS].open("default").store
    product = store.find(Product, "handle", handle)
    variants = tuple(replace(variant, **changes) for variant in product.variants)
    store.put(replace(product, variants=variants))


async def test_a_bundle_has_as_many_as_the_scarcest_component(storefront):
    answer = await storefront.ask(BUNDLE)
    assert answer["data"]["product"] == bundle(quantity=33)


@pytest.mark.looks_inside
async def test_a_bundle_is_sold_out_with_one_of_its_components(storefront):
    """Shopify: documented. Two mugs are in a bundle."""
    change(storefront, "enamel-mug", quantity=1)
    answer = await storefront.ask(BUNDLE)
    assert answer["data"]["product"] == bundle(quantity=0)


@pytest.mark.looks_inside
async def test_a_component_that_is_needed_twice_suffices_for_half(storefront):
    change(storefront, "enamel-mug", quantity=9)
    answer = await storefront.ask(BUNDLE)
    assert answer["data"]["product"] == bundle(quantity=4)


@pytest.mark.looks_inside
async def test_lists_and_filters_go_by_the_stock_of_the_components(storefront):
    change(storefront, "kettle", quantity=0)
    answer = await storefront.ask(
        """{ products(first: 5, query: "product_type:Bundles AND available_for_sale:true") {
          nodes { handle }
        } }"""
    )
    assert answer["data"]["products"]["nodes"] == []


async def test_a_component_names_the_bundle_that_it_is_in(storefront):
    answer = await storefront.ask(
        """{ product(handle: "enamel-plates") { variants(first: 1) { nodes {
          requiresComponents
          groupedBy(first: 5) { nodes { product { handle } quantityAvailable } }
        } } } }"""
    )
    assert answer["data"]["product"]["variants"]["nodes"] == [
        {
            "requiresComponents": False,
            "groupedBy": {
                "nodes": [{"product": {"handle": "camp-kitchen-set"}, "quantityAvailable": 33}]
            },
        }
    ]
