"""Draft orders, which a merchant prepares for a customer."""

import pytest

from tests.customer_account.conftest import Customer
from tests.oidc.conftest import Account

DRAFTS = """
query ($query: String, $key: DraftOrderSortKeys) {
  customer { draftOrders(first: 9, query: $query, sortKey: $key) { nodes { id name status } } }
}
"""
DRAFT = """
query ($id: ID!) {
  draftOrder(id: $id) {
    name status email currencyCode invoiceUrl requiresShipping inReview
    customer { id } order { id } shippingAddress { city }
    lineItemsSummary { lineItemCount totalQuantityOfLineItems }
    discountInformation { appliedDiscount { title discountValue { amount } }
      totalDiscounts { amount } }
    totalLineItemsPrice { amount } subtotalPrice { amount } totalShippingPrice { amount }
    totalTax { amount } totalPrice { amount } amountDueNow { amount } amountDueLater { amount }
    discountApplications(first: 9) { nodes { value { __typename } } }
    lineItems(first: 9, flattenComponents: true) { nodes {
      title quantity originalTotal { amount } discountedTotal { amount }
      discountedUnitPrice { amount } discountInformation { totalDiscount { amount } }
      discountAllocations { allocatedAmount { amount } } } }
  }
}
"""


async def drafts(customer, **variables):
    return (await customer.data(DRAFTS, **variables))["customer"]["draftOrders"]["nodes"]


async def test_a_draft_order_has_sums_and_lines(customer):
    first, _ = await drafts(customer)
    found = (await customer.data(DRAFT, id=first["id"]))["draftOrder"]
    shop = found.pop("invoiceUrl")
    assert shop.startswith("https://")
    assert found.pop("shippingAddress")["city"]
    lines = found.pop("lineItems")["nodes"]
    assert found == {
        "name": "#D1",
        "status": "INVOICE_SENT",
        "email": "enabled@sandbox.example",
        "currencyCode": "USD",
        "requiresShipping": True,
        "inReview": False,
        "customer": {"id": "gid://shopify/Customer/6500000032768"},
        "order": None,
        "lineItemsSummary": {"lineItemCount": 2, "totalQuantityOfLineItems": 5},
        "discountInformation": {
            "appliedDiscount": {"title": "Group", "discountValue": {"amount": "100.0"}},
            "totalDiscounts": {"amount": "100.0"},
        },
        "totalLineItemsPrice": {"amount": "1000.0"},
        "subtotalPrice": {"amount": "900.0"},
        "totalShippingPrice": {"amount": "20.0"},
        "totalTax": {"amount": "45.0"},
        "totalPrice": {"amount": "965.0"},
        "amountDueNow": {"amount": "965.0"},
        "amountDueLater": {"amount": "0.0"},
        "discountApplications": {"nodes": [{"value": {"__typename": "PricingPercentageValue"}}]},
    }
    assert lines[1] == {
        "title": "Sleeping bag",
        "quantity": 4,
        "originalTotal": {"amount": "360.0"},
        "discountedTotal": {"amount": "324.0"},
        "discountedUnitPrice": {"amount": "81.0"},
        "discountInformation": {"totalDiscount": {"amount": "36.0"}},
        "discountAllocations": [{"allocatedAmount": {"amount": "36.0"}}],
    }


async def test_a_draft_order_without_discounts_has_no_invoice(customer):
    _, second = await drafts(customer)
    found = (await customer.data(DRAFT, id=second["id"]))["draftOrder"]
    assert (found["invoiceUrl"], found["discountInformation"]) == (
        None,
        {"appliedDiscount": None, "totalDiscounts": {"amount": "0.0"}},
    )


@pytest.mark.parametrize(
    ("query", "names"),
    [("status:OPEN", ["#D2"]), ("bag", ["#D1"]), ("id:1", []), ("created_at:>2026-02-11", ["#D2"])],
)
async def test_draft_orders_are_searched(customer, query, names):
    assert [each["name"] for each in await drafts(customer, query=query)] == names


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("NUMBER", ["#D1", "#D2"]),
        ("STATUS", ["#D1", "#D2"]),
        ("TOTAL_PRICE", ["#D2", "#D1"]),
        ("UPDATED_AT", ["#D1", "#D2"]),
    ],
)
async def test_draft_orders_are_sorted(customer, key, names):
    assert [each["name"] for each in await drafts(customer, key=key)] == names


async def test_the_draft_order_of_somebody_else_is_null(customer, log_in):
    first, _ = await drafts(customer)
    stranger = await log_in("with-orders")
    asked = "query ($id: ID!) { draftOrder(id: $id) { id } }"
    assert await stranger.data(asked, id=first["id"]) == {"draftOrder": None}


async def test_a_completed_draft_order_leads_to_its_order(start, tmp_path):
    (tmp_path / "draft-orders.toml").write_text(
        '[[draft_orders]]\nnumber = 7\ncustomer = "ENABLED@sandbox.example"\n'
        'created_at = 2026-02-10T09:00:00Z\nstatus = "COMPLETED"\n'
        'lines = [{ title = "Tent", price = "10.00" }]\n'
    )
    account = Account((await start(fixtures=tmp_path)).client)
    customer = Customer(account, (await account.tokens())["access_token"])
    (only,) = await drafts(customer)
    found = (await customer.data(DRAFT, id=only["id"]))["draftOrder"]
    assert (found["name"], found["amountDueNow"], found["order"]) == (
        "#D7",
        {"amount": "0.0"},
        None,
    )


async def test_a_line_has_what_the_catalog_has_of_its_variant(log_in):
    buyer = await log_in("company-buyer")
    asked = """{ customer { draftOrders(first: 1) { nodes { lineItems(first: 9) { nodes {
        name sku vendor variantTitle image(maxWidth: 9) { altText } weight { value unit }
    } } } } } }"""
    data = await buyer.data(asked)
    (draft,) = data["customer"]["draftOrders"]["nodes"]
    mug, engraving = draft["lineItems"]["nodes"]
    assert mug.pop("image") is not None
    nothing = dict.fromkeys(("sku", "vendor", "variantTitle", "image", "weight"))
    assert engraving == {"name": "Engraving", **nothing}
    assert mug == {
        "name": "Enamel Mug",
        "sku": None,
        "variantTitle": None,
        "vendor": "Hearth & Hill",
        "weight": {"value": 0.0, "unit": "KILOGRAMS"},
    }


async def test_a_completed_draft_and_its_order_lead_to_each_other(log_in):
    buyer = await log_in("company-buyer")
    data = await buyer.data(
        """{ customer { draftOrders(first: 9, query: "status:COMPLETED") { nodes {
          name order { name draftOrder { name } } } } } }"""
    )
    assert data["customer"]["draftOrders"]["nodes"] == [
        {"name": "#D4", "order": {"name": "#1201", "draftOrder": {"name": "#D4"}}}
    ]
