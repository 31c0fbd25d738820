"""The shop of a world, shown and changed by the control API."""

import pytest

BLUE = "/worlds/blue/shop"
HEADER = {"X-Sandbox-World": "blue"}
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


async def test_a_shop_is_shown_with_its_switches(call):
    status, shop = await call("GET", BLUE)
    assert len(shop.pop("markets")) == 6
    assert (status, shop) == (
        200,
        {
            "id": "gid://shopify/Shop/61000000001",
            "name": "Storefront Sandbox",
            "description": "Everything for building storefronts, and nothing that has to be "
            "shipped.",
            "domain": "sandbox.myshopify.com",
            "currencyCode": "USD",
            "customerAccounts": "BOTH",
            "emailChange": False,
            "shippingInCartTotal": False,
            "multipass": True,
            "multipassClock": "WORLD",
            "returnHosts": ["localhost:*", "*.localhost:*", "127.0.0.1:*", "[::1]:*"],
        },
    )


async def test_what_is_given_changes_and_the_rest_stays(call):
    _, before = await call("GET", BLUE)
    await call("PATCH", BLUE, {"name": "Blue", "emailChange": True})
    changed = await call("PATCH", BLUE, {"description": None, "multipass": False})
    after = {
        **before,
        "name": "Blue",
        "description": None,
        "emailChange": True,
        "multipass": False,
    }
    assert changed == (200, after)
    assert await call("GET", BLUE) == (200, after)


async def test_another_world_keeps_its_shop(call):
    await call("PATCH", BLUE, {"name": "Blue"})
    _, shop = await call("GET", "/worlds/green/shop")
    assert shop["name"] == "Storefront Sandbox"


async def test_a_snapshot_has_what_was_changed_and_a_reset_undoes_it(call):
    await call("PATCH", BLUE, {"name": "Blue", "markets": [HOME, EUROPE]})
    _, changed = await call("GET", BLUE)
    _, snapshot = await call("GET", "/worlds/blue/snapshot")
    await call("POST", "/worlds/blue/reset")
    _, new = await call("GET", BLUE)
    await call("PUT", "/worlds/blue/snapshot", snapshot)
    assert (new["name"], len(new["markets"])) == ("Storefront Sandbox", 6)
    assert await call("GET", BLUE) == (200, changed)


async def test_the_storefront_shows_the_name_and_the_markets(call, storefront):
    await call("PATCH", BLUE, {"name": "Blue", "markets": [HOME, EUROPE]})
    document = """
    query @inContext(country: DE) {
      shop { name }
      localization {
        country { currency { isoCode } }
        language { isoCode }
        availableCountries { isoCode }
      }
    }
    """
    answer = await storefront.ask(document, headers=HEADER)
    assert answer["data"] == {
        "shop": {"name": "Blue"},
        "localization": {
            "country": {"currency": {"isoCode": "EUR"}},
            "language": {"isoCode": "DE"},
            "availableCountries": [{"isoCode": "AT"}, {"isoCode": "DE"}, {"isoCode": "US"}],
        },
    }


@pytest.mark.parametrize(
    ("change", "pointer", "detail"),
    [
        ({"name": ""}, "#/name", "must not be empty"),
        (
            {"customerAccounts": "OLD"},
            "#/customerAccounts",
            "cannot be 'OLD': write one of LEGACY, NEW, BOTH, DISABLED",
        ),
        (
            {"markets": [{**HOME, "currency": "XYZ"}]},
            "#/markets/0/currency",
            "is 'XYZ', which is not a CurrencyCode: write such as USD",
        ),
        (
            {"markets": [{**HOME, "countries": ["US", "QQ"]}]},
            "#/markets/0/countries/1",
            "is 'QQ', which is not a CountryCode: write such as US",
        ),
        (
            {"markets": [{**HOME, "languages": ["XX"]}]},
            "#/markets/0/languages/0",
            "is 'XX', which is not a LanguageCode: write such as EN",
        ),
        (
            {"markets": [HOME, {**EUROPE, "countries": ["US"]}]},
            "#/markets/1/countries",
            "has US, which is there already: a country is in one market only",
        ),
        ({"markets": [EUROPE]}, "#/markets", "none has US, the country of the shop: add it to one"),
        *(
            (
                {"markets": [{**HOME, "rate": rate}]},
                "#/markets/0/rate",
                "must be from 0.000001 to 1000000, with at most 20 digits",
            )
            for rate in ("0", "-1", "NaN", "Infinity", "1e999", f"1.{'1' * 30}")
        ),
    ],
)
async def test_refuses_what_no_shop_can_be(call, faults, change, pointer, detail):
    before = await call("GET", BLUE)
    assert await faults("PATCH", BLUE, change) == [(pointer, detail)]
    assert await call("GET", BLUE) == before


@pytest.mark.parametrize(
    ("markets", "pointer", "detail"),
    [
        ([EUROPE], "markets", "none has US, the country of the shop: add it to one"),
        (
            [HOME, {**EUROPE, "languages": []}],
            "markets/1/languages",
            "is empty: a market needs one or more",
        ),
    ],
)
async def test_a_snapshot_with_markets_of_no_shop_is_refused(call, markets, pointer, detail):
    _, snapshot = await call("GET", "/worlds/blue/snapshot")
    put = {"hidden": [], "put": [{"id": "shop", "markets": markets}]}
    snapshot["records"]["ShopSetting"] = put
    status, problem = await call("PUT", "/worlds/blue/snapshot", snapshot)
    assert (status, problem["errors"]) == (
        422,
        [{"pointer": f"#/records/ShopSetting/put/0/{pointer}", "detail": detail}],
    )


async def test_a_snapshot_with_hosts_that_are_none_is_refused(call):
    _, snapshot = await call("GET", "/worlds/blue/snapshot")
    put = {"hidden": [], "put": [{"id": "shop", "return_hosts": ["localhost", "a b"]}]}
    snapshot["records"]["ShopSetting"] = put
    status, problem = await call("PUT", "/worlds/blue/snapshot", snapshot)
    (error,) = problem["errors"]
    assert (status, error["pointer"]) == (
        422,
        "#/records/ShopSetting/put/0/return_hosts/1",
    )
    assert "a b" in error["detail"]


async def test_multipass_that_is_off_is_explained(call):
    await call("PATCH", BLUE, {"multipass": False})
    _, made = await call(
        "POST", "/worlds/blue/multipass/tokens", {"customer": {"email": "a@example.com"}}
    )
    status, explanation = await call(
        "POST", "/worlds/blue/multipass/explain", {"token": made["token"]}
    )
    words = "Multipass is turned off on this shop."
    assert (status, explanation) == (
        200,
        {
            "opens": False,
            "steps": [{"name": "shop", "ok": False, "detail": words}],
            "failed": "shop",
            "reason": "multipass.disabled-on-shop",
            "message": words,
            "cause": {
                "name": "disabled-on-shop",
                "message": "Multipass is switched off in this shop.",
                "remedy": "Switch it on: PATCH …/shop with multipass true, or "
                "`storefront-sandbox shop change`.",
            },
            "notes": [],
            "grant": "400 unsupported_grant_type",
        },
    )


async def test_a_host_to_return_to_that_is_none_is_refused(call):
    status, problem = await call("PATCH", BLUE, {"returnHosts": ["*.shop.test", "http://x"]})
    assert (status, [error["pointer"] for error in problem["errors"]]) == (422, ["#/returnHosts/1"])
