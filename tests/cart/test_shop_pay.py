"""Payment request sessions of Shop Pay: begun, submitted, and paid without a page."""

import pytest
from msgspec.structs import replace

from sandbox.catalog.records import Component, Product
from sandbox.control.order_shown import show_order
from sandbox.control_models.customers import CustomerChange
from sandbox.customers.merchant import create
from sandbox.customers.records import Customer
from sandbox.orders.merchant import MOST
from sandbox.orders.records import OrderHistory
from tests.cart.conftest import SCARCE, product

REQUEST = """{ locale presentmentCurrency discountCodes selectedDeliveryMethodType
  subtotal { amount } total { amount } totalTax { amount }
  discounts { label amount { amount } }
  deliveryMethods { code label amount { amount } }
  shippingLines { code label amount { amount currencyCode } }
  totalShippingPrice { discounts { label } finalTotal { amount } originalTotal { amount } }
  shippingAddress { address1 city countryCode firstName lastName }
  lineItems { label quantity sku requiresShipping finalItemPrice { amount }
              finalLinePrice { amount } image { url alt } lineDiscounts { label } } }"""
CREATE = f"""mutation ($id: String!, $request: ShopPayPaymentRequestInput) {{
  shopPayPaymentRequestSessionCreate(sourceIdentifier: $id, paymentRequest: $request) {{
    shopPayPaymentRequestSession {{ token sourceIdentifier checkoutUrl paymentRequest {REQUEST} }}
    userErrors {{ code field message }} }} }}"""
SUBMIT = f"""mutation ($token: String!, $key: String!, $request: ShopPayPaymentRequestInput!) {{
  shopPayPaymentRequestSessionSubmit(
    token: $token, idempotencyKey: $key, paymentRequest: $request, orderName: "#1"
  ) {{ paymentRequestReceipt {{ token processingStatusType paymentRequest {REQUEST} }}
    userErrors {{ code field message }} }} }}"""


def money(amount, currency="USD"):
    return {"amount": amount, "currencyCode": currency}


GIVEN = {
    "locale": "en",
    "presentmentCurrency": "USD",
    "subtotal": money("25.00"),
    "total": money("27.00"),
    "discounts": [{"label": "SPRING", "amount": money("3.00")}],
    "lineItems": [
        {"label": "Lamp", "sku": "LAMP", "quantity": 2, "finalItemPrice": money("12.50")},
        {"label": "Mystery", "quantity": 1, "finalLinePrice": money("0.00")},
    ],
    "totalShippingPrice": {"finalTotal": money("5.00")},
}
THREE = {"label": "Socks", "quantity": 3, "finalLinePrice": money("10.00")}
TEN = {"label": "Socks", "quantity": 1, "finalLinePrice": money("10.00")}
FREE = {"label": "Sample", "quantity": 1, "finalLinePrice": money("0.00")}
SENT = {"label": "Post", "code": "POST", "amount": money("3.00")}
SHOWN = {
    "locale": "en",
    "presentmentCurrency": "USD",
    "discountCodes": [],
    "selectedDeliveryMethodType": "SHIPPING",
    "subtotal": {"amount": "25.0"},
    "total": {"amount": "27.0"},
    "totalTax": None,
    "discounts": [{"label": "SPRING", "amount": {"amount": "3.0"}}],
    "deliveryMethods": [],
    "shippingLines": [],
    "totalShippingPrice": {
        "discounts": [],
        "finalTotal": {"amount": "5.0"},
        "originalTotal": None,
    },
    "shippingAddress": None,
    "lineItems": [
        {
            "label": "Lamp",
            "quantity": 2,
            "sku": "LAMP",
            "requiresShipping": None,
            "finalItemPrice": {"amount": "12.5"},
            "finalLinePrice": {"amount": "25.0"},
            "image": None,
            "lineDiscounts": None,
        },
        {
            "label": "Mystery",
            "quantity": 1,
            "sku": None,
            "requiresShipping": None,
            "finalItemPrice": {"amount": "0.0"},
            "finalLinePrice": {"amount": "0.0"},
            "image": None,
            "lineDiscounts": None,
        },
    ],
}


@pytest.fixture
async def token(ask, world):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5, sku="LAMP"))
    made = await ask(CREATE, id="cart-1", request=GIVEN)
    return made["shopPayPaymentRequestSession"]["token"]


async def test_a_session_shows_its_request(ask):
    made = await ask(CREATE, id="cart-1", request=GIVEN)
    session = made["shopPayPaymentRequestSession"]
    token, url = session.pop("token"), session.pop("checkoutUrl")
    assert (made["userErrors"], session) == (
        [],
        {"sourceIdentifier": "cart-1", "paymentRequest": SHOWN},
    )
    assert url.endswith(f"/checkouts/shop-pay/{token}")


async def test_a_session_needs_no_request(ask):
    made = await ask(CREATE, id="cart-1")
    assert made["shopPayPaymentRequestSession"]["paymentRequest"] is None


async def test_a_submitted_session_is_an_order_whose_stock_is_lowered(ask, token, world):
    answer = await ask(SUBMIT, token=token, key="once", request=GIVEN)
    assert answer == {
        "paymentRequestReceipt": {
            "token": token,
            "processingStatusType": "COMPLETED",
            "paymentRequest": SHOWN,
        },
        "userErrors": [],
    }
    assert world.store.get(Product, SCARCE).variants[0].quantity == 3
    buyer = world.store.find(Customer, "email", "shop-pay@sandbox.example")
    (order,) = world.store.get(OrderHistory, buyer.id).orders
    assert [(each.title, each.quantity, each.variant_id) for each in order.lines] == [
        ("Lamp", 2, SCARCE),
        ("Mystery", 1, None),
    ]
    assert world.inbox.mails(to="shop-pay@sandbox.example") != []


@pytest.mark.parametrize(
    ("changed", "total", "lines"),
    [
        ({"totalTax": money("1.37")}, "28.37", [("12.50", 2), ("0.00", 1)]),
        (
            {"totalShippingPrice": None, "shippingLines": [SENT, SENT]},
            "28.00",
            [("12.50", 2), ("0.00", 1)],
        ),
        ({"lineItems": [TEN] * 3, "totalTax": money("1.00")}, "33.00", [("10.00", 1)] * 3),
        (
            {"lineItems": [FREE], "discounts": [], "totalTax": money("0.25")},
            "5.25",
            [("0.00", 1)],
        ),
        ({"lineItems": [THREE]}, "12.00", [("3.33", 2), ("3.34", 1)]),
        (
            {"lineItems": [{**THREE, "finalItemPrice": money("4.00")}]},
            "12.00",
            [("3.33", 2), ("3.34", 1)],
        ),
    ],
)
async def test_the_order_costs_what_was_paid(changed, total, lines, ask, token, world):
    await ask(SUBMIT, token=token, key="k1", request={**GIVEN, **changed})
    buyer = world.store.find(Customer, "email", "shop-pay@sandbox.example")
    (order,) = world.store.get(OrderHistory, buyer.id).orders
    shown = show_order(order, customer_id=buyer.id)
    assert (shown.total_price, [(each.price, each.quantity) for each in shown.lines]) == (
        total,
        lines,
    )


async def test_of_products_with_the_same_sku_the_oldest_is_sold(ask, token, world):
    world.store.put(product(SCARCE + 1, "Torch", "Red", quantity=9, sku="LAMP"))
    await ask(SUBMIT, token=token, key="once", request=GIVEN)
    left = [world.store.get(Product, SCARCE + at).variants[0].quantity for at in (0, 1)]
    assert left == [3, 9]


@pytest.mark.parametrize("gone", [0, 1])
async def test_of_products_with_the_same_sku_the_other_is_sold_once_one_is_gone(
    ask, token, world, gone
):
    world.store.put(product(SCARCE + 1, "Torch", "Red", quantity=5, sku="LAMP"))
    world.store.remove(world.store.get(Product, SCARCE + gone))
    await ask(SUBMIT, token=token, key="once", request=GIVEN)
    assert world.store.get(Product, SCARCE + 1 - gone).variants[0].quantity == 3


async def test_of_a_bundle_the_stock_of_its_components_is_lowered(ask, token, world):
    lamps = (Component(variant_id=SCARCE, quantity=2),)
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    world.store.put(product(SCARCE + 1, "Pair of Lamps", sku="LAMP", components=lamps))
    await ask(SUBMIT, token=token, key="once", request=GIVEN)
    assert world.store.get(Product, SCARCE).variants[0].quantity == 1


async def test_a_sku_that_a_product_no_longer_has_lowers_no_stock(ask, token, world):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5, sku="LAMP-2"))
    answer = await ask(SUBMIT, token=token, key="once", request=GIVEN)
    assert (answer["userErrors"], world.store.get(Product, SCARCE).variants[0].quantity) == ([], 5)


async def test_a_payment_for_more_than_the_stock_is_accepted_and_the_stock_is_below_zero(
    ask, token, world
):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=1, sku="LAMP"))
    answer = await ask(SUBMIT, token=token, key="once", request=GIVEN)
    left = world.store.get(Product, SCARCE).variants[0].quantity
    assert (answer["userErrors"], left) == ([], -1)


async def test_a_session_is_submitted_once(ask, token):
    await ask(SUBMIT, token=token, key="once", request=GIVEN)
    second = await ask(SUBMIT, token=token, key="twice", request=GIVEN)
    other = (await ask(CREATE, id="x", request=GIVEN))["shopPayPaymentRequestSession"]["token"]
    again = await ask(SUBMIT, token=other, key="once", request=GIVEN)
    unknown = await ask(SUBMIT, token="none", key="new", request=GIVEN)
    assert [each["userErrors"] for each in (second, again, unknown)] == [
        [
            {
                "code": "PAYMENT_REQUEST_INVALID_INPUT",
                "field": ["token"],
                "message": "The payment request session was already submitted.",
            }
        ],
        [
            {
                "code": "IDEMPOTENCY_KEY_ALREADY_USED",
                "field": ["idempotencyKey"],
                "message": "The idempotency key was already used.",
            }
        ],
        [
            {
                "code": "PAYMENT_REQUEST_NOT_FOUND",
                "field": ["token"],
                "message": "The payment request session does not exist.",
            }
        ],
    ]


MISSING = "The value is missing."


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"total": money("1.00", "EUR")}, ["total"], "The amount is invalid."),
        (
            {"lineItems": [{"quantity": 1, "finalItemPrice": money("-1")}]},
            ["lineItems", "0", "finalItemPrice"],
            "The amount is invalid.",
        ),
        ({"total": money("1000000000")}, ["total"], "The amount is invalid."),
        *(
            (
                {"lineItems": [{"quantity": count, "label": "x", "finalItemPrice": money("1")}]},
                ["lineItems", "0", "quantity"],
                "The quantity is invalid.",
            )
            for count in (-1, 0, 1_000_000)
        ),
        (
            {"lineItems": [{"quantity": 1, "label": "x"}]},
            ["lineItems", "0", "finalItemPrice"],
            MISSING,
        ),
        (
            {"lineItems": [{"quantity": 1, "finalItemPrice": money("1")}]},
            ["lineItems", "0", "label"],
            MISSING,
        ),
        (
            {"shippingLines": [{"label": "x", "amount": money("1")}]},
            ["shippingLines", "0", "code"],
            MISSING,
        ),
        ({"totalShippingPrice": {}}, ["totalShippingPrice", "finalTotal"], MISSING),
    ],
)
async def test_a_request_that_cannot_be_shown_is_refused(changed, field, message, ask):
    """The code is documented; when it comes is our choice."""
    made = await ask(CREATE, id="cart-1", request={**GIVEN, **changed})
    assert made["shopPayPaymentRequestSession"] is None
    assert made["userErrors"][0] == {
        "code": "PAYMENT_REQUEST_INVALID_INPUT",
        "field": ["paymentRequest", *field],
        "message": message,
    }


async def test_a_session_has_an_identifier(ask):
    made = await ask(CREATE, id=" ")
    assert made["userErrors"] == [
        {
            "code": "PAYMENT_REQUEST_INVALID_INPUT",
            "field": ["sourceIdentifier"],
            "message": MISSING,
        }
    ]


ADDRESS = {
    "address1": "1 First St",
    "city": "Boston",
    "countryCode": "US",
    "firstName": "Ada",
    "lastName": "Lovelace",
    "email": "ada@example.com",
}


async def test_the_order_is_of_who_is_in_the_address(storefront, ask, world):
    token = (await ask(CREATE, id="x"))["shopPayPaymentRequestSession"]["token"]
    storefront = type(storefront)(storefront.client, "/api/unstable/graphql.json")
    request = {**GIVEN, "shippingAddress": ADDRESS | {"provinceCode": "MA"}}
    answer = await storefront.ask(SUBMIT, token=token, key="once", request=request)
    payload = answer["data"]["shopPayPaymentRequestSessionSubmit"]
    shown = payload["paymentRequestReceipt"]["paymentRequest"]["shippingAddress"]
    buyer = world.store.find(Customer, "email", "ada@example.com")
    (order,) = world.store.get(OrderHistory, buyer.id).orders
    place = order.shipping_address
    assert (shown["city"], place.city, place.province, place.country) == (
        "Boston",
        "Boston",
        "Massachusetts",
        "United States",
    )


async def test_a_country_that_is_none_is_the_name_of_one_and_no_code(storefront, ask, world):
    """Shopify: `countryCode` is free text here, and an enum in the address of an order."""
    token = (await ask(CREATE, id="x"))["shopPayPaymentRequestSession"]["token"]
    unstable = type(storefront)(storefront.client, "/api/unstable/graphql.json")
    request = {**GIVEN, "shippingAddress": {**ADDRESS, "countryCode": "Atlantis"}}
    await unstable.ask(SUBMIT, token=token, key="once", request=request)
    snapshot = f"/_sandbox/api/worlds/{world.name}/snapshot"
    document = await (await storefront.client.get(snapshot)).json()
    restored = await storefront.client.put(snapshot, json=document)
    buyer = world.store.find(Customer, "email", "ada@example.com")
    (order,) = world.store.get(OrderHistory, buyer.id).orders
    place = order.shipping_address
    assert (place.country, place.country_code, restored.status) == ("Atlantis", None, 200)


async def test_who_has_as_many_orders_as_one_can_have_is_refused(storefront, ask, world):
    buyer = create(world, CustomerChange(email="ada@example.com"))
    world.store.put(replace(buyer, number_of_orders=MOST))
    token = (await ask(CREATE, id="x"))["shopPayPaymentRequestSession"]["token"]
    storefront = type(storefront)(storefront.client, "/api/unstable/graphql.json")
    request = {**GIVEN, "shippingAddress": ADDRESS}
    answer = await storefront.ask(SUBMIT, token=token, key="once", request=request)
    assert answer["data"]["shopPayPaymentRequestSessionSubmit"] == {
        "paymentRequestReceipt": None,
        "userErrors": [
            {
                "code": "PAYMENT_REQUEST_INVALID_INPUT",
                "field": ["paymentRequest", "shippingAddress", "email"],
                "message": "The buyer has 1,000 orders, which is the most.",
            }
        ],
    }
    assert world.store.get(OrderHistory, buyer.id) is None


async def test_orders_without_an_email_are_of_another_customer_after_so_many(ask, world):
    first = create(world, CustomerChange(email="shop-pay@sandbox.example"))
    world.store.put(replace(first, number_of_orders=MOST - 1))
    for number in range(3):
        begun = await ask(CREATE, id=f"cart-{number}")
        token = begun["shopPayPaymentRequestSession"]["token"]
        paid = await ask(SUBMIT, token=token, key=f"{number}", request=GIVEN)
        assert paid["userErrors"] == []
    second = world.store.find(Customer, "email", "shop-pay1@sandbox.example")
    orders = [world.store.get(OrderHistory, each.id).orders for each in (first, second)]
    assert [len(each) for each in orders] == [1, 2]
