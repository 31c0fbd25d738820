"""What the shop shows of itself, and how it is paid."""

import pytest

from tests.conftest import Storefront

URL = "https://sandbox.myshopify.com"


@pytest.fixture
async def newest(start):
    return Storefront((await start()).client, "/api/unstable/graphql.json")


@pytest.fixture
def shown(newest):
    """Ask for fields of the shop."""

    async def shown(fields):
        answer = await newest.ask(f"{{ shop {{ {fields} }} }}")
        return answer["data"]["shop"]

    return shown


async def test_shows_its_names_and_addresses(shown):
    fields = """
      id name description moneyFormat customerAccountUrl primaryDomain { host sslEnabled url }
    """
    assert await shown(fields) == {
        "id": "gid://shopify/Shop/61000000001",
        "name": "Storefront Sandbox",
        "description": "Everything for building storefronts, and nothing that has to be shipped.",
        "moneyFormat": "${{amount}}",
        "customerAccountUrl": f"{URL}/account",
        "primaryDomain": {"host": "sandbox.myshopify.com", "sslEnabled": True, "url": URL},
    }


async def test_shows_its_brand(shown):
    fields = """brand {
      slogan shortDescription logo { id } squareLogo { id } coverImage { id }
      colors { primary { background foreground } secondary { background foreground } }
    }"""
    assert await shown(fields) == {
        "brand": {
            "slogan": "Build it before you ship it.",
            "shortDescription": "A shop that is always open, on your own machine.",
            "logo": None,
            "squareLogo": None,
            "coverImage": None,
            "colors": {
                "primary": [{"background": "#1F2A44", "foreground": "#FFFFFF"}],
                "secondary": [{"background": "#E8B04A", "foreground": "#1F2A44"}],
            },
        }
    }


async def test_a_policy_has_a_page(shown):
    assert await shown("termsOfService { id title handle body url }") == {
        "termsOfService": {
            "id": "gid://shopify/ShopPolicy/71000098305",
            "title": "Terms of Service",
            "handle": "terms-of-service",
            "body": "<p>Test as much as you like. "
            "No order is delivered, and no card is charged.</p>",
            "url": f"{URL}/61000000001/policies/71000098305.html?locale=en",
        }
    }


async def test_shows_which_policies_it_has(shown):
    fields = """
      contactInformation { handle } legalNotice { handle } privacyPolicy(sanitized: true) { handle }
      refundPolicy { handle } shippingPolicy { handle } termsOfSale { handle }
      subscriptionPolicy { id handle url }
    """
    assert await shown(fields) == {
        "contactInformation": {"handle": "contact-information"},
        "legalNotice": None,
        "privacyPolicy": {"handle": "privacy-policy"},
        "refundPolicy": {"handle": "refund-policy"},
        "shippingPolicy": {"handle": "shipping-policy"},
        "termsOfSale": {"handle": "terms-of-sale"},
        "subscriptionPolicy": {
            "id": None,
            "handle": "subscription-policy",
            "url": f"{URL}/61000000001/policies/subscription-policy.html?locale=en",
        },
    }


async def test_has_nothing_of_what_it_has_not_set_up(shown):
    fields = """
      customerAccountTranslations { key value } socialLoginProviders { handle }
      shopPayInstallmentsPricing { maxPrice { amount } }
      marketingConsentPreselected marketingConsentSigninEnabled
      metafield(key: "any") { value }
      metafields(identifiers: [{ key: "one" }, { key: "two", namespace: "other" }]) { value }
    """
    assert await shown(fields) == {
        "customerAccountTranslations": [],
        "socialLoginProviders": [],
        "shopPayInstallmentsPricing": None,
        "marketingConsentPreselected": False,
        "marketingConsentSigninEnabled": False,
        "metafield": None,
        "metafields": [None, None],
    }


async def test_is_paid_in_the_currencies_of_its_markets(newest):
    settings = """{
      acceptedCardBrands cardVaultUrl countryCode currencyCode enabledPresentmentCurrencies
      shopifyPaymentsAccountId supportedDigitalWallets
    }"""
    paid = {
        "acceptedCardBrands": ["VISA", "MASTERCARD", "AMERICAN_EXPRESS", "DISCOVER"],
        "cardVaultUrl": "https://vault.sandbox.example/sessions",
        "countryCode": "US",
        "currencyCode": "USD",
        "enabledPresentmentCurrencies": ["CAD", "EUR", "GBP", "JPY", "USD"],
        "shopifyPaymentsAccountId": None,
        "supportedDigitalWallets": ["APPLE_PAY", "GOOGLE_PAY", "SHOPIFY_PAY"],
    }
    answer = await newest.ask(
        f"{{ shop {{ paymentSettings {settings} }} paymentSettings {settings} }}"
    )
    assert answer["data"] == {"shop": {"paymentSettings": paid}, "paymentSettings": paid}


async def test_ships_wherever_it_sells(shown):
    countries = (
        "AE AT AU BE CA CH CZ DE DK ES FI FR GB HK IE IL IT JP KR MX NL NO NZ PL PT SE SG US"
    )
    assert await shown("shipsToCountries") == {"shipsToCountries": countries.split()}


async def test_needs_no_token(start):
    answer = await (await start(default_token=None)).ask("{ shop { name } }")
    assert answer == {
        "data": {"shop": {"name": "Storefront Sandbox"}},
        "extensions": {"cost": {"requestedQueryCost": 1}},
    }


async def test_lists_the_versions_that_are_served(storefront):
    answer = await storefront.ask("{ publicApiVersions { handle displayName supported } }")
    assert answer["data"]["publicApiVersions"] == [
        {"handle": "2025-10", "displayName": "2025-10 (Unsupported)", "supported": False},
        {"handle": "2026-01", "displayName": "2026-01", "supported": True},
        {"handle": "2026-04", "displayName": "2026-04", "supported": True},
        {"handle": "2026-07", "displayName": "2026-07", "supported": True},
        {"handle": "2026-10", "displayName": "2026-10 (Latest)", "supported": True},
        {"handle": "unstable", "displayName": "unstable", "supported": False},
    ]
