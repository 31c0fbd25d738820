"""Sending things back: what can be returned, asking for it, and what the merchant makes of it."""

import pytest

ORDERS = "/_sandbox/api/worlds/default/orders"
LINES = [
    {"title": "Mug", "price": "10.00", "quantity": 3},
    {"title": "Tent", "price": "100.00", "quantity": 1},
]
REQUEST = """
mutation ($orderId: ID!, $lines: [RequestedLineItemInput!]!) {
  orderRequestReturn(orderId: $orderId, requestedLineItems: $lines) {
    return {
      name status closedAt
      returnLineItemsCount { count precision }
      returnLineItems(first: 9) { nodes {
        quantity lineItem { title }
        ... on ReturnLineItem { returnReason returnReasonDefinition { handle name deleted } }
      } }
      exchangeLineItems(first: 1) { nodes { id } }
      reverseDeliveries(first: 1) { nodes { id } }
    }
    userErrors { code field message }
  }
}
"""
INFORMATION = """
query ($orderId: ID!) {
  order(id: $orderId) {
    returns(first: 9, sortKey: CREATED_AT, reverse: true) { nodes { id name status } }
    returnInformation {
      hasRestockingFee hasReturnShippingFee returnFees { title } returnShippingMethods
      returnableLineItems(first: 9) { nodes { quantity lineItem { title } } }
      nonReturnableLineItems(first: 9) { nodes {
        quantity lineItem { title } quantityDetails { quantity reasonCode } } }
      nonReturnableSummary { nonReturnableReasons }
    }
  }
}
"""
NOT_FOUND = "A requested item could not be found."


@pytest.fixture
async def order(customer):
    """An order of the customer: of three mugs two were sent, the tent was not."""
    client = customer.account.client
    body = {"customer": "enabled@sandbox.example", "lines": LINES, "taxRate": 0.1}
    made = await (await client.post(ORDERS, json=body)).json()
    sent = {"lines": [{"line": 0, "quantity": 2}]}
    assert (await client.post(path_of(made["id"], "fulfil"), json=sent)).status == 200
    return made["id"]


def path_of(order_id, action):
    return f"{ORDERS}/{order_id.rpartition('/')[2]}/{action}"


def line(order_id, position, quantity, **more):
    number = int(order_id.rpartition("/")[2]) + position
    return {"lineItemId": f"gid://shopify/LineItem/{number}", "quantity": quantity, **more}


async def ask_for(customer, order_id, *lines):
    data = await customer.data(REQUEST, orderId=order_id, lines=lines)
    return data["orderRequestReturn"]


async def settle(customer, order_id, **change):
    return await customer.account.client.post(path_of(order_id, "return"), json=change)


async def test_a_customer_asks_for_a_return(customer, order):
    answer = await ask_for(customer, order, line(order, 0, 2, returnReason="DEFECTIVE"))
    number = await customer.data("query ($id: ID!) { order(id: $id) { name } }", id=order)
    assert answer == {
        "return": {
            "name": f"{number['order']['name']}-R1",
            "status": "REQUESTED",
            "closedAt": None,
            "returnLineItemsCount": {"count": 1, "precision": "EXACT"},
            "returnLineItems": {
                "nodes": [
                    {
                        "quantity": 2,
                        "lineItem": {"title": "Mug"},
                        "returnReason": "DEFECTIVE",
                        "returnReasonDefinition": {
                            "handle": "defective",
                            "name": "Defective",
                            "deleted": False,
                        },
                    }
                ]
            },
            "exchangeLineItems": {"nodes": []},
            "reverseDeliveries": {"nodes": []},
        },
        "userErrors": [],
    }


async def test_what_was_sent_can_be_returned(customer, order):
    found = (await customer.data(INFORMATION, orderId=order))["order"]["returnInformation"]
    assert found == {
        "hasRestockingFee": False,
        "hasReturnShippingFee": False,
        "returnFees": [],
        "returnShippingMethods": [],
        "returnableLineItems": {"nodes": [{"quantity": 2, "lineItem": {"title": "Mug"}}]},
        "nonReturnableLineItems": {
            "nodes": [
                {
                    "quantity": 1,
                    "lineItem": {"title": title},
                    "quantityDetails": [{"quantity": 1, "reasonCode": "UNFULFILLED"}],
                }
                for title in ("Mug", "Tent")
            ]
        },
        "nonReturnableSummary": {"nonReturnableReasons": ["UNFULFILLED"]},
    }


async def test_what_is_in_a_return_cannot_be_returned_again(customer, order):
    await ask_for(customer, order, line(order, 0, 1))
    found = (await customer.data(INFORMATION, orderId=order))["order"]["returnInformation"]
    assert found["returnableLineItems"]["nodes"] == [{"quantity": 1, "lineItem": {"title": "Mug"}}]
    details = found["nonReturnableLineItems"]["nodes"][0]["quantityDetails"]
    assert details == [
        {"quantity": 1, "reasonCode": "RETURNED"},
        {"quantity": 1, "reasonCode": "UNFULFILLED"},
    ]
    assert found["nonReturnableSummary"]["nonReturnableReasons"] == ["RETURNED", "UNFULFILLED"]


async def test_a_return_is_found_by_its_id_and_in_its_order(customer, order, log_in):
    await ask_for(customer, order, line(order, 0, 1))
    await ask_for(customer, order, line(order, 0, 1))
    nodes = (await customer.data(INFORMATION, orderId=order))["order"]["returns"]["nodes"]
    assert [each["name"][-2:] for each in nodes] == ["R2", "R1"]
    asked = "query ($id: ID!) { return(id: $id) { name status createdAt updatedAt } }"
    found = (await customer.data(asked, id=nodes[0]["id"]))["return"]
    assert (found["name"], found["status"]) == (nodes[0]["name"], "REQUESTED")
    stranger = await log_in("with-orders")
    assert await stranger.data(asked, id=nodes[0]["id"]) == {"return": None}


@pytest.mark.parametrize(
    ("lines", "at", "error"),
    [
        ([], ["requestedLineItems"], ("BLANK", "The input value is blank.")),
        (
            [(0, 0)],
            ["requestedLineItems", "0", "quantity"],
            ("GREATER_THAN", "The input value should be greater than the minimum allowed value."),
        ),
        (
            [(0, 3)],
            ["requestedLineItems", "0", "quantity"],
            (
                "LESS_THAN_OR_EQUAL_TO",
                "The input value should be less than or equal to the maximum value allowed.",
            ),
        ),
        (
            [(0, 2), (0, 1)],
            ["requestedLineItems", "1", "quantity"],
            (
                "LESS_THAN_OR_EQUAL_TO",
                "The input value should be less than or equal to the maximum value allowed.",
            ),
        ),
        ([(7, 1)], ["requestedLineItems", "0", "lineItemId"], ("NOT_FOUND", NOT_FOUND)),
    ],
)
async def test_a_return_is_refused(customer, order, lines, at, error):
    answer = await ask_for(customer, order, *(line(order, *each) for each in lines))
    assert answer == {
        "return": None,
        "userErrors": [{"code": error[0], "field": at, "message": error[1]}],
    }
    assert (await customer.data(INFORMATION, orderId=order))["order"]["returns"]["nodes"] == []


@pytest.mark.parametrize(
    ("position", "quantity", "slug", "message"),
    [
        (
            0,
            3,
            "return.quantity-less-than-or-equal-to",
            "requestedLineItems.0.quantity: is 3, and 2 of this line are left",
        ),
        (
            0,
            0,
            "return.quantity-greater-than",
            "requestedLineItems.0.quantity: is 0: write 1 or more",
        ),
        (
            7,
            1,
            "return.line-item-id-not-found",
            "requestedLineItems.0.lineItemId: is {id}, which is not a line of the order {name}",
        ),
    ],
)
async def test_the_reason_says_what_can_be_returned(
    customer, order, call, position, quantity, slug, message
):
    asked = line(order, position, quantity)
    await ask_for(customer, order, asked)
    _, journal = await call("GET", "/worlds/default/journal?outcome=user-errors")
    _, shown = await call("GET", f"/worlds/default/orders/{order.rpartition('/')[2]}")
    expected = message.format(id=asked["lineItemId"], name=shown["name"])
    assert journal["entries"][-1]["reason"] == [{"slug": slug, "message": expected}]


async def test_a_note_is_too_long_and_a_reason_does_not_exist(customer, order):
    wrong = line(
        order,
        0,
        1,
        customerNote="x" * 301,
        returnReasonDefinitionId="gid://shopify/ReturnReasonDefinition/99",
    )
    at = ["requestedLineItems", "0"]
    assert (await ask_for(customer, order, wrong))["userErrors"] == [
        {
            "code": "TOO_LONG",
            "field": [*at, "customerNote"],
            "message": "The input value is too long.",
        },
        {"code": "NOT_FOUND", "field": [*at, "returnReasonDefinitionId"], "message": NOT_FOUND},
    ]


async def test_a_reason_can_be_one_that_is_suggested(customer, order):
    asked = """query ($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes {
      suggestedReturnReasonDefinitions(first: 20) { nodes { id name } } } } } }"""
    (first,) = (await customer.data(asked, id=order))["order"]["lineItems"]["nodes"]
    known = first["suggestedReturnReasonDefinitions"]["nodes"]
    (chosen,) = [each["id"] for each in known if each["name"] == "Wrong item"]
    answer = await ask_for(customer, order, line(order, 0, 1, returnReasonDefinitionId=chosen))
    assert answer["return"]["returnLineItems"]["nodes"][0]["returnReason"] == "WRONG_ITEM"


async def test_an_order_of_which_nothing_was_sent_is_in_the_wrong_state(customer):
    client = customer.account.client
    body = {"customer": "enabled@sandbox.example", "lines": LINES}
    made = await (await client.post(ORDERS, json=body)).json()
    assert (await ask_for(customer, made["id"], line(made["id"], 0, 1)))["userErrors"] == [
        {
            "code": "INVALID_STATE",
            "field": ["orderId"],
            "message": "A resource was not in the correct state for the operation to succeed.",
        }
    ]


async def test_the_order_of_somebody_else_is_not_found(order, log_in):
    stranger = await log_in("with-orders")
    assert (await ask_for(stranger, order, line(order, 0, 1)))["userErrors"] == [
        {"code": "NOT_FOUND", "field": ["orderId"], "message": NOT_FOUND}
    ]


async def test_a_refusal_is_in_the_language_of_the_viewer(customer, order):
    french = REQUEST.replace("!) {\n", "!) @inContext(language: FR, country: CA) {\n", 1)
    data = await customer.data(french, orderId=order, lines=[])
    (error,) = data["orderRequestReturn"]["userErrors"]
    assert error["message"] == "La valeur est vide."


async def test_a_merchant_approves_closes_and_opens_a_return(customer, order):
    await ask_for(customer, order, line(order, 0, 1))
    shown = []
    for status in ("OPEN", "CLOSED", "OPEN"):
        (back,) = (await (await settle(customer, order, status=status)).json())["returns"]
        shown.append(back["status"])
    assert shown == ["OPEN", "CLOSED", "OPEN"]


async def test_what_was_declined_can_be_returned_again(customer, order):
    await ask_for(customer, order, line(order, 0, 2))
    assert (await settle(customer, order, status="DECLINED")).status == 200
    assert (await ask_for(customer, order, line(order, 0, 2)))["userErrors"] == []


async def test_a_merchant_makes_a_return(customer, order):
    lines = [{"line": 0, "quantity": 1}]
    shown = await (await settle(customer, order, status="OPEN", lines=lines)).json()
    assert [(each["status"], each["lines"]) for each in shown["returns"]] == [("OPEN", lines)]
    nodes = (await customer.data(INFORMATION, orderId=order))["order"]["returns"]["nodes"]
    assert [each["name"] for each in nodes] == [shown["returns"][0]["name"]]


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"status": "CLOSED"}, "is missing: the returns of the order are none"),
        ({"status": "OPEN", "name": "#1-R1"}, "is #1-R1: the returns of the order are none"),
        ({"status": "OPEN", "lines": [{"line": 1, "quantity": 1}]}, "is 1: write the index"),
    ],
)
async def test_what_becomes_of_no_return_is_refused(customer, order, change, detail):
    answer = await settle(customer, order, **change)
    assert answer.status == 422
    assert detail in (await answer.text())


async def test_a_return_that_was_declined_stays_so(customer, order):
    await ask_for(customer, order, line(order, 0, 1))
    await settle(customer, order, status="DECLINED")
    answer = await settle(customer, order, status="OPEN")
    assert answer.status == 422
    assert "a return that is DECLINED stays so" in await answer.text()


async def test_a_return_is_in_the_snapshot_of_its_world(customer, order):
    await ask_for(customer, order, line(order, 0, 1))
    client, url = customer.account.client, "/_sandbox/api/worlds/default/snapshot"
    kept = await (await client.get(url)).json()
    await client.post("/_sandbox/api/worlds/default/reset")
    assert (await client.put(url, json=kept)).status == 200
    nodes = (await customer.data(INFORMATION, orderId=order))["order"]["returns"]["nodes"]
    assert [each["status"] for each in nodes] == ["REQUESTED"]


CALCULATE = """
query ($input: CalculateReturnInput!) {
  returnCalculate(input: $input) {
    returnLineItems(first: 9) { nodes {
      quantity lineItem { title } subtotalSet { shopMoney { amount } }
      totalTaxSet { presentmentMoney { amount } } } }
    financialSummary {
      restockingFeeSubtotalSet { shopMoney { amount } }
      returnShippingFeeSubtotalSet { shopMoney { amount } }
      returnSubtotalSet { shopMoney { amount } }
      returnSubtotalWithCartDiscountSet { shopMoney { amount } }
      returnTotalTaxSet { shopMoney { amount } } returnTotalSet { shopMoney { amount } }
    }
  }
}
"""


async def test_what_a_return_is_worth(customer, order):
    given = {"orderId": order, "returnLineItems": [line(order, 0, 2)]}
    found = (await customer.data(CALCULATE, input=given))["returnCalculate"]
    assert found["returnLineItems"]["nodes"] == [
        {
            "quantity": 2,
            "lineItem": {"title": "Mug"},
            "subtotalSet": {"shopMoney": {"amount": "20.0"}},
            "totalTaxSet": {"presentmentMoney": {"amount": "2.0"}},
        }
    ]
    sums = {key: bag["shopMoney"]["amount"] for key, bag in found["financialSummary"].items()}
    assert sums == {
        "restockingFeeSubtotalSet": "0.0",
        "returnShippingFeeSubtotalSet": "0.0",
        "returnSubtotalSet": "20.0",
        "returnSubtotalWithCartDiscountSet": "20.0",
        "returnTotalTaxSet": "2.0",
        "returnTotalSet": "22.0",
    }


@pytest.mark.parametrize("lines", [[(0, 3)], [(1, 1)], [(0, 0)], [(9, 1)]])
async def test_what_cannot_be_returned_is_worth_nothing(customer, order, lines):
    given = {"orderId": order, "returnLineItems": [line(order, *each) for each in lines]}
    assert await customer.data(CALCULATE, input=given) == {"returnCalculate": None}


async def test_a_return_of_no_order_is_worth_nothing(customer):
    given = {"orderId": "gid://shopify/Order/1", "returnLineItems": []}
    assert await customer.data(CALCULATE, input=given) == {"returnCalculate": None}


BACK = """query ($id: ID!) { order(id: $id) { returns(first: 1) { nodes {
    name reverseDeliveries(first: 9) { nodes {
      customerGeneratedLabel deliverable { ... on ReverseDeliveryShippingDeliverable {
        label { publicFileUrl } tracking { carrierName trackingNumber trackingUrl }
      } }
    } }
} } } }"""


async def test_a_return_has_the_deliveries_that_the_merchant_adds(log_in, call):
    buyer = await log_in("company-buyer")
    asked = "{ customer { orders(first: 1) { nodes { id } } } }"
    (order,) = (await buyer.data(asked))["customer"]["orders"]["nodes"]
    path = f"/worlds/default/orders/{order['id'].rpartition('/')[-1]}/return"
    label = "https://parcel.example/label.pdf"
    lines = [{"line": 0, "quantity": 1}]
    await call("POST", path, {"status": "REQUESTED", "lines": lines})
    status, _ = await call(
        "POST",
        path,
        {"status": "OPEN", "trackingCompany": "Back", "trackingNumber": "B1", "labelUrl": label},
    )
    await call("POST", path, {"status": "CLOSED", "trackingNumber": "B2"})
    found = (await buyer.data(BACK, id=order["id"]))["order"]["returns"]["nodes"]
    url = "https://parcel.sandbox.example/track/"
    first = {"carrierName": "Back", "trackingNumber": "B1", "trackingUrl": f"{url}B1"}
    second = {"carrierName": None, "trackingNumber": "B2", "trackingUrl": f"{url}B2"}
    assert status == 200
    assert [each["deliverable"] for each in found[0]["reverseDeliveries"]["nodes"]] == [
        {"label": {"publicFileUrl": label}, "tracking": first},
        {"label": None, "tracking": second},
    ]
