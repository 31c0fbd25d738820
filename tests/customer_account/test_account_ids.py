"""An id of something that the customer may not see: null or a user error, and a reason."""

import pytest

ENABLED = 6_500_000_032_768
DRAFT = "gid://shopify/DraftOrder/5950001000"
CONTRACT = "gid://shopify/SubscriptionContract/5900000003"
COMPANY = "gid://shopify/Company/5300032768"
LOCATION = "gid://shopify/CompanyLocation/5703276800"
ADDRESS = "gid://shopify/CustomerAddress/6500000032769"
ASKED = {"X-Sandbox-Explain": "1"}
OTHERS = "account.id-of-another-customer"
UNKNOWN = "account.id-not-found"
OTHER_TYPE = "account.id-of-another-type"
BY_ID = ("company", "companyLocation", "draftOrder", "order", "return")


@pytest.fixture
async def customer(log_in):
    return await log_in("no-addresses")


async def explained(customer, document, **variables):
    answer = await customer.post(document, headers=ASKED, **variables)
    assert answer.status == 200
    return await answer.json(), answer.headers.get("X-Sandbox-Reason")


@pytest.fixture
async def order(log_in):
    """The number of an order of another customer."""
    other = await log_in("with-orders")
    found = await other.data("{ customer { id orders(first: 1) { nodes { id } } } }")
    kept = found["customer"]
    return kept["orders"]["nodes"][0]["id"], kept["id"].rpartition("/")[2]


async def test_the_order_of_somebody_else(customer, order):
    order_id, owner = order
    document = "query ($id: ID!) { order(id: $id) { id } }"
    body, reason = await explained(customer, document, id=order_id)
    assert body["data"] == {"order": None}
    assert "errors" not in body
    number = order_id.rpartition("/")[2]
    assert reason == f"{OTHERS}: Order {number} is of customer {owner}"


@pytest.mark.parametrize(
    ("field", "id", "whose"),
    [
        ("draftOrder", DRAFT, f"DraftOrder 5950001000 is of customer {ENABLED}"),
        (
            "company",
            COMPANY,
            "Company 5300032768 (Fjord Outfitters) has no contact with the customer's email",
        ),
        (
            "companyLocation",
            LOCATION,
            "CompanyLocation 5703276800 is of Fjord Outfitters: the customer has no role there",
        ),
    ],
)
async def test_other_things_of_somebody_else(customer, field, id, whose):
    document = f"query ($id: ID!) {{ {field}(id: $id) {{ id }} }}"
    body, reason = await explained(customer, document, id=id)
    assert (body["data"], reason) == ({field: None}, f"{OTHERS}: {whose}")


async def test_the_subscription_of_somebody_else(customer):
    document = "query ($id: ID!) { customer { subscriptionContract(id: $id) { id } } }"
    body, reason = await explained(customer, document, id=CONTRACT)
    assert body["data"] == {"customer": {"subscriptionContract": None}}
    assert reason == f"{OTHERS}: SubscriptionContract 5900000003 is of customer {ENABLED}"


@pytest.mark.parametrize("field", BY_ID)
async def test_what_no_customer_has(customer, field):
    kind = field[0].upper() + field[1:]
    document = f"query ($id: ID!) {{ {field}(id: $id) {{ id }} }}"
    body, reason = await explained(customer, document, id=f"gid://shopify/{kind}/17")
    words = f"this world has no {kind} 17"
    if field == "return":
        words = "no order of this customer has the return 17"
    assert (body["data"], reason) == ({field: None}, f"{UNKNOWN}: {words}")


@pytest.mark.parametrize("field", BY_ID)
async def test_the_id_of_another_type(customer, field):
    kind = field[0].upper() + field[1:]
    document = f"query ($id: ID!) {{ {field}(id: $id) {{ id }} }}"
    body, reason = await explained(customer, document, id=ADDRESS)
    assert body["data"] == {field: None}
    assert reason == (
        f"{OTHER_TYPE}: {ADDRESS} is the id of a CustomerAddress: here goes that of a {kind}, "
        f"such as gid://shopify/{kind}/1"
    )


CODE = "{ userErrors { code field message } }"
SKIP = (
    "subscriptionBillingCycle{0}(billingCycleInput: {{contractId: $id, selector: {{index: 1}}}}) "
    "{{ userErrors {{ code field message }} }}"
)


@pytest.mark.parametrize(
    ("mutation", "code"),
    [
        *(
            (
                f"subscriptionContract{name}(subscriptionContractId: $id) {CODE}",
                "SUBSCRIPTION_CONTRACT_DOES_NOT_EXIST",
            )
            for name in ("Activate", "Pause", "Cancel", "FetchDeliveryOptions")
        ),
        *((SKIP.format(name), "INVALID") for name in ("Skip", "Unskip")),
    ],
)
async def test_a_mutation_of_the_subscription_of_somebody_else(customer, mutation, code):
    document = f"mutation ($id: ID!) {{ {mutation} }}"
    body, reason = await explained(customer, document, id=CONTRACT)
    (payload,) = body["data"].values()
    assert [each["code"] for each in payload["userErrors"]] == [code]
    assert reason is not None
    assert reason.partition(": ")[2] == f"SubscriptionContract 5900000003 is of customer {ENABLED}"


async def test_a_return_of_the_order_of_somebody_else(customer, order):
    order_id, owner = order
    document = (
        "mutation ($id: ID!) { orderRequestReturn(orderId: $id, requestedLineItems: []) "
        "{ userErrors { code } } }"
    )
    _, reason = await explained(customer, document, id=order_id)
    number = order_id.rpartition("/")[2]
    assert reason == f"account.not-found: Order {number} is of customer {owner}"


async def test_an_address_of_the_company_of_somebody_else(customer):
    document = (
        "mutation ($id: ID!) { companyLocationAssignAddress(locationId: $id, address: {}, "
        "addressTypes: [BILLING]) { userErrors { code } } }"
    )
    _, reason = await explained(customer, document, id=LOCATION)
    assert reason == (
        "account.business-location-not-found: CompanyLocation 5703276800 is of Fjord Outfitters: "
        "the customer has no role there"
    )


async def test_a_delivery_method_for_the_subscription_of_somebody_else(customer):
    document = (
        "mutation ($id: ID!) { subscriptionContractSelectDeliveryMethod(subscriptionContractId: "
        '$id, subscriptionDeliveryOptionsResultToken: "t", deliveryMethodInput: {shipping: {}}) '
        "{ userErrors { code } } }"
    )
    _, reason = await explained(customer, document, id=CONTRACT)
    assert reason == (
        "account.subscription-contract-does-not-exist: SubscriptionContract 5900000003 is of "
        f"customer {ENABLED}"
    )


@pytest.mark.parametrize("mutation", ["Delete(addressId: $id)", "Update(addressId: $id)"])
async def test_the_address_of_somebody_else(customer, mutation):
    document = f"mutation ($id: ID!) {{ customerAddress{mutation} {CODE} }}"
    _, reason = await explained(customer, document, id=ADDRESS)
    assert reason is not None
    assert reason.startswith("account.address-id-does-not-exist: ")


@pytest.mark.parametrize("version", ["2026-10", "unstable"])
async def test_a_calculation_of_the_order_of_somebody_else(log_in, order, version):
    customer = await log_in("no-addresses")
    order_id, owner = order
    field = "returnCalculate" if version == "2026-10" else "requestedEditCalculate"
    lines = "returnLineItems" if version == "2026-10" else "editLineItems"
    answer = await customer.account.client.post(
        f"/customer/api/{version}/graphql",
        json={
            "query": f"query ($id: ID!) {{ {field}(input: {{orderId: $id, {lines}: []}}) "
            "{ __typename } }",
            "variables": {"id": order_id},
        },
        headers={"Authorization": customer.token, "Origin": "http://localhost:3000", **ASKED},
    )
    assert (await answer.json())["data"] == {field: None}
    number = order_id.rpartition("/")[2]
    assert answer.headers["X-Sandbox-Reason"] == (
        f"{OTHERS}: Order {number} is of customer {owner}"
    )


async def test_a_calculation_of_more_than_can_be_returned(log_in):
    customer = await log_in("with-orders")
    data = await customer.data(
        '{ customer { orders(first: 1, query: "financial_status:paid") { nodes { id lineItems'
        "(first: 1) { nodes { id } } } } } }"
    )
    (found,) = data["customer"]["orders"]["nodes"]
    (line,) = found["lineItems"]["nodes"]
    document = (
        "query ($order: ID!, $line: ID!) { returnCalculate(input: {orderId: $order, "
        "returnLineItems: [{lineItemId: $line, quantity: 99}]}) { __typename } }"
    )
    body, reason = await explained(customer, document, order=found["id"], line=line["id"])
    assert body["data"] == {"returnCalculate": None}
    assert reason is not None
    assert reason.startswith(f"account.quantity: {line['id']}: the quantity is 99, it can be 1 to ")
    body, reason = await explained(customer, document, order=found["id"], line=ADDRESS)
    assert reason is not None
    assert reason.startswith("account.line-not-found: ")


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ('{ order(id: "5") { id } }', {}),
        ("query ($id: ID!) { order(id: $id) { id } }", {"id": "5"}),
        ("query ($id: ID!) { order(id: $id) { id } }", {"id": 5}),
    ],
)
async def test_a_text_that_is_no_global_id(customer, document, variables):
    body, reason = await explained(customer, document, **variables)
    assert "Invalid global id '5'" in str(body["errors"])
    assert reason == (
        "account-api.global-id: Invalid global id '5': an id is gid://shopify/Order/1, with the "
        "type that the field is of"
    )
