"""Agreements of orders: what was sold, and what came back."""

from decimal import Decimal

import pytest

AGREEMENTS = """
query ($query: String) { customer { orders(first: 1, query: $query) { nodes {
  id totalPrice { amount }
  transactions { kind order { name }
    paymentDetails { ... on CardPaymentDetails { cardBrand last4 } }
    typeDetails { name } transactionParentId transactionAmount { shopMoney { amount } } }
  agreements(first: 9) { nodes {
    __typename id reason happenedAt
    ... on OrderAgreement { order { name } }
    ... on RefundAgreement { refund { totalRefunded { amount } } }
    ... on ReturnAgreement { return { name } }
    sales(first: 9) { nodes {
      __typename id actionType lineType quantity
      totalAmount { amount } totalTaxAmount { amount } totalDiscountAmountBeforeTaxes { amount }
      taxes { amount { amount } taxLine { title rate } }
      ... on ProductSale { lineItem { title } }
    } }
  } }
} } } }
"""


@pytest.fixture
async def order_of(log_in):
    buyer = await log_in("with-orders")

    async def order_of(name):
        data = await buyer.data(AGREEMENTS, query=f"name:{name}")
        (found,) = data["customer"]["orders"]["nodes"]
        return found

    return order_of


def kinds(order):
    return [each["__typename"] for each in order["agreements"]["nodes"]]


async def test_an_order_begins_with_an_agreement_of_its_lines_and_its_delivery(order_of):
    (agreement,) = (await order_of(1002))["agreements"]["nodes"]
    sales = agreement.pop("sales")["nodes"]
    assert agreement.pop("id").startswith("gid://shopify/OrderAgreement/")
    assert agreement == {
        "__typename": "OrderAgreement",
        "reason": "ORDER",
        "happenedAt": "2024-05-17T19:42:11Z",
        "order": {"name": "#1002"},
    }
    shown = [
        (
            each["lineType"],
            each["quantity"],
            each["totalAmount"]["amount"],
            each["totalDiscountAmountBeforeTaxes"]["amount"],
            each["totalTaxAmount"]["amount"],
            [tax["taxLine"] for tax in each["taxes"]],
        )
        for each in sales
    ]
    tax = {"title": "Tax", "rate": 0.08}
    assert shown == [
        ("PRODUCT", 1, "58.22", "5.99", "4.31", [tax]),
        ("PRODUCT", 2, "27.22", "2.8", "2.02", [tax]),
        ("SHIPPING", 1, "6.9", "0.0", "0.0", []),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (1005, ["OrderAgreement", "RefundAgreement"]),
        (1009, ["OrderAgreement", "OrderEditAgreement"]),
        (1010, ["OrderAgreement"]),
    ],
)
async def test_what_happened_later_is_an_agreement_of_its_own(name, expected, order_of):
    assert kinds(await order_of(name)) == expected


@pytest.mark.parametrize("name", range(1001, 1011))
async def test_all_sales_add_up_to_what_is_left_of_the_order(name, order_of):
    order = await order_of(name)
    sales = [
        sale for agreement in order["agreements"]["nodes"] for sale in agreement["sales"]["nodes"]
    ]
    whole = sum(Decimal(each["totalAmount"]["amount"]) for each in sales)
    assert whole == Decimal(order["totalPrice"]["amount"])
    assert len({each["id"] for each in sales}) == len(sales)


async def test_a_return_is_an_agreement_once_it_is_approved(order_of, call):
    number = (await order_of(1001))["id"].rpartition("/")[-1]
    path = f"/worlds/default/orders/{number}/return"
    await call("POST", path, {"status": "REQUESTED", "lines": [{"line": 1, "quantity": 2}]})
    before = await order_of(1001)
    await call("POST", path, {"status": "OPEN"})
    after = (await order_of(1001))["agreements"]["nodes"][-1]
    assert kinds(before) == ["OrderAgreement"]
    assert (after["__typename"], after["return"]) == ("ReturnAgreement", {"name": "#1001-R1"})
    (sale,) = after["sales"]["nodes"]
    assert (sale["quantity"], sale["totalAmount"]) == (-2, {"amount": "-25.9"})


async def test_a_payment_names_its_card_and_what_came_back_of_it(order_of):
    paid, back = (await order_of(1005))["transactions"]
    assert (paid["kind"], back["kind"]) == ("SALE", "REFUND")
    assert back["transactionParentId"].startswith("gid://shopify/OrderTransaction/")
    assert {key: paid[key] for key in ("order", "paymentDetails", "typeDetails")} == {
        "order": {"name": "#1005"},
        "paymentDetails": {"cardBrand": "VISA", "last4": "4242"},
        "typeDetails": {"name": "Card"},
    }
