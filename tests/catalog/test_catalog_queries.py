"""Products and collections over HTTP, from the built-in fixtures."""

import pytest

PRODUCT = """
query ($handle: String, $id: ID) { product(handle: $handle, id: $id) { id handle title } }
"""
TENT = {
    "id": "gid://shopify/Product/10200000032768",
    "handle": "trail-tent",
    "title": "Trail Tent for Two",
}


@pytest.mark.parametrize(
    ("named", "found"),
    [
        pytest.param({"handle": "trail-tent"}, TENT, id="by handle"),
        pytest.param({"id": TENT["id"]}, TENT, id="by id"),
        pytest.param({"id": TENT["id"], "handle": "enamel-mug"}, TENT, id="the id decides"),
        pytest.param({"handle": "no-such"}, None, id="an unknown handle"),
        pytest.param({"id": "gid://shopify/Product/1"}, None, id="an unknown id"),
        pytest.param({"id": f"{TENT['id']}?x=y"}, None, id="a query part"),
        pytest.param({"id": "gid://shopify/Collection/1"}, None, id="another type"),
        pytest.param({}, None, id="neither"),
    ],
)
async def test_a_product_is_found_by_handle_or_id(storefront, named, found):
    answer = await storefront.ask(PRODUCT, **named)
    assert answer["data"] == {"product": found}


async def test_a_product_without_options_has_a_default_variant(storefront):
    answer = await storefront.ask(
        """{ product(handle: "enamel-mug") {
          options { name optionValues { name swatch { color } } }
          variants(first: 2) { nodes { title sku compareAtPrice { amount } unitPrice { amount }
            quantityRule { minimum maximum increment } weight weightUnit requiresShipping } }
          variantsCount { count precision } seo { title description }
          compareAtPriceRange { minVariantPrice { amount } maxVariantPrice { amount } }
          priceRange { minVariantPrice { amount currencyCode } }
        } }"""
    )
    assert answer["data"]["product"] == {
        "options": [{"name": "Title", "optionValues": [{"name": "Default Title", "swatch": None}]}],
        "variants": {
            "nodes": [
                {
                    "title": "Default Title",
                    "sku": None,
                    "compareAtPrice": None,
                    "unitPrice": None,
                    "quantityRule": {"minimum": 1, "maximum": None, "increment": 1},
                    "weight": 0.0,
                    "weightUnit": "KILOGRAMS",
                    "requiresShipping": True,
                }
            ]
        },
        "variantsCount": {"count": 1, "precision": "EXACT"},
        "seo": {"title": None, "description": None},
        "compareAtPriceRange": {
            "minVariantPrice": {"amount": "0.0"},
            "maxVariantPrice": {"amount": "0.0"},
        },
        "priceRange": {"minVariantPrice": {"amount": "12.5", "currencyCode": "USD"}},
    }


async def test_a_product_without_media_has_no_image(storefront):
    answer = await storefront.ask(
        """{ product(handle: "repair-kit") {
          featuredImage { url } images(first: 1) { nodes { url } } media(first: 1) { nodes { id } }
          variants(first: 1) { nodes { image { url } } }
        } }"""
    )
    assert answer["data"]["product"] == {
        "featuredImage": None,
        "images": {"nodes": []},
        "media": {"nodes": []},
        "variants": {"nodes": [{"image": None}]},
    }


@pytest.mark.parametrize(
    ("country", "price"),
    [
        ("US", {"amount": "12.5", "currencyCode": "USD"}),
        ("CA", {"amount": "17.13", "currencyCode": "CAD"}),
        ("DE", {"amount": "11.5", "currencyCode": "EUR"}),
        ("JP", {"amount": "1900.0", "currencyCode": "JPY"}),
    ],
)
async def test_prices_are_in_the_currency_of_the_market(storefront, country, price):
    document = """query ($country: CountryCode) @inContext(country: $country) {
      product(handle: "enamel-mug") {
        variants(first: 1) { nodes { price { amount currencyCode } } }
      }
    }"""
    answer = await storefront.ask(document, country=country)
    assert answer["data"]["product"]["variants"]["nodes"] == [{"price": price}]


async def test_pages_of_products_go_on_by_their_cursors(storefront):
    document = """query ($after: String) {
      products(first: 5, after: $after, sortKey: TITLE) {
        nodes { title } pageInfo { hasNextPage endCursor }
      }
    }"""
    titles, after, more = [], None, True
    while more:
        page = (await storefront.ask(document, after=after))["data"]["products"]
        titles += [node["title"] for node in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert titles == sorted(titles, key=str.lower)
    assert len(titles) == len(set(titles)) >= 2


@pytest.mark.parametrize("handle", ["shelter", "on-the-trail"])
async def test_a_query_finds_the_products_of_a_collection(storefront, handle):
    """Shopify: public clients ask so for the number of a collection's products."""
    document = """query ($query: String!, $handle: String!) {
      products(first: 250, query: $query) { nodes { id } }
      search(first: 250, query: $query, types: PRODUCT) { totalCount }
      collection(handle: $handle) { products(first: 250) { nodes { id } } }
    }"""
    query = f"collection:'{handle}'"
    answer = await storefront.ask(document, query=query, handle=handle)
    products = answer["data"]["collection"]["products"]["nodes"]
    by_id = sorted(products, key=lambda node: node["id"])
    assert answer["data"] == {
        "products": {"nodes": by_id},
        "search": {"totalCount": len(products)},
        "collection": {"products": {"nodes": products}},
    }
    assert products


async def test_the_token_of_tags_is_needed_for_tags_alone(storefront):
    headers = {"X-Shopify-Storefront-Access-Token": "sandbox-public"}
    answer = await storefront.ask("{ productTags(first: 1) { nodes } }", headers=headers)
    assert len(answer["data"]["productTags"]["nodes"]) == 1
