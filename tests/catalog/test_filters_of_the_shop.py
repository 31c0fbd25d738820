"""Filters that the merchant has set up, over HTTP: values, counts, swatches, and what they find."""

import json

import pytest
from msgspec.structs import replace

from sandbox.app import WORLDS
from sandbox.catalog.filter_types import MOST_PRODUCTS, filters_of
from sandbox.catalog.records import Product
from sandbox.viewer import viewer_of

FILTERS = """
query ($handle: String!, $filters: [ProductFilter!]) {
  collection(handle: $handle) {
    products(first: 50, filters: $filters) {
      nodes { handle }
      filters {
        id label type presentation
        values { id label count input swatch { color image { id } } image { id } }
      }
    }
  }
}
"""


async def products_of(storefront, handle, *filters):
    answer = await storefront.ask(FILTERS, handle=handle, filters=list(filters))
    return answer["data"]["collection"]["products"]


async def filter_of(storefront, handle, id, *filters):
    found = (await products_of(storefront, handle, *filters))["filters"]
    return next((each for each in found if each["id"] == id), None)


def value(id, label, count, input, swatch=None):
    escaped = json.dumps(input, separators=(",", ":"), ensure_ascii=False).replace("/", "\\/")
    return {
        "id": id,
        "label": label,
        "count": count,
        "input": escaped,
        "swatch": swatch,
        "image": None,
    }


async def test_filters_stand_in_the_merchants_order_after_availability_and_price(storefront):
    found = (await products_of(storefront, "clothing"))["filters"]
    assert [(each["id"], each["label"], each["type"], each["presentation"]) for each in found] == [
        ("filter.v.availability", "Availability", "LIST", "TEXT"),
        ("filter.v.price", "Price", "PRICE_RANGE", None),
        ("filter.p.vendor", "Brand", "LIST", "TEXT"),
        ("filter.p.product_type", "Product type", "LIST", "TEXT"),
        ("filter.p.t.category", "Category", "LIST", "TEXT"),
        ("filter.v.option.color", "Color", "LIST", "SWATCH"),
        ("filter.v.option.size", "Size", "LIST", "TEXT"),
        ("filter.p.tag", "Good for", "LIST", "TEXT"),
        ("filter.p.m.custom.material", "Material", "LIST", "TEXT"),
        ("filter.p.m.custom.waterproof", "Waterproof", "BOOLEAN", None),
    ]


async def test_values_of_vendors_and_types_are_by_name(storefront):
    vendors = await filter_of(storefront, "shelter", "filter.p.vendor")
    assert vendors["values"] == [
        value("filter.p.vendor.northway", "Northway", 5, {"productVendor": "Northway"}),
        value(
            "filter.p.vendor.rookery-works",
            "Rookery Works",
            1,
            {"productVendor": "Rookery Works"},
        ),
    ]
    types = await filter_of(storefront, "light-and-fire", "filter.p.product_type")
    assert [each["label"] for each in types["values"]] == sorted(
        (each["label"] for each in types["values"]), key=str.casefold
    )


async def test_values_of_options_have_swatches_and_a_name_in_lower_case(storefront):
    """Shopify: reported: the name in lower case, the value as it is kept."""
    colors = await filter_of(storefront, "shelter", "filter.v.option.color")
    assert colors["values"][:2] == [
        value(
            "filter.v.option.color.moss",
            "Moss",
            1,
            {"variantOption": {"name": "color", "value": "Moss"}},
            {"color": "#5B6B3A", "image": None},
        ),
        value(
            "filter.v.option.color.clay",
            "Clay",
            1,
            {"variantOption": {"name": "color", "value": "Clay"}},
            {"color": "#B5654A", "image": None},
        ),
    ]


async def test_values_of_metafields_are_counted_also_true_and_false(storefront):
    material = await filter_of(storefront, "clothing", "filter.p.m.custom.material")

    def asked(text):
        return {"productMetafield": {"namespace": "custom", "key": "material", "value": text}}

    assert material["values"] == [
        value("filter.p.m.custom.material.cotton", "Cotton", 1, asked("Cotton")),
        value("filter.p.m.custom.material.merino-wool", "Merino wool", 1, asked("Merino wool")),
        value(
            "filter.p.m.custom.material.recycled-nylon",
            "Recycled nylon",
            1,
            asked("Recycled nylon"),
        ),
        value("filter.p.m.custom.material.wool", "Wool", 2, asked("Wool")),
    ]
    waterproof = await filter_of(storefront, "clothing", "filter.p.m.custom.waterproof")
    assert [(each["id"], each["label"], each["count"]) for each in waterproof["values"]] == [
        ("filter.p.m.custom.waterproof.0", "No", 2),
        ("filter.p.m.custom.waterproof.1", "Yes", 1),
    ]


async def test_values_of_categories_have_names_and_escaped_ids(storefront):
    categories = await filter_of(storefront, "sleep", "filter.p.t.category")
    assert [(each["label"], each["input"]) for each in categories["values"]] == [
        (
            "Camping & Hiking",
            r'{"category":{"id":"gid:\/\/shopify\/TaxonomyCategory\/sg-4-2"}}',
        ),
        (
            "Camp Furniture & Mats",
            r'{"category":{"id":"gid:\/\/shopify\/TaxonomyCategory\/sg-4-2-1"}}',
        ),
    ]


async def test_the_input_of_every_value_finds_as_many_products_as_it_counts(storefront):
    found = (await products_of(storefront, "light-and-fire"))["filters"]
    for each in found[2:]:
        for one in each["values"]:
            left = await products_of(storefront, "light-and-fire", json.loads(one["input"]))
            assert (one["id"], len(left["nodes"])) == (one["id"], one["count"])


@pytest.mark.parametrize(
    ("asked", "handles"),
    [
        pytest.param(
            [{"productMetafield": {"namespace": "custom", "key": "material", "value": "wool"}}],
            {"wool-socks", "wool-mittens"},
            id="a metafield in any case",
        ),
        pytest.param(
            [{"productMetafield": {"namespace": "custom", "key": "waterproof", "value": "true"}}],
            {"rain-jacket"},
            id="true",
        ),
        pytest.param(
            [{"productMetafield": {"namespace": "custom", "key": "no_such", "value": "x"}}],
            set(),
            id="an unknown metafield",
        ),
        pytest.param(
            [{"taxonomyMetafield": {"namespace": "shopify", "key": "size", "value": "x"}}],
            set(),
            id="an attribute of the taxonomy",
        ),
        pytest.param(
            [{"category": {"id": "gid://shopify/TaxonomyCategory/sg"}}],
            set(),
            id="a category without such products",
        ),
    ],
)
async def test_products_are_found_by_metafields_and_categories(storefront, asked, handles):
    found = await products_of(storefront, "clothing", *asked)
    assert {each["handle"] for each in found["nodes"]} == handles


async def test_products_are_found_by_a_metafield_of_a_variant(storefront):
    asked = {
        "variantMetafield": {"namespace": "custom", "key": "comfort_temperature", "value": "0"}
    }
    found = await products_of(storefront, "sleep", asked)
    assert [each["handle"] for each in found["nodes"]] == ["down-quilt"]


async def test_counts_are_with_the_other_filters_and_chosen_values_stay(storefront):
    chosen = {"productMetafield": {"namespace": "custom", "key": "waterproof", "value": "true"}}
    waterproof = await filter_of(storefront, "clothing", "filter.p.m.custom.waterproof", chosen)
    assert [(each["label"], each["count"]) for each in waterproof["values"]] == [
        ("No", 2),
        ("Yes", 1),
    ]
    material = await filter_of(storefront, "clothing", "filter.p.m.custom.material", chosen)
    assert [(each["label"], each["count"]) for each in material["values"]] == [
        ("Recycled nylon", 1)
    ]


async def test_a_search_has_the_same_filters(storefront):
    answer = await storefront.ask(
        """{ search(query: "blanket", first: 1, types: PRODUCT) { productFilters { id } } }"""
    )
    assert [each["id"] for each in answer["data"]["search"]["productFilters"]] == [
        "filter.v.availability",
        "filter.v.price",
        "filter.p.vendor",
        "filter.p.product_type",
        "filter.p.tag",
        "filter.p.m.custom.material",
    ]


@pytest.mark.looks_inside
async def test_a_list_that_is_too_long_has_no_filters(storefront):
    """Shopify: documented."""
    world = storefront.client.app[WORLDS].open("default")
    tent = world.store.find(Product, "handle", "trail-tent")
    many = [replace(tent, id=number) for number in range(MOST_PRODUCTS + 1)]
    assert filters_of(many, (), viewer_of(world)) == []


async def test_a_category_has_a_name_and_ancestors(storefront):
    answer = await storefront.ask(
        """{ product(handle: "kettle") { category { id name ancestors { name } } } }"""
    )
    assert answer["data"]["product"]["category"] == {
        "id": "gid://shopify/TaxonomyCategory/sg-4-2-2-3",
        "name": "Pans & Kettles",
        "ancestors": [
            {"name": "Camp Kitchen"},
            {"name": "Camping & Hiking"},
            {"name": "Outdoor Recreation"},
            {"name": "Sporting Goods"},
        ],
    }


async def test_labels_are_in_the_language_of_the_context(storefront):
    """Shopify: reported."""
    answer = await storefront.ask(
        """query @inContext(language: DE, country: DE) {
          collection(handle: "clothing") { products(first: 1) { filters { label values {
            label } } } }
        }"""
    )
    filters = answer["data"]["collection"]["products"]["filters"]
    assert [each["label"] for each in filters] == [
        "Verfügbarkeit",
        "Preis",
        "Marke",
        "Produkttyp",
        "Kategorie",
        "Color",
        "Size",
        "Good for",
        "Material",
        "Waterproof",
    ]
    assert [value["label"] for value in filters[0]["values"]] == ["Auf Lager", "Nicht vorrätig"]
    assert [value["label"] for value in filters[-1]["values"]] == ["Nein", "Ja"]
