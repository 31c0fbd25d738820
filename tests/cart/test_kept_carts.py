"""What is kept of carts and their lines is never shown where it would be another one."""

from dataclasses import replace

import pytest

from sandbox.file_ids import variant_id

WORLD = "/_sandbox/api/worlds/blue"
API = "/w/blue/api/2026-10/graphql.json"
MUG = variant_id(2, 0)
TENT = variant_id(1, 0)
CART = """
  id UNSETTLED checkoutUrl totalQuantity note attributes { key value }
  buyerIdentity { email countryCode customer { id } }
  cost { subtotalAmount { amount currencyCode } totalAmount { amount } }
  discountCodes { code applicable } discountAllocations { discountedAmount { amount } }
  appliedGiftCards { lastCharacters }
  lines(first: 10) {
    nodes {
      id quantity attributes { key value } discountAllocations { discountedAmount { amount } }
      sellingPlanAllocation { checkoutChargeAmount { amount } }
      cost { totalAmount { amount } amountPerQuantity { amount } }
      merchandise { ... on ProductVariant { id title availableForSale UNSETTLED
        product { handle title } } }
    }
    pageInfo { hasNextPage }
  }
"""
READ = "query ($id: ID!) { cart(id: $id) {" + CART + "} }"
ADD = (
    """mutation ($id: ID!, $lines: [CartLineInput!]!) {
      cartLinesAdd(cartId: $id, lines: $lines) { cart {"""
    + CART
    + "} userErrors { message } } }"
)
CREATE = "mutation ($input: CartInput!) { cartCreate(input: $input) { cart { id } } }"
UNSETTLED = 'metafield(namespace: "none", key: "none") { id }'
AUTOMATIC = {"kind": "percentage", "value": "10", "automatic": True}
CHANGES = (
    ("PATCH", f"/variants/{MUG}", {"price": "7.77"}),
    ("PATCH", f"/variants/{MUG}", {"quantityAvailable": 0}),
    ("PATCH", "/products/enamel-mug", {"title": "Mug of Enamel"}),
    ("DELETE", "/products/enamel-mug", None),
    ("PUT", "/discounts/AUTUMN", AUTOMATIC),
)


@pytest.fixture
async def storefront(start):
    return replace(await start(), path=API)


@pytest.fixture
def ask(storefront):
    async def ask(document, unsettled="", **variables):
        """Ask, and ask a query twice more: what is read again is kept, and then shown."""
        document = document.replace("UNSETTLED", unsettled)
        times = 1 if document.startswith("mutation") else 3
        body, *again = [await storefront.ask(document, **variables) for _ in range(times)]
        assert "errors" not in body, body
        assert all(each == body for each in again)
        return without(body["data"], "metafield")

    return ask


@pytest.fixture
def made(ask):
    async def made(*variants, **more):
        given = {"lines": [line(each) for each in variants or (MUG, TENT)], **more}
        return (await ask(CREATE, input=given))["cartCreate"]["cart"]["id"]

    return made


def line(number, **more):
    return {"merchandiseId": f"gid://shopify/ProductVariant/{number}", "quantity": 2, **more}


def without(value, key):
    if isinstance(value, dict):
        return {name: without(each, key) for name, each in value.items() if name != key}
    return [without(each, key) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_of_the_shop_shows_in_a_cart_at_once(storefront, ask, made, change):
    cart = await made()
    before = await ask(READ, id=cart)
    method, path, body = change
    answer = await storefront.client.request(method, WORLD + path, json=body)
    assert answer.status < 300, await answer.text()
    after = await ask(READ, id=cart)
    assert (after == await ask(READ, UNSETTLED, id=cart), after == before) == (True, False)


async def test_a_change_of_a_cart_shows_at_once(ask, made):
    cart = await made()
    seen = [await ask(READ, id=cart)]
    for variant in (MUG, TENT):
        added = await ask(ADD, id=cart, lines=[line(variant)])
        seen.append(await ask(READ, id=cart))
        assert added["cartLinesAdd"]["cart"] == seen[-1]["cart"]
        assert seen[-1] == await ask(READ, UNSETTLED, id=cart)
    assert [each["cart"]["totalQuantity"] for each in seen] == [4, 6, 8]


async def test_carts_that_are_alike_have_ids_of_their_own(ask, made):
    ids = [await made(), await made(), await made()]
    shown = [(await ask(READ, id=each))["cart"] for each in ids * 2]
    assert [each["id"] for each in shown] == ids * 2
    assert len({node["id"] for each in shown for node in each["lines"]["nodes"]}) == 6


async def test_without_its_key_a_cart_does_not_show_who_buys(ask, made):
    cart = await made(buyerIdentity={"email": "ada@example.com"})
    emails = [
        (await ask(READ, id=each))["cart"]["buyerIdentity"]["email"]
        for each in (cart, cart.partition("?")[0], cart)
    ]
    assert emails == ["ada@example.com", None, "ada@example.com"]


async def test_what_cannot_be_sent_to_one_cart_is_available_in_another(ask, made):
    brazil = {"deliveryAddress": {"countryCode": "BR", "address1": "1 Rua", "city": "Rio"}}
    near = await made(TENT)
    far = await made(TENT, delivery={"addresses": [{"selected": True, "address": brazil}]})
    available = []
    for cart in (near, far, near):
        (shown,) = (await ask(READ, id=cart))["cart"]["lines"]["nodes"]
        available.append(shown["merchandise"]["availableForSale"])
    assert available == [True, False, True]


async def test_a_code_that_expires_is_looked_at_each_time(storefront, ask, made):
    ends = {"kind": "percentage", "value": "10", "endsAt": "2030-01-01T00:00:00Z"}
    answer = await storefront.client.put(f"{WORLD}/discounts/SOON", json=ends)
    assert answer.status < 300, await answer.text()
    cart, applicable = None, []
    for moment in ("2029-12-31T23:00:00Z", "2030-01-01T00:00:01Z"):
        await storefront.client.put(f"{WORLD}/clock", json={"freeze": moment})
        cart = cart or await made(discountCodes=["SOON"])
        applicable += (await ask(READ, id=cart))["cart"]["discountCodes"]
    assert [each["applicable"] for each in applicable] == [True, False]
