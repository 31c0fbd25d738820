"""Category, image, contents and prices in markets of a product, as a merchant gives them."""

import pytest

BLUE = "/worlds/blue"
HEADER = {"X-Sandbox-World": "blue"}
RED, GREEN = "https://example.com/red.png", "https://example.com/green.png"
OIL = {
    "title": "Oil",
    "category": "gid://shopify/TaxonomyCategory/fb-2-3",
    "media": [{"url": RED}, {"url": GREEN}],
    "variants": [
        {
            "selectedOptions": {"Colour": "Green"},
            "price": "15.00",
            "image": GREEN,
            "unitPriceMeasurement": {
                "quantityValue": 750,
                "quantityUnit": "ML",
                "referenceValue": 100,
            },
            "marketPrices": {"europe": {"price": "12.00", "compareAtPrice": 14}},
        }
    ],
}
SHOWN = """
query ($country: CountryCode) @inContext(country: $country) {
  product(handle: "oil") {
    category { id }
    variants(first: 1) { nodes {
      image { url }
      price { amount currencyCode }
      compareAtPrice { amount }
      unitPrice { amount }
      unitPriceMeasurement {
        measuredType quantityValue quantityUnit referenceValue referenceUnit
      }
    } }
  }
}
"""
CONTENTS = {
    "measuredType": "VOLUME",
    "quantityValue": 750.0,
    "quantityUnit": "ML",
    "referenceValue": 100,
    "referenceUnit": "ML",
}


@pytest.fixture
def ask(storefront):
    async def ask(document, **variables):
        answer = await storefront.ask(document, headers=HEADER, **variables)
        assert "errors" not in answer
        return answer["data"]

    return ask


@pytest.fixture
async def oil(call):
    status, product = await call("POST", f"{BLUE}/products", OIL)
    assert status == 201
    return product


async def test_a_new_variant_has_what_it_is_given(oil):
    (variant,) = oil["variants"]
    assert oil["category"] == "fb-2-3"
    assert variant["image"] == GREEN
    assert variant["marketPrices"] == {"europe": {"price": "12.00", "compareAtPrice": "14.00"}}
    assert variant["unitPriceMeasurement"] == {
        "quantityValue": 750.0,
        "quantityUnit": "ML",
        "referenceValue": 100,
        "referenceUnit": "ML",
    }


@pytest.mark.usefixtures("oil")
async def test_the_shop_shows_it_at_once(ask):
    data = await ask(SHOWN, country="US")
    assert data["product"] == {
        "category": {"id": "gid://shopify/TaxonomyCategory/fb-2-3"},
        "variants": {
            "nodes": [
                {
                    "image": {"url": GREEN},
                    "price": {"amount": "15.0", "currencyCode": "USD"},
                    "compareAtPrice": None,
                    "unitPrice": {"amount": "2.0"},
                    "unitPriceMeasurement": CONTENTS,
                }
            ]
        },
    }


@pytest.mark.usefixtures("oil")
async def test_a_market_has_its_own_price(ask):
    data = await ask(SHOWN, country="DE")
    (variant,) = data["product"]["variants"]["nodes"]
    assert variant["price"] == {"amount": "12.0", "currencyCode": "EUR"}
    assert (variant["compareAtPrice"], variant["unitPrice"]) == (
        {"amount": "14.0"},
        {"amount": "1.6"},
    )


async def test_null_takes_it_away(call, ask, oil):
    change = {
        "image": None,
        "unitPriceMeasurement": None,
        "marketPrices": {"europe": None, "japan": {"price": 2000}},
    }
    path = f"{BLUE}/variants/{oil['variants'][0]['id']}"
    status, variant = await call("PATCH", path, change)
    assert (status, variant["image"], variant["unitPriceMeasurement"], variant["marketPrices"]) == (
        200,
        None,
        None,
        {"japan": {"price": "2000", "compareAtPrice": None}},
    )
    await call("PATCH", f"{BLUE}/products/oil", {"category": None})
    data = await ask(SHOWN, country="JP")
    (shown,) = data["product"]["variants"]["nodes"]
    assert (data["product"]["category"], shown["image"], shown["price"]["amount"]) == (
        None,
        {"url": RED},
        "2000.0",
    )


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (
            {"image": "https://example.com/blue.png"},
            {
                "pointer": "#/image",
                "detail": "is 'https://example.com/blue.png', which is the url of none of the "
                "product's media: write one of them",
            },
        ),
        (
            {"marketPrices": {"europa": {"price": 1}}},
            {
                "pointer": "#/marketPrices/europa",
                "detail": "is not a market: did you mean europe?",
            },
        ),
    ],
)
async def test_what_there_is_not_is_refused(call, oil, change, error):
    path = f"{BLUE}/variants/{oil['variants'][0]['id']}"
    status, problem = await call("PATCH", path, change)
    assert (status, problem["errors"]) == (422, [error])
    assert await call("GET", f"{BLUE}/products/oil") == (200, oil)


async def test_in_a_new_product_the_place_is_named(call):
    product = {"title": "Oil", "variants": [{"image": RED}]}
    status, problem = await call("POST", f"{BLUE}/products", product)
    assert (status, problem["errors"][0]["pointer"]) == (422, "#/variants/0/image")


@pytest.mark.usefixtures("oil")
async def test_a_snapshot_has_it(call):
    _, snapshot = await call("GET", f"{BLUE}/snapshot")
    await call("PUT", "/worlds/green/snapshot", snapshot)
    _, copied = await call("GET", "/worlds/green/products/oil")
    assert copied["variants"][0]["marketPrices"]["europe"]["price"] == "12.00"
