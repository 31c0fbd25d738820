"""Payments by gift cards in the transactions of an order."""

import pytest

CART = """
mutation ($token: String!, $lines: [CartLineInput!]!, $codes: [String!]) {
  cartCreate(input: {
    buyerIdentity: {customerAccessToken: $token}, lines: $lines, giftCardCodes: $codes
  }) { cart { id } userErrors { message } }
}
"""
ORDER = """
query ($query: String) { customer { orders(first: 1, reverse: true, query: $query) { nodes {
  number totalPrice { amount } transactions {
    id kind type transactionParentId transactionAmount { shopMoney { amount } }
    typeDetails { name } paymentDetails { ... on CardPaymentDetails { last4 } }
    giftCardDetails { last4 balance { amount currencyCode } }
  } paymentInformation { totalPaidAmount { amount } totalOutstandingAmount { amount } }
  totalRefunded { amount }
} } } }
"""
MUG = "gid://shopify/ProductVariant/51000134217728"
WORLD = "/worlds/default"


async def order_of(customer, query=None):
    data = await customer.data(ORDER, query=query)
    (order,) = data["customer"]["orders"]["nodes"]
    return order


def shown(transactions):
    """Return what can be compared; the card has no details of a gift card."""
    return [
        (
            each["kind"],
            each["type"],
            each["transactionAmount"]["shopMoney"]["amount"],
            each["giftCardDetails"] and each["giftCardDetails"]["last4"],
        )
        for each in transactions
    ]


async def bought(customer, storefront, call, quantity, *cards):
    for code, balance in cards:
        await call("PUT", f"{WORLD}/gift-cards/{code}", {"balance": balance})
    payload = await storefront.ask(
        CART,
        token=customer.token,
        lines=[{"merchandiseId": MUG, "quantity": quantity}],
        codes=[code for code, _ in cards],
    )
    cart_id = payload["data"]["cartCreate"]["cart"]["id"]
    token = cart_id.rpartition("/")[2].partition("?")[0]
    _, completed = await call("POST", f"{WORLD}/carts/{token}/complete")
    return completed["order"]


async def test_gift_cards_pay_first_and_the_card_the_rest(customer, storefront, call):
    cards = (("CAMP-0001-AAAA", "10.00"), ("CAMP-0002-BBBB", "5.00"))
    await bought(customer, storefront, call, 3, *cards)
    order = await order_of(customer)
    first, second, card = order["transactions"]
    total = float(order["totalPrice"]["amount"])
    assert shown(order["transactions"]) == [
        ("SALE", "GIFT_CARD", "10.0", "aaaa"),
        ("SALE", "GIFT_CARD", "5.0", "bbbb"),
        ("SALE", "CARD", str(total - 15), None),
    ]
    assert first["giftCardDetails"]["balance"] == {"amount": "0.0", "currencyCode": "USD"}
    assert (first["paymentDetails"], card["paymentDetails"]) == (None, {"last4": "4242"})
    assert [each["typeDetails"]["name"] for each in (first, second, card)] == [
        "Gift card",
        "Gift card",
        "Card",
    ]
    assert len({each["id"] for each in order["transactions"]}) == 3


async def test_a_gift_card_that_pays_all_is_the_only_payment(customer, storefront, call):
    await bought(customer, storefront, call, 1, ("CAMP-0003-CCCC", "100.00"))
    order = await order_of(customer)
    total = order["totalPrice"]["amount"]
    assert shown(order["transactions"]) == [("SALE", "GIFT_CARD", total, "cccc")]
    (paid,) = order["transactions"]
    assert paid["giftCardDetails"]["balance"]["amount"] == str(100 - float(total))


async def test_a_refund_goes_to_the_card_first(customer, storefront, call):
    made = await bought(customer, storefront, call, 2, ("CAMP-0004-DDDD", "4.00"))
    number = made["id"].rpartition("/")[2]
    await call("POST", f"{WORLD}/orders/{number}/refund", {})
    gift, card, *back = (await order_of(customer))["transactions"]
    assert [each["transactionParentId"] for each in back] == [card["id"], gift["id"]]
    assert shown(back) == [
        ("REFUND", "CARD", card["transactionAmount"]["shopMoney"]["amount"], None),
        ("REFUND", "GIFT_CARD", "4.0", "dddd"),
    ]


@pytest.mark.parametrize(
    ("status", "paid", "owed"),
    [
        ("PENDING", 0, 30),
        ("AUTHORIZED", 20, 10),
        ("PARTIALLY_PAID", 20, 10),
        ("PAID", 30, 0),
        ("VOIDED", 0, 0),
    ],
)
async def test_what_was_paid_is_never_less_than_what_gift_cards_paid(
    status, paid, owed, customer, storefront, call
):
    made = await bought(customer, storefront, call, 2, ("CAMP-0005-EEEE", "20.00"))
    number = made["id"].rpartition("/")[2]
    await call("PATCH", f"{WORLD}/orders/{number}", {"financialStatus": status})
    order = await order_of(customer)
    assert order["totalPrice"]["amount"] == "30.0"
    assert order["paymentInformation"] == {
        "totalPaidAmount": {"amount": f"{paid}.0"},
        "totalOutstandingAmount": {"amount": f"{owed}.0"},
    }
    sales = [
        float(each["transactionAmount"]["shopMoney"]["amount"])
        for each in order["transactions"]
        if each["kind"] == "SALE"
    ]
    assert sum(sales) == paid


async def test_what_was_paid_of_a_canceled_order_comes_back_and_no_more(customer, storefront, call):
    made = await bought(customer, storefront, call, 2, ("CAMP-0006-FFFF", "4.00"))
    number = made["id"].rpartition("/")[2]
    await call("PATCH", f"{WORLD}/orders/{number}", {"financialStatus": "PARTIALLY_PAID"})
    await call("POST", f"{WORLD}/orders/{number}/cancel", {})
    order = await order_of(customer)
    assert order["totalRefunded"]["amount"] == "15.0"
    assert order["paymentInformation"] == {
        "totalPaidAmount": {"amount": "15.0"},
        "totalOutstandingAmount": {"amount": "0.0"},
    }
    assert shown(order["transactions"]) == [
        ("SALE", "GIFT_CARD", "4.0", "ffff"),
        ("SALE", "CARD", "11.0", None),
        ("REFUND", "CARD", "11.0", None),
        ("REFUND", "GIFT_CARD", "4.0", "ffff"),
    ]


async def test_an_order_of_a_file_has_a_gift_card(log_in):
    order = await order_of(await log_in("company-buyer"), "name:1202")
    assert shown(order["transactions"])[0] == ("SALE", "GIFT_CARD", "10.0", "9f2c")
    assert order["transactions"][0]["giftCardDetails"]["balance"]["amount"] == "15.0"
