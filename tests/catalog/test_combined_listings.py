"""A combined listing: a parent whose variants are those of its children."""

import pytest
from msgspec.structs import replace

from sandbox.app import WORLDS
from sandbox.catalog.records import Product

LISTING = """
query ($handle: String!, $options: [SelectedOptionInput!]) {
  product(handle: $handle) {
    handle
    options { name optionValues { name firstSelectableVariant { sku product { handle } } } }
    encodedVariantExistence encodedVariantAvailability
    selectedOrFirstAvailableVariant(selectedOptions: $options) { product { handle } }
    adjacentVariants(selectedOptions: $options) { product { handle } }
    variants(first: 5) { nodes { product { handle } selectedOptions { name value } } }
    priceRange { minVariantPrice { amount } maxVariantPrice { amount } }
  }
}
"""
STEEL = {"product": {"handle": "trail-bottle-steel"}}
GLASS = {"product": {"handle": "trail-bottle-glass"}}


def chosen(value):
    return [{"name": "Material", "value": value}]


@pytest.mark.parametrize(
    ("handle", "options", "picked", "adjacent"),
    [
        pytest.param("trail-bottle", None, STEEL, [GLASS], id="the parent leads to a child"),
        pytest.param("trail-bottle", chosen("Glass"), GLASS, [STEEL], id="chosen at the parent"),
        pytest.param("trail-bottle-glass", None, GLASS, [STEEL], id="a child is itself"),
        pytest.param("trail-bottle-glass", chosen("Steel"), STEEL, [GLASS], id="to the sibling"),
    ],
)
async def test_variants_belong_to_the_children(storefront, handle, options, picked, adjacent):
    """Shopify: adjacent variants and option values may belong to other products (documented)."""
    answer = await storefront.ask(LISTING, handle=handle, options=options)
    found = answer["data"]["product"]
    assert (found["handle"], found["selectedOrFirstAvailableVariant"]) == (handle, picked)
    assert found["adjacentVariants"] == adjacent


@pytest.mark.parametrize("handle", ["trail-bottle", "trail-bottle-steel", "trail-bottle-glass"])
async def test_all_of_them_show_the_options_of_the_listing(storefront, handle):
    answer = await storefront.ask(LISTING, handle=handle)
    found = answer["data"]["product"]
    values = found["options"][0]["optionValues"]
    assert [(value["name"], value["firstSelectableVariant"]["product"]) for value in values] == [
        ("Steel", STEEL["product"]),
        ("Glass", GLASS["product"]),
    ]
    assert (found["encodedVariantExistence"], found["encodedVariantAvailability"]) == (
        "v1_0-1",
        "v1_0-1",
    )


async def test_the_parent_has_the_prices_and_variants_of_its_children(storefront):
    answer = await storefront.ask(LISTING, handle="trail-bottle")
    found = answer["data"]["product"]
    assert found["variants"]["nodes"] == [
        {**STEEL, "selectedOptions": chosen("Steel")},
        {**GLASS, "selectedOptions": chosen("Glass")},
    ]
    assert found["priceRange"] == {
        "minVariantPrice": {"amount": "22.0"},
        "maxVariantPrice": {"amount": "29.0"},
    }


@pytest.mark.looks_inside
async def test_a_child_that_is_not_published_is_no_choice(storefront):
    store = storefront.client.app[WORLDS].open("default").store
    child = store.find(Product, "handle", "trail-bottle-steel")
    store.put(replace(child, published_at=None))
    answer = await storefront.ask(LISTING, handle="trail-bottle")
    found = answer["data"]["product"]
    assert found["selectedOrFirstAvailableVariant"] == GLASS
    assert found["encodedVariantExistence"] == "v1_1"
    assert found["options"][0]["optionValues"][0]["firstSelectableVariant"] is None


@pytest.mark.looks_inside
async def test_a_child_without_its_parent_is_a_product_of_its_own(storefront):
    store = storefront.client.app[WORLDS].open("default").store
    parent = store.find(Product, "handle", "trail-bottle")
    store.put(replace(parent, published_at=None))
    answer = await storefront.ask(LISTING, handle="trail-bottle-glass")
    found = answer["data"]["product"]
    assert [value["name"] for value in found["options"][0]["optionValues"]] == ["Glass"]
    assert found["adjacentVariants"] == []
