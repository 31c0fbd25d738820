"""What payloads hold: the keys of the real service, as far as the sandbox has their values.

Shopify: documented. What is left out is in docs/webhooks.md.
"""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from sandbox.cart.completing import complete
from sandbox.cart.discounts import DiscountCode, Kind
from sandbox.cart.ids import token_and_key
from sandbox.cart.records import Cart
from sandbox.catalog.records import WeightUnit
from sandbox.checkout.records import Checkout
from sandbox.control_models.orders import Cancellation
from sandbox.orders.changes import cancel
from sandbox.orders.kinds import OrderFinancialStatus
from sandbox.orders.records import Fulfillment, OrderHistory
from sandbox.orders.totals import totals_of
from sandbox.webhooks.events import events_of
from sandbox.webhooks.payload_parts import money
from sandbox.webhooks.payloads import payload_of
from sandbox.webhooks.refund_payload import Refunded
from tests.cart.conftest import MUG, SCARCE, ask, create, gid, mutate, product, world
from tests.cart.test_cart_delivery import address

__all__ = ["ask", "create", "mutate", "world"]

SEEN = {"amount": "12.50", "currency_code": "USD"}
PLACE = {
    "first_name": "Ada",
    "last_name": "Lovelace",
    "name": "Ada Lovelace",
    "company": None,
    "address1": "1 Engine Way",
    "address2": None,
    "city": "New York",
    "province_code": "NY",
    "country_code": "US",
    "zip": "10001",
    "phone": None,
}
GOODS = {
    "product_exists": True,
    "product_id": MUG,
    "sku": "MUG-1",
    "vendor": "",
    "variant_title": None,
    "gift_card": False,
    "grams": 350,
    "requires_shipping": True,
    "taxable": True,
}


@pytest.fixture
async def cart(world, mutate):
    """A cart of three mugs, of which one is free, for New York."""
    about = {"sku": "MUG-1", "weight": 0.35, "weight_unit": WeightUnit.KILOGRAMS}
    world.store.put(product(MUG, "Mug", **about))
    kind = {"kind": Kind.BUY_X_GET_Y, "value": Decimal(100), "buys": 2, "gets": 1}
    world.store.put(DiscountCode(id="3-for-2", title="3-FOR-2", products=(MUG,), **kind))
    given = {
        "lines": [
            {
                "merchandiseId": gid(MUG),
                "quantity": 3,
                "attributes": [{"key": "engraving", "value": "A"}],
            }
        ],
        "discountCodes": ["3-for-2"],
        "note": "Ring twice",
        "attributes": [{"key": "channel", "value": "web"}],
        "buyerIdentity": {"email": "ada@lovelace.example"},
        "delivery": {"addresses": [address(selected=True)]},
    }
    made = (await mutate("cartCreate", "id", input=given))["cart"]
    return world.store.get(Cart, token_and_key(made["id"])[0])


def test_a_cart_has_its_lines_with_their_discounts(world, cart):
    payload = payload_of(world, "carts/create", cart)
    rest, free = payload.pop("line_items")
    assert payload == {
        "id": cart.id,
        "token": cart.id,
        "note": "Ring twice",
        "attributes": {"channel": "web"},
        "created_at": "2026-03-04T05:06:07+00:00",
        "updated_at": "2026-03-04T05:06:07+00:00",
    }
    nothing = {"amount": "0.00", "currency_code": "USD"}
    assert free == {
        "id": MUG,
        "key": cart.lines[0].id,
        "variant_id": MUG,
        "title": "Mug",
        "quantity": 1,
        "price": "12.50",
        "price_set": {"shop_money": SEEN, "presentment_money": SEEN},
        "original_price": "12.50",
        "discounted_price": "0.00",
        "line_price": "0.00",
        "line_price_set": {"shop_money": nothing, "presentment_money": nothing},
        "original_line_price": "12.50",
        "total_discount": "12.50",
        "discounts": [{"title": "3-FOR-2", "amount": "12.50"}],
        "properties": {"engraving": "A"},
        **GOODS,
    }
    assert (rest["quantity"], rest["line_price"], rest["discounts"]) == (2, "25.00", [])


def test_a_checkout_has_what_is_to_be_paid_and_where_it_goes(world, cart):
    checkout = Checkout(id=cart.id, key=cart.key, changed_at=world.clock.now(), language="DE")
    payload = payload_of(world, "checkouts/create", checkout)
    lines = payload.pop("line_items")
    assert payload.pop("abandoned_checkout_url").endswith(f"/cart/c/{cart.id}?key={cart.key}")
    assert payload == {
        "token": cart.id,
        "cart_token": cart.id,
        "email": "ada@lovelace.example",
        "phone": None,
        "customer_locale": "de",
        "completed_at": None,
        "updated_at": "2026-03-04T05:06:07+00:00",
        "currency": "USD",
        "presentment_currency": "USD",
        "subtotal_price": "25.00",
        "total_line_items_price": "37.50",
        "total_discounts": "12.50",
        "total_tax": "0.00",
        "total_price": "30.00",
        "total_weight": 1050,
        "taxes_included": False,
        "tax_lines": [],
        "note": "Ring twice",
        "note_attributes": [{"name": "channel", "value": "web"}],
        "discount_codes": [{"code": "3-FOR-2", "amount": "12.50", "type": "fixed_amount"}],
        "shipping_lines": [
            {"code": "Standard", "title": "Standard", "price": "5.00", "source": "shopify"}
        ],
        "shipping_address": PLACE,
        "customer": None,
        "created_at": "2026-03-04T05:06:07+00:00",
    }
    assert lines[1]["properties"] == [{"name": "engraving", "value": "A"}]
    assert lines[1]["variant_price"] == "12.50"


def test_an_order_has_sums_lines_discounts_customer_and_delivery(world, cart):
    customer, order = complete(world, cart)
    payload = payload_of(world, "orders/create", order)
    sets = {name: payload.pop(name) for name in list(payload) if name.endswith("_set")}
    first, free = payload.pop("line_items")
    (shipping,) = payload.pop("shipping_lines")
    assert payload.pop("order_status_url").endswith(f"/{order.token}/authenticate?key={order.key}")
    assert payload.pop("customer")["id"] == customer.id
    place = {**PLACE, "province": "New York", "country": "United States"}
    assert payload == {
        "id": order.id,
        "admin_graphql_api_id": f"gid://shopify/Order/{order.id}",
        "name": order.name,
        "order_number": order.number,
        "number": order.number,
        "token": order.token,
        "cart_token": cart.id,
        "email": "ada@lovelace.example",
        "contact_email": "ada@lovelace.example",
        "phone": None,
        "currency": "USD",
        "presentment_currency": "USD",
        "financial_status": "paid",
        "fulfillment_status": None,
        "confirmed": True,
        "test": False,
        "source_name": "web",
        "customer_locale": None,
        "subtotal_price": "25.00",
        "total_line_items_price": "37.50",
        "total_discounts": "12.50",
        "total_tax": "0.00",
        "total_price": "30.00",
        "current_subtotal_price": "25.00",
        "current_total_tax": "0.00",
        "current_total_price": "30.00",
        "total_outstanding": "0.00",
        "taxes_included": False,
        "tax_lines": [],
        "note": "Ring twice",
        "note_attributes": [{"name": "channel", "value": "web"}],
        "tags": "",
        "payment_gateway_names": ["sandbox"],
        "discount_codes": [{"code": "3-FOR-2", "amount": "12.50", "type": "fixed_amount"}],
        "discount_applications": [
            {
                "type": "discount_code",
                "code": "3-FOR-2",
                "value": "12.50",
                "value_type": "fixed_amount",
                "allocation_method": "each",
                "target_selection": "entitled",
                "target_type": "line_item",
            }
        ],
        "total_weight": 1050,
        "shipping_address": place,
        "billing_address": place,
        "fulfillments": [],
        "refunds": [],
        "cancelled_at": None,
        "cancel_reason": None,
        "processed_at": "2026-03-04T05:06:07+00:00",
        "created_at": "2026-03-04T05:06:07+00:00",
        "updated_at": "2026-03-04T05:06:07+00:00",
    }
    assert sets["total_shipping_price_set"]["shop_money"]["amount"] == "5.00"
    assert (shipping["title"], shipping["price"]) == ("Standard", "5.00")
    assert (first["quantity"], first["fulfillable_quantity"]) == (2, 2)
    assert free == {
        "id": order.id + 1,
        "admin_graphql_api_id": f"gid://shopify/LineItem/{order.id + 1}",
        "variant_id": MUG,
        "title": "Mug",
        "name": "Mug",
        "quantity": 1,
        "current_quantity": 1,
        "fulfillable_quantity": 1,
        "fulfillment_status": None,
        "fulfillment_service": "manual",
        "price": "12.50",
        "price_set": {"shop_money": SEEN, "presentment_money": SEEN},
        "total_discount": "0.00",
        "discount_allocations": [
            {
                "amount": "12.50",
                "amount_set": {"shop_money": SEEN, "presentment_money": SEEN},
                "discount_application_index": 0,
            }
        ],
        "tax_lines": [],
        "properties": [{"name": "engraving", "value": "A"}],
        **GOODS,
    }


async def test_a_line_of_an_order_has_product_and_variant_apart_and_in_one(world, mutate):
    given = {
        "lines": [{"merchandiseId": gid(SCARCE), "quantity": 1}],
        "buyerIdentity": {"email": "ada@lovelace.example"},
        "delivery": {"addresses": [address(selected=True)]},
    }
    made = (await mutate("cartCreate", "id", input=given))["cart"]
    cart = world.store.get(Cart, token_and_key(made["id"])[0])
    (line,) = payload_of(world, "orders/create", complete(world, cart)[1])["line_items"]
    assert (line["title"], line["variant_title"], line["name"]) == ("Lamp", "Blue", "Lamp - Blue")


def test_a_parcel_and_a_refund_name_lines_by_the_ids_of_the_order(world, cart):
    _, order = complete(world, cart)
    parcel = Fulfillment(quantities=((0, 1),), tracking_numbers=("SP1",))
    lines = (replace(order.lines[0], removed=1), order.lines[1])
    changed = replace(order, fulfillments=(parcel,), lines=lines)
    sent = payload_of(world, "fulfillments/create", changed)
    back = payload_of(world, "refunds/create", changed)
    (line,) = sent["line_items"]
    assert (line["id"], line["quantity"], sent["tracking_number"]) == (order.id, 1, "SP1")
    (refunded,) = back["refund_line_items"]
    assert (refunded["line_item_id"], refunded["subtotal"]) == (order.id, "12.50")


@pytest.mark.parametrize(
    ("restocked", "parcels", "said"),
    [
        (0, (), (False, "no_restock")),
        (1, (), (True, "cancel")),
        (1, (Fulfillment(quantities=((0, 2),)),), (True, "return")),
    ],
)
def test_a_refund_says_whether_its_goods_are_in_stock_again(restocked, parcels, said, world, cart):
    _, order = complete(world, cart)
    before = replace(order, fulfillments=parcels)
    lines = (replace(order.lines[0], removed=1, restocked=restocked), *order.lines[1:])
    refund = payload_of(world, "refunds/create", Refunded(replace(before, lines=lines), before))
    (line,) = refund["refund_line_items"]
    assert (refund["restock"], line["restock_type"]) == said


@pytest.mark.parametrize("pieces", [1, 2])
def test_the_refunds_of_an_order_give_back_what_was_paid_and_no_more(pieces, world, cart):
    customer, order = complete(world, cart)
    history, left = world.store.get(OrderHistory, customer.id), order.lines[0].quantity
    given, numbers = [], []
    while left:
        count = min(pieces, left)
        left -= count
        lines = (replace(order.lines[0], removed=order.lines[0].removed + count), *order.lines[1:])
        changed = replace(
            order, lines=lines, financial_status=OrderFinancialStatus.PARTIALLY_REFUNDED
        )
        before = replace(history, orders=(order,))
        events = list(events_of(before, replace(history, orders=(changed,))))
        (back,) = [
            payload_of(world, each.topic, each.about)
            for each in events
            if each.topic == "refunds/create"
        ]
        (line,) = back["refund_line_items"]
        assert (line["quantity"], line["subtotal"]) == (count, back["transactions"][0]["amount"])
        given.append(Decimal(line["subtotal"]))
        numbers.append(back["id"])
        order = changed
    assert sum(given) == totals_of(order).refunded == totals_of(order).lines[0]
    assert len(set(numbers)) == len(numbers)


def test_a_refund_has_the_tax_of_its_lines_and_the_shipping(world, cart):
    _, order = complete(world, cart)
    taxed = replace(order, tax=Decimal("2.50"))
    lines = (replace(taxed.lines[0], removed=1), *taxed.lines[1:])
    back = {"lines": lines, "shipping_refunded": True}
    partly = OrderFinancialStatus.PARTIALLY_REFUNDED
    changed = replace(taxed, **back, financial_status=partly)
    refund = payload_of(world, "refunds/create", changed)
    (line,) = refund["refund_line_items"]
    assert (line["subtotal"], line["total_tax"]) == ("12.50", "1.25")
    amount = {"amount": "-5.00", "currency_code": "USD"}
    none = {"amount": "0.00", "currency_code": "USD"}
    assert refund["order_adjustments"] == [
        {
            "id": refund["id"],
            "order_id": order.id,
            "refund_id": refund["id"],
            "kind": "shipping_refund",
            "reason": "Shipping refund",
            "amount": "-5.00",
            "amount_set": {"shop_money": amount, "presentment_money": amount},
            "tax_amount": "0.00",
            "tax_amount_set": {"shop_money": none, "presentment_money": none},
        }
    ]
    assert [each["amount"] for each in refund["transactions"]] == ["18.75"]


def test_the_tax_of_an_order_is_in_its_lines_too(world, cart):
    _, order = complete(world, cart)
    payload = payload_of(world, "orders/create", replace(order, tax=Decimal("2.50")))
    tax = {"title": "Tax", "rate": 0.1, "price": "2.50"}
    assert payload["tax_lines"] == [tax]
    assert [line["tax_lines"] for line in payload["line_items"]] == [[tax], []]


@pytest.mark.parametrize(
    ("status", "refunds"),
    [
        (OrderFinancialStatus.PAID, ["30.00"]),
        (OrderFinancialStatus.PARTIALLY_PAID, ["15.00"]),
        (OrderFinancialStatus.AUTHORIZED, []),
        (OrderFinancialStatus.REFUNDED, []),
    ],
)
def test_a_cancellation_refunds_what_was_paid_and_not_yet_given_back(status, refunds, world, cart):
    customer, order = complete(world, cart)
    history = world.store.get(OrderHistory, customer.id)
    before = replace(order, financial_status=status)
    cancel(world, history, before, Cancellation(reason="OTHER"))
    events = list(
        events_of(replace(history, orders=(before,)), world.store.get(OrderHistory, customer.id))
    )
    amounts = [
        transaction["amount"]
        for each in events
        if each.topic == "refunds/create"
        for transaction in payload_of(world, each.topic, each.about)["transactions"]
    ]
    assert amounts == refunds
    assert "orders/cancelled" in [each.topic for each in events]


@pytest.mark.parametrize(
    ("amount", "text"), [("1.2", "1.20"), ("1.234", "1.234"), ("1.230", "1.23"), ("100", "100.00")]
)
def test_an_amount_has_as_many_decimals_as_it_needs(amount, text):
    assert money(Decimal(amount)) == text


def test_a_customer_has_what_they_have_spent_and_their_last_order(world, cart):
    customer, order = complete(world, cart)
    payload = payload_of(world, "customers/update", customer)
    wanted = {
        "total_spent": "30.00",
        "last_order_id": order.id,
        "last_order_name": order.name,
        "currency": "USD",
        "email_marketing_consent": {"state": "not_subscribed"},
        "sms_marketing_consent": None,
    }
    assert {name: payload[name] for name in wanted} == wanted
