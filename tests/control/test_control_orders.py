"""Orders, created and listed by the control API, and seen by the customer."""

import pytest

from sandbox.catalog.seed.products import variant_id
from sandbox.orders.merchant import MOST
from tests.control.conftest import absent

BLUE = "/worlds/blue"
ORDERS = f"{BLUE}/orders"
CUSTOMERS = f"{BLUE}/customers"
HEADER = {"X-Sandbox-World": "blue"}
JANE = "gid://shopify/Customer/6500000032768"  # the persona `enabled`
MUG = f"gid://shopify/ProductVariant/{variant_id(2, 0)}"
A_MUG = {"title": "Mug", "price": "9.50"}
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } }
}
"""
BOUGHT = """
query ($token: String!) {
  customer(customerAccessToken: $token) {
    numberOfOrders
    orders(first: 10) {
      nodes {
        name processedAt financialStatus fulfillmentStatus
        totalPrice { amount currencyCode } totalTax { amount }
        shippingAddress { city }
        successfulFulfillments { fulfillmentLineItems(first: 5) { nodes { quantity } } }
        lineItems(first: 5) {
          nodes { title quantity originalTotalPrice { amount } variant { id title sku } }
        }
      }
    }
  }
}
"""


@pytest.fixture
def bought(storefront):
    """Return what a customer, who logs in by password, has bought."""

    async def bought(email, password):
        told = {"email": email, "password": password}
        answer = await storefront.ask(LOG_IN, headers=HEADER, input=told)
        token = answer["data"]["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]
        answer = await storefront.ask(BOUGHT, headers=HEADER, token=token)
        return answer["data"]["customer"]

    return bought


async def test_an_order_of_a_customer_has_the_fields_of_the_schema(call):
    await call("PUT", f"{BLUE}/clock", {"freeze": "2026-11-23T10:00:00Z"})
    lines = [{**A_MUG, "quantity": 2}, {"title": "Tote", "price": 24}]
    status, made = await call(
        "POST", ORDERS, {"customer": JANE, "lines": lines, "shipping": "6.90", "taxRate": 0.1}
    )
    assert (status, made) == (
        201,
        {
            "id": "gid://shopify/Order/9000000032768",
            "name": "#3201",
            "orderNumber": 3201,
            "customer": JANE,
            "email": "enabled@sandbox.example",
            "phone": made["phone"],
            "processedAt": "2026-11-23T10:00:00Z",
            "financialStatus": "PAID",
            "fulfillmentStatus": "UNFULFILLED",
            "canceledAt": None,
            "cancelReason": None,
            "currencyCode": "USD",
            "lines": [
                {
                    "title": "Mug",
                    "variant": None,
                    "quantity": 2,
                    "currentQuantity": 2,
                    "price": "9.50",
                },
                {
                    "title": "Tote",
                    "variant": None,
                    "quantity": 1,
                    "currentQuantity": 1,
                    "price": "24.00",
                },
            ],
            "fulfillments": [],
            "returns": [],
            "deliveries": [],
            "subtotalPrice": "43.00",
            "totalShippingPrice": "6.90",
            "totalTax": "4.30",
            "totalPrice": "54.20",
            "totalRefunded": "0.00",
            "companyLocation": None,
            "poNumber": None,
            "paymentDays": None,
        },
    )


async def test_the_customer_sees_the_order_with_its_variant(call, bought):
    await call(
        "POST",
        ORDERS,
        {
            "email": "Enabled@sandbox.example",
            "processedAt": "2026-01-02T10:00:00Z",
            "financialStatus": "PENDING",
            "fulfillmentStatus": "FULFILLED",
            "lines": [{"variant": MUG, "quantity": 3}],
        },
    )
    customer = await bought("enabled@sandbox.example", "enabled-password")
    assert customer == {
        "numberOfOrders": "1",
        "orders": {
            "nodes": [
                {
                    "name": "#3201",
                    "processedAt": "2026-01-02T10:00:00Z",
                    "financialStatus": "PENDING",
                    "fulfillmentStatus": "FULFILLED",
                    "totalPrice": {"amount": "37.5", "currencyCode": "USD"},
                    "totalTax": {"amount": "0.0"},
                    "shippingAddress": {"city": "Portland"},
                    "successfulFulfillments": [
                        {"fulfillmentLineItems": {"nodes": [{"quantity": 3}]}}
                    ],
                    "lineItems": {
                        "nodes": [
                            {
                                "title": "Enamel Mug",
                                "quantity": 3,
                                "originalTotalPrice": {"amount": "37.5"},
                                "variant": {"id": MUG, "title": "Default Title", "sku": None},
                            }
                        ]
                    },
                }
            ]
        },
    }


async def test_a_line_may_have_a_title_and_a_price_other_than_its_variant(call):
    number = MUG.rpartition("/")[2]
    line = {"variant": number, "title": "Mug with a crack", "price": 1}
    _, made = await call("POST", ORDERS, {"customer": JANE, "lines": [line]})
    (shown,) = made["lines"]
    assert (shown["title"], shown["price"], shown["variant"]) == ("Mug with a crack", "1.00", MUG)


async def test_a_variant_of_several_is_named_after_its_choices(call):
    variant = variant_id(1, 0)
    _, made = await call("POST", ORDERS, {"customer": JANE, "lines": [{"variant": str(variant)}]})
    assert made["lines"][0]["title"] == "Trail Tent for Two - Moss / 2 people"


async def test_a_guest_becomes_a_customer(call):
    order = {"email": "Guest@example.com", "lines": [A_MUG]}
    _, made = await call("POST", ORDERS, order)
    _, again = await call("POST", ORDERS, order)
    _, found = await call("GET", CUSTOMERS, email="guest@example.com")
    (guest,) = found["customers"]
    assert (guest["state"], guest["numberOfOrders"]) == ("DISABLED", "2")
    assert (made["customer"], again["customer"]) == (guest["id"], guest["id"])
    assert [made["name"], again["name"]] == ["#3201", "#3202"]


async def test_an_order_is_made_after_those_of_the_seed(call):
    await call("POST", ORDERS, {"email": "many-orders@sandbox.example", "lines": [A_MUG]})
    _, page = await call("GET", ORDERS, customer="many-orders@sandbox.example", first=250)
    names = [order["name"] for order in page["orders"]]
    assert (len(names), names[0], names[-1]) == (61, "#1101", "#3201")


async def test_a_new_customer_may_have_orders(call, bought):
    orders = [{"lines": [A_MUG]}, {"lines": [{"variant": MUG}], "currencyCode": "EUR"}]
    status, made = await call(
        "POST",
        CUSTOMERS,
        {"email": "zoe@example.com", "password": "zoe-password", "state": "ENABLED"}
        | {"orders": orders},
    )
    customer = await bought("zoe@example.com", "zoe-password")
    totals = [order["totalPrice"] for order in customer["orders"]["nodes"]]
    assert (status, made["numberOfOrders"], customer["numberOfOrders"]) == (201, "2", "2")
    assert totals == [
        {"amount": "9.5", "currencyCode": "USD"},
        {"amount": "12.5", "currencyCode": "EUR"},
    ]


async def test_a_wrong_order_keeps_a_new_customer_from_being_made(call, faults):
    orders = [{"lines": [A_MUG]}, {"lines": [A_MUG, {"title": "Tote"}]}]
    found = await faults("POST", CUSTOMERS, {"email": "zoe@example.com", "orders": orders})
    _, page = await call("GET", CUSTOMERS, email="zoe@example.com")
    message = "is missing: give one, or a variant"
    assert found == [("#/orders/1/lines/1/price", message)]
    assert page["customers"] == []


@pytest.mark.parametrize(
    ("order", "pointer", "detail"),
    [
        ({}, "#/lines", "is missing: write a list such as […]"),
        ({"lines": [A_MUG]}, "#/customer", "is missing: give a customer or an email"),
        (
            {"customer": "7", "lines": [A_MUG]},
            "#/customer",
            "is '7': the world has no such customer: write the id or the email of one",
        ),
        ({"email": "nobody", "lines": [A_MUG]}, "#/email", "Email is invalid"),
        (
            {"customer": JANE, "lines": [{"price": 1}]},
            "#/lines/0/title",
            "is missing: give a title or a variant",
        ),
        (
            {"customer": JANE, "lines": [{"variant": "7"}]},
            "#/lines/0/variant",
            "is '7': the world has no such variant: write the id of one",
        ),
        (
            {"customer": JANE, "lines": [A_MUG], "processedAt": "2026-01-02T10:00:00"},
            "#/processedAt",
            "is out of range: 1970-01-01 to 9000-01-01, with a time zone",
        ),
        (
            {"customer": JANE, "lines": [{**A_MUG, "price": -1}]},
            "#/lines/0/price",
            "must be 0 or more",
        ),
    ],
)
async def test_a_wrong_order_is_refused_and_changes_nothing(call, faults, order, pointer, detail):
    _, before = await call("PUT", BLUE)
    found = await faults("POST", ORDERS, order)
    _, after = await call("GET", BLUE)
    _, page = await call("GET", ORDERS, customer=JANE)
    assert found == [(pointer, detail)]
    assert (after, page["orders"]) == (before, [])


async def test_a_customer_has_so_many_orders_at_the_most(call, faults):
    many = [{"lines": [A_MUG]}] * 250
    await call("POST", CUSTOMERS, {"email": "zoe@example.com", "orders": many})
    for _ in range(MOST - 250):
        status, _ = await call("POST", ORDERS, {"email": "zoe@example.com", "lines": [A_MUG]})
        assert status == 201
    found = await faults("POST", ORDERS, {"email": "zoe@example.com", "lines": [A_MUG]})
    assert found == [("#/customer", "has 1,000 orders, which is the most: name another customer")]


async def test_orders_are_listed_page_by_page_each_once(call):
    await call("PUT", BLUE, {"customers": 3})
    names, after = [], {}
    while True:
        _, page = await call("GET", ORDERS, first=7, **after)
        names += [order["name"] for order in page["orders"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        assert len(page["orders"]) == 7
        after = {"after": page["pageInfo"]["endCursor"]}
    _, whole = await call("GET", ORDERS, first=250)
    assert names == [order["name"] for order in whole["orders"]]
    assert len(set(names)) == len(names) >= 70


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("zoe@example.com", ["mug", "tent"]),
        ("email:ZOE@example.com", ["mug", "tent"]),
        ("tea", ["kettle"]),
        ("financial_status:pending zoe", ["tent"]),
        ("email:zoe@example.com NOT financial_status:pending", ["mug"]),
        ("processed_at:<2021-01-01 tea", ["kettle"]),
        ("status:cancelled email:zoe@example.com", ["mug"]),
    ],
)
@pytest.mark.parametrize("changed", ["true", "false"])
async def test_orders_are_found_by_a_query(query, names, changed, call):
    lines = {"mug": A_MUG, "tent": {"title": "Tent", "price": 90}}
    zoe = {"email": "zoe@example.com"}
    kettle = {"title": "Tea kettle", "price": 30}
    new = {
        "mug": {**zoe, "lines": [lines["mug"]]},
        "tent": {**zoe, "lines": [lines["tent"]], "financialStatus": "PENDING"},
        "kettle": {
            "email": "yan@example.com",
            "lines": [kettle],
            "processedAt": "2020-05-01T00:00:00Z",
        },
    }
    made = {name: (await call("POST", ORDERS, order))[1] for name, order in new.items()}
    number = made["mug"]["id"].rpartition("/")[2]
    _, made["mug"] = await call("POST", f"{ORDERS}/{number}/cancel", {})
    _, page = await call("GET", ORDERS, query=query, changed=changed, first=250)
    found = {order["id"]: order for order in page["orders"]}
    assert found == {made[name]["id"]: made[name] for name in names}


async def test_pages_of_a_query_have_each_order_once(call):
    for number in range(5):
        await call("POST", ORDERS, {"email": f"queen{number}@example.com", "lines": [A_MUG]})
    asked, emails = {"query": "email:queen*", "first": 2}, []
    while True:
        _, page = await call("GET", ORDERS, **asked)
        emails += [order["email"] for order in page["orders"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        asked["after"] = page["pageInfo"]["endCursor"]
    assert emails == [f"queen{number}@example.com" for number in range(5)]


async def test_a_query_that_is_too_long_is_refused(problem):
    assert await problem("GET", ORDERS, query=" ".join(["x"] * 251)) == (
        400,
        "invalid-query",
        "in the URL, query: The search query is too long: it has more than 250 terms.",
    )


async def test_orders_of_somebody_who_is_not_there_cannot_be_listed(problem):
    assert await problem("GET", ORDERS, customer="nobody@example.com") == (
        404,
        "customer-not-found",
        absent("customer nobody@example.com", "customers"),
    )


async def test_a_cursor_of_another_list_is_refused(problem):
    assert await problem("GET", ORDERS, after="MTI=") == (
        400,
        "invalid-query",
        "in the URL, after is 'MTI=': use the endCursor of a page",
    )


async def test_an_order_is_in_the_snapshot_of_its_world(call, bought):
    await call("POST", ORDERS, {"customer": JANE, "lines": [{"variant": MUG}]})
    _, snapshot = await call("GET", f"{BLUE}/snapshot")
    await call("POST", f"{BLUE}/reset")
    await call("PUT", f"{BLUE}/snapshot", snapshot)
    customer = await bought("enabled@sandbox.example", "enabled-password")
    (order,) = customer["orders"]["nodes"]
    assert order["lineItems"]["nodes"][0]["variant"]["id"] == MUG


async def test_the_newest_orders_that_were_made_here_are_listed_alone(call):
    order = {"email": "new@example.com", "lines": [{"title": "Mug", "price": "9.50"}]}
    _, nothing = await call("GET", "/worlds/default/orders", changed="true")
    _, made = await call("POST", "/worlds/default/orders", order)
    _, found = await call("GET", "/worlds/default/orders", changed="true", first="1")
    assert nothing["orders"] == []
    assert found == {"orders": [made], "pageInfo": {"hasNextPage": False, "endCursor": None}}


async def test_orders_that_were_made_here_are_listed_in_pages_the_newest_first(call):
    for day in (3, 1, 2):
        at = f"2026-01-0{day}T10:00:00Z"
        order = {
            "email": f"{day}@example.com",
            "lines": [{"title": "Mug", "price": "9.50"}],
            "processedAt": at,
        }
        assert (await call("POST", "/worlds/default/orders", order))[0] == 201
    _, first = await call("GET", "/worlds/default/orders", changed="true", first="2")
    cursor = first["pageInfo"]["endCursor"]
    _, last = await call("GET", "/worlds/default/orders", changed="true", first="2", after=cursor)
    emails = [order["email"] for order in (*first["orders"], *last["orders"])]
    assert emails == ["3@example.com", "2@example.com", "1@example.com"]
    assert (first["pageInfo"]["hasNextPage"], last["pageInfo"]["hasNextPage"]) == (True, False)


@pytest.mark.parametrize(
    ("currency", "price", "shown"), [("USD", 0.1 + 0.2, "0.3"), ("JPY", "9.99", "10.0")]
)
async def test_a_price_is_rounded_to_the_smallest_coin(currency, price, shown, call, bought):
    new = {"email": "fan@shop.example", "password": "nanosecond", "state": "ENABLED"}
    await call("POST", CUSTOMERS, new)
    line = {"title": "Mug", "price": price, "quantity": 1}
    order = {"email": new["email"], "lines": [line], "currencyCode": currency, "shipping": 0}
    assert (await call("POST", ORDERS, order))[0] == 201
    (found,) = (await bought(new["email"], new["password"]))["orders"]["nodes"]
    assert found["totalPrice"] == {"amount": shown, "currencyCode": currency}
    assert found["lineItems"]["nodes"][0]["originalTotalPrice"] == {"amount": shown}
