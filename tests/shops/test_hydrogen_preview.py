"""The shop `hydrogen-preview`: what Hydrogen's template and its cookbook depend on."""

import re
import tomllib
from pathlib import Path

import pytest
from yarl import URL

from sandbox.cli import parse
from sandbox.cli.serve import settings_of
from sandbox.resources import resource
from tests.conftest import Storefront
from tests.customer_account.conftest import Customer
from tests.oidc.conftest import Account

FOLDER = resource("fixtures/shops/hydrogen-preview")
ELEMENT = "gid://shopify/ProductVariant/43567673344056"
SHOP = 61_000_032_769
ELEMENTAL = "gid://shopify/ProductVariant/43567673442360"
TITLES = re.compile("cart|load more|load previous|^bundle$", re.IGNORECASE)
MENU_TITLES = re.compile(
    "cart|account|sign in|login|register|forgot password|orders|profile|addresses|subscriptions"
    "|continue",
    re.IGNORECASE,
)


@pytest.fixture
async def shop(start) -> Storefront:
    return await start(fixtures=FOLDER, customers=0)


@pytest.fixture
def data(shop):
    async def data(document, **variables):
        answer = await shop.ask(document, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    return data


def test_it_is_served_by_its_name():
    arguments = parse(["serve", "--shop", "hydrogen-preview"], variables={})
    assert settings_of(arguments).fixtures == FOLDER


@pytest.mark.parametrize(
    "given", [["--shop", "nowhere"], ["--shop", "hydrogen-preview", "--fixtures", "."]]
)
def test_a_shop_is_one_that_there_is_and_has_no_other_folder(given, capsys):
    with pytest.raises(SystemExit):
        parse(["serve", *given], variables={})
    assert "--shop" in capsys.readouterr().err


async def test_each_product_can_be_bought_and_has_a_picture(data):
    found = await data("""{ products(first: 50) { nodes {
      title tags availableForSale featuredImage { url width height }
      variants(first: 20) { nodes {
        quantityAvailable compareAtPrice { amount } image { url }
        quantityRule { increment minimum maximum }
      } }
    } } }""")
    for product in found["products"]["nodes"]:
        assert product["availableForSale"]
        assert product["featuredImage"]["width"] >= 400
        assert not TITLES.search(product["title"])
        for variant in product["variants"]["nodes"]:
            assert variant["quantityAvailable"] >= 10
            assert variant["compareAtPrice"] is None
            assert variant["quantityRule"] == {"increment": 1, "minimum": 1, "maximum": None}
    plain = [each["title"] for each in found["products"]["nodes"] if "combined" not in each["tags"]]
    assert any("The Hydrogen Snowboard" in title for title in plain[:8])


async def test_the_newest_products_and_collection_are_for_the_home_page(data):
    found = await data("""{
      products(first: 4, sortKey: UPDATED_AT, reverse: true) {
        nodes { handle tags requiresSellingPlan featuredImage { url } }
      }
      collections(first: 1, sortKey: UPDATED_AT, reverse: true) { nodes { title } }
    }""")
    first = found["products"]["nodes"][0]
    assert (first["tags"], first["requiresSellingPlan"]) == ([], False)
    assert all(each["featuredImage"] for each in found["products"]["nodes"])
    assert found["collections"]["nodes"] == [{"title": "Backcountry"}]


async def test_products_are_as_the_recipes_need_them(data):
    found = await data("""{
      element: product(handle: "the-element") { selectedOrFirstAvailableVariant {
        id price { amount } } }
      elemental: product(handle: "the-elemental") { selectedOrFirstAvailableVariant { id } }
      ascend: product(handle: "the-ascend") {
        options { name optionValues { name } } variants(first: 20) { nodes { id } }
        sellingPlanGroups(first: 1) { nodes { name } }
      }
      combined: product(handle: "the-snowboards") {
        title tags priceRange { minVariantPrice { amount } maxVariantPrice { amount } }
        options { name optionValues {
          name firstSelectableVariant { product { handle } }
        } }
      }
      bundle: product(handle: "free-wax-bundle") { title
        selectedOrFirstAvailableVariant(
          selectedOptions: {name: "", value: ""}, ignoreUnknownOptions: true
        ) {
          requiresComponents
          components(first: 5) { nodes { quantity productVariant {
            id title image { url } product { handle title }
          } } }
        }
      }
      wax: product(handle: "shopify-wax") { title sellingPlanGroups(first: 5) { nodes {
        sellingPlans(first: 5) { nodes { name options { name value } } } } }
      }
    }""")
    assert found["element"]["selectedOrFirstAvailableVariant"] == {
        "id": ELEMENT,
        "price": {"amount": "749.95"},
    }
    assert found["elemental"]["selectedOrFirstAvailableVariant"] == {"id": ELEMENTAL}
    sizes = [len(option["optionValues"]) for option in found["ascend"]["options"]]
    assert sizes[0] * sizes[1] == len(found["ascend"]["variants"]["nodes"]) == 6
    assert found["ascend"]["sellingPlanGroups"]["nodes"] == []
    combined = found["combined"]
    assert (combined["title"], combined["tags"]) == (
        "The Hydrogen Snowboards (Combined)",
        ["combined"],
    )
    assert combined["priceRange"] == {
        "minVariantPrice": {"amount": "520.0"},
        "maxVariantPrice": {"amount": "680.0"},
    }
    assert combined["options"] == [
        {
            "name": "Color",
            "optionValues": [
                {
                    "name": color,
                    "firstSelectableVariant": {"product": {"handle": f"the-{color.lower()}-board"}},
                }
                for color in ("Ember", "Glacier")
            ],
        }
    ]
    variant = found["bundle"]["selectedOrFirstAvailableVariant"]
    assert variant["requiresComponents"] is True
    assert all(each["productVariant"]["image"]["url"] for each in variant["components"]["nodes"])
    (group,) = found["wax"]["sellingPlanGroups"]["nodes"]
    assert [
        f"{plan['options'][0]['name']} {plan['options'][0]['value']}"
        for plan in group["sellingPlans"]["nodes"]
    ] == ["Deliver every week", "Deliver every month"]


async def test_collections_have_more_than_one_page(data):
    found = await data("""{
      backcountry: collection(handle: "backcountry") {
        products(first: 50) { nodes { featuredImage { url } } }
      }
      bundles: collection(handle: "bundles") { products(first: 8) { nodes { handle } } }
      collections(first: 50) { nodes { handle title image { url } } }
    }""")
    backcountry = found["backcountry"]["products"]["nodes"]
    assert len(backcountry) == 20
    assert all(each["featuredImage"] for each in backcountry)
    assert found["bundles"]["products"]["nodes"] == [{"handle": "free-wax-bundle"}]
    collections = found["collections"]["nodes"]
    assert len(collections) > 4
    assert all(each["image"] and each["handle"] != "all" for each in collections)
    assert not any(
        TITLES.search(each["title"]) for each in collections if each["title"] != "Bundles"
    )


async def test_the_layout_has_menus_policies_and_pages(data):
    found = await data("""{
      shop { name primaryDomain { url } privacyPolicy { id } refundPolicy { id }
        shippingPolicy { id } termsOfService { id } }
      main: menu(handle: "main-menu") { items { title url } }
      footer: menu(handle: "footer") { items { title url } }
      page(handle: "about") { title }
      blog(handle: "journal") { title articles(first: 2) { nodes {
        publishedAt blog { handle } image { url } } } }
      urlRedirects(first: 1, query: "path:/old-page") { nodes { target } }
    }""")
    items = [*found["main"]["items"], *found["footer"]["items"]]
    assert [each["title"] for each in items][:4] == ["Collections", "Journal", "Policies", "About"]
    assert not any(MENU_TITLES.search(each["title"]) for each in items)
    host = found["shop"]["primaryDomain"]["url"]
    assert all(each["url"].startswith(host) for each in items)
    assert (found["page"]["title"], found["blog"]["title"]) == ("About", "Journal")
    assert found["urlRedirects"]["nodes"] == [{"target": "/new-page"}]


ROUTE = """query ($handle: String!) {
  metaobject(handle: {type: "route", handle: $handle}) { field(key: "sections") {
    references(first: 10) { nodes { ... on Metaobject {
      heading: field(key: "heading") { type value }
      link: field(key: "link") { reference { ... on Metaobject {
        href: field(key: "href") { value }
      } } }
      image: field(key: "image") { reference { ... on MediaImage { image { url } } } }
      stores: field(key: "stores") { references(first: 10) { nodes { ... on Metaobject {
        handle hours: field(key: "hours") { type } address: field(key: "address") { value }
      } } } }
      store: field(key: "store") { reference { ... on Metaobject { handle } } }
    } } }
  } }
}"""


async def test_the_sections_of_the_recipe_can_be_followed(data):
    async def sections(handle):
        found = await data(ROUTE, handle=handle)
        return found["metaobject"]["field"]["references"]["nodes"]

    hero = (await sections("route-home"))[0]
    assert hero["heading"] == {"type": "single_line_text_field", "value": "Winter starts here"}
    assert hero["link"]["reference"]["href"]["value"] == "/collections/backcountry"
    assert hero["image"]["reference"]["image"]["url"]
    (grid,) = await sections("route-stores")
    stores = grid["stores"]["references"]["nodes"]
    assert [store["handle"] for store in stores] == ["harbor", "summit"]
    assert stores[0]["hours"]["type"] == "list.single_line_text_field"
    (section,) = await sections("route-harbor")
    assert section["store"]["reference"] == {"handle": "harbor"}


async def test_prices_and_carts_follow_the_market(data):
    found = await data("""query @inContext(country: CA, language: FR) {
      localization { availableCountries { isoCode availableLanguages { isoCode } } }
      product(handle: "the-ascend") { title priceRange { minVariantPrice { amount currencyCode } } }
    }""")
    languages = {
        each["isoCode"]: [language["isoCode"] for language in each["availableLanguages"]]
        for each in found["localization"]["availableCountries"]
    }
    assert languages == {"CA": ["EN", "FR"], "FR": ["FR", "EN"], "US": ["EN"]}
    assert found["product"]["title"] == "The Ascend"
    assert found["product"]["priceRange"]["minVariantPrice"]["currencyCode"] == "CAD"


async def test_codes_and_gift_cards_are_those_of_the_specs(data):
    cart = """mutation ($codes: [String!], $variant: ID!) { cartCreate(input: {
      lines: [{merchandiseId: $variant}], discountCodes: $codes,
      giftCardCodes: ["hydrogengift7k2m", "hydrogengift9x4p"]
    }) { cart { discountCodes { applicable } cost { subtotalAmount { amount } }
      appliedGiftCards { lastCharacters amountUsed { amount } } } } }"""
    good = (await data(cart, codes=["HYDROGEN10"], variant=ELEMENT))["cartCreate"]["cart"]
    late = (await data(cart, codes=["HYDROGENEXPIRED"], variant=ELEMENT))["cartCreate"]["cart"]
    assert good == {
        "discountCodes": [{"applicable": True}],
        "cost": {"subtotalAmount": {"amount": "739.95"}},
        "appliedGiftCards": [
            {"lastCharacters": "7k2m", "amountUsed": {"amount": "100.0"}},
            {"lastCharacters": "9x4p", "amountUsed": {"amount": "100.0"}},
        ],
    }
    assert late["discountCodes"] == [{"applicable": False}]


async def test_orders_are_of_products_that_there_are(data):
    login = await data(
        """mutation ($input: CustomerAccessTokenCreateInput!) {
          customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
        }""",
        input={"email": "enabled@sandbox.example", "password": "enabled-password"},
    )
    token = login["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]
    found = await data(
        """query ($token: String!) { customer(customerAccessToken: $token) { orders(first: 9) {
          nodes { lineItems(first: 9) { nodes { variant { id title product { handle } } } } }
        } } }""",
        token=token,
    )
    orders = found["customer"]["orders"]["nodes"]
    assert len(orders) == 2
    assert all(line["variant"] for order in orders for line in order["lineItems"]["nodes"])


async def test_the_checkout_names_its_sums_and_the_gift_card(data, shop):
    created = await data(
        """mutation ($variant: ID!) { cartCreate(input: {
      lines: [{merchandiseId: $variant}], giftCardCodes: ["hydrogengift7k2m"]
    }) { cart { checkoutUrl } } }""",
        variant=ELEMENT,
    )
    url = URL(created["cartCreate"]["cart"]["checkoutUrl"])
    response = await shop.client.get(url.path_qs)
    page = await response.text()
    summary = page.partition('aria-label="Cost summary"')[2].partition("</section>")[0]
    assert "\N{BULLET}" * 4 + " 7K2M" in summary


def test_no_title_is_in_another_language():
    written = [tomllib.loads(path.read_text()) for path in Path(FOLDER).rglob("*.toml")]
    assert [each for each in written if each.get("translations")] == []


TAYLOR = {"email": "taylor@example.com", "password": "taylor-password"}
LOG_IN = """mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } } }"""


@pytest.fixture
async def token(data):
    login = await data(LOG_IN, input=TAYLOR)
    return login["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]


async def test_the_profile_of_taylor_is_saved_as_it_is_shown(data, token):
    """Her number could not be given to anybody, but the shop has it."""
    profile = {"firstName": "Taylor", "lastName": "E2E", "phone": "+15551234567"}
    answer = await data(
        """mutation ($token: String!, $customer: CustomerUpdateInput!) {
          customerUpdate(customerAccessToken: $token, customer: $customer) {
            customer { firstName lastName phone } customerUserErrors { code field message }
          } }""",
        token=token,
        customer=profile,
    )
    assert answer["customerUpdate"] == {"customer": profile, "customerUserErrors": []}


async def test_the_phone_of_a_customer_can_be_that_of_the_cart(data, token):
    buyer = {"customerAccessToken": token, "phone": "+15551234567"}
    answer = await data(
        """mutation ($buyer: CartBuyerIdentityInput!) {
          cartCreate(input: { buyerIdentity: $buyer }) {
            cart { buyerIdentity { phone } } userErrors { code field message } } }""",
        buyer=buyer,
    )
    assert answer["cartCreate"] == {
        "cart": {"buyerIdentity": {"phone": "+15551234567"}},
        "userErrors": [],
    }


async def test_a_buyer_whom_the_shop_does_not_know_is_ignored(shop):
    """The B2B recipe's specs have made-up customers; the reason names the unknown token."""
    answer = await shop.post(
        """query ($buyer: BuyerInput) @inContext(buyer: $buyer) {
          product(handle: "the-element") { title } }""",
        headers={"X-Sandbox-Explain": "1"},
        buyer={"customerAccessToken": "made-up", "companyLocationId": "gid://shopify/X/1"},
    )
    body = await answer.json()
    assert body["data"] == {"product": {"title": "The Element"}}
    assert answer.headers["X-Sandbox-Reason"].startswith("customer-access-token.unknown: ")


async def test_new_customer_accounts_have_what_the_recipes_list(shop):
    account = Account(shop.client, shop=SHOP)
    login = await account.tokens("taylor-account")
    customer = Customer(
        account, login["access_token"], f"/{SHOP}/account/customer/api/2026-04/graphql"
    )
    found = await customer.data("""{ customer {
      addresses(first: 5) { nodes { address1 address2 company phoneNumber } }
      defaultAddress { address1 }
      companyContacts(first: 1) { nodes { locations(first: 5) { nodes {
        name shippingAddress { address1 city zoneCode zip countryCode }
      } } } }
      subscriptionContracts(first: 5) { nodes {
        status billingPolicy { interval intervalCount { count } } lines(first: 5) { nodes { name } }
      } }
    } }""")

    def place(name, address1, city, zone, code):
        address = {"address1": address1, "city": city, "zoneCode": zone, "zip": code}
        return {"name": name, "shippingAddress": {**address, "countryCode": "US"}}

    def contract(status, interval, count, name):
        policy = {"interval": interval, "intervalCount": {"count": count}}
        return {"status": status, "billingPolicy": policy, "lines": {"nodes": [{"name": name}]}}

    places = [
        place("Headquarters", "123 Main St", "New York", "NY", "10001"),
        place("Warehouse", "456 Industrial Ave", "Chicago", "IL", "60601"),
    ]
    assert found["customer"] == {
        "addresses": {
            "nodes": [
                {
                    "address1": "123 Main St",
                    "address2": None,
                    "company": "Shopify",
                    "phoneNumber": "+16135551111",
                },
                {
                    "address1": "456 Oak Ave",
                    "address2": "Apt 2B",
                    "company": None,
                    "phoneNumber": "+12175559999",
                },
            ]
        },
        "defaultAddress": {"address1": "123 Main St"},
        "companyContacts": {"nodes": [{"locations": {"nodes": places}}]},
        "subscriptionContracts": {
            "nodes": [
                contract("ACTIVE", "MONTH", 1, "Shopify Wax - Monthly"),
                contract("CANCELLED", "WEEK", 2, "Premium Polish - Bi-Weekly"),
            ]
        },
    }
