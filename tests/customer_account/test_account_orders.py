"""Orders, as the pages of Hydrogen ask for them."""

import pytest

ORDERS = """
query CustomerOrders(
  $first: Int, $last: Int, $startCursor: String, $endCursor: String, $query: String
  $language: LanguageCode
) @inContext(language: $language) {
  customer {
    orders(
      sortKey: PROCESSED_AT, reverse: true, first: $first, last: $last, before: $startCursor
      after: $endCursor, query: $query
    ) {
      nodes {
        totalPrice { amount currencyCode } financialStatus fulfillmentStatus
        fulfillments(first: 1) { nodes { status } } id number confirmationNumber processedAt
      }
      pageInfo { hasPreviousPage hasNextPage endCursor startCursor }
    }
  }
}
"""
ORDER = """
query Order($orderId: ID!) {
  order(id: $orderId) {
    ... on Order {
      id name confirmationNumber statusPageUrl fulfillmentStatus processedAt
      fulfillments(first: 1) { nodes { status } }
      totalTax { ...M } totalPrice { ...M } subtotal { ...M }
      shippingAddress { name formatted(withName: true) formattedArea }
      discountApplications(first: 100) { nodes { value {
        __typename ... on MoneyV2 { ...M } ... on PricingPercentageValue { percentage } } } }
      lineItems(first: 100) { nodes {
        id title quantity price { ...M } totalDiscount { ...M }
        discountAllocations { allocatedAmount { ...M } discountApplication { value {
          ... on MoneyV2 { ...M } ... on PricingPercentageValue { percentage } } } }
        image { altText height url id width } variantTitle } }
    }
  }
}
fragment M on MoneyV2 { amount currencyCode }
"""
REST = """
query ($orderId: ID!) {
  order(id: $orderId) {
    createdAt updatedAt number edited requiresShipping currencyCode cancelledAt cancelReason email
    totalRefunded { amount } totalShipping { amount } totalDuties { amount } totalTip { amount }
    transactions { id kind status type processedAt transactionAmount { shopMoney { amount } } }
    refunds { id totalRefunded { amount } }
    paymentInformation {
      paymentStatus totalPaidAmount { amount } totalOutstandingAmount { amount } }
    shippingLine { title originalPrice { amount } }
    shippingDiscountAllocations { allocatedAmount { amount } }
    billingAddress { id } customer { id }
    agreements(first: 1) { nodes { id } } returns(first: 1) { nodes { id } }
    returnInformation { hasRestockingFee returnableLineItems(first: 1) { nodes { quantity } } }
    subscriptionContracts(first: 1) { nodes { id } }
    fulfillments(first: 9) { nodes { id status createdAt
      trackingInformation { company number url }
      fulfillmentLineItems(first: 9) { nodes { id quantity lineItem { name } } } } }
    lineItems(first: 9) { nodes { name refundableQuantity giftCard requiresShipping sku variantId
      productId vendor totalPrice { amount } currentTotalPrice { amount }
      customAttributes { key value } variantOptions { name value } } }
  }
}
"""


@pytest.fixture
async def buyer(log_in):
    return await log_in("with-orders")


async def pages(buyer, **variables):
    return (await buyer.data(ORDERS, first=20, **variables))["customer"]["orders"]


async def test_the_newest_order_comes_first(buyer):
    found = await pages(buyer)
    moments = [each["processedAt"] for each in found["nodes"]]
    assert len(moments) == 10
    assert moments == sorted(moments, reverse=True)
    assert found["pageInfo"]["hasNextPage"] is False


async def test_ids_are_those_of_the_storefront_without_a_key(buyer):
    first = (await pages(buyer))["nodes"][0]
    assert first["id"].startswith("gid://shopify/Order/")
    assert "?" not in first["id"]


async def test_an_order_is_found_by_name_and_confirmation_number(buyer):
    wanted = (await pages(buyer))["nodes"][3]
    query = f"name:{wanted['number']} AND confirmation_number:{wanted['confirmationNumber']}"
    assert [each["id"] for each in (await pages(buyer, query=query))["nodes"]] == [wanted["id"]]
    assert (await pages(buyer, query="name:1 AND confirmation_number:X"))["nodes"] == []


async def test_a_confirmation_number_has_nine_letters_and_digits(buyer):
    numbers = {each["confirmationNumber"] for each in (await pages(buyer))["nodes"]}
    assert len(numbers) == 10
    assert all(len(each) == 9 and each.isalnum() and each.isupper() for each in numbers)


async def test_a_confirmation_number_follows_from_any_token_of_an_edited_snapshot(log_in, call):
    lines = [{"title": "Mug", "price": "1.00"}]
    order = {"customer": "enabled@sandbox.example", "lines": lines}
    await call("POST", "/worlds/default/orders", order)
    _, snapshot = await call("GET", "/worlds/default/snapshot")
    (history,) = snapshot["records"]["OrderHistory"]["put"]
    history["orders"][-1]["token"] = "mine"
    assert (await call("PUT", "/worlds/default/snapshot", snapshot))[0] == 200
    (node,) = (await pages(await log_in()))["nodes"]
    assert len(node["confirmationNumber"]) == 9


async def test_orders_have_pages(log_in):
    many = await log_in("many-orders")
    first = (await many.data(ORDERS, first=20))["customer"]["orders"]
    after = first["pageInfo"]["endCursor"]
    second = (await many.data(ORDERS, first=20, endCursor=after))["customer"]["orders"]
    assert first["pageInfo"]["hasNextPage"] is True
    assert second["pageInfo"]["hasPreviousPage"] is True
    assert not {e["id"] for e in first["nodes"]} & {e["id"] for e in second["nodes"]}


@pytest.mark.parametrize(
    "key", ["CREATED_AT", "ID", "ORDER_NUMBER", "PROCESSED_AT", "TOTAL_PRICE", "UPDATED_AT"]
)
async def test_orders_can_be_sorted_by(buyer, key):
    data = await buyer.data(
        f"{{ customer {{ orders(first: 20, sortKey: {key}) {{ nodes {{ id }} }} }} }}"
    )
    assert len(data["customer"]["orders"]["nodes"]) == 10


async def test_a_sort_key_of_null_is_none(log_in):
    customer = await log_in("enabled")
    lists = "orders draftOrders subscriptionContracts storeCreditAccounts"
    asked = " ".join(
        f"{name}(first: 3{'' if name == 'storeCreditAccounts' else ', sortKey: null'})"
        " { nodes { id } }"
        for name in lists.split()
    )
    data = await customer.data(f"{{ customer {{ {asked} }} }}")
    assert len(data["customer"]["draftOrders"]["nodes"]) == 2


async def test_each_order_has_what_its_page_needs(buyer):
    for each in (await pages(buyer))["nodes"]:
        found = (await buyer.data(ORDER, orderId=each["id"]))["order"]
        assert found["id"] == each["id"]
        assert found["totalPrice"] == each["totalPrice"]
        assert found["subtotal"]
        assert found["totalTax"]
        for line in found["lineItems"]["nodes"]:
            assert line["price"]
            assert line["totalDiscount"]


async def test_each_order_has_all_the_rest(buyer):
    for each in (await pages(buyer))["nodes"]:
        found = (await buyer.data(REST, orderId=each["id"]))["order"]
        assert found["customer"]["id"].startswith("gid://shopify/Customer/")
        paid = found["paymentInformation"]["totalPaidAmount"]["amount"]
        kinds = [transaction["kind"] for transaction in found["transactions"]]
        assert kinds in ([], ["SALE"], ["SALE", "REFUND"], ["AUTHORIZATION"])
        assert (float(paid) > 0) is (kinds[:1] == ["SALE"])
        assert ("REFUND" in kinds) is bool(found["refunds"])
        assert bool(found["refunds"]) is (float(found["totalRefunded"]["amount"]) > 0)


@pytest.mark.parametrize(
    "order_id", ["gid://shopify/Order/1", "gid://shopify/Customer/6500000032768"]
)
async def test_an_order_that_is_not_the_customers_is_null(customer, order_id):
    assert await customer.data("query ($id: ID!) { order(id: $id) { id } }", id=order_id) == {
        "order": None
    }


async def test_the_order_of_somebody_else_is_null(buyer, customer):
    order_id = (await pages(buyer))["nodes"][0]["id"]
    asked = "query ($id: ID!) { order(id: $id) { id } }"
    assert await customer.data(asked, id=order_id) == {"order": None}


async def test_a_line_has_its_product_as_title_and_its_variant_beside_it(buyer):
    asked = """{ customer { orders(first: 1, query: "name:1002") { nodes { lineItems(first: 2) {
        nodes { name title presentmentTitle variantTitle } } } } } }"""
    (order,) = (await buyer.data(asked))["customer"]["orders"]["nodes"]
    shirt, mug = order["lineItems"]["nodes"]
    assert shirt == {
        "name": "Camp Shirt - Sand / S",
        "title": "Camp Shirt",
        "presentmentTitle": "Camp Shirt",
        "variantTitle": "Sand / S",
    }
    assert (mug["name"], mug["title"], mug["variantTitle"]) == ("Enamel Mug", "Enamel Mug", None)


async def test_what_was_bought_with_a_cart_is_named_as_other_lines(storefront, log_in, call):
    buyer = await log_in("no-addresses")
    answer = await storefront.ask(
        """mutation ($token: String!, $variant: ID!) { cartCreate(input: {
            lines: [{merchandiseId: $variant}], buyerIdentity: {customerAccessToken: $token}
        }) { cart { id } userErrors { message } } }""",
        token=buyer.token,
        variant="gid://shopify/ProductVariant/51002751463424",
    )
    token = answer["data"]["cartCreate"]["cart"]["id"].split("/")[-1].partition("?")[0]
    await call("POST", f"/worlds/default/carts/{token}/complete", {})
    asked = """{ customer { orders(first: 1) { nodes { lineItems(first: 1) {
        nodes { name title variantTitle } } } } } }"""
    (order,) = (await buyer.data(asked))["customer"]["orders"]["nodes"]
    assert order["lineItems"]["nodes"] == [
        {"name": "Camp Shirt - Sand / S", "title": "Camp Shirt", "variantTitle": "Sand / S"}
    ]


PARCELS = """query ($query: String) { customer { orders(first: 1, query: $query) { nodes { id
  fulfillments(first: 1) { nodes { estimatedDeliveryAt latestShipmentStatus isPickedUp
    events(first: 9) { nodes { id status happenedAt } } } } } } } }"""


async def test_a_parcel_has_events(log_in, call):
    customer = await log_in("company-buyer")

    async def parcel(name):
        data = await customer.data(PARCELS, query=f"name:{name}")
        (order,) = data["customer"]["orders"]["nodes"]
        return order["id"].rpartition("/")[-1], order["fulfillments"]["nodes"][0]

    _, sent = await parcel(1201)
    number, before = await parcel(1202)
    await call("PUT", "/worlds/default/clock", {"freeze": "2027-01-01T00:00:00Z"})
    customer = await log_in("company-buyer")
    path = f"/worlds/default/orders/{number}"
    _, shown = await call("PATCH", path, {"shipmentStatus": "OUT_FOR_DELIVERY"})
    _, after = await parcel(1202)
    assert [each["status"] for each in sent["events"]["nodes"]] == ["IN_TRANSIT", "DELIVERED"]
    assert (sent["latestShipmentStatus"], sent["estimatedDeliveryAt"]) == (
        "DELIVERED",
        "2025-11-06T17:00:00Z",
    )
    assert (before["latestShipmentStatus"], before["events"]["nodes"]) == (None, [])
    assert shown["fulfillments"][0]["shipmentStatus"] == "OUT_FOR_DELIVERY"
    (event,) = after["events"]["nodes"]
    assert (event["status"], event["happenedAt"]) == ("OUT_FOR_DELIVERY", "2027-01-01T00:00:00Z")


async def test_an_order_without_a_parcel_has_no_shipment_status(call):
    _, made = await call(
        "POST",
        "/worlds/default/orders",
        {"customer": "enabled@sandbox.example", "lines": [{"title": "Oar", "price": 9}]},
    )
    path = f"/worlds/default/orders/{made['id'].rpartition('/')[-1]}"
    status, problem = await call("PATCH", path, {"shipmentStatus": "DELIVERED"})
    detail = "is for parcels, and none was sent: see fulfil"
    assert (status, problem["errors"]) == (422, [{"pointer": "#/shipmentStatus", "detail": detail}])
