"""Links to a checkout: of goods, and of a discount; and the page of an order's status."""

import pytest
from msgspec.structs import replace

from sandbox.cart.records import Cart
from sandbox.customers.records import Customer
from sandbox.orders.records import OrderHistory
from tests.cart.conftest import TENT
from tests.checkout.conftest import MUG
from tests.checkout.test_checkout_steps import sums
from tests.storefront.conftest import PASSWORD

STATUS = """query ($token: String!) { customer(customerAccessToken: $token) {
  orders(first: 1) { nodes { name statusUrl } }
} }"""


async def test_a_permalink_makes_a_cart_and_leads_to_its_checkout(shopper, world):
    """Shopify: documented."""
    query = (
        "discount=SANDBOX10&note=Ring&attributes[gift]=yes&checkout[email]=ada@lovelace.example"
        "&checkout[shipping_address][country]=US&checkout[shipping_address][province]=NY"
        "&checkout[shipping_address][city]=New%20York"
    )
    await shopper.open(f"/cart/{MUG}:2,{TENT}:1?{query}")
    (cart,) = world.store.after(Cart, "")
    assert [(line.variant_id, line.quantity) for line in cart.lines] == [(TENT, 1), (MUG, 2)]
    assert (cart.note, cart.buyer.email) == ("Ring", "ada@lovelace.example")
    assert [(each.key, each.value) for each in cart.attributes] == [("gift", "yes")]
    assert (cart.address.city, cart.address.province_code) == ("New York", "NY")
    assert sums(shopper.seen)[:4] == ["Subtotal", "$225.00", "Discount", "-$22.50"]


async def test_an_address_of_a_permalink_without_a_country_is_in_that_of_the_shop(shopper, world):
    """Shopify: that a postal code can be given alone is documented, its country is our choice."""
    await shopper.open(f"/cart/{MUG}:1?checkout[shipping_address][zip]=10001")
    (cart,) = world.store.after(Cart, "")
    assert (cart.address.country_code, cart.address.zip) == ("US", "10001")
    assert shopper.form("/en")[1]["checkout[shipping_address][zip]"] == "10001"


@pytest.mark.parametrize(
    "query", ["checkout[shipping_address][country]=Atlantis", "checkout[email]=x"]
)
async def test_what_a_permalink_says_wrongly_is_left_out(shopper, world, query):
    await shopper.open(f"/cart/{MUG}:1?{query}")
    (cart,) = world.store.after(Cart, "")
    assert (cart.addresses, cart.buyer.email) == ((), None)


async def test_a_permalink_of_an_unknown_variant_makes_no_cart(browser, shopper, world):
    answer = await browser.get("/cart/1:1", X_Sandbox_Explain="1")
    seen = await shopper.open("/cart/1:1")
    assert (shopper.url, seen.status) == ("/cart?link=dead", 410)
    assert world.store.count(Cart) == 0
    assert answer.headers["X-Sandbox-Reason"] == (
        "cart.permalink: The merchandise with id gid://shopify/ProductVariant/1 does not exist."
    )


async def test_the_code_of_a_discount_link_is_in_the_next_checkout(browser, shopper, checkout_url):
    """Shopify: documented."""
    link = await browser.get("/discount/SANDBOX10?redirect=/products/mug")
    assert (link.status, link.location) == (302, "/products/mug")
    await shopper.open(await checkout_url((TENT, 1)))
    assert sums(shopper.seen)[2:4] == ["Discount", "-$20.00"]


async def test_a_discount_that_follows_the_url_of_a_checkout_is_in_it(shopper, checkout_url):
    """Shopify: reported."""
    await shopper.open(f"{await checkout_url((TENT, 1))}&discount=SANDBOX10")
    assert sums(shopper.seen)[2:4] == ["Discount", "-$20.00"]


async def test_a_discount_link_redirects_only_to_the_shop(browser):
    link = await browser.get("/discount/SANDBOX10?redirect=https://evil.example/")
    assert link.location == "/cart?return_to=https%3A%2F%2Fevil.example%2F"


@pytest.mark.parametrize("customer", ["a persona", "a made-up customer"])
async def test_the_status_of_every_seeded_order_can_be_opened(shopper, world, customer):
    first = 0 if customer == "a persona" else 6_000_000_000_000
    history = next(each for each in world.store.after(OrderHistory, first) if each.orders)
    order = history.orders[-1]
    path = f"/{world.shop.id}/orders/{order.token}/authenticate?key={order.key}"
    seen = await shopper.open(path)
    assert (seen.status, seen.lines[4]) == (200, f"Order {order.name}")


@pytest.mark.parametrize("prefix", ["", "/w/default"])
async def test_a_customer_logs_in_to_see_an_order_by_its_customer_url(shopper, world, prefix):
    """Shopify: documented."""
    customer, order = order_of(world, "enabled@sandbox.example")
    login = await shopper.open(f"{prefix}/account/orders/{order.token}")
    assert (login.status, shopper.url.partition("?")[0]) == (200, f"{prefix}/account/login")
    typed = {"customer[email]": customer.email, "customer[password]": PASSWORD}
    seen = await shopper.submit("/account/login", **typed)
    assert (seen.status, seen.lines[4]) == (200, f"Order {order.name}")
    link = seen.all("a")[1]["href"]
    assert (await shopper.open(link)).lines[4] == f"Bestellung {order.name}"


async def test_a_customer_sees_no_order_of_another(shopper, world):
    customer, own = order_of(world, "enabled@sandbox.example")
    history = next(
        each
        for each in world.store.after(OrderHistory, 0)
        if each.orders and each.customer_id != customer.id
    )
    await shopper.open(f"/account/orders/{own.token}")
    typed = {"customer[email]": customer.email, "customer[password]": PASSWORD}
    await shopper.submit("/account/login", **typed)
    seen = await shopper.open(f"/account/orders/{history.orders[0].token}")
    assert (seen.status, seen.lines[1]) == (404, "Page not found")


def order_of(world, email):
    """Return a customer who has an order, and this order."""
    customer = world.store.find(Customer, "email", email)
    history = world.store.get(OrderHistory, customer.id)
    if history is None or not history.orders:
        some = next(each for each in world.store.after(OrderHistory, 0) if each.orders)
        order = replace(some.orders[0], token="f" * 32)
        history = OrderHistory(customer_id=customer.id, orders=(order,))
        world.store.put(history)
    return customer, history.orders[0]


@pytest.mark.parametrize("wrong", ["token", "key"])
async def test_the_status_of_an_order_needs_its_token_and_its_key(shopper, world, wrong):
    history = next(each for each in world.store.after(OrderHistory, 0) if each.orders)
    order = history.orders[0]
    known = {"token": order.token, "key": order.key} | {wrong: "0" * 31 + "g"}
    seen = await shopper.open(f"/{world.shop.id}/orders/{known['token']}?key={known['key']}")
    assert (seen.status, seen.lines[1]) == (404, "Page not found")
