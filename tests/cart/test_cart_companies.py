"""Carts of companies: price lists, quantity rules and price breaks; and what free delivery and
gift cards do with subscriptions. In the built-in shop."""

import pytest

from tests.cart.test_cart_lines import PLANS
from tests.companies.test_company_prices import OFFICE, WAREHOUSE
from tests.storefront.conftest import LOG_IN, PASSWORD

MUG = "gid://shopify/ProductVariant/51000134217728"
SHOWS = """cart { id totalQuantity cost { totalAmount { amount } }
  buyerIdentity { customer { email } purchasingCompany { company { name } location { id } } }
  lines(first: 5) { nodes { id quantity cost { amountPerQuantity { amount } } } }
} userErrors { code field message } warnings { code message }"""
CREATE = f"mutation ($input: CartInput!) {{ cartCreate(input: $input) {{ {SHOWS} }} }}"
ADD = f"""mutation ($id: ID!, $lines: [CartLineInput!]!) {{
  cartLinesAdd(cartId: $id, lines: $lines) {{ {SHOWS} }} }}"""
UPDATE = f"""mutation ($id: ID!, $lines: [CartLineUpdateInput!]!) {{
  cartLinesUpdate(cartId: $id, lines: $lines) {{ {SHOWS} }} }}"""
IDENTIFY = f"""mutation ($id: ID!, $buyer: CartBuyerIdentityInput!) {{
  cartBuyerIdentityUpdate(cartId: $id, buyerIdentity: $buyer) {{ {SHOWS} }} }}"""
REMOVE = f"""mutation ($id: ID!, $lines: [ID!]!) {{
  cartLinesRemove(cartId: $id, lineIds: $lines) {{ {SHOWS} }} }}"""
WITH_CODE = f"""mutation ($id: ID!, $codes: [String!]!) {{
  cartDiscountCodesUpdate(cartId: $id, discountCodes: $codes) {{ {SHOWS} }} }}"""
NOBODY = {"email": "no-company@sandbox.example", "password": PASSWORD}


@pytest.fixture
def ask(storefront):
    async def ask(document, **variables):
        answer = await storefront.ask(document, **variables)
        (found,) = answer["data"].values()
        return found

    return ask


@pytest.fixture
async def token(ask):
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    return (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]


@pytest.fixture
def create(ask, token):
    """Make a cart of mugs, bought for the company's warehouse."""

    async def create(quantity, **identity):
        buyer = {"customerAccessToken": token, "companyLocationId": WAREHOUSE, **identity}
        lines = [{"merchandiseId": MUG, "quantity": quantity}] if quantity else []
        return await ask(CREATE, input={"buyerIdentity": buyer, "lines": lines})

    return create


def priced(payload):
    return [
        (line["quantity"], line["cost"]["amountPerQuantity"]["amount"])
        for line in payload["cart"]["lines"]["nodes"]
    ]


@pytest.mark.parametrize(("quantity", "price"), [(6, "9.0"), (12, "8.0"), (54, "8.0"), (60, "6.5")])
async def test_a_company_pays_its_price_and_less_for_more(quantity, price, create):
    made = await create(quantity)
    assert made["userErrors"] == []
    assert priced(made) == [(quantity, price)]
    assert made["cart"]["buyerIdentity"] == {
        "customer": {"email": "enabled@sandbox.example"},
        "purchasingCompany": {
            "company": {"name": "Fjord Outfitters"},
            "location": {"id": WAREHOUSE},
        },
    }


async def test_a_location_without_a_price_list_pays_what_all_pay(create):
    assert priced(await create(1, companyLocationId=OFFICE)) == [(1, "12.5")]


RULES = [
    (5, "MINIMUM_NOT_MET", "The quantity must be above the specified minimum for the item."),
    (66, "MAXIMUM_EXCEEDED", "The quantity must be below the specified maximum for the item."),
    (7, "INVALID_INCREMENT", "The quantity must be a multiple of the specified increment."),
]


@pytest.mark.parametrize(("quantity", "code", "message"), RULES)
async def test_a_quantity_rule_holds_for_new_changed_and_grown_lines(
    quantity, code, message, create, ask
):
    error = {"code": code, "message": message}
    made = await create(quantity)
    assert (made["cart"], made["userErrors"]) == (
        None,
        [{**error, "field": ["input", "lines", "0", "quantity"]}],
    )
    cart = (await create(6))["cart"]
    (line,) = cart["lines"]["nodes"]
    here = {**error, "field": ["lines", "0", "quantity"]}
    changed = [{"id": line["id"], "quantity": quantity}]
    assert (await ask(UPDATE, id=cart["id"], lines=changed))["userErrors"] == [here]
    empty = (await create(0))["cart"]
    added = [{"merchandiseId": MUG, "quantity": quantity}]
    assert (await ask(ADD, id=empty["id"], lines=added))["userErrors"] == [here]


async def test_the_rule_is_of_the_whole_line_and_removes_none(create, ask):
    cart = (await create(60))["cart"]
    more = await ask(ADD, id=cart["id"], lines=[{"merchandiseId": MUG, "quantity": 6}])
    assert [each["code"] for each in more["userErrors"]] == ["MAXIMUM_EXCEEDED"]
    (line,) = cart["lines"]["nodes"]
    gone = await ask(UPDATE, id=cart["id"], lines=[{"id": line["id"], "quantity": 0}])
    assert (gone["userErrors"], gone["cart"]["totalQuantity"]) == ([], 0)


@pytest.fixture
async def parts(create, ask, storefront):
    """Make a cart of twelve mugs, of which four are free, and return its id and both parts."""
    each_third = {"kind": "buyXGetY", "buys": 2, "gets": 1}
    discounts = "/_sandbox/api/worlds/default/discounts"
    await storefront.client.put(f"{discounts}/3-FOR-2", json=each_third)
    cart = (await create(12))["cart"]
    cart = (await ask(WITH_CODE, id=cart["id"], codes=["3-FOR-2"]))["cart"]
    lines = cart["lines"]["nodes"]
    assert [line["quantity"] for line in lines] == [8, 4]
    return cart["id"], lines


@pytest.mark.parametrize(
    ("at", "quantity", "codes", "whole"),
    [
        (0, 2, [], 6),
        (1, 10, [], 18),
        (1, 1, ["INVALID_INCREMENT"], None),
        (0, 0, ["MINIMUM_NOT_MET"], None),
        (1, 64, ["MAXIMUM_EXCEEDED"], None),
    ],
)
async def test_a_quantity_rule_is_of_both_parts_of_a_line(at, quantity, codes, whole, parts, ask):
    cart_id, lines = parts
    changed = [{"id": lines[at]["id"], "quantity": quantity}]
    answer = await ask(UPDATE, id=cart_id, lines=changed)
    assert [each["code"] for each in answer["userErrors"]] == codes
    assert [each["field"] for each in answer["userErrors"]] == [["lines", "0", "quantity"]] * len(
        codes
    )
    assert (answer["cart"] and answer["cart"]["totalQuantity"]) == whole


async def test_both_parts_are_changed_in_one_call_to_what_the_rule_allows(parts, ask):
    cart_id, lines = parts
    changed = [{"id": lines[0]["id"], "quantity": 5}, {"id": lines[1]["id"], "quantity": 1}]
    answer = await ask(UPDATE, id=cart_id, lines=changed)
    assert (answer["userErrors"], answer["cart"]["totalQuantity"]) == ([], 6)


@pytest.mark.parametrize(("at", "rule"), [(0, RULES[0]), (1, RULES[2])])
async def test_what_is_left_of_a_line_keeps_to_the_rule(at, rule, parts, ask):
    cart_id, lines = parts
    _, code, message = rule
    answer = await ask(REMOVE, id=cart_id, lines=[lines[at]["id"]])
    assert answer["userErrors"] == [{"code": code, "field": ["lineIds", "0"], "message": message}]
    assert answer["cart"]["totalQuantity"] == 12


async def test_both_parts_of_a_line_can_go(parts, ask):
    cart_id, lines = parts
    gone = await ask(REMOVE, id=cart_id, lines=[line["id"] for line in lines])
    assert (gone["userErrors"], gone["cart"]["totalQuantity"]) == ([], 0)


async def test_the_rule_is_of_the_line_that_two_become(create, ask):
    engraved = {"merchandiseId": MUG, "quantity": 36, "attributes": [{"key": "for", "value": "A"}]}
    cart = (await create(36))["cart"]
    cart = (await ask(ADD, id=cart["id"], lines=[engraved]))["cart"]
    changed = [{"id": cart["lines"]["nodes"][0]["id"], "attributes": []}]
    answer = await ask(UPDATE, id=cart["id"], lines=changed)
    assert [each["code"] for each in answer["userErrors"]] == ["MAXIMUM_EXCEEDED"]


@pytest.mark.parametrize(
    ("identity", "code"),
    [
        ({"companyLocationId": WAREHOUSE}, "MISSING_CUSTOMER_ACCESS_TOKEN"),
        (
            {"companyLocationId": "gid://shopify/CompanyLocation/1", "token": True},
            "INVALID_COMPANY_LOCATION",
        ),
    ],
)
async def test_a_location_needs_a_customer_and_must_exist(identity, code, ask, token):
    if identity.pop("token", False):
        identity["customerAccessToken"] = token
    made = await ask(CREATE, input={"buyerIdentity": identity})
    assert [(each["code"], each["field"]) for each in made["userErrors"]] == [
        (code, ["input", "buyerIdentity", "companyLocationId"])
    ]
    cart = (await ask(CREATE, input={}))["cart"]
    answer = await ask(IDENTIFY, id=cart["id"], buyer=identity)
    assert [(each["code"], each["field"]) for each in answer["userErrors"]] == [
        (code, ["buyerIdentity", "companyLocationId"])
    ]


SIGN_UP = """mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) {
  customerUserErrors { code } } }"""


async def test_a_customer_who_is_no_contact_cannot_buy_for_the_company(ask):
    await ask(SIGN_UP, input=NOBODY)
    token = (await ask(LOG_IN, input=NOBODY))["customerAccessToken"]["accessToken"]
    buyer = {"customerAccessToken": token, "companyLocationId": WAREHOUSE}
    made = await ask(CREATE, input={"buyerIdentity": buyer})
    error = {
        "code": "BUYER_CANNOT_PURCHASE_FOR_COMPANY_LOCATION",
        "message": "The customer cannot purchase for this company location.",
    }
    assert made["userErrors"] == [
        {**error, "field": ["input", "buyerIdentity", "companyLocationId"]}
    ]
    cart = (await ask(CREATE, input={}))["cart"]
    answer = await ask(IDENTIFY, id=cart["id"], buyer=buyer)
    assert answer["userErrors"] == [{**error, "field": ["buyerIdentity", "companyLocationId"]}]


async def test_a_customer_who_leaves_leaves_the_company(create, ask):
    cart = (await create(6))["cart"]
    buyer = {"customerAccessToken": None, "companyLocationId": None}
    answer = await ask(IDENTIFY, id=cart["id"], buyer=buyer)
    assert answer["cart"]["buyerIdentity"] == {"customer": None, "purchasingCompany": None}
    assert priced(answer) == [(6, "12.5")]


async def test_gift_cards_do_not_pay_for_a_subscription(ask):
    """Shopify: documented."""
    shop = await ask(PLANS, handle="campfire-coffee")
    (variant,) = shop["variants"]["nodes"]
    plan = variant["sellingPlanAllocations"]["nodes"][0]["sellingPlan"]["id"]
    line = {"merchandiseId": variant["id"], "sellingPlanId": plan}
    document = """mutation ($input: CartInput!) { cartCreate(input: $input) {
      cart { appliedGiftCards { amountUsed { amount } balance { amount } } }
      warnings { code message target } } }"""
    made = await ask(document, input={"lines": [line], "giftCardCodes": ["GIFT-CARD-100"]})
    (warning,) = made["warnings"]
    assert made["cart"] == {
        "appliedGiftCards": [{"amountUsed": {"amount": "0.0"}, "balance": {"amount": "100.0"}}]
    }
    assert (warning["code"], warning["message"]) == (
        "PAYMENTS_GIFT_CARDS_UNAVAILABLE",
        "Gift cards are unavailable for this cart.",
    )


async def test_free_shipping_shows_what_it_takes_off_the_delivery(ask):
    """Shopify: documented; that no sum of the cart is lowered is our choice."""
    place = {"countryCode": "US"}
    document = """mutation ($input: CartInput!) { cartCreate(input: $input) {
      cart { cost { totalAmount { amount } }
        deliveryGroups(first: 1) { nodes { discountAllocations { discountedAmount { amount } } } }
        discountAllocations { __typename targetType discountedAmount { amount }
          ... on CartCodeDiscountAllocation { code } } } warnings { code } } }"""
    made = await ask(
        document,
        input={
            "lines": [{"merchandiseId": MUG}],
            "delivery": {"addresses": [{"address": {"deliveryAddress": place}, "selected": True}]},
            "discountCodes": ["FREE-SHIPPING"],
        },
    )
    off = {"discountedAmount": {"amount": "5.0"}}
    assert made == {
        "cart": {
            "cost": {"totalAmount": {"amount": "12.5"}},
            "deliveryGroups": {"nodes": [{"discountAllocations": [off]}]},
            "discountAllocations": [
                {
                    "__typename": "CartCodeDiscountAllocation",
                    "targetType": "SHIPPING_LINE",
                    "code": "FREE-SHIPPING",
                    **off,
                }
            ],
        },
        "warnings": [],
    }
