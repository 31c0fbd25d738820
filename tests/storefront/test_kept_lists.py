"""Lists of products are kept only as long as nothing changes that they follow from."""

from dataclasses import replace

import pytest

from sandbox.file_ids import id_of, variant_id

WORLD = "/_sandbox/api/worlds/blue"
API = "/w/blue/api/2026-10/graphql.json"
MUG = f"gid://shopify/ProductVariant/{variant_id(2, 0)}"
ENAMEL_MUG = f"gid://shopify/Product/{id_of('Product', 2)}"
HOME = {
    "id": 1,
    "handle": "home",
    "currency": "USD",
    "countries": ["US"],
    "languages": ["EN"],
    "rate": None,
}
EUROPE = {
    "id": 2,
    "handle": "europe",
    "currency": "EUR",
    "countries": ["DE", "AT"],
    "languages": ["DE", "EN"],
    "rate": "0.5",
}
THING = """
fragment Thing on Product {
  handle title availableForSale onlineStoreUrl UNSETTLED
  priceRange { minVariantPrice { amount currencyCode } }
  variants(first: 5) { nodes { title price { amount } availableForSale } }
}
"""
THINGS = """
fragment Things on ProductConnection {
  nodes { ...Thing }
  edges { cursor }
  filters { id label type presentation values { id label count input swatch { color } } }
  pageInfo { hasNextPage endCursor }
}
"""
LISTS = (
    """query ($filters: [ProductFilter!], $first: Int) @inContext(country: COUNTRY) {
      collection(handle: "camp-kitchen") {
        UNSETTLED title description
        products(first: $first, filters: $filters) { ...Things }
      }
    }""",
    """query ($first: Int) @inContext(country: COUNTRY) {
      products(first: $first, sortKey: TITLE, query: "tent OR mug") { ...Things }
    }""",
    """query @inContext(country: COUNTRY) {
      collections(first: 250) { nodes { UNSETTLED title products(first: 2) { ...Things } } }
    }""",
    """query @inContext(country: COUNTRY) {
      predictiveSearch(query: "mu") {
        products { ...Thing } collections { UNSETTLED title } queries { text }
      }
    }""",
)
CHANGES = (
    ("PATCH", "/products/enamel-mug", {"title": "Mug of Enamel"}),
    ("PATCH", "/products/enamel-mug", {"tags": ["none"]}),
    ("DELETE", "/products/enamel-mug", None),
    ("POST", "/products", {"title": "Mug, Another", "productType": "Cookware"}),
    ("PATCH", f"/variants/{variant_id(2, 0)}", {"price": "7.77"}),
    ("PATCH", f"/variants/{variant_id(2, 0)}", {"quantityAvailable": 0}),
    ("PATCH", f"/variants/{variant_id(2, 0)}", {"marketPrices": {"europe": {"price": "9.99"}}}),
    ("PATCH", "/collections/camp-kitchen", {"title": "Kitchen"}),
    ("DELETE", "/collections/camp-kitchen", None),
    ("PATCH", "/shop", {"markets": [HOME, EUROPE]}),
    ("PUT", f"/translations/{ENAMEL_MUG}", {"translations": {"DE": {"title": "Becher"}}}),
)


def written(document, country, unsettled):
    used = document + (THINGS if "...Things" in document else "") + THING
    return used.replace("COUNTRY", country).replace("UNSETTLED", unsettled)


@pytest.fixture
async def storefront(start):
    return replace(await start(), path=API)


@pytest.fixture
def shown(storefront):
    """Return all lists, as they are kept or as they are made anew, in two countries."""

    async def shown(unsettled="", **variables):
        answers = []
        for document in LISTS:
            for country in ("US", "DE, language: DE"):
                text = written(document, country, unsettled)
                body = await storefront.ask(text, **variables)
                assert "errors" not in body, body
                answers.append(without(body["data"], "trackingParameters"))
        return answers

    return shown


def without(value, key):
    if isinstance(value, dict):
        return {name: without(each, key) for name, each in value.items() if name != key}
    return [without(each, key) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("method", "path", "body"), CHANGES)
async def test_a_change_shows_in_lists_at_once(storefront, shown, method, path, body):
    before = await shown(first=10)
    assert await shown(first=10) == before
    answer = await storefront.client.request(method, WORLD + path, json=body)
    assert answer.status < 300, await answer.text()
    after = await shown(first=10)
    assert after == await shown("trackingParameters", first=10)
    assert after != before
    await storefront.client.post(f"{WORLD}/reset")
    assert await shown(first=10) == before


@pytest.mark.parametrize(
    "variables",
    [
        {"first": 1},
        {"first": 10, "filters": [{"available": False}]},
        {"first": 10, "filters": [{"price": {"min": 5, "max": 20}}, {"available": True}]},
    ],
)
async def test_arguments_of_a_list_change_what_is_shown(shown, variables):
    usual = await shown(first=10)
    narrowed = await shown(**variables)
    assert narrowed == await shown("trackingParameters", **variables)
    assert narrowed != usual
    assert await shown(first=10) == usual


async def test_what_is_new_since_a_moment_that_moves_is_looked_for_anew(storefront):
    document = 'query { products(first: 3, query: "created_at:<now") { nodes { title } } }'
    assert len((await storefront.ask(document))["data"]["products"]["nodes"]) == 3
    answer = await storefront.client.put(f"{WORLD}/clock", json={"freeze": "2015-01-01T00:00:00Z"})
    assert answer.status == 200, await answer.text()
    assert (await storefront.ask(document))["data"]["products"]["nodes"] == []


async def test_a_piece_that_is_sold_shows_in_lists_at_once(storefront, shown):
    patch = {"quantityAvailable": 1}
    await storefront.client.patch(f"{WORLD}/variants/{variant_id(2, 0)}", json=patch)
    before = await shown(first=10)
    made = await storefront.ask(
        "mutation ($input: CartInput!) { cartCreate(input: $input) { cart { id } } }",
        input={
            "lines": [{"merchandiseId": MUG, "quantity": 1}],
            "buyerIdentity": {"email": "ada@example.com"},
        },
    )
    token = made["data"]["cartCreate"]["cart"]["id"].split("/")[-1].split("?")[0]
    answer = await storefront.client.post(f"{WORLD}/carts/{token}/complete", json={})
    assert answer.status < 300, await answer.text()
    after = await shown(first=10)
    assert (after == await shown("trackingParameters", first=10), after == before) == (True, False)
