"""Metafields over HTTP: of every type, of every owner, and what they refer to."""

import pytest

from sandbox.app import WORLDS
from sandbox.metafields.records import OwnedMetafields

METAFIELDS = """
query ($identifiers: [HasMetafieldsIdentifier!]!) {
  product(handle: "everything-tin") { metafields(identifiers: $identifiers) { type value list } }
}
"""
VALUES = {
    "boolean": "true",
    "color": "#B5654A",
    "date": "2026-07-15",
    "date_time": "2026-07-15T10:00:00+00:00",
    "dimension": '{"value":12.5,"unit":"cm"}',
    "id": "TIN-1",
    "json": '{"pins":4,"thread":["white","black"]}',
    "link": '{"text":"How to use it","url":"https://elsewhere.example/tin"}',
    "money": '{"amount":"5.99","currency_code":"USD"}',
    "multi_line_text_field": "Twine\nWax",
    "number_decimal": "1.5",
    "number_integer": "42",
    "rating": '{"value":"4.5","scale_min":"1.0","scale_max":"5.0"}',
    "rich_text_field": (
        '{"type":"root","children":['
        '{"type":"paragraph","children":[{"type":"text","value":"It fits a pocket."}]},'
        '{"type":"paragraph","children":[{"type":"text","value":"It fits every pocket."}]}]}'
    ),
    "single_line_text_field": "A tin",
    "url": "https://elsewhere.example/tin",
    "volume": '{"value":250.0,"unit":"ml"}',
    "weight": '{"value":0.2,"unit":"kg"}',
}
"""Shopify: documented: a value is always a text."""


async def test_a_metafield_of_each_type_is_a_text(storefront):
    identifiers = [{"namespace": "test", "key": key} for key in VALUES]
    answer = await storefront.ask(METAFIELDS, identifiers=identifiers)
    assert answer["data"]["product"]["metafields"] == [
        {"type": key, "value": value, "list": False} for key, value in VALUES.items()
    ]


async def test_metafields_keep_their_place_also_null_and_twice(storefront):
    """Shopify: recorded."""
    identifiers = [
        {"namespace": "test", "key": "id"},
        {"namespace": "test", "key": "no_such"},
        {"key": "id"},
        {"namespace": "test", "key": "id"},
    ]
    answer = await storefront.ask(METAFIELDS, identifiers=identifiers)
    tin = {"type": "id", "value": "TIN-1", "list": False}
    assert answer["data"]["product"]["metafields"] == [tin, None, None, tin]


async def test_a_metafield_has_its_moments_its_owner_and_no_description(storefront):
    answer = await storefront.ask(
        """{ product(handle: "everything-tin") { metafield(namespace: "test", key: "id") {
          id namespace key description createdAt updatedAt
          parentResource { __typename ... on Product { handle } }
        } } }"""
    )
    assert answer["data"]["product"]["metafield"] == {
        "id": "gid://shopify/Metafield/45002725317557",
        "namespace": "test",
        "key": "id",
        "description": None,
        "createdAt": "2025-07-08T09:00:00Z",
        "updatedAt": "2025-12-20T09:00:00Z",
        "parentResource": {"__typename": "Product", "handle": "everything-tin"},
    }


async def test_a_metafield_without_storefront_access_is_null(storefront):
    """Shopify: recorded."""
    answer = await storefront.ask(
        """{ product(handle: "trail-tent") {
          note: metafield(namespace: "custom", key: "supplier_note") { value }
          material: metafield(namespace: "custom", key: "material") { type value }
        } }"""
    )
    assert answer["data"]["product"] == {
        "note": None,
        "material": {"type": "single_line_text_field", "value": "Recycled nylon"},
    }


REFERENCE = """
query ($key: String!) {
  product(handle: "everything-tin") {
    metafield(namespace: "test", key: $key) {
      value
      reference {
        __typename
        ... on Article { handle }
        ... on Collection { handle }
        ... on GenericFile { mimeType originalFileSize alt previewImage { url } }
        ... on Metaobject { type handle }
        ... on Page { handle }
        ... on Product { handle }
        ... on ProductVariant { title }
      }
    }
  }
}
"""


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        (
            "article_reference",
            "gid://shopify/Article/685000032768",
            {"__typename": "Article", "handle": "first-night-out"},
        ),
        (
            "collection_reference",
            "gid://shopify/Collection/514000098304",
            {"__typename": "Collection", "handle": "sleep"},
        ),
        (
            "file_reference",
            "gid://shopify/GenericFile/43000798605304",
            {
                "__typename": "GenericFile",
                "mimeType": "application/pdf",
                "originalFileSize": 616,
                "alt": None,
                "previewImage": None,
            },
        ),
        (
            "metaobject_reference",
            "gid://shopify/Metaobject/209032768000",
            {"__typename": "Metaobject", "type": "maker", "handle": "northway"},
        ),
        (
            "mixed_reference",
            "gid://shopify/Metaobject/209098304000",
            {"__typename": "Metaobject", "type": "section_hero", "handle": "home-hero"},
        ),
        (
            "page_reference",
            "gid://shopify/Page/161000131072",
            {"__typename": "Page", "handle": "size-guide"},
        ),
        (
            "product_reference",
            "gid://shopify/Product/10200000065536",
            {"__typename": "Product", "handle": "enamel-mug"},
        ),
        (
            "variant_reference",
            "gid://shopify/ProductVariant/51000067141632",
            {"__typename": "ProductVariant", "title": "Moss / 3 people"},
        ),
        ("draft", "gid://shopify/Product/10200000262144", None),
        ("texts", '["needle","twine"]', None),
        ("id", "TIN-1", None),
    ],
)
async def test_a_reference_is_the_thing_and_null_for_a_draft(storefront, key, value, found):
    """Shopify: recorded: the value keeps the id of what cannot be seen."""
    answer = await storefront.ask(REFERENCE, key=key)
    metafield = {"value": value, "reference": found}
    assert answer["data"]["product"] == {"metafield": metafield}


REFERENCES = """
query ($key: String!, $first: Int, $after: String) {
  product(handle: "everything-tin") {
    metafield(namespace: "test", key: $key) {
      list
      references(first: $first, after: $after) {
        nodes { __typename ... on Product { handle } ... on MediaImage { alt } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
"""


async def test_a_list_of_references_leaves_out_what_cannot_be_seen(storefront):
    """Shopify: recorded, the cursor too: the position from 1, and the number of the target."""
    answer = await storefront.ask(REFERENCES, key="products", first=10)
    assert answer["data"]["product"]["metafield"] == {
        "list": True,
        "references": {
            "nodes": [
                {"__typename": "Product", "handle": "enamel-mug"},
                {"__typename": "Product", "handle": "trail-tent"},
            ],
            "pageInfo": {
                "hasNextPage": False,
                "endCursor": "eyJsYXN0X2lkIjoyLCJsYXN0X3ZhbHVlIjoxMDIwMDAwMDAzMjc2OH0=",
            },
        },
    }


async def test_a_page_of_references_goes_on_at_its_cursor(storefront):
    types, after = [], None
    for _ in range(4):
        answer = await storefront.ask(REFERENCES, key="files", first=1, after=after)
        page = answer["data"]["product"]["metafield"]["references"]
        types += [node["__typename"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
    assert (types, page["pageInfo"]["hasNextPage"]) == (
        ["MediaImage", "Video", "Model3d", "GenericFile"],
        False,
    )


async def test_a_metafield_that_is_no_list_has_no_references(storefront):
    answer = await storefront.ask(REFERENCES, key="product_reference", first=1)
    assert answer["data"]["product"]["metafield"] == {"list": False, "references": None}


OWNERS = {
    'product(handle: "trail-tent")': ("people", "number_integer", "2"),
    'collection(handle: "shelter")': (
        "headline",
        "single_line_text_field",
        "A roof for the night",
    ),
    'page(handle: "size-guide")': (
        "for_collection",
        "collection_reference",
        "gid://shopify/Collection/514000131072",
    ),
    'blog(handle: "journal")': ("accent", "color", "#3B5B45"),
    'article(id: "gid://shopify/Article/685000032768")': (
        "products",
        "list.product_reference",
        '["gid://shopify/Product/10200000032768","gid://shopify/Product/10200000360448"]',
    ),
    "shop": ("opening_hours", "single_line_text_field", "Monday to Friday, 9 to 17"),
}


@pytest.mark.parametrize("owner", OWNERS)
async def test_every_kind_of_owner_has_metafields(storefront, owner):
    key, kind, value = OWNERS[owner]
    document = (
        f'{{ owner: {owner} {{ metafield(namespace: "custom", key: "{key}") {{ type value }} }} }}'
    )
    answer = await storefront.ask(document)
    assert answer["data"]["owner"] == {"metafield": {"type": kind, "value": value}}


async def test_variants_have_metafields_of_their_own(storefront):
    answer = await storefront.ask(
        """{ product(handle: "down-quilt") { variants(first: 3) { nodes {
          metafield(namespace: "custom", key: "comfort_temperature") { value }
        } } } }"""
    )
    assert answer["data"]["product"]["variants"]["nodes"] == [
        {"metafield": {"value": "5"}},
        {"metafield": None},
        {"metafield": {"value": "0"}},
    ]


NODE = """
query ($id: ID!) {
  node(id: $id) {
    __typename
    ... on Metafield { key value parentResource { __typename } }
    ... on GenericFile { mimeType }
    ... on MediaImage { alt }
    ... on Metaobject { handle }
  }
}
"""


@pytest.mark.parametrize(
    ("id", "found"),
    [
        pytest.param(
            "gid://shopify/Metafield/45002725317557",
            {
                "__typename": "Metafield",
                "key": "id",
                "value": "TIN-1",
                "parentResource": {"__typename": "Product"},
            },
            id="a metafield",
        ),
        pytest.param(
            "gid://shopify/GenericFile/43000798605304",
            {"__typename": "GenericFile", "mimeType": "application/pdf"},
            id="a file",
        ),
        pytest.param(
            "gid://shopify/MediaImage/43001872607463",
            {"__typename": "MediaImage", "alt": "A tent below the stars"},
            id="an image",
        ),
        pytest.param("gid://shopify/Video/43001872607463", None, id="an image as a video"),
        pytest.param("gid://shopify/Metafield/1", None, id="no metafield"),
        pytest.param("gid://shopify/Metafield/45002725317557?x=y", None, id="a query part"),
        pytest.param(
            "gid://shopify/Metaobject/209032768000",
            {"__typename": "Metaobject", "handle": "northway"},
            id="a metaobject",
        ),
    ],
)
async def test_node_finds_metafields_files_and_metaobjects(storefront, id, found):
    answer = await storefront.ask(NODE, id=id)
    assert answer["data"] == {"node": found}


@pytest.mark.looks_inside
async def test_a_metafield_without_access_is_no_node_either(storefront):
    store = storefront.client.app[WORLDS].open("default").store
    owned = store.get(OwnedMetafields, "gid://shopify/Product/10200000032768")
    hidden = owned.find("custom", "supplier_note")
    answer = await storefront.ask(NODE, id=f"gid://shopify/Metafield/{hidden.id}")
    assert answer["data"] == {"node": None}
