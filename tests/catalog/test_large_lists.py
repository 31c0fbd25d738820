"""Lists and searches of a large shop over HTTP, page by page."""

import asyncio
import json
from base64 import b64encode
from dataclasses import replace

import pytest

WORLDS_PATH = "/_sandbox/api/worlds"
SIZE = 1_000


@pytest.fixture
async def shop(start):
    return await start(catalog=SIZE)


@pytest.fixture
def ask(shop):
    async def ask(document, path=shop.path, **variables):
        body = await replace(shop, path=path).ask(document, **variables)
        assert "errors" not in body, body
        return body["data"]

    return ask


async def walk(ask, document, connection, **variables):
    """Return the ids of all pages of a list."""
    found, cursor = [], None
    while True:
        data = await ask(document, cursor=cursor, **variables)
        for name in connection:
            data = data[name]
        found += [node["id"] for node in data["nodes"]]
        if not data["pageInfo"]["hasNextPage"]:
            return found
        cursor = data["pageInfo"]["endCursor"]


PRODUCTS = """query($cursor: String, $key: ProductSortKeys, $reverse: Boolean, $query: String) {
  products(first: 250, after: $cursor, sortKey: $key, reverse: $reverse, query: $query) {
    nodes { id } pageInfo { hasNextPage endCursor }
  }
}"""
SEARCH = """query($cursor: String, $query: String!, $key: SearchSortKeys, $reverse: Boolean,
    $unavailable: SearchUnavailableProductsType, $types: [SearchType!]) {
  search(first: 100, after: $cursor, query: $query, sortKey: $key, reverse: $reverse,
      types: $types, unavailableProducts: $unavailable) {
    totalCount nodes { ... on Node { id } } pageInfo { hasNextPage endCursor }
  }
}"""


@pytest.mark.parametrize("key", ["ID", "TITLE", "PRICE", "BEST_SELLING", "VENDOR", "CREATED_AT"])
async def test_the_pages_of_a_list_have_each_product_once_and_turned_round_too(ask, key):
    found = await walk(ask, PRODUCTS, ["products"], key=key)
    turned = await walk(ask, PRODUCTS, ["products"], key=key, reverse=True)
    assert len(found) == len(set(found)) == SIZE + 66
    assert turned == found[::-1]


@pytest.mark.parametrize("query", ["winter tent", "*", "tag:gift", "rain"])
@pytest.mark.parametrize("key", ["RELEVANCE", "PRICE"])
async def test_the_pages_of_a_search_have_each_hit_once_and_turned_round_too(ask, query, key):
    found = await walk(ask, SEARCH, ["search"], query=query, key=key)
    turned = await walk(ask, SEARCH, ["search"], query=query, key=key, reverse=True)
    total = (await ask(SEARCH, query=query))["search"]["totalCount"]
    assert len(found) == len(set(found)) == total
    assert turned == found[::-1]


@pytest.mark.parametrize("query", ["winter", "tent", "mug -winter", "all season"])
async def test_search_predictions_and_products_by_relevance_have_the_same_order(ask, query):
    by_relevance = await walk(ask, PRODUCTS, ["products"], query=query, key="RELEVANCE")
    search = await walk(ask, SEARCH, ["search"], query=query, unavailable="SHOW", types=["PRODUCT"])
    predicted = await ask(
        """query($query: String!) { predictiveSearch(query: $query, types: [PRODUCT],
        unavailableProducts: SHOW) { products { id } } }""",
        query=query,
    )
    known = set(by_relevance)
    assert [each for each in search if each in known] == by_relevance
    assert [each["id"] for each in predicted["predictiveSearch"]["products"]] == search[:10]


async def test_what_is_sold_out_comes_last_in_searches_and_predictions_alike(ask):
    available = """query { search(query: "winter", first: 100, types: [PRODUCT]) {
      nodes { ... on Product { id availableForSale } }
    } predictiveSearch(query: "winter", types: [PRODUCT]) { products { id } } }"""
    data = await ask(available)
    states = [node["availableForSale"] for node in data["search"]["nodes"]]
    assert states == sorted(states, reverse=True)
    ids = [node["id"] for node in data["search"]["nodes"]]
    assert [each["id"] for each in data["predictiveSearch"]["products"]] == ids[:10]


async def test_a_search_tells_the_place_of_a_hit_on_every_page(ask):
    document = """query($cursor: String) { search(query: "winter", first: 3, after: $cursor) {
      edges { cursor node { ... on Product { trackingParameters } } }
    } }"""
    first = (await ask(document))["search"]["edges"]
    second = (await ask(document, cursor=first[-1]["cursor"]))["search"]["edges"]
    places = [edge["node"]["trackingParameters"].split("&")[0] for edge in first + second]
    assert places == [f"_pos={place}" for place in range(1, 7)]


async def test_a_search_goes_on_where_a_hit_was_that_is_gone(shop, ask):
    document = """query($cursor: String) { search(query: "winter", first: 4, after: $cursor) {
      edges { cursor node { ... on Product { id } } }
    } }"""
    edges = (await ask(document))["search"]["edges"]
    number = edges[1]["node"]["id"].rpartition("/")[2]
    await shop.client.delete(f"{WORLDS_PATH}/default/products/{number}")
    left = (await ask(document, cursor=edges[1]["cursor"]))["search"]["edges"]
    assert [edge["node"] for edge in left[:2]] == [edge["node"] for edge in edges[2:]]


async def test_a_world_lists_what_it_has_changed_and_no_other_does(shop, ask):
    document = """query { products(first: 1, sortKey: TITLE) { nodes { title } }
      search(query: "aaaa", first: 1) { totalCount } }"""
    usual = await ask(document)
    body = {"title": "Aaaa", "tags": ["aaaa"]}
    await shop.client.post(f"{WORLDS_PATH}/blue/products", json=body)
    changed = await ask(document, path=f"/w/blue{shop.path}")
    assert changed == {"products": {"nodes": [{"title": "Aaaa"}]}, "search": {"totalCount": 1}}
    assert await ask(document) == usual


async def test_a_collection_by_rules_has_made_up_products_in_its_order(ask):
    document = """query($cursor: String) { collection(handle: "shelter") {
      products(first: 50, after: $cursor) { nodes { id } pageInfo { hasNextPage endCursor } }
    } }"""
    found = await walk(ask, document, ["collection", "products"])
    sold = await walk(ask, PRODUCTS, ["products"], query="product_type:Tents", key="BEST_SELLING")
    assert len(found) > 50
    assert found == sold


async def test_a_collection_is_filtered_and_counts_what_filters_let_in(ask):
    document = """query($filters: [ProductFilter!]) { collection(handle: "clothing") {
      products(first: 250, filters: $filters) {
        nodes { variants(first: 99) { nodes { availableForSale selectedOptions { name value } } } }
        filters { id values { label count } }
      }
    } }"""
    wanted = [{"variantOption": {"name": "color", "value": "Moss"}}, {"available": True}]
    found = (await ask(document, filters=wanted))["collection"]["products"]
    for product in found["nodes"]:
        assert any(
            variant["availableForSale"]
            and {"name": "Color", "value": "Moss"} in variant["selectedOptions"]
            for variant in product["variants"]["nodes"]
        )
    types = next(each for each in found["filters"] if each["id"] == "filter.p.product_type")
    assert sum(value["count"] for value in types["values"]) == len(found["nodes"]) > 0


async def test_tags_types_and_suggestions_are_of_all_products(ask):
    document = """{ productTags(first: 250) { nodes } productTypes(first: 250) { nodes }
      predictiveSearch(query: "win", types: [QUERY]) { queries { text } } }"""
    data = await ask(document)
    assert {"camping", "gift", "sale"} <= set(data["productTags"]["nodes"])
    assert {"Tents", "Tools", "Gift Cards"} <= set(data["productTypes"]["nodes"])
    assert data["predictiveSearch"]["queries"][0] == {"text": "winter"}


async def test_recommended_are_products_of_the_same_type_with_the_same_tags(ask):
    document = """query($id: ID!) { productRecommendations(productId: $id) { productType tags }
      product(id: $id) { productType tags } }"""
    last = (await ask("{ products(first: 1, reverse: true) { nodes { id } } }"))["products"]
    data = await ask(document, id=last["nodes"][0]["id"])
    found = data["productRecommendations"]
    assert len(found) == 10
    assert {each["productType"] for each in found} == {data["product"]["productType"]}


async def test_the_sitemap_has_a_page_for_each_250_products(ask):
    document = """query($page: Int!) { sitemap(type: PRODUCT) { pagesCount { count }
      resources(page: $page) { hasNextPage items { handle } } } }"""
    handles = []
    for page in range(1, 6):
        found = (await ask(document, page=page))["sitemap"]
        handles += [each["handle"] for each in found["resources"]["items"]]
        assert found["resources"]["hasNextPage"] is (page < 5)
    assert (found["pagesCount"], len(set(handles))) == ({"count": 5}, SIZE + 66)


async def test_a_list_of_more_than_5000_products_has_no_filters(start):
    shop = await start(catalog=6_000)
    body = await shop.ask("{ products(first: 1) { filters { id } nodes { id } } }")
    assert body["data"]["products"]["filters"] == []


@pytest.mark.looks_inside  # in a shared store those of one world run one after another
async def test_others_are_answered_while_the_index_is_made(start):
    shop = await start(catalog=2_000)
    answered = []

    async def asked(document):
        await shop.ask(document)
        answered.append(document)

    await asked("{ shop { name } }")
    answered.clear()
    listed = asyncio.create_task(asked("{ products(first: 1, sortKey: TITLE) { nodes { id } } }"))
    await asyncio.sleep(0.05)
    await asked("{ shop { id } }")
    await listed
    assert answered[0] == "{ shop { id } }"


async def test_what_begins_again_because_it_takes_long_has_each_reason_once(shop):
    document = """{ customer(customerAccessToken: "dead") { id }
      products(first: 1, query: "tent") { nodes { id } } }"""
    response = await shop.post(document, headers={"X-Sandbox-Explain": "1"})
    assert (await response.json())["data"]["customer"] is None
    assert response.headers["X-Sandbox-Reason"].count("customer-access-token") == 1


async def test_a_made_up_variant_is_in_no_bundle(ask):
    variants = "variants(first: 1) { nodes { id } }"
    last = await ask(f"{{ products(first: 1, reverse: true) {{ nodes {{ {variants} }} }} }}")
    (variant,) = last["products"]["nodes"][0]["variants"]["nodes"]
    document = """query($id: ID!) { node(id: $id) {
      ... on ProductVariant { groupedBy(first: 1) { nodes { id } } }
    } }"""
    assert await ask(document, **variant) == {"node": {"groupedBy": {"nodes": []}}}


async def test_a_number_that_is_no_id_finds_nothing_however_long_it_is(ask):
    for digits in (19, 6_000):
        data = await ask(PRODUCTS, query=f"id:{'9' * digits}")
        assert data["products"]["nodes"] == []


@pytest.mark.parametrize(("number", "count"), [(-(10**30), 250), (10**30, 0)])
@pytest.mark.parametrize("key", ["ID", "CREATED_AT"])
async def test_a_cursor_may_have_any_number(ask, key, number, count):
    text = json.dumps({"last_id": number, "last_value": number})
    data = await ask(PRODUCTS, cursor=b64encode(text.encode()).decode(), key=key)
    assert len(data["products"]["nodes"]) == count
