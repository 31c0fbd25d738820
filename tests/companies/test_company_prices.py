"""What a buyer of a company sees: its price list, quantity rules and price breaks."""

from shutil import copytree

import pytest

from sandbox.resources import resource

WAREHOUSE = "gid://shopify/CompanyLocation/5703276800"
OFFICE = "gid://shopify/CompanyLocation/5703309568"
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
}
"""
VARIANT = """
query ($handle: String!, $buyer: BuyerInput, $country: CountryCode)
@inContext(buyer: $buyer, country: $country) {
  product(handle: $handle) {
    priceRange { minVariantPrice { amount } maxVariantPrice { amount } }
    variants(first: 1) { nodes {
      price { amount currencyCode }
      compareAtPrice { amount }
      quantityRule { minimum maximum increment }
      quantityPriceBreaks(first: 5) { nodes { minimumQuantity price { amount currencyCode } } }
    } }
  }
}
"""
USUAL = {"minimum": 1, "maximum": None, "increment": 1}


@pytest.fixture
def product_for(storefront):
    """Ask for a product as the customer `enabled`, who buys at a *location*; None: for nobody."""

    async def product_for(handle, location, email="enabled@sandbox.example", country="US"):
        password = f"{email.partition('@')[0]}-password"
        answer = await storefront.ask(LOG_IN, input={"email": email, "password": password})
        token = answer["data"]["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]
        buyer = {"customerAccessToken": token, "companyLocationId": location}
        answer = await storefront.ask(VARIANT, handle=handle, buyer=buyer, country=country)
        return answer["data"]["product"]

    return product_for


def shown(price, *, compare_at=None, rule=USUAL, breaks=(), currency="USD"):
    return {
        "priceRange": {"minVariantPrice": {"amount": price}, "maxVariantPrice": {"amount": price}},
        "variants": {
            "nodes": [
                {
                    "price": {"amount": price, "currencyCode": currency},
                    "compareAtPrice": compare_at and {"amount": compare_at},
                    "quantityRule": rule,
                    "quantityPriceBreaks": {
                        "nodes": [
                            {
                                "minimumQuantity": minimum,
                                "price": {"amount": amount, "currencyCode": currency},
                            }
                            for minimum, amount in breaks
                        ]
                    },
                }
            ]
        },
    }


async def test_a_company_has_prices_quantity_rules_and_price_breaks(product_for):
    """Shopify: documented."""
    assert await product_for("enamel-mug", WAREHOUSE) == shown(
        "9.0",
        rule={"minimum": 6, "maximum": 60, "increment": 6},
        breaks=[(12, "8.0"), (60, "6.5")],
    )


async def test_a_price_list_is_in_the_currency_of_the_market(product_for):
    assert await product_for("enamel-mug", WAREHOUSE, country="CA") == shown(
        "12.33",
        rule={"minimum": 6, "maximum": 60, "increment": 6},
        breaks=[(12, "10.96"), (60, "8.91")],
        currency="CAD",
    )


async def test_a_percentage_is_less_on_everything_else(product_for):
    assert await product_for("coffee-mill", WAREHOUSE) == shown("71.2")


async def test_one_variant_has_a_price_of_its_own(product_for):
    found = await product_for("kettle", WAREHOUSE)
    assert found["variants"]["nodes"][0] == {
        "price": {"amount": "27.0", "currencyCode": "USD"},
        "compareAtPrice": {"amount": "36.0"},
        "quantityRule": USUAL,
        "quantityPriceBreaks": {"nodes": []},
    }
    assert found["priceRange"]["maxVariantPrice"] == {"amount": "28.8"}


@pytest.mark.parametrize(
    ("location", "email"),
    [
        pytest.param(None, "enabled@sandbox.example", id="for oneself"),
        pytest.param(OFFICE, "enabled@sandbox.example", id="a location without a price list"),
        pytest.param("gid://shopify/CompanyLocation/1", "enabled@sandbox.example", id="unknown"),
        pytest.param(WAREHOUSE, "tagged@sandbox.example", id="of another's company"),
    ],
)
async def test_everybody_else_pays_the_usual_price(product_for, location, email):
    assert await product_for("enamel-mug", location, email) == shown("12.5")


async def test_a_minimum_that_is_no_multiple_of_the_increment_is_refused(start, tmp_path):
    copytree(resource("fixtures") / "catalog", tmp_path / "catalog")
    file = tmp_path / "catalog" / "price_lists" / "wholesale.toml"
    file.write_text(file.read_text("utf-8").replace("minimum = 6\n", "minimum = 5\n"), "utf-8")
    with pytest.raises(
        ValueError, match=r"`prices\[0\].minimum` is not a multiple of the increment"
    ):
        await start(fixtures=str(tmp_path))
