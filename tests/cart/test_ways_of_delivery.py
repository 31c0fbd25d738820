"""Pickup, local delivery, several groups, and the address of a customer who has selected none."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from sandbox.app import WORLDS
from sandbox.cart.completing import complete
from sandbox.cart.ids import token_and_key
from sandbox.cart.records import Cart
from sandbox.catalog.records import LocationStock, Product
from sandbox.customers.records import Customer
from sandbox.locations.records import Location
from sandbox.orders.kinds import DeliveryMethod
from sandbox.orders.records import Delivery
from sandbox.orders.totals import totals_of
from tests.cart.conftest import MUG, SCARCE, TENT, gid, product
from tests.cart.test_cart_delivery import address
from tests.cart.test_cart_lines import PLANS
from tests.storefront.conftest import LOG_IN, PASSWORD

SHOWS = """
  id deliveryGroups(first: 5) { nodes {
    id groupType deliveryAddress { city }
    deliveryOptions { handle title description deliveryMethodType estimatedCost { amount } }
    selectedDeliveryOption { title }
    cartLines(first: 5) { nodes { quantity } }
  } }"""
STANDARD = ("SHIPPING", "Standard", "3 to 5 working days", "5.0")
EXPRESS = ("SHIPPING", "Express", "The next working day", "15.0")
PORTLAND = ("PICK_UP", "Workshop Portland", "Usually ready in 24 hours", "0.0")
LOCAL = ("LOCAL", "Local delivery", "On the same day", "4.0")
EMAIL = "enabled@sandbox.example"
LAMP_STOCK = tuple(LocationStock(location=at, quantity=4) for at in ("warehouse", "portland"))
LAMPS = product(SCARCE, "Lamp", quantity=8, stock=LAMP_STOCK)


def groups(answer):
    assert answer["userErrors"] == []
    return answer["cart"]["deliveryGroups"]["nodes"]


def options(group):
    return [
        (
            each["deliveryMethodType"],
            each["title"],
            each["description"],
            each["estimatedCost"]["amount"],
        )
        for each in group["deliveryOptions"]
    ]


@pytest.fixture
def deliver(mutate):
    """Make a cart of *lines* that goes to New York, or to what is *given*, and return it."""

    async def deliver(*lines, **given):
        wanted = [{"merchandiseId": gid(number), "quantity": count} for number, count in lines]
        delivery = {"addresses": [address(selected=True, **given)]}
        return await mutate("cartCreate", SHOWS, input={"lines": wanted, "delivery": delivery})

    return deliver


@pytest.fixture
def choose(mutate):
    async def choose(cart_id, group, title):
        (option,) = (each for each in group["deliveryOptions"] if each["title"] == title)
        wanted = [{"deliveryGroupId": group["id"], "deliveryOptionHandle": option["handle"]}]
        return await mutate(
            "cartSelectedDeliveryOptionsUpdate",
            SHOWS,
            cartId=cart_id,
            selectedDeliveryOptions=wanted,
        )

    return choose


@pytest.fixture
def order_of(mutate, world):
    """Complete a cart, and return the order."""

    async def order_of(cart_id):
        given = {"email": "ada@lovelace.example"}
        await mutate("cartBuyerIdentityUpdate", "id", cartId=cart_id, buyerIdentity=given)
        return complete(world, world.store.get(Cart, token_and_key(cart_id)[0]))[1]

    return order_of


# --- pickup and local delivery ---


async def test_a_location_in_the_country_offers_pickup_that_nobody_is_made_to_take(deliver):
    (group,) = groups(await deliver((MUG, 1)))
    assert options(group) == [STANDARD, EXPRESS, PORTLAND]
    assert group["selectedDeliveryOption"] == {"title": "Standard"}


async def test_goods_are_picked_up_where_all_of_them_are(deliver, world):
    there, elsewhere = (
        LocationStock(location=each, quantity=5) for each in ("portland", "warehouse")
    )
    world.store.put(product(SCARCE, "Lamp", quantity=5, stock=(there,)))
    world.store.put(product(TENT, "Tent", quantity=5, stock=(elsewhere,)))
    found = [
        len(groups(await deliver(*lines))[0]["deliveryOptions"])
        for lines in [((SCARCE, 5),), ((TENT, 1),), ((SCARCE, 1), (TENT, 1))]
    ]
    assert found == [3, 2, 2]


@pytest.mark.parametrize(
    ("quantity", "typed", "expected"),
    [
        (2, "97201", [STANDARD, EXPRESS, LOCAL, PORTLAND]),
        (1, "97201", [STANDARD, EXPRESS, PORTLAND]),
        (2, "10001", [STANDARD, EXPRESS, PORTLAND]),
        (2, None, [STANDARD, EXPRESS, PORTLAND]),
    ],
)
async def test_a_location_delivers_to_its_postal_codes_from_a_minimum(
    deliver, quantity, typed, expected
):
    (group,) = groups(await deliver((MUG, quantity), zip=typed))
    assert options(group) == expected


async def test_where_no_rate_leads_goods_can_still_be_picked_up(deliver, world):
    berlin = world.store.find(Location, "handle", "berlin")
    vienna = replace(berlin, address=replace(berlin.address, country_code="BR"))
    world.store.put(vienna)
    world.store.remove(world.store.find(Location, "handle", "portland"))
    world.store.remove(world.store.find(Location, "handle", "toronto"))
    (group,) = groups(await deliver((MUG, 1), countryCode="BR"))
    assert options(group) == [("PICK_UP", "Laden Berlin", "Usually ready in 2 hours", "0.0")]


async def test_an_order_that_is_picked_up_costs_no_delivery_and_goes_nowhere(
    deliver, choose, order_of
):
    made = await deliver((MUG, 1))
    (group,) = groups(made)
    chosen = await choose(made["cart"]["id"], group, "Workshop Portland")
    (after,) = groups(chosen)
    order = await order_of(made["cart"]["id"])
    assert after["selectedDeliveryOption"] == {"title": "Workshop Portland"}
    assert order.deliveries == (Delivery(title="Workshop Portland", method=DeliveryMethod.PICK_UP),)
    assert (order.shipping, order.shipping_address) == (Decimal(0), None)
    assert order.billing_address.city == "New York"


@pytest.mark.parametrize(
    ("title", "left"), [("Workshop Portland", [4, 1]), ("Standard", [1, 4]), ("Express", [1, 4])]
)
async def test_what_is_picked_up_lowers_the_stock_of_the_location(
    title, left, deliver, choose, order_of, world
):
    """What is sent is taken from the first location (our choice)."""
    world.store.put(LAMPS)
    made = await deliver((SCARCE, 3))
    (group,) = groups(made)
    await choose(made["cart"]["id"], group, title)
    await order_of(made["cart"]["id"])
    (lamp,) = world.store.get(Product, SCARCE).variants
    assert (lamp.quantity, [each.quantity for each in lamp.stock]) == (5, left)


@pytest.mark.parametrize("title", ["Workshop Portland", "Standard"])
async def test_what_was_picked_up_comes_back_to_the_location(
    title, deliver, choose, order_of, world, storefront
):
    world.store.put(LAMPS)
    made = await deliver((SCARCE, 3))
    (group,) = groups(made)
    await choose(made["cart"]["id"], group, title)
    order = await order_of(made["cart"]["id"])
    path = f"/_sandbox/api/worlds/default/orders/{order.id}/cancel"
    response = await storefront.client.post(path, json={})
    (lamp,) = world.store.get(Product, SCARCE).variants
    assert (response.status, lamp.quantity, lamp.stock) == (200, 8, LAMP_STOCK)


async def test_what_one_location_does_not_have_is_sent_from_the_next(deliver, order_of, world):
    world.store.put(LAMPS)
    made = await deliver((SCARCE, 6))
    await order_of(made["cart"]["id"])
    (lamp,) = world.store.get(Product, SCARCE).variants
    assert [each.quantity for each in lamp.stock] == [0, 2]


# --- several groups ---


@pytest.fixture
async def subscription(storefront):
    """Make a cart with coffee, once and by a plan, in the seeded shop."""
    shop = await storefront.ask(PLANS, handle="campfire-coffee")
    (variant,) = shop["data"]["product"]["variants"]["nodes"]
    (plan,) = variant["sellingPlanAllocations"]["nodes"]
    once = {"merchandiseId": variant["id"], "quantity": 2}
    by_plan = {**once, "quantity": 1, "sellingPlanId": plan["sellingPlan"]["id"]}
    document = f"""mutation ($input: CartInput!) {{ cartCreate(input: $input) {{
      cart {{ {SHOWS} }} userErrors {{ code }} }} }}"""
    given = {"lines": [once, by_plan], "delivery": {"addresses": [address(selected=True)]}}
    return (await storefront.ask(document, input=given))["data"]["cartCreate"]


async def test_lines_with_a_selling_plan_are_a_group_of_their_own(subscription):
    """Shopify: documented."""
    found = groups(subscription)
    assert [each["groupType"] for each in found] == ["ONE_TIME_PURCHASE", "SUBSCRIPTION"]
    assert [each["cartLines"]["nodes"] for each in found] == [[{"quantity": 2}], [{"quantity": 1}]]
    assert [options(each)[:2] for each in found] == [[STANDARD, EXPRESS]] * 2
    assert found[0]["id"] != found[1]["id"]


@pytest.mark.looks_inside
async def test_each_group_keeps_its_option_and_the_order_costs_both(storefront, subscription):
    document = f"""mutation ($cartId: ID!, $options: [CartSelectedDeliveryOptionInput!]!) {{
      cartSelectedDeliveryOptionsUpdate(cartId: $cartId, selectedDeliveryOptions: $options) {{
        cart {{ {SHOWS} }} userErrors {{ code }} }} }}"""
    cart_id = subscription["cart"]["id"]
    for group, at in zip(groups(subscription), (1, 0), strict=True):
        option = group["deliveryOptions"][at]
        wanted = {"deliveryGroupId": group["id"], "deliveryOptionHandle": option["handle"]}
        answer = await storefront.ask(document, cartId=cart_id, options=[wanted])
    shown = groups(answer["data"]["cartSelectedDeliveryOptionsUpdate"])
    world = storefront.client.app[WORLDS].open("default")
    cart = world.store.get(Cart, token_and_key(cart_id)[0])
    _, order = complete(world, replace(cart, buyer=replace(cart.buyer, email=EMAIL)))
    assert [each["selectedDeliveryOption"]["title"] for each in shown] == ["Express", "Standard"]
    assert [each.title for each in order.deliveries] == ["Express", "Standard"]
    assert totals_of(order).shipping == Decimal("20.00")


# --- the default address ---


@pytest.fixture
def log_in(ask, mutate, world):
    """Log a customer with that *default* address in to a cart of a mug, and return the answer."""

    async def log_in(default, **given):
        customer = world.store.find(Customer, "email", EMAIL)
        home = replace(customer.addresses[0], country_code=default, city="Home")
        world.store.put(replace(customer, addresses=(home,), default_address_id=home.id))
        logged_in = await ask(LOG_IN, input={"email": EMAIL, "password": PASSWORD})
        token = logged_in["customerAccessToken"]["accessToken"]
        lines = [{"merchandiseId": gid(MUG), "quantity": 2}]
        identity = {"customerAccessToken": token}
        return await mutate(
            "cartCreate", SHOWS, input={"lines": lines, "buyerIdentity": identity, **given}
        )

    return log_in


async def test_the_default_address_of_the_customer_serves_where_none_is_selected(log_in):
    """Shopify: documented."""
    (group,) = groups(await log_in("US"))
    assert (group["deliveryAddress"], options(group)[0]) == ({"city": "Home"}, STANDARD)


async def test_a_selected_address_goes_before_the_default_one(log_in):
    given = {"delivery": {"addresses": [address(selected=True)]}}
    (group,) = groups(await log_in("US", **given))
    assert group["deliveryAddress"] == {"city": "New York"}


async def test_a_default_address_that_is_not_delivered_to_sells_nothing_out(log_in):
    answer = await log_in("BR")
    assert (groups(answer), answer["warnings"]) == ([], [])
