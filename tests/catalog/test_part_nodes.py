"""`node` finds parts of things: options, values, media, comments, items of menus, categories."""

import pytest
from msgspec.structs import replace

from sandbox.app import WORLDS
from sandbox.catalog.records import Product

NODE = """
query ($id: ID!) @inContext(country: US) {
  node(id: $id) {
    id
    __typename
    ... on Comment { author { name } }
    ... on ExternalVideo { host }
    ... on MediaImage { alt }
    ... on MenuItem { title url }
    ... on Model3d { alt }
    ... on ProductOption { name values }
    ... on ProductOptionValue { name swatch { color } }
    ... on TaxonomyCategory { name }
    ... on Video { alt }
  }
}
"""
PARTS = """
{
  tent: product(handle: "trail-tent") { options { id optionValues { id } } media(first: 3) {
    nodes { id presentation { id } } } }
  stove: product(handle: "camp-stove") { media(first: 5) { nodes { id __typename } } }
  mug: product(handle: "enamel-mug") { media(first: 5) { nodes { id __typename } } }
  menu(handle: "main-menu") { items { id items { id } } }
  article(id: "gid://shopify/Article/685000032768") { comments(first: 1) { nodes { id } } }
}
"""


@pytest.fixture
async def parts(storefront):
    return (await storefront.ask(PARTS))["data"]


@pytest.fixture
def node(storefront):
    async def node(id):
        return (await storefront.ask(NODE, id=id))["data"]["node"]

    return node


async def test_options_and_values_are_nodes(parts, node):
    option = parts["tent"]["options"][0]
    value = option["optionValues"][1]
    assert [await node(option["id"]), await node(value["id"])] == [
        {
            "id": option["id"],
            "__typename": "ProductOption",
            "name": "Color",
            "values": ["Moss", "Clay"],
        },
        {
            "id": value["id"],
            "__typename": "ProductOptionValue",
            "name": "Clay",
            "swatch": {"color": "#B5654A"},
        },
    ]


@pytest.mark.looks_inside
async def test_the_options_that_a_child_of_a_combined_listing_does_not_show_are_no_nodes(
    storefront, node
):
    (option,) = child(world_store(storefront)).options
    ids = (f"ProductOption/{option.id}", f"ProductOptionValue/{option.values[0].id}")
    assert [await node(f"gid://shopify/{each}") for each in ids] == [None, None]


@pytest.mark.looks_inside
async def test_options_that_two_products_share_are_nodes_while_there_is_one_of_them(
    storefront, parts, node
):
    """As in the copy of a shop, where children of a combined listing have the same options."""
    store = world_store(storefront)
    tent, bottle = store.find(Product, "handle", "trail-tent"), child(store)
    store.put(replace(bottle, options=tent.options, combined_by=None))
    store.remove(tent)
    option = parts["tent"]["options"][0]["id"]
    assert (await node(option))["id"] == option


def world_store(storefront):
    return storefront.client.app[WORLDS].open("default").store


def child(store):
    return store.find(Product, "handle", "trail-bottle-glass")


async def test_media_of_each_type_are_nodes(parts, node):
    found = [
        await node(medium["id"])
        for product in ("tent", "stove", "mug")
        for medium in parts[product]["media"]["nodes"]
    ]
    assert {each["__typename"] for each in found} == {
        "ExternalVideo",
        "MediaImage",
        "Model3d",
        "Video",
    }


async def test_the_presentation_of_a_medium_is_a_node(parts, node):
    found = parts["tent"]["media"]["nodes"][0]["presentation"]["id"]
    assert await node(found) == {"id": found, "__typename": "MediaPresentation"}


async def test_a_comment_is_a_node(parts, node):
    (comment,) = parts["article"]["comments"]["nodes"]
    found = await node(comment["id"])
    assert (found["__typename"], found["id"]) == ("Comment", comment["id"])


async def test_items_of_menus_are_nodes_at_every_level(parts, node):
    home = parts["menu"]["items"][0]["id"]
    below = next(item["items"][0]["id"] for item in parts["menu"]["items"] if item["items"])
    assert [(await node(home))["title"], (await node(below))["title"]] == ["Home", "Shelter"]


async def test_a_category_is_a_node_if_it_has_a_name(node):
    camping = "gid://shopify/TaxonomyCategory/sg-4-2"
    assert await node(camping) == {
        "id": camping,
        "__typename": "TaxonomyCategory",
        "name": "Camping & Hiking",
    }
    assert await node("gid://shopify/TaxonomyCategory/zz-9") is None


@pytest.mark.parametrize(
    "kind",
    [
        "Comment",
        "ExternalVideo",
        "MediaImage",
        "MediaPresentation",
        "MenuItem",
        "ProductOption",
        "ProductOptionValue",
    ],
)
async def test_what_there_is_not_is_null(node, kind):
    assert await node(f"gid://shopify/{kind}/1") is None


async def test_a_medium_of_another_type_is_null(parts, node):
    image = parts["tent"]["media"]["nodes"][0]["id"]
    assert await node(image.replace("MediaImage", "ExternalVideo")) is None


async def test_a_part_with_a_query_is_null(parts, node):
    ids = [
        parts["tent"]["options"][0]["id"],
        parts["tent"]["media"]["nodes"][0]["id"],
        parts["menu"]["items"][0]["id"],
        parts["article"]["comments"]["nodes"][0]["id"],
    ]
    assert [await node(f"{each}?x=y") for each in ids] == [None] * 4
