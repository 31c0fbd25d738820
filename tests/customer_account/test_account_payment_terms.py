"""Purchase order numbers and payment terms of orders for companies."""

import pytest

TERMS = """
query ($query: String) { customer { orders(first: 5, query: $query) { nodes {
  poNumber paymentInformation { paymentStatus totalOutstandingAmount { amount } paymentTerms {
    id paymentTermsName nextDueAt overdue
    paymentSchedules(first: 5) { nodes { id completed completedAt dueAt totalBalance { amount } } }
  } }
} } } }
"""
CLOCK = "/_sandbox/api/worlds/default/clock"
ORDERS = "/worlds/default/orders"


async def terms(customer, query):
    data = await customer.data(TERMS, query=query)
    (order,) = data["customer"]["orders"]["nodes"]
    return order


async def test_an_order_that_is_still_to_be_paid(log_in, account):
    await account.client.put(CLOCK, json={"freeze": "2026-03-01T00:00:00Z"})
    order = await terms(await log_in("company-buyer"), "name:1203")
    number = order["paymentInformation"]["paymentTerms"]["id"].rpartition("/")[2]
    assert order == {
        "poNumber": "FO-2026-007",
        "paymentInformation": {
            "paymentStatus": "PENDING",
            "totalOutstandingAmount": {"amount": "318.4"},
            "paymentTerms": {
                "id": f"gid://shopify/PaymentTerms/{number}",
                "paymentTermsName": "Net 30",
                "nextDueAt": "2026-03-21T11:40:00Z",
                "overdue": False,
                "paymentSchedules": {
                    "nodes": [
                        {
                            "id": f"gid://shopify/PaymentSchedule/{number}",
                            "completed": False,
                            "completedAt": None,
                            "dueAt": "2026-03-21T11:40:00Z",
                            "totalBalance": {"amount": "318.4"},
                        }
                    ]
                },
            },
        },
    }


async def test_an_order_is_overdue_by_the_clock_of_the_world(log_in, account):
    await account.client.put(CLOCK, json={"freeze": "2026-03-21T11:40:01Z"})
    order = await terms(await log_in("company-buyer"), "name:1203")
    assert order["paymentInformation"]["paymentTerms"]["overdue"] is True


async def test_what_is_paid_is_not_due(log_in):
    order = await terms(await log_in("company-buyer"), "name:1201")
    shown = order["paymentInformation"]["paymentTerms"]
    assert (order["poNumber"], shown["nextDueAt"], shown["overdue"]) == ("FO-2025-118", None, False)
    (schedule,) = shown["paymentSchedules"]["nodes"]
    assert (schedule["completed"], schedule["completedAt"]) == (True, "2025-11-03T08:20:00Z")
    assert schedule["totalBalance"] == {"amount": "0.0"}


async def test_an_order_without_terms_has_none(log_in):
    order = await terms(await log_in("company-buyer"), "name:1202")
    assert (order["poNumber"], order["paymentInformation"]["paymentTerms"]) == (None, None)


async def test_a_merchant_gives_an_order_terms_and_takes_them_away(log_in, call):
    customer = await log_in("no-addresses")
    given = {"poNumber": "7", "paymentDays": 0, "financialStatus": "PENDING"}
    lines = [{"title": "Mug", "price": "9.50"}]
    email = "no-addresses@sandbox.example"
    status, made = await call("POST", ORDERS, {"email": email, "lines": lines, **given})
    assert (status, made["poNumber"], made["paymentDays"]) == (201, "7", 0)
    order = await terms(customer, f"name:{made['orderNumber']}")
    shown = order["paymentInformation"]["paymentTerms"]
    assert (order["poNumber"], shown["paymentTermsName"]) == ("7", "Due on receipt")
    cleared = {"poNumber": None, "paymentDays": None}
    status, changed = await call("PATCH", f"{ORDERS}/{made['id'].rpartition('/')[2]}", cleared)
    assert (status, changed["poNumber"], changed["paymentDays"]) == (200, None, None)
    order = await terms(customer, f"name:{made['orderNumber']}")
    assert (order["poNumber"], order["paymentInformation"]["paymentTerms"]) == (None, None)


@pytest.mark.parametrize(
    ("language", "country", "name"),
    [("EN", "US", "Net 30"), ("DE", "DE", "Netto 30 Tage"), ("FR", "CA", "Net 30 jours")],
)
async def test_the_name_is_translated_in_unstable(log_in, language, country, name):
    customer = await log_in("company-buyer")
    document = (
        f"query @inContext(language: {language}, country: {country}) {{ "
        'customer { orders(first: 1, query: "name:1203") { nodes { '
        "paymentInformation { paymentTerms { translatedName } } } } } }"
    )
    answer = await customer.account.client.post(
        "/customer/api/unstable/graphql",
        json={"query": document},
        headers={"Authorization": customer.token, "Origin": "http://localhost:3000"},
    )
    (order,) = (await answer.json())["data"]["customer"]["orders"]["nodes"]
    assert order["paymentInformation"]["paymentTerms"] == {"translatedName": name}
