"""A cart is paid: its order, the inventory, gift cards and codes, all in one step."""

import asyncio
from decimal import Decimal
from urllib.parse import quote

import pytest
from yarl import URL

from sandbox.cart.discounts import DiscountCode, GiftCard
from sandbox.cart.records import Cart
from sandbox.catalog.records import Product
from sandbox.customers.records import Customer
from sandbox.orders.records import OrderHistory
from tests.cart.conftest import MUG, SCARCE, TENT, gid, product
from tests.cart.test_cart_delivery import address
from tests.cart.test_cart_discounts import card, code
from tests.storefront.conftest import LOG_IN, PASSWORD

ORDERS = """query ($token: String!) {
  customer(customerAccessToken: $token) {
    numberOfOrders
    orders(first: 1, sortKey: PROCESSED_AT, reverse: true) { nodes {
      financialStatus fulfillmentStatus email currencyCode
      customAttributes { key value }
      subtotalPrice { amount } totalShippingPrice { amount } totalPrice { amount }
      shippingAddress { formatted }
      discountApplications(first: 5) { nodes { ... on DiscountCodeApplication { code } } }
      lineItems(first: 5) { nodes {
        title quantity variant { id } customAttributes { key value }
        discountedTotalPrice { amount }
      } }
    } }
  }
}"""
GUEST = {"email": "guest@sandbox.example"}


@pytest.fixture
def complete(storefront):
    async def complete(cart):
        token = cart["id"].removeprefix("gid://shopify/Cart/").partition("?")[0]
        path = f"/_sandbox/api/worlds/default/carts/{token}/complete"
        response = await storefront.client.post(path)
        answer = await response.json()
        return response.status, answer["order"] if response.ok else answer

    return complete


async def test_a_paid_cart_is_an_order_of_its_customer(ask, create, complete, world):
    world.store.put(code("SAVE20"), card("TEN", 10))
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    before = (await ask(ORDERS, token=token))["numberOfOrders"]
    cart = await create(
        lines=[
            {"merchandiseId": gid(MUG), "quantity": 2, "attributes": [{"key": "a", "value": "b"}]}
        ],
        attributes=[{"key": "channel", "value": "web"}],
        buyerIdentity={"customerAccessToken": token},
        discountCodes=["save20"],
        giftCardCodes=["TEN"],
        delivery={"addresses": [address(selected=True)]},
    )
    status, order = await complete(cart)
    found = await ask(ORDERS, token=token)
    assert (status, order["totalPrice"]) == (201, "25.00")
    assert int(found["numberOfOrders"]) == int(before) + 1
    assert found["orders"]["nodes"] == [
        {
            "financialStatus": "PAID",
            "fulfillmentStatus": "UNFULFILLED",
            "email": "enabled@sandbox.example",
            "currencyCode": "USD",
            "customAttributes": [{"key": "channel", "value": "web"}],
            "subtotalPrice": {"amount": "20.0"},
            "totalShippingPrice": {"amount": "5.0"},
            "totalPrice": {"amount": "25.0"},
            "shippingAddress": {
                "formatted": ["1 Engine Way", "New York NY 10001", "United States"]
            },
            "discountApplications": {"nodes": [{"code": "SAVE20"}]},
            "lineItems": {
                "nodes": [
                    {
                        "title": "Mug",
                        "quantity": 2,
                        "variant": {"id": gid(MUG)},
                        "customAttributes": [{"key": "a", "value": "b"}],
                        "discountedTotalPrice": {"amount": "20.0"},
                    }
                ]
            },
        }
    ]
    assert world.store.get(GiftCard, "ten").balance == Decimal("0.00")
    assert world.store.get(DiscountCode, "save20").used == 1


@pytest.mark.parametrize("has_key", [True, False])
async def test_a_cart_is_paid_by_its_storefront_id(has_key, create, storefront):
    cart = await create((MUG, 1), buyerIdentity=GUEST)
    whole = cart["id"] if has_key else cart["id"].partition("?")[0]
    path = f"/_sandbox/api/worlds/default/carts/{quote(whole, safe='')}/complete"
    response = await storefront.client.post(URL(path, encoded=True))
    answer = await response.json()
    assert (response.status, answer["outcome"]) == (201, "paid")
    assert answer["order"]["totalPrice"] == "12.50"


async def test_a_paid_cart_is_gone(ask, create, complete, mutate):
    """Shopify: reported."""
    cart = await create((MUG, 1), buyerIdentity=GUEST)
    await complete(cart)
    read = await ask("query ($id: ID!) { cart(id: $id) { id } }", id=cart["id"])
    changed = await mutate("cartNoteUpdate", cartId=cart["id"], note="Too late")
    assert read is None
    assert [error["message"] for error in changed["userErrors"]] == [
        "The specified cart does not exist."
    ]
    assert (await complete(cart))[0] == 404


async def test_a_guest_becomes_a_customer_without_an_account(create, complete, storefront):
    """Shopify: documented."""
    _, order = await complete(await create((MUG, 1), buyerIdentity=GUEST))
    path = f"/_sandbox/api/worlds/default/customers/{order['customer'].rpartition('/')[2]}"
    customer = await (await storefront.client.get(path)).json()
    assert (customer["email"], customer["state"], customer["numberOfOrders"]) == (
        "guest@sandbox.example",
        "DISABLED",
        "1",
    )


async def test_the_order_has_the_email_as_a_customer_has_it(create, complete, world):
    typed = {"email": " Guest@Sandbox.example\n"}
    _, order = await complete(await create((MUG, 1), buyerIdentity=typed))
    assert order["email"] == GUEST["email"]
    assert [mail.kind for mail in world.inbox.mails(to=GUEST["email"])] == ["order-confirmation"]


async def test_of_fifty_buyers_one_gets_the_last_piece(create, complete, world):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=1))
    carts = [
        await create((SCARCE, 1), buyerIdentity={"email": f"buyer-{n}@sandbox.example"})
        for n in range(50)
    ]
    answers = await asyncio.gather(*map(complete, carts))
    assert sorted(status for status, _ in answers) == [201, *[422] * 49]
    assert world.store.get(Product, SCARCE).variants[0].quantity == 0
    placed = [
        order
        for history in world.store.after(OrderHistory, 0)
        for order in history.orders
        if any(line.variant_id == SCARCE for line in order.lines)
    ]
    assert len(placed) == 1


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ({"buyerIdentity": GUEST}, "the cart has no goods: add some with cartLinesAdd"),
        (
            {"lines": [{"merchandiseId": gid(MUG)}]},
            "the cart has no buyer: set an email with cartBuyerIdentityUpdate",
        ),
    ],
)
async def test_what_is_no_order_is_refused_and_changes_nothing(
    given, detail, create, complete, world
):
    cart = await create(**given)
    before = world.store.changes()
    status, problem = await complete(cart)
    assert (status, problem["detail"]) == (422, detail)
    assert problem["errors"] == [{"pointer": "#", "detail": detail}]
    assert world.store.changes() == before
    assert world.store.count(Cart) == 1


async def test_product_discounts_of_an_order_are_those_of_its_cart(create, complete, world):
    world.store.put(code("TENT10", value="10", products=(TENT,)))
    cart = await create((TENT, 2), (MUG, 1), buyerIdentity=GUEST, discountCodes=["TENT10"])
    _, order = await complete(cart)
    assert order["totalPrice"] == "372.50"


ADDRESSES = """query ($token: String!) { customer(customerAccessToken: $token) {
  defaultAddress { address1 }
  addresses(first: 9) { nodes { name address1 city province provinceCode country zip } }
} }"""
NEW = {
    "name": "Ada Lovelace",
    "address1": "1 Engine Way",
    "city": "New York",
    "province": "New York",
    "provinceCode": "NY",
    "country": "United States",
    "zip": "10001",
}


@pytest.mark.parametrize("one_time", [False, True])
async def test_the_address_of_an_order_is_kept_once_unless_it_is_for_one_time(
    one_time, ask, create, complete
):
    """Shopify: documented."""
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    before = await ask(ADDRESSES, token=token)
    place = address(selected=True, firstName="Ada", lastName="Lovelace") | {"oneTimeUse": one_time}
    for _ in range(2):
        cart = await create(
            (MUG, 1),
            buyerIdentity={"customerAccessToken": token},
            delivery={"addresses": [place]},
        )
        assert (await complete(cart))[0] == 201
    after = await ask(ADDRESSES, token=token)
    assert after["defaultAddress"] == before["defaultAddress"]
    added = [] if one_time else [NEW]
    assert after["addresses"]["nodes"] == [*before["addresses"]["nodes"], *added]


async def test_the_first_address_of_a_guest_is_the_default(create, complete, world):
    cart = await create(
        (MUG, 1), buyerIdentity=GUEST, delivery={"addresses": [address(selected=True)]}
    )
    await complete(cart)
    guest = world.store.find(Customer, "email", GUEST["email"])
    assert [each.address1 for each in guest.addresses] == ["1 Engine Way"]
    assert guest.default_address_id == guest.addresses[0].id


async def test_a_guest_uses_a_code_once_if_it_is_once_for_each(create, mutate, complete, world):
    """The customer is known by the email (our choice)."""
    world.store.put(code("ONCE", once_per_customer=True))
    offered = {"discountCodes": ["ONCE"], "buyerIdentity": GUEST}
    await complete(await create((MUG, 1), **offered))
    shows = "discountCodes { code applicable }"
    again = {"lines": [{"merchandiseId": gid(MUG)}], **offered}
    answer = await mutate("cartCreate", shows, input=again)
    other = again | {"buyerIdentity": {"email": "other@sandbox.example"}}
    answer_to_other = await mutate("cartCreate", shows, input=other)
    assert answer["cart"] == {"discountCodes": [{"code": "ONCE", "applicable": False}]}
    assert [each["code"] for each in answer["warnings"]] == [
        "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED"
    ]
    assert answer_to_other["cart"] == {"discountCodes": [{"code": "ONCE", "applicable": True}]}
    assert answer_to_other["warnings"] == []


async def test_the_address_of_an_order_has_the_names_of_its_places(create, complete, world):
    """As all addresses that the customer is shown."""
    cart = await create(
        (MUG, 1), buyerIdentity=GUEST, delivery={"addresses": [address(selected=True)]}
    )
    await complete(cart)
    guest = world.store.find(Customer, "email", GUEST["email"])
    (order,) = world.store.get(OrderHistory, guest.id).orders
    place = order.shipping_address
    assert (place.province, place.province_code, place.country) == (
        "New York",
        "NY",
        "United States",
    )
    assert (place.id, order.billing_address) == (order.id, place)
