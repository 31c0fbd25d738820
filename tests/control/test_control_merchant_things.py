"""Locations, selling plans, companies, definitions and translations, as a merchant gives them."""

import pytest

from sandbox.file_ids import variant_id

BLUE = "/worlds/blue"
HEADER = {"X-Sandbox-World": "blue"}
MUG = f"gid://shopify/ProductVariant/{variant_id(2, 0)}"


@pytest.fixture
def ask(storefront):
    async def ask(document, **variables):
        answer = await storefront.ask(document, headers=HEADER, **variables)
        assert "errors" not in answer
        return answer["data"]

    return ask


# --- locations ---


async def test_buyers_pick_up_at_a_new_location(call, ask):
    place = {"city": "Oslo", "countryCode": "NO", "zip": "0150"}
    told = {"name": "Oslo Store", "address": place, "pickUpTime": "Usually ready in 1 hour"}
    status, made = await call("POST", f"{BLUE}/locations", told)
    assert (status, made["handle"], made["address"]["city"]) == (201, "oslo-store", "Oslo")
    data = await ask(
        "{ locations(first: 10) { nodes { name address { country zip } } } }",
    )
    assert data["locations"]["nodes"][-1] == {
        "name": "Oslo Store",
        "address": {"country": "Norway", "zip": "0150"},
    }


async def test_a_location_can_bring_goods_to_buyers_nearby(call):
    told = {"postalCodes": ["015*"], "price": 3, "minimumSubtotal": "10", "name": "Bike"}
    await call("POST", f"{BLUE}/locations", {"name": "Oslo", "localDelivery": told})
    _, shown = await call("GET", f"{BLUE}/locations/oslo")
    _, kept = await call("PATCH", f"{BLUE}/locations/oslo", {"pickUpTime": "Now"})
    _, over = await call("PATCH", f"{BLUE}/locations/oslo", {"localDelivery": None})
    amounts = {"price": "3.00", "minimumSubtotal": "10.00", "description": None}
    assert shown["localDelivery"] == kept["localDelivery"] == {**told, **amounts}
    assert over["localDelivery"] is None


async def test_a_location_without_a_time_is_hidden(call, ask):
    await call("PATCH", f"{BLUE}/locations/berlin", {"pickUpTime": None})
    data = await ask("{ locations(first: 10) { nodes { name } } }")
    assert "Berlin" not in str(data)


async def test_a_country_that_there_is_not_is_refused(call):
    told = {"name": "Oslo", "address": {"countryCode": "XX"}}
    status, problem = await call("POST", f"{BLUE}/locations", told)
    assert (status, problem["errors"][0]["pointer"]) == (422, "#/address/countryCode")


# --- selling plans ---

GROUP = {
    "name": "Refills",
    "options": ["Every"],
    "sellingPlans": [
        {
            "name": "Month",
            "options": ["1 month"],
            "deliveryPolicy": {"interval": "MONTH"},
            "priceAdjustments": [{"adjustmentPercentage": 20}],
        }
    ],
}
PLANS = """
{ product(handle: "enamel-mug") {
  sellingPlanGroups(first: 5) { nodes { name options { name values } } }
  variants(first: 1) { nodes {
    price { amount }
    sellingPlanAllocations(first: 5) { nodes {
      sellingPlan { id name }
      priceAdjustments { price { amount } }
    } }
  } }
} }
"""


async def test_a_product_is_sold_by_a_new_group_of_plans(call, ask):
    _, group = await call("POST", f"{BLUE}/selling-plan-groups", GROUP)
    change = {"sellingPlanGroups": [group["handle"]], "variants": [{"price": 10}]}
    change["options"] = []
    await call("PATCH", f"{BLUE}/products/enamel-mug", change)
    data = await ask(PLANS)
    (variant,) = data["product"]["variants"]["nodes"]
    assert data["product"]["sellingPlanGroups"]["nodes"] == [
        {"name": "Refills", "options": [{"name": "Every", "values": ["1 month"]}]}
    ]
    assert variant["sellingPlanAllocations"]["nodes"] == [
        {
            "sellingPlan": {"id": group["sellingPlans"][0]["id"], "name": "Month"},
            "priceAdjustments": [{"price": {"amount": "8.0"}}],
        }
    ]


async def test_a_plan_of_the_same_name_keeps_its_id(call):
    _, group = await call("POST", f"{BLUE}/selling-plan-groups", GROUP)
    path = f"{BLUE}/selling-plan-groups/{group['handle']}"
    _, changed = await call("PATCH", path, {"sellingPlans": GROUP["sellingPlans"]})
    assert changed == group


async def test_a_group_that_is_deleted_is_taken_from_products(call):
    _, group = await call("POST", f"{BLUE}/selling-plan-groups", GROUP)
    change = {"sellingPlanGroups": [group["handle"]]}
    await call("PATCH", f"{BLUE}/products/enamel-mug", change)
    await call("DELETE", f"{BLUE}/selling-plan-groups/{group['handle']}")
    _, product = await call("GET", f"{BLUE}/products/enamel-mug")
    assert product["sellingPlanGroups"] == []


@pytest.mark.parametrize(
    ("plan", "pointer"),
    [
        ({"options": []}, "#/sellingPlans/0/options"),
        ({"priceAdjustments": [{}]}, "#/sellingPlans/0/priceAdjustments/0"),
        (
            {"priceAdjustments": [{"price": 1, "adjustmentPercentage": 5}]},
            "#/sellingPlans/0/priceAdjustments/0",
        ),
    ],
)
async def test_a_plan_that_cannot_be_is_refused(call, plan, pointer):
    group = {**GROUP, "sellingPlans": [{**GROUP["sellingPlans"][0], **plan}]}
    status, problem = await call("POST", f"{BLUE}/selling-plan-groups", group)
    assert (status, problem["errors"][0]["pointer"]) == (422, pointer)


# --- companies ---

LIST = {
    "name": "Dealers",
    "percentage": 50,
    "prices": [
        {
            "variantId": MUG,
            "price": "7.00",
            "quantityRule": {"minimum": 6, "maximum": 60, "increment": 6},
            "quantityPriceBreaks": [{"minimumQuantity": 12, "price": "6.00"}],
        }
    ],
}
BUYING = """
query ($token: String!, $location: ID!)
@inContext(buyer: { customerAccessToken: $token, companyLocationId: $location }) {
  node(id: "%s") { ... on ProductVariant {
    price { amount }
    quantityRule { minimum maximum increment }
    quantityPriceBreaks(first: 5) { nodes { minimumQuantity price { amount } } }
  } }
}
"""
LOGIN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
}
"""


async def test_a_contact_buys_at_the_prices_of_the_company(call, ask):
    email, password = "ada@fjord.example", "ada-password"
    customer = {"email": email, "password": password, "state": "ENABLED"}
    await call("POST", f"{BLUE}/customers", customer)
    await call("POST", f"{BLUE}/price-lists", LIST)
    company = {
        "name": "Fjord",
        "contacts": [{"email": email}],
        "locations": [{"name": "Oslo", "priceList": "dealers"}],
    }
    status, made = await call("POST", f"{BLUE}/companies", company)
    assert status == 201
    data = await ask(LOGIN, input={"email": email, "password": password})
    token = data["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]
    data = await ask(BUYING % MUG, token=token, location=made["locations"][0]["id"])
    assert data["node"] == {
        "price": {"amount": "7.0"},
        "quantityRule": {"minimum": 6, "maximum": 60, "increment": 6},
        "quantityPriceBreaks": {"nodes": [{"minimumQuantity": 12, "price": {"amount": "6.0"}}]},
    }


async def test_what_stays_of_a_company_keeps_its_ids(call):
    company = {"name": "Fjord", "locations": [{"name": "Oslo"}, {"name": "Bergen"}]}
    _, made = await call("POST", f"{BLUE}/companies", company)
    change = {"locations": [{"name": "Bergen", "priceList": "wholesale"}]}
    _, changed = await call("PATCH", f"{BLUE}/companies/Fjord", change)
    bergen = made["locations"][1]
    assert changed["locations"] == [{**bergen, "priceList": "wholesale"}]


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("companies", {"name": "A", "contacts": [{"email": "x"}]}, "#/contacts/0/email"),
        (
            "price-lists",
            {"name": "A", "prices": [{"variantId": "7"}]},
            "#/prices/0/variantId",
        ),
        (
            "price-lists",
            {
                "name": "A",
                "prices": [{"variantId": MUG, "quantityRule": {"minimum": 5, "increment": 6}}],
            },
            "#/prices/0/quantityRule/minimum",
        ),
    ],
)
async def test_what_cannot_be_is_refused(call, path, body, pointer):
    status, problem = await call("POST", f"{BLUE}/{path}", body)
    assert (status, problem["errors"][0]["pointer"]) == (422, pointer)


# --- definitions ---

DEFINITION = {
    "ownerType": "PAGE",
    "namespace": "custom",
    "key": "sun",
    "type": "boolean",
    "storefrontAccess": "NONE",
}
SUN = '{ page(handle: "contact") { metafield(namespace: "custom", key: "sun") { type value } } }'


async def test_a_definition_gives_metafields_their_type_and_hides_them(call, ask):
    status, made = await call("POST", f"{BLUE}/metafield-definitions", DEFINITION)
    assert (status, made["name"]) == (201, "sun")
    metafield = {"namespace": "custom", "key": "sun", "value": "true"}
    await call("PATCH", f"{BLUE}/pages/contact", {"metafields": [metafield]})
    assert (await ask(SUN))["page"]["metafield"] is None
    path = f"{BLUE}/metafield-definitions/{made['id']}"
    await call("PATCH", path, {"storefrontAccess": "PUBLIC_READ"})
    assert (await ask(SUN))["page"]["metafield"] == {"type": "boolean", "value": "true"}


@pytest.mark.parametrize(
    ("change", "pointer"), [({"type": "text"}, "#/type"), ({"type": "boolean"}, "#/key")]
)
async def test_a_definition_that_cannot_be_is_refused(call, change, pointer):
    await call("POST", f"{BLUE}/metafield-definitions", DEFINITION)
    status, problem = await call("POST", f"{BLUE}/metafield-definitions", {**DEFINITION, **change})
    assert (status, problem["errors"][0]["pointer"]) == (422, pointer)


# --- translations ---

PRODUCT = "gid://shopify/Product/10200000065536"
IN_GERMAN = """
query @inContext(language: DE, country: DE) {
  product(handle: "becherchen") { handle title options { name } }
}
"""


async def test_a_translation_is_shown_at_once(call, ask):
    texts = {"title": "Becherchen", "handle": "Becherchen", "options": {"Color": "Ton"}}
    path = f"{BLUE}/translations/{PRODUCT}"
    status, answer = await call("PUT", path, {"translations": {"DE": texts}})
    assert (status, answer["translations"]["DE"]) == (200, {**texts, "handle": "becherchen"})
    data = await ask(IN_GERMAN)
    assert (data["product"]["handle"], data["product"]["title"]) == ("becherchen", "Becherchen")


async def test_a_field_of_a_metaobject_is_translated(call, ask):
    path = f"{BLUE}/translations/gid://shopify/Metaobject/209032768000"
    texts = {"fields": {"name": "Nordweg"}}
    status, answer = await call("PUT", path, {"translations": {"FR": texts}})
    assert (status, answer["translations"]["FR"]) == (200, texts)
    data = await ask(
        """query @inContext(language: FR, country: FR) {
          metaobject(handle: { type: "maker", handle: "northway" }) { field(key: "name") { value } }
        }"""
    )
    assert data["metaobject"]["field"]["value"] == "Nordweg"


async def test_null_deletes_the_texts_of_a_language(call):
    path = f"{BLUE}/translations/{PRODUCT}"
    _, before = await call("GET", path)
    _, after = await call("PUT", path, {"translations": {"DE": None}})
    assert "DE" in before["translations"]
    assert after["translations"] == {
        language: texts for language, texts in before["translations"].items() if language != "DE"
    }


async def test_what_is_not_translated_is_not_found(call):
    status, problem = await call("GET", f"{BLUE}/translations/gid://shopify/Order/1")
    assert (status, problem["type"].rpartition(":")[2]) == (404, "translations-not-found")


async def test_a_language_that_there_is_not_is_refused(call):
    path = f"{BLUE}/translations/{PRODUCT}"
    status, problem = await call("PUT", path, {"translations": {"XX": {"title": "x"}}})
    assert (status, problem["errors"][0]["pointer"]) == (422, "#/translations/XX")


# --- all of them ---


async def test_a_snapshot_has_them(call):
    await call("POST", f"{BLUE}/companies", {"name": "Fjord"})
    await call("POST", f"{BLUE}/locations", {"name": "Oslo"})
    _, snapshot = await call("GET", f"{BLUE}/snapshot")
    await call("PUT", "/worlds/green/snapshot", snapshot)
    for path in ("companies/Fjord", "locations/oslo"):
        assert await call("GET", f"/worlds/green/{path}") == await call("GET", f"{BLUE}/{path}")
