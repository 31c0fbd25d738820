"""Note, attributes and buyer of a cart, and mutations of a cart that is not known."""

from datetime import timedelta

import pytest

from tests.cart.conftest import MUG, NOW_SHOWN, gid, masked
from tests.storefront.conftest import LOG_IN, PASSWORD

LOGIN_MULTIPASS = """mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken }
  }
}"""
BUYER = "buyerIdentity { email phone countryCode customer { email } preferences { wallet } }"
NOBODY = {
    "email": None,
    "phone": None,
    "countryCode": None,
    "customer": None,
    "preferences": None,
}


async def test_a_note_is_replaced_and_the_time_moves(create, mutate, world):
    """Shopify: recorded."""
    cart = await create((MUG, 1))
    world.clock.advance(timedelta(seconds=5))
    answer = await mutate("cartNoteUpdate", "note updatedAt", cartId=cart["id"], note=" Ring ")
    assert answer == {
        "cart": {"note": " Ring ", "updatedAt": "2026-03-04T05:06:12Z"},
        "userErrors": [],
        "warnings": [],
    }


@pytest.mark.parametrize("length", [5_000, 5_001])
async def test_a_note_has_5000_characters_at_the_most(length, create, mutate):
    """Shopify: recorded for cartNoteUpdate."""
    cart = await create()
    updated = await mutate("cartNoteUpdate", "note", cartId=cart["id"], note="x" * length)
    created = await mutate("cartCreate", "note", input={"note": "x" * length})
    if length == 5_000:
        assert updated["cart"] == created["cart"] == {"note": "x" * length}
        return
    error = {
        "code": "NOTE_TOO_LONG",
        "message": "The note exceeds the maximum number of 5000 characters.",
    }
    none = {"cart": None, "warnings": []}
    assert updated == {**none, "userErrors": [{**error, "field": ["note"]}]}
    assert created == {**none, "userErrors": [{**error, "field": ["input", "note"]}]}


async def test_attributes_are_replaced_and_the_last_value_of_a_key_stays(create, mutate):
    """Shopify: recorded."""
    cart = await create(attributes=[{"key": "old", "value": "1"}])
    given = [
        {"key": "gift", "value": "yes"},
        {"key": "channel", "value": "web"},
        {"key": "gift", "value": "no"},
    ]
    shows = "attributes { key value }"
    answer = await mutate("cartAttributesUpdate", shows, cartId=cart["id"], attributes=given)
    cleared = await mutate("cartAttributesUpdate", shows, cartId=cart["id"], attributes=[])
    assert answer["cart"]["attributes"] == [
        {"key": "gift", "value": "no"},
        {"key": "channel", "value": "web"},
    ]
    assert cleared["cart"]["attributes"] == []


# --- buyer ---


async def test_a_buyer_is_shown_as_given_with_the_customer_of_the_token(ask, create, mutate):
    """Shopify: recorded."""
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    cart = await create()
    buyer = {
        "email": "Other@Sandbox.example",
        "phone": "+12025550123",
        "countryCode": "CA",
        "customerAccessToken": token,
        "preferences": {"wallet": ["shop_pay"]},
    }
    answer = await mutate("cartBuyerIdentityUpdate", BUYER, cartId=cart["id"], buyerIdentity=buyer)
    assert answer == {
        "cart": {
            "buyerIdentity": {
                "email": "Other@Sandbox.example",
                "phone": "+12025550123",
                "countryCode": "CA",
                "customer": {"email": "enabled@sandbox.example"},
                "preferences": {"wallet": ["shop_pay"]},
            }
        },
        "userErrors": [],
        "warnings": [],
    }


async def test_a_token_made_by_multipass_identifies_the_buyer(ask, mint, mutate):
    sealed = mint(email="new@sandbox.example", created_at=NOW_SHOWN)
    answer = await ask(LOGIN_MULTIPASS, token=sealed)
    token = answer["customerAccessToken"]["accessToken"]
    given = {"buyerIdentity": {"customerAccessToken": token}}
    answer = await mutate("cartCreate", BUYER, input=given)
    assert answer["cart"]["buyerIdentity"] == {
        **NOBODY,
        "email": "new@sandbox.example",
        "customer": {"email": "new@sandbox.example"},
    }


async def test_what_is_left_out_stays_and_null_clears_it(ask, create, mutate):
    """Shopify: inferred from what its clients send; that the email stays is our choice."""
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    given = {"customerAccessToken": token, "countryCode": "CA"}
    cart = await create(buyerIdentity=given)
    steps = [
        {"phone": "+12025550123"},
        {"customerAccessToken": None, "companyLocationId": None},
        {"email": None, "preferences": {"delivery": {"deliveryMethod": ["PICK_UP"]}}},
        {"preferences": None, "phone": None},
    ]
    shown = []
    for step in steps:
        answer = await mutate(
            "cartBuyerIdentityUpdate", BUYER, cartId=cart["id"], buyerIdentity=step
        )
        shown.append(answer["cart"]["buyerIdentity"])
    known = {
        "email": "enabled@sandbox.example",
        "phone": "+12025550123",
        "countryCode": "CA",
        "customer": {"email": "enabled@sandbox.example"},
        "preferences": None,
    }
    assert shown == [
        known,
        known | {"customer": None},
        known | {"customer": None, "email": None, "preferences": {"wallet": None}},
        {**NOBODY, "countryCode": "CA"},
    ]


@pytest.mark.parametrize(
    ("given", "field", "error"),
    [
        (
            {"customerAccessToken": "dead"},
            "customerAccessToken",
            ("INVALID", "Customer is invalid"),
        ),
        ({"email": ""}, "email", ("INVALID", "Email is invalid")),
        ({"email": "ada@"}, "email", ("INVALID", "Email is invalid")),
        ({"phone": "12"}, "phone", ("INVALID", "Phone is invalid")),
        (
            {"preferences": {"wallet": ["google_pay"]}},
            "preferences.wallet.0",
            ("INVALID", "invalid value"),
        ),
        (
            {"companyLocationId": "gid://shopify/CompanyLocation/1"},
            "companyLocationId",
            (
                "MISSING_CUSTOMER_ACCESS_TOKEN",
                "The customer access token is required when setting a company location.",
            ),
        ),
    ],
)
async def test_a_bad_buyer_leaves_the_cart_as_it_was(given, field, error, create, mutate):
    """Shopify: recorded for the token."""
    cart = await create((MUG, 1))
    answer = await mutate("cartBuyerIdentityUpdate", cartId=cart["id"], buyerIdentity=given)
    created = await mutate("cartCreate", input={"buyerIdentity": given})
    error = dict(zip(("code", "message"), error, strict=True))
    assert answer == {
        "cart": cart,
        "userErrors": [{**error, "field": ["buyerIdentity", *field.split(".")]}],
        "warnings": [],
    }
    assert created == {
        "cart": None,
        "userErrors": [{**error, "field": ["input", "buyerIdentity", *field.split(".")]}],
        "warnings": [],
    }


async def test_there_are_no_companies(ask, create, mutate):
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    given = {
        "customerAccessToken": token,
        "companyLocationId": "gid://shopify/CompanyLocation/1",
    }
    cart = await create()
    answer = await mutate("cartBuyerIdentityUpdate", cartId=cart["id"], buyerIdentity=given)
    created = await mutate("cartCreate", input={"buyerIdentity": given})
    errors = [*answer["userErrors"], *created["userErrors"]]
    assert [error["code"] for error in errors] == ["INVALID_COMPANY_LOCATION"] * 2


async def test_another_country_prices_all_lines_anew(create, mutate):
    cart = await create((MUG, 2))
    shows = "cost { totalAmount { amount currencyCode } }"
    answer = await mutate(
        "cartBuyerIdentityUpdate", shows, cartId=cart["id"], buyerIdentity={"countryCode": "JP"}
    )
    assert answer["cart"]["cost"]["totalAmount"] == {"amount": "3800.0", "currencyCode": "JPY"}


# --- unknown carts ---

CALLS = [
    ("cartNoteUpdate", {"note": "Ring"}),
    ("cartAttributesUpdate", {"attributes": [{"key": "a", "value": "b"}]}),
    ("cartBuyerIdentityUpdate", {"buyerIdentity": {"countryCode": "CA"}}),
    ("cartLinesAdd", {"lines": [{"merchandiseId": gid(MUG)}]}),
    ("cartLinesUpdate", {"lines": [{"id": "gid://shopify/CartLine/1", "quantity": 1}]}),
    ("cartLinesRemove", {"lineIds": ["gid://shopify/CartLine/1"]}),
]


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=[name for name, _ in CALLS])
async def test_a_mutation_of_an_unknown_cart_makes_a_new_one(name, arguments, ask, mutate):
    """Shopify: recorded for cartNoteUpdate; for the others the new cart is our choice."""
    shows = "id note totalQuantity attributes { key value }"
    missing = "gid://shopify/Cart/missing?key=missing"
    answer = await mutate(name, shows, cartId=missing, **arguments)
    assert masked(answer) == {
        "cart": {
            "id": "gid://shopify/Cart/TOKEN?key=KEY",
            "note": arguments.get("note", ""),
            "totalQuantity": 0,
            "attributes": arguments.get("attributes", []),
        },
        "userErrors": [
            {
                "code": "INVALID",
                "field": ["cartId"],
                "message": "The specified cart does not exist.",
            }
        ],
        "warnings": [],
    }
    again = await ask(
        f"query ($id: ID!) {{ cart(id: $id) {{ {shows} }} }}", id=answer["cart"]["id"]
    )
    assert again == answer["cart"]


@pytest.mark.parametrize(
    ("key", "reason"),
    [("", "cart.key-missing"), ("?key=", "cart.key-missing"), ("?key=0", "cart.key-wrong")],
)
async def test_without_its_key_a_cart_cannot_be_changed(key, reason, ask, create, storefront):
    """Shopify: reported."""
    cart = await create((MUG, 1))
    document = """mutation ($id: ID!) {
      cartNoteUpdate(cartId: $id, note: "x") { cart { id } userErrors { code field message } }
    }"""
    wrong = cart["id"].partition("?")[0] + key
    answer = await ask(document, id=wrong)
    told = await storefront.reason(document, id=wrong)
    assert [error["field"] for error in answer["userErrors"]] == [["cartId"]]
    assert answer["cart"]["id"].partition("?")[0] != cart["id"].partition("?")[0]
    assert told.startswith(reason)


async def test_a_stock_warning_is_explained(create, storefront):
    cart = await create()
    document = f"""mutation ($id: ID!) {{
      cartLinesAdd(cartId: $id, lines: [{{ merchandiseId: "{gid(102)}", quantity: 9 }}]) {{
        cart {{ id }}
      }}
    }}"""
    told = await storefront.reason(document, id=cart["id"])
    assert told.startswith("cart.merchandise-not-enough-stock")


async def test_create_without_input_makes_an_empty_cart(ask):
    document = """mutation { cartCreate {
      cart { note totalQuantity lines(first: 1) { nodes { id } } } userErrors { code }
    } }"""
    answer = await ask(document)
    assert answer == {
        "cart": {"note": "", "totalQuantity": 0, "lines": {"nodes": []}},
        "userErrors": [],
    }
