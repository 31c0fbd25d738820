"""Asking for less than was ordered: in `unstable` alone."""

import pytest

from tests.customer_account.conftest import Customer
from tests.customer_account.test_account_returns import ORDERS, line

REQUEST = """
mutation ($orderId: ID!, $lines: [RequestedEditLineItemInput!]!, $email: String) {
  orderRequestEdit(orderId: $orderId, requestedEditLineItems: $lines, email: $email) {
    requestedEdit { status
      requestedEditLineItems(first: 9) { nodes { quantity lineItem { title } } } }
    userErrors { code field message }
  }
}
"""
CALCULATE = """
query ($input: CalculateEditInput!) {
  requestedEditCalculate(input: $input) {
    editLineItems(first: 9) { nodes { quantity lineItem { title }
      subtotalSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } } }
    financialSummary {
      editOrderLevelDiscountSubtotalSet { shopMoney { amount } }
      editSubtotalBeforeTargetAllDiscountsSet { shopMoney { amount } }
      editSubtotalSet { shopMoney { amount } }
      editSubtotalWithCartDiscountSet { shopMoney { amount } }
      editTotalTaxSet { shopMoney { amount } } editTotalSet { shopMoney { amount } }
    }
  }
}
"""


@pytest.fixture
async def buyer(customer):
    return Customer(customer.account, customer.token, path="/customer/api/unstable/graphql")


@pytest.fixture
async def order(buyer):
    lines = [{"title": "Mug", "price": "10.00", "quantity": 3}]
    body = {"customer": "enabled@sandbox.example", "lines": lines, "taxRate": 0.1}
    return (await (await buyer.account.client.post(ORDERS, json=body)).json())["id"]


async def ask_for(buyer, order_id, *lines, **more):
    data = await buyer.data(REQUEST, orderId=order_id, lines=lines, **more)
    return data["orderRequestEdit"]


async def test_a_customer_asks_for_less(buyer, order):
    answer = await ask_for(buyer, order, line(order, 0, 2), email="ada@lovelace.example")
    assert answer == {
        "requestedEdit": {
            "status": "REQUESTED",
            "requestedEditLineItems": {"nodes": [{"quantity": 2, "lineItem": {"title": "Mug"}}]},
        },
        "userErrors": [],
    }
    asked = """query ($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { quantity } }
      requestedEdits(first: 9) { nodes { status } } } }"""
    assert await buyer.data(asked, id=order) == {
        "order": {
            "lineItems": {"nodes": [{"quantity": 3}]},
            "requestedEdits": {"nodes": [{"status": "REQUESTED"}]},
        }
    }


@pytest.mark.parametrize(
    ("lines", "at", "error"),
    [
        ([], ["requestedEditLineItems"], ("BLANK", "The input value is blank.")),
        (
            [(0, 0)],
            ["requestedEditLineItems", "0", "quantity"],
            ("GREATER_THAN", "The input value should be greater than the minimum allowed value."),
        ),
        (
            [(0, 4)],
            ["requestedEditLineItems", "0", "quantity"],
            (
                "LESS_THAN_OR_EQUAL_TO",
                "The input value should be less than or equal to the maximum value allowed.",
            ),
        ),
        (
            [(5, 1)],
            ["requestedEditLineItems", "0", "lineItemId"],
            ("NOT_FOUND", "A requested item could not be found."),
        ),
    ],
)
async def test_an_edit_is_refused(buyer, order, lines, at, error):
    answer = await ask_for(buyer, order, *(line(order, *each) for each in lines))
    assert answer == {
        "requestedEdit": None,
        "userErrors": [{"code": error[0], "field": at, "message": error[1]}],
    }


async def test_a_wrong_email_is_refused(buyer, order):
    answer = await ask_for(buyer, order, line(order, 0, 1), email="nobody")
    assert answer["userErrors"] == [
        {"code": "INVALID", "field": ["email"], "message": "The input value is invalid."}
    ]


async def test_an_order_that_was_sent_cannot_be_edited(buyer, order):
    await buyer.account.client.post(f"{ORDERS}/{order.rpartition('/')[2]}/fulfil", json={})
    assert (await ask_for(buyer, order, line(order, 0, 1)))["userErrors"] == [
        {"code": "INVALID", "field": ["orderId"], "message": "The input value is invalid."}
    ]


async def test_the_order_of_nobody_is_not_found(buyer):
    order_id = "gid://shopify/Order/1"
    assert (await ask_for(buyer, order_id, line(order_id, 0, 1)))["userErrors"] == [
        {
            "code": "NOT_FOUND",
            "field": ["orderId"],
            "message": "A requested item could not be found.",
        }
    ]


async def test_what_an_edit_is_worth(buyer, order):
    given = {"orderId": order, "editLineItems": [line(order, 0, 1)]}
    found = (await buyer.data(CALCULATE, input=given))["requestedEditCalculate"]
    assert found["editLineItems"]["nodes"] == [
        {
            "quantity": 1,
            "lineItem": {"title": "Mug"},
            "subtotalSet": {"shopMoney": {"amount": "10.0"}},
            "totalTaxSet": {"shopMoney": {"amount": "1.0"}},
        }
    ]
    sums = {key: bag["shopMoney"]["amount"] for key, bag in found["financialSummary"].items()}
    assert sums == {
        "editOrderLevelDiscountSubtotalSet": "0.0",
        "editSubtotalBeforeTargetAllDiscountsSet": "10.0",
        "editSubtotalSet": "10.0",
        "editSubtotalWithCartDiscountSet": "10.0",
        "editTotalTaxSet": "1.0",
        "editTotalSet": "11.0",
    }


@pytest.mark.parametrize("order_id", ["gid://shopify/Order/1", None])
async def test_what_cannot_be_taken_off_is_worth_nothing(buyer, order, order_id):
    given = {"orderId": order_id or order, "editLineItems": [line(order, 0, 9)]}
    assert await buyer.data(CALCULATE, input=given) == {"requestedEditCalculate": None}
