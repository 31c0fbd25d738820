"""A test looks into the carts of a world, and deletes one."""

from urllib.parse import quote

import pytest

from tests.control.conftest import absent

BLUE = "/worlds/blue"
MUG = "gid://shopify/ProductVariant/51000134217728"
NOW = "2026-11-23T10:00:00Z"
CREATE = """mutation ($input: CartInput!) { cartCreate(input: $input) {
  cart { id lines(first: 9) { nodes { id } } delivery { addresses { id } } } } }"""
PLACE = {"lastName": "Lovelace", "city": "Boston", "countryCode": "US", "provinceCode": "MA"}
WORLD = {"X-Sandbox-World": "blue"}


@pytest.fixture
def create(storefront, call):
    async def create(**given):
        await call("PUT", f"{BLUE}/clock", {"freeze": NOW})
        answer = await storefront.ask(CREATE, headers=WORLD, input=given)
        return answer["data"]["cartCreate"]["cart"]

    return create


def token_of(cart):
    return cart["id"].rpartition("/")[2].partition("?")[0]


async def test_a_cart_is_shown_with_its_prices_and_why_a_code_does_not_apply(create, call):
    made = await create(
        lines=[{"merchandiseId": MUG, "quantity": 2, "attributes": [{"key": "a", "value": "b"}]}],
        note="Ring twice",
        attributes=[{"key": "channel", "value": "web"}],
        buyerIdentity={"email": "ada@example.com", "countryCode": "US"},
        discountCodes=["SANDBOX10", "OVER-500"],
        giftCardCodes=["GIFT-CARD-10"],
        delivery={"addresses": [{"address": {"deliveryAddress": PLACE}, "selected": True}]},
    )
    status, cart = await call("GET", f"{BLUE}/carts/{token_of(made)}")
    assert status == 200
    assert cart.pop("checkoutUrl").endswith("/w/blue/cart/c/" + made["id"].rpartition("/")[2])
    (address,) = cart.pop("addresses")
    assert cart == {
        "id": made["id"],
        "token": token_of(made),
        "createdAt": NOW,
        "updatedAt": NOW,
        "note": "Ring twice",
        "attributes": [{"key": "channel", "value": "web"}],
        "email": "ada@example.com",
        "phone": None,
        "countryCode": "US",
        "customer": None,
        "lines": [
            {
                "id": made["lines"]["nodes"][0]["id"],
                "variant": MUG,
                "title": "Enamel Mug",
                "variantTitle": "Default Title",
                "quantity": 2,
                "sellingPlan": None,
                "attributes": [{"key": "a", "value": "b"}],
                "price": "12.50",
                "total": "25.00",
            }
        ],
        "totalQuantity": 2,
        "discountCodes": [
            {"code": "SANDBOX10", "applicable": True, "reason": None},
            {
                "code": "OVER-500",
                "applicable": False,
                "reason": "the subtotal is 25.00, OVER-500 needs 500.00 USD",
            },
        ],
        "giftCards": [{"code": "GIFT-CARD-10", "amountUsed": "10.00", "currencyCode": "USD"}],
        "deliveryOptions": ["Standard"],
        "currencyCode": "USD",
        "subtotal": "25.00",
        "total": "12.50",
    }
    place = {name: address[name] for name in PLACE}
    assert (place, address["selected"], address["zip"]) == (PLACE, True, None)


async def test_carts_are_listed_in_pages_and_by_the_email_of_the_buyer(create, call):
    made = [await create(buyerIdentity={"email": f"{name}@example.com"}) for name in "abc"]
    first = (await call("GET", f"{BLUE}/carts", first=2))[1]
    rest = (await call("GET", f"{BLUE}/carts", after=first["pageInfo"]["endCursor"]))[1]
    listed = [each["token"] for each in (*first["carts"], *rest["carts"])]
    assert listed == sorted(map(token_of, made))
    theirs = (await call("GET", f"{BLUE}/carts", email="B@example.com"))[1]["carts"]
    assert [each["id"] for each in theirs] == [made[1]["id"]]


async def test_a_deleted_cart_is_gone_for_clients(create, call, problem, storefront):
    made = await create()
    assert await call("DELETE", f"{BLUE}/carts/{quote(made['id'], safe='')}") == (204, None)
    token = token_of(made)
    not_found = (
        404,
        "cart-not-found",
        absent(f"cart {token}", "carts"),
    )
    assert await problem("GET", f"{BLUE}/carts/{token}") == not_found
    answer = await storefront.ask(
        "query ($id: ID!) { cart(id: $id) { id } }", headers=WORLD, id=made["id"]
    )
    assert answer["data"] == {"cart": None}


async def test_an_expired_cart_is_neither_shown_nor_listed_nor_paid(create, call, problem):
    token = token_of(await create(lines=[{"merchandiseId": MUG}]))
    await call("PUT", f"{BLUE}/clock", {"advance": "P10D"})
    assert (await call("GET", f"{BLUE}/carts"))[1]["carts"] == []
    assert (await problem("GET", f"{BLUE}/carts/{token}"))[0] == 404
    assert (await problem("POST", f"{BLUE}/carts/{token}/complete"))[0] == 404


async def test_a_paid_cart_that_is_canceled_gives_stock_and_gift_cards_back(create, call):
    variant = f"{BLUE}/variants/{MUG.rpartition('/')[2]}"
    await call("PATCH", variant, {"quantityAvailable": 5})
    await call("PUT", f"{BLUE}/gift-cards/BACK", {"balance": "7.00"})

    async def left():
        _, cards = await call("GET", f"{BLUE}/gift-cards")
        balances = [each["balance"] for each in cards["giftCards"] if each["code"] == "BACK"]
        return (await _stock(call), *balances)

    made = await create(
        lines=[{"merchandiseId": MUG, "quantity": 2}],
        buyerIdentity={"email": "ada@example.com"},
        giftCardCodes=["BACK"],
    )
    _, paid = await call("POST", f"{BLUE}/carts/{token_of(made)}/complete")
    before = await left()
    number = paid["order"]["id"].rpartition("/")[2]
    await call("POST", f"{BLUE}/orders/{number}/cancel", {})
    assert (before, await left()) == ((3, "0.00"), (5, "7.00"))


async def _stock(call):
    number = MUG.rpartition("/")[2]
    _, page = await call("GET", f"{BLUE}/products", first=250)
    return next(
        variant["quantityAvailable"]
        for product in page["products"]
        for variant in product["variants"]
        if variant["id"].endswith(number)
    )
