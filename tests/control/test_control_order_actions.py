"""Orders that were placed: shown, changed, sent, canceled, refunded and deleted."""

import pytest

from tests.control.conftest import absent

BLUE = "/worlds/blue"
ORDERS = f"{BLUE}/orders"
HEADER = {"X-Sandbox-World": "blue"}
NOW = "2026-11-23T10:00:00Z"
LINES = [{"title": "Mug", "price": 10, "quantity": 2}, {"title": "Tote", "price": 5}]
MANY = "many-orders@sandbox.example"
SHOWN = """
query ($token: String!) {
  customer(customerAccessToken: $token) {
    numberOfOrders
    orders(first: 1, reverse: true) {
      nodes {
        canceledAt cancelReason financialStatus fulfillmentStatus
        totalRefunded { amount } currentTotalPrice { amount }
        successfulFulfillments(first: 2) { trackingCompany trackingInfo(first: 2) { number } }
        lineItems(first: 2) { nodes { title currentQuantity } }
      }
    }
  }
}
"""
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
}
"""


@pytest.fixture
async def order(call):
    await call("PUT", f"{BLUE}/clock", {"freeze": NOW})
    body = {"email": "enabled@sandbox.example", "lines": LINES, "shipping": 4}
    _, made = await call("POST", ORDERS, body)
    return made


@pytest.fixture
def act(call, order):
    """Do something to the order; return it as it is then."""

    async def act(action, **body):
        status, changed = await call("POST", f"{ORDERS}/{order['id']}/{action}", body)
        assert status == 200
        assert await call("GET", f"{ORDERS}/{order['id']}") == (200, changed)
        return changed

    return act


@pytest.fixture
def shown(storefront):
    """Return the customer's newest order as a shop front shows it."""

    async def shown():
        told = {"email": "enabled@sandbox.example", "password": "enabled-password"}
        answer = await storefront.ask(LOG_IN, headers=HEADER, input=told)
        token = answer["data"]["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]
        answer = await storefront.ask(SHOWN, headers=HEADER, token=token)
        return answer["data"]["customer"]

    return shown


async def test_an_order_is_shown_by_its_number_and_its_gid(call, order):
    number = order["id"].rpartition("/")[2]
    assert await call("GET", f"{ORDERS}/{number}") == (200, order)
    assert await call("GET", f"{ORDERS}/{order['id']}") == (200, order)


async def test_an_order_of_the_seed_is_found_without_its_customer(call):
    _, page = await call("GET", ORDERS, customer=MANY, first=1)
    (order,) = page["orders"]
    assert await call("GET", f"{ORDERS}/{order['id']}") == (200, order)


async def test_a_change_keeps_what_it_does_not_name(call, order):
    change = {"email": "Other@Example.com", "phone": None, "financialStatus": "PENDING"}
    status, changed = await call("PATCH", f"{ORDERS}/{order['id']}", change)
    assert (status, changed) == (200, {**order, **change, "email": "other@example.com"})


async def test_an_order_is_sent_at_once(act, order, shown):
    changed = await act("fulfil", trackingCompany="Post", trackingNumbers=["A1"])
    quantities = [{"line": 0, "quantity": 2}, {"line": 1, "quantity": 1}]
    parcel = {
        "lines": quantities,
        "trackingCompany": "Post",
        "trackingNumbers": ["A1"],
        "shipmentStatus": None,
    }
    assert changed == {**order, "fulfillmentStatus": "FULFILLED", "fulfillments": [parcel]}
    (seen,) = (await shown())["orders"]["nodes"]
    assert seen["successfulFulfillments"] == [
        {"trackingCompany": "Post", "trackingInfo": [{"number": "A1"}]}
    ]


async def test_an_order_is_sent_in_parts(act):
    first = await act("fulfil", lines=[{"line": 0, "quantity": 1}])
    second = await act("fulfil")
    statuses = [first["fulfillmentStatus"], second["fulfillmentStatus"]]
    assert statuses == ["PARTIALLY_FULFILLED", "FULFILLED"]
    assert second["fulfillments"][1]["lines"] == [
        {"line": 0, "quantity": 1},
        {"line": 1, "quantity": 1},
    ]


async def test_a_canceled_order_is_refunded(act, order, shown):
    changed = await act("cancel", reason="FRAUD")
    lines = [{**line, "currentQuantity": 0} for line in order["lines"]]
    assert changed == {
        **order,
        "lines": lines,
        "financialStatus": "REFUNDED",
        "canceledAt": NOW,
        "cancelReason": "FRAUD",
        "totalRefunded": "29.00",
    }
    (seen,) = (await shown())["orders"]["nodes"]
    assert seen == {
        "canceledAt": NOW,
        "cancelReason": "FRAUD",
        "financialStatus": "REFUNDED",
        "fulfillmentStatus": "UNFULFILLED",
        "totalRefunded": {"amount": "29.0"},
        "currentTotalPrice": {"amount": "0.0"},
        "successfulFulfillments": [],
        "lineItems": {
            "nodes": [
                {"title": "Mug", "currentQuantity": 0},
                {"title": "Tote", "currentQuantity": 0},
            ]
        },
    }


@pytest.mark.parametrize(
    ("status", "after", "refunded"),
    [
        ("AUTHORIZED", "VOIDED", "0.00"),
        ("PENDING", "VOIDED", "0.00"),
        ("VOIDED", "VOIDED", "0.00"),
        ("PARTIALLY_PAID", "REFUNDED", "14.50"),
        ("PAID", "REFUNDED", "29.00"),
        ("PARTIALLY_REFUNDED", "REFUNDED", "29.00"),
        ("REFUNDED", "REFUNDED", "29.00"),
    ],
)
async def test_of_a_canceled_order_what_was_paid_is_refunded(
    status, after, refunded, call, act, order
):
    await call("PATCH", f"{ORDERS}/{order['id']}", {"financialStatus": status})
    changed = await act("cancel")
    told = (changed["financialStatus"], changed["cancelReason"], changed["totalRefunded"])
    assert told == (after, "OTHER", refunded)


async def test_a_status_that_is_set_after_the_cancellation_says_what_was_paid(call, act, order):
    await call("PATCH", f"{ORDERS}/{order['id']}", {"financialStatus": "PARTIALLY_PAID"})
    await act("cancel")
    _, changed = await call("PATCH", f"{ORDERS}/{order['id']}", {"financialStatus": "PAID"})
    assert changed["totalRefunded"] == "0.00"


async def test_lines_are_refunded_then_the_shipping_then_the_rest(act):
    lines = await act("refund", lines=[{"line": 0, "quantity": 1}])
    shipping = await act("refund", shipping=True)
    rest = await act("refund")
    refunded = [each["totalRefunded"] for each in (lines, shipping, rest)]
    statuses = [each["financialStatus"] for each in (lines, shipping, rest)]
    assert refunded == ["10.00", "14.00", "29.00"]
    assert statuses == ["PARTIALLY_REFUNDED", "PARTIALLY_REFUNDED", "REFUNDED"]


@pytest.mark.parametrize(
    ("change", "refunded"),
    [
        ({"financialStatus": "PARTIALLY_REFUNDED"}, "14.50"),
        ({"financialStatus": "PARTIALLY_REFUNDED", "totalRefunded": "5"}, "5.00"),
        ({"financialStatus": "PARTIALLY_REFUNDED", "totalRefunded": 28.99}, "28.99"),
    ],
)
async def test_an_order_can_be_made_partially_refunded(change, refunded, call, order, shown):
    status, changed = await call("PATCH", f"{ORDERS}/{order['id']}", change)
    told = {"financialStatus": "PARTIALLY_REFUNDED", "totalRefunded": refunded}
    assert (status, changed) == (200, {**order, **told})
    (seen,) = (await shown())["orders"]["nodes"]
    assert float(seen["totalRefunded"]["amount"]) == float(refunded)
    assert seen["currentTotalPrice"] == {"amount": "29.0"}


async def test_an_order_that_is_made_partially_refunded_has_half_of_it_refunded(call, order):
    made = {"email": order["email"], "lines": LINES, "financialStatus": "PARTIALLY_REFUNDED"}
    _, made = await call("POST", ORDERS, made)
    assert (made["totalPrice"], made["totalRefunded"]) == ("25.00", "12.50")


async def test_what_is_refunded_of_lines_is_added_to_an_amount_until_all_is(call, act, order):
    change = {"financialStatus": "PARTIALLY_REFUNDED", "totalRefunded": 6}
    await call("PATCH", f"{ORDERS}/{order['id']}", change)
    mug = await act("refund", lines=[{"line": 0, "quantity": 1}])
    _, more = await call("PATCH", f"{ORDERS}/{order['id']}", {"totalRefunded": 18})
    mugs = await act("refund", lines=[{"line": 0, "quantity": 1}])
    tote = await act("refund", lines=[{"line": 1, "quantity": 1}])
    assert [
        (each["financialStatus"], each["totalRefunded"]) for each in (mug, more, mugs, tote)
    ] == [
        ("PARTIALLY_REFUNDED", "16.00"),
        ("PARTIALLY_REFUNDED", "18.00"),
        ("PARTIALLY_REFUNDED", "28.00"),
        ("REFUNDED", "29.00"),
    ]


async def test_an_order_that_is_paid_again_has_nothing_refunded(call, order):
    for status in ("PARTIALLY_REFUNDED", "PAID"):
        _, changed = await call("PATCH", f"{ORDERS}/{order['id']}", {"financialStatus": status})
    assert changed == order


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (
            {"totalRefunded": 5},
            "is for an order that is PARTIALLY_REFUNDED, and this one is PAID: see refund",
        ),
        (
            {"financialStatus": "PARTIALLY_REFUNDED", "totalRefunded": 29},
            "is 29.00: write 0.01 or more, and less than 29.00",
        ),
        (
            {"financialStatus": "PARTIALLY_REFUNDED", "totalRefunded": 0},
            "is 0.00: write 0.01 or more, and less than 29.00",
        ),
    ],
)
async def test_no_other_order_has_a_part_refunded(change, detail, faults, order):
    found = await faults("PATCH", f"{ORDERS}/{order['id']}", change)
    assert found == [("#/totalRefunded", detail)]


async def test_what_was_refunded_of_lines_stays_refunded(act, faults, order):
    await act("refund", lines=[{"line": 0, "quantity": 1}])
    found = await faults("PATCH", f"{ORDERS}/{order['id']}", {"totalRefunded": 9})
    detail = "is 9.00: write 10.00 or more, and less than 29.00"
    assert found == [("#/totalRefunded", detail)]


async def test_a_deleted_order_is_no_longer_the_customers(call, order, shown):
    before = await shown()
    assert await call("DELETE", f"{ORDERS}/{order['id']}") == (204, None)
    after = await shown()
    status, _ = await call("GET", f"{ORDERS}/{order['id']}")
    assert (before["numberOfOrders"], after["numberOfOrders"], status) == ("1", "0", 404)
    assert after["orders"]["nodes"] == []


async def test_an_order_that_is_not_there_is_a_problem(problem):
    for number in ("7", "nothing"):
        assert await problem("GET", f"{ORDERS}/{number}") == (
            404,
            "order-not-found",
            absent(f"order {number}", "orders"),
        )


@pytest.mark.parametrize(
    ("action", "body", "pointer"),
    [
        ("cancel", {"reason": "BOREDOM"}, "#/reason"),
        ("fulfil", {"lines": [{"line": 2, "quantity": 1}]}, "#/lines/0/line"),
        ("fulfil", {"lines": [{"line": 0, "quantity": 3}]}, "#/lines/0/quantity"),
        ("refund", {"lines": [{"line": 0, "quantity": 1}] * 2}, "#/lines/1/line"),
    ],
)
async def test_what_is_wrong_is_refused(faults, order, action, body, pointer):
    found = await faults("POST", f"{ORDERS}/{order['id']}/{action}", body)
    assert [place for place, _ in found] == [pointer]


@pytest.mark.parametrize(
    ("action", "detail"),
    [
        ("cancel", "the order is canceled already"),
        ("fulfil", "the order has nothing left to fulfil"),
        ("refund", "the order has nothing left to refund"),
    ],
)
async def test_what_is_done_cannot_be_done_again(act, faults, order, action, detail):
    await act(action)
    assert await faults("POST", f"{ORDERS}/{order['id']}/{action}", {}) == [("#", detail)]


async def test_the_shipping_is_refunded_once(act, faults, order):
    await act("refund", shipping=True)
    found = await faults("POST", f"{ORDERS}/{order['id']}/refund", {"shipping": True})
    assert found == [("#/shipping", "is refunded already: leave it out")]


@pytest.mark.parametrize(
    ("status", "detail"),
    [
        ("PENDING", "the order is PENDING: make its financialStatus PAID first"),
        ("PARTIALLY_PAID", "the order is PARTIALLY_PAID: make its financialStatus PAID first"),
        ("REFUNDED", "the order has nothing left to refund"),
    ],
)
async def test_what_was_not_paid_is_not_refunded(status, detail, call, faults, order):
    await call("PATCH", f"{ORDERS}/{order['id']}", {"financialStatus": status})
    found = await faults("POST", f"{ORDERS}/{order['id']}/refund", {})
    assert found == [("#", detail)]


async def test_a_delivery_that_costs_nothing_is_not_refunded(call, faults, order):
    given = {"email": order["email"], "lines": [{"title": "Mug", "price": "9.50"}]}
    _, made = await call("POST", ORDERS, given)
    found = await faults("POST", f"{ORDERS}/{made['id']}/refund", {"shipping": True})
    assert found == [("#/shipping", "costs nothing in this order: leave it out")]


async def test_an_order_cannot_have_an_email_that_is_none(faults, order):
    found = await faults("PATCH", f"{ORDERS}/{order['id']}", {"email": "nobody"})
    assert found == [
        ("#/email", "is 'nobody', which is not an email: write it like ada@example.com")
    ]
    found = await faults("PATCH", f"{ORDERS}/{order['id']}", {"phone": "1"})
    detail = "is '1', which is not a phone number: write it like +15551234567"
    assert found == [("#/phone", detail)]
