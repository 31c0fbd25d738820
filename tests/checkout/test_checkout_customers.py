"""Logged in at the checkout: by the cart's access token, by the browser's session, by Multipass."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from sandbox.customers.records import Customer
from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET
from tests.checkout.conftest import CONTACT, MUG
from tests.checkout.test_checkout_steps import orders, to_payment
from tests.storefront.conftest import LOG_IN, PASSWORD

EMAIL = "enabled@sandbox.example"


def minted(**customer):
    return Multipass(MULTIPASS_SECRET).seal(customer, now=datetime.now(UTC))


@pytest.fixture
def token(ask):
    async def token():
        payload = await ask(LOG_IN, input={"email": EMAIL, "password": PASSWORD})
        return payload["customerAccessToken"]["accessToken"]

    return token


async def test_the_customer_of_the_cart_is_logged_in(shopper, checkout_url, token):
    """Shopify: documented for all plans since January 2025."""
    url = await checkout_url((MUG, 1), buyerIdentity={"customerAccessToken": await token()})
    seen = await shopper.open(url)
    assert seen.lines[8:10] == ["Logged in as Jane Doe", "Log out"]
    assert shopper.form("/en")[1]["checkout[email]"] == EMAIL


async def test_who_logs_out_at_the_checkout_is_a_guest_there(shopper, checkout_url, token, world):
    url = await checkout_url((MUG, 1), buyerIdentity={"customerAccessToken": await token()})
    await shopper.open(url)
    seen = await shopper.submit("/log-out")
    assert seen.lines[8:10] == ["Have an account? ", "Log in"]
    await shopper.submit("/en", **CONTACT)
    await shopper.submit("/shipping")
    await shopper.submit("/payment")
    assert [order.email for order in orders(world)] == ["ada@lovelace.example"]


async def test_multipass_with_a_checkout_as_return_to_ends_logged_in_there(
    shopper, checkout_url, world
):
    world.clock.reset()
    url = await checkout_url((MUG, 1))
    login = minted(email=EMAIL, return_to=url)
    seen = await shopper.open(f"/account/login/multipass/{login}")
    assert shopper.url.startswith("/checkouts/cn/")
    assert seen.lines[8:10] == ["Logged in as Jane Doe", "Log out"]
    await to_payment(shopper, url)
    await shopper.submit("/payment")
    (order,) = orders(world)
    assert order.email == "ada@lovelace.example"


async def test_log_out_ends_the_session_of_the_browser(shopper, checkout_url, world, browser):
    world.clock.reset()
    url = await checkout_url((MUG, 1))
    await shopper.open(f"/account/login/multipass/{minted(email=EMAIL, return_to=url)}")
    seen = await shopper.submit("/log-out")
    assert seen.lines[8:10] == ["Have an account? ", "Log in"]
    assert await browser.customer() == []


async def test_the_login_of_the_checkout_leads_back_to_it(shopper, checkout_url, world):
    world.clock.reset()
    await shopper.open(await checkout_url((MUG, 1)))
    (link,) = [each["href"] for each in shopper.seen.all("a") if "login" in each["href"]]
    await shopper.open(link)
    shopper.url = link
    form = {"customer[email]": EMAIL, "customer[password]": PASSWORD}
    seen = await shopper._follow(await shopper.browser.post(link, form))
    assert seen.lines[8:10] == ["Logged in as Jane Doe", "Log out"]


async def test_the_phone_that_the_shop_has_is_not_judged_again(shopper, checkout_url, token, world):
    """The form has the number of the customer, which nobody could be given."""
    jane = world.store.find(Customer, "email", EMAIL)
    world.store.put(replace(jane, phone="+15551234567"))
    await shopper.open(
        await checkout_url((MUG, 1), buyerIdentity={"customerAccessToken": await token()})
    )
    assert shopper.form("/en")[1]["checkout[phone]"] == "+15551234567"
    await shopper.submit("/en", **CONTACT)
    await shopper.submit("/shipping")
    await shopper.submit("/payment")
    assert [order.phone for order in orders(world)] == ["+15551234567"]
