"""Carts, discounts, gift cards and payments come back from a snapshot as they were."""

from tests.cart.test_cart_completion import BUYER, PAY, PRIVATE, SUBMIT, direct
from tests.cart.test_shop_pay import CREATE as SHOP_PAY
from tests.cart.test_shop_pay import GIVEN

MUG = "gid://shopify/ProductVariant/51000134217728"
WORLD = {"X-Sandbox-World": "blue", **PRIVATE}
CREATE = """mutation ($input: CartInput!) { cartCreate(input: $input) {
  cart { id } userErrors { code message field } } }"""
READ = """query ($id: ID!) { cart(id: $id) { note totalQuantity updatedAt
  metafields(identifiers: [{ namespace: "custom", key: "note" }]) { id value }
  buyerIdentity { email deliveryAddressPreferences { ... on MailingAddress { city } } }
  lines(first: 9) { nodes { id quantity ... on CartLine { parentRelationship { parent { id } } } } }
  appliedGiftCards { id amountUsed { amount } } discountCodes { code applicable }
  delivery { addresses { id selected } } cost { totalAmount { amount } } } }"""


async def test_a_snapshot_has_all_of_a_cart(storefront, call):
    async def ask(document, **variables):
        answer = await storefront.ask(document, headers=WORLD, **variables)
        (found,) = answer["data"].values()
        return found

    await call("PUT", "/worlds/blue/clock", {"freeze": "2026-11-23T10:00:00Z"})
    await call("PUT", "/worlds/blue/discounts/MINE", {"kind": "amount", "value": 2})
    await call("PUT", "/worlds/blue/gift-cards/CARD", {"balance": 4})
    lines = [
        {"merchandiseId": MUG},
        {"merchandiseId": MUG, "attributes": [{"key": "a", "value": "b"}]},
    ]
    place = {"deliveryAddress": {"city": "Boston", "country": "US", "province": "MA"}}
    given = {
        **BUYER,
        "buyerIdentity": {**BUYER["buyerIdentity"], "deliveryAddressPreferences": [place]},
        "lines": lines,
        "note": "Ring twice",
        "discountCodes": ["MINE"],
        "giftCardCodes": ["CARD"],
        "metafields": [{"key": "custom.note", "type": "single_line_text_field", "value": "x"}],
    }
    cart = (await ask(CREATE, input=given))["cart"]
    parent = (await ask(READ, id=cart["id"]))["lines"]["nodes"][0]["id"]
    child = [{"merchandiseId": MUG, "parent": {"lineId": parent}}]
    add = """mutation ($id: ID!, $lines: [CartLineInput!]!) {
      cartLinesAdd(cartId: $id, lines: $lines) { userErrors { message } } }"""
    await ask(add, id=cart["id"], lines=child)
    due = (await ask(READ, id=cart["id"]))["cost"]["totalAmount"]["amount"]
    await ask(PAY, cartId=cart["id"], payment=direct("PROCESSING-9", due))
    submitted = await ask(SUBMIT, cartId=cart["id"], attemptToken="first")
    await ask(SHOP_PAY, id="cart-1", request=GIVEN)
    before = await ask(READ, id=cart["id"])
    snapshot = (await call("GET", "/worlds/blue/snapshot"))[1]
    await call("POST", "/worlds/blue/reset")
    assert (await ask(READ, id=cart["id"])) is None
    await call("PUT", "/worlds/blue/snapshot", snapshot)
    assert await ask(READ, id=cart["id"]) == before
    assert (await call("GET", "/worlds/blue/snapshot"))[1]["records"] == snapshot["records"]
    again = await ask(SUBMIT, cartId=cart["id"], attemptToken="first")
    assert again["result"] == {
        "__typename": "SubmitAlreadyAccepted",
        "attemptId": submitted["result"]["attemptId"],
    }
