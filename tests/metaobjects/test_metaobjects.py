"""Metaobjects over HTTP, from the built-in fixtures."""

import pytest

METAOBJECT = """
query ($handle: MetaobjectHandleInput, $id: ID) {
  metaobject(handle: $handle, id: $id) { id type handle }
}
"""
MAKER = {"id": "gid://shopify/Metaobject/209032768000", "type": "maker", "handle": "northway"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"handle": {"type": "maker", "handle": "northway"}}, MAKER, id="by handle"),
        pytest.param({"id": MAKER["id"]}, MAKER, id="by id"),
        pytest.param(
            {"id": MAKER["id"], "handle": {"type": "route", "handle": "route-home"}},
            MAKER,
            id="the id decides",
        ),
        pytest.param({"handle": {"type": "route", "handle": "northway"}}, None, id="another type"),
        pytest.param({"handle": {"type": "maker", "handle": "new-workshop"}}, None, id="a draft"),
        pytest.param(
            {"handle": {"type": "stock_note", "handle": "tents"}}, None, id="without access"
        ),
        pytest.param({"id": f"{MAKER['id']}?x=y"}, None, id="a query part"),
        pytest.param({"id": "gid://shopify/Metaobject/1"}, None, id="an unknown id"),
        pytest.param({}, None, id="neither"),
    ],
)
async def test_a_metaobject_is_found_by_handle_or_id(storefront, asked, found):
    """Shopify: null for a draft and for a type without storefront access (recorded)."""
    answer = await storefront.ask(METAOBJECT, **asked)
    assert answer["data"] == {"metaobject": found}


async def test_a_metaobject_shows_fields_with_a_value_by_their_keys(storefront):
    """Shopify: sorted by key, and without those that have no value (recorded)."""
    answer = await storefront.ask(
        """{ metaobject(handle: {type: "maker", handle: "northway"}) {
          updatedAt onlineStoreUrl
          fields { key type value }
          name: field(key: "name") { value }
          unset: field(key: "no_such") { value }
          favourite: field(key: "favourite") { reference { ... on Product { handle } } }
          portrait: field(key: "portrait") {
            reference { ... on MediaImage { image { altText width height } } }
          }
          seo { title { key value } description { value } }
        } }"""
    )
    assert answer["data"]["metaobject"] == {
        "updatedAt": "2026-03-01T08:30:00Z",
        "onlineStoreUrl": "https://sandbox.myshopify.com/pages/makers/northway",
        "fields": [
            {
                "key": "favourite",
                "type": "product_reference",
                "value": "gid://shopify/Product/10200000032768",
            },
            {"key": "name", "type": "single_line_text_field", "value": "Northway"},
            {
                "key": "portrait",
                "type": "file_reference",
                "value": "gid://shopify/MediaImage/43001872607463",
            },
            {"key": "since", "type": "date", "value": "1998-04-01"},
            {
                "key": "story",
                "type": "multi_line_text_field",
                "value": "Two sisters and a sewing machine above a boathouse.",
            },
        ],
        "name": {"value": "Northway"},
        "unset": None,
        "favourite": {"reference": {"handle": "trail-tent"}},
        "portrait": {
            "reference": {
                "image": {"altText": "A tent below the stars", "width": 1600, "height": 900}
            }
        },
        "seo": {
            "title": {"key": "name", "value": "Northway"},
            "description": {"value": "Two sisters and a sewing machine above a boathouse."},
        },
    }


async def test_a_page_of_sections_is_read_three_levels_deep(storefront):
    """A recipe of Hydrogen asks so."""
    answer = await storefront.ask(
        """{ metaobject(handle: {type: "route", handle: "route-home"}) {
          seo { title { value } } onlineStoreUrl
          field(key: "sections") { references(first: 10) { nodes { ... on Metaobject {
            type
            products: field(key: "products") {
              references(first: 10) { nodes { ... on Product { handle } } }
            }
            stores: field(key: "stores") {
              references(first: 10) { nodes { ... on Metaobject {
                name: field(key: "name") { value }
              } } }
            }
          } } } }
        } }"""
    )
    products = [{"handle": "trail-tent"}, {"handle": "enamel-mug"}]
    makers = [{"name": {"value": "Northway"}}, {"name": {"value": "Tarn & Thistle"}}]
    assert answer["data"]["metaobject"] == {
        "seo": None,
        "onlineStoreUrl": None,
        "field": {
            "references": {
                "nodes": [
                    {"type": "section_hero", "products": None, "stores": None},
                    {
                        "type": "section_featured_products",
                        "products": {"references": {"nodes": products}},
                        "stores": None,
                    },
                    {
                        "type": "section_stores",
                        "products": None,
                        "stores": {"references": {"nodes": makers}},
                    },
                ]
            }
        },
    }


LISTED = """
query ($type: String!, $sortKey: String, $reverse: Boolean) {
  metaobjects(type: $type, first: 5, sortKey: $sortKey, reverse: $reverse) {
    nodes { handle } edges { cursor } pageInfo { hasNextPage }
  }
}
"""


@pytest.mark.parametrize(
    ("asked", "handles"),
    [
        ({"type": "maker"}, ["northway", "tarn-and-thistle"]),
        ({"type": "maker", "sortKey": "id"}, ["northway", "tarn-and-thistle"]),
        ({"type": "maker", "sortKey": "updated_at"}, ["tarn-and-thistle", "northway"]),
        ({"type": "maker", "reverse": True}, ["tarn-and-thistle", "northway"]),
        ({"type": "maker", "sortKey": "no_such"}, ["northway", "tarn-and-thistle"]),
        ({"type": "stock_note"}, []),
        ({"type": "no_such"}, []),
    ],
)
async def test_metaobjects_of_a_type_are_sorted(storefront, asked, handles):
    answer = await storefront.ask(LISTED, **asked)
    found = answer["data"]["metaobjects"]
    assert [node["handle"] for node in found["nodes"]] == handles
    assert found["pageInfo"] == {"hasNextPage": False}


async def test_a_cursor_by_the_update_has_its_moment_as_a_text(storefront):
    """Shopify: recorded: `{"last_id":…,"last_value":"2026-01-15 14:00:00.000000","offset":0}`."""
    answer = await storefront.ask(LISTED, type="maker", sortKey="updated_at")
    assert answer["data"]["metaobjects"]["edges"][0] == {
        "cursor": (
            "eyJsYXN0X2lkIjoyMDkwMzI4MDA3NjgsImxhc3RfdmFsdWUiOiIyMDI2LTAxLTE1IDE0OjAwOjAwLjAw"
            "MDAwMCIsIm9mZnNldCI6MH0="
        )
    }


async def test_the_sitemap_has_metaobjects_with_pages(storefront):
    answer = await storefront.ask(
        """{ sitemap(type: METAOBJECT) { pagesCount { count precision } resources(page: 1) {
          hasNextPage
          items { __typename handle updatedAt
            ... on SitemapResourceMetaobject { type onlineStoreUrlHandle } }
        } } }"""
    )
    assert answer["data"]["sitemap"] == {
        "pagesCount": {"count": 1, "precision": "EXACT"},
        "resources": {
            "hasNextPage": False,
            "items": [
                {
                    "__typename": "SitemapResourceMetaobject",
                    "handle": handle,
                    "updatedAt": moment,
                    "type": "maker",
                    "onlineStoreUrlHandle": "makers",
                }
                for handle, moment in [
                    ("northway", "2026-03-01T08:30:00Z"),
                    ("tarn-and-thistle", "2026-01-15T14:00:00Z"),
                ]
            ],
        },
    }


async def test_a_menu_leads_to_a_metaobject(storefront):
    answer = await storefront.ask(
        """{ menu(handle: "every-kind") { items {
          type url resourceId resource { ... on Metaobject { handle } }
        } } }"""
    )
    (item,) = (i for i in answer["data"]["menu"]["items"] if i["type"] == "METAOBJECT")
    assert item == {
        "type": "METAOBJECT",
        "url": "https://sandbox.myshopify.com/pages/maker/northway",
        "resourceId": MAKER["id"],
        "resource": {"handle": "northway"},
    }


async def test_a_token_without_the_scope_gets_no_metaobject(storefront):
    headers = {"X-Shopify-Storefront-Access-Token": "sandbox-no-customers"}
    answer = await storefront.ask(
        METAOBJECT, headers=headers, handle={"type": "maker", "handle": "northway"}
    )
    assert answer["data"] == {"metaobject": None}
    (error,) = answer["errors"]
    assert error["message"] == (
        "Access denied for metaobject field. "
        "Required access: `unauthenticated_read_metaobjects` access scope."
    )
