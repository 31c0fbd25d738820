"""From a cart's checkoutUrl to an order, page by page."""

import pytest
from msgspec.structs import replace

from sandbox.cart.discounts import GiftCard
from sandbox.cart.records import Cart
from sandbox.checkout.records import Checkout
from sandbox.control_models.customers import CustomerChange
from sandbox.customers.merchant import create
from sandbox.gid import FIRST
from sandbox.orders.merchant import MOST
from sandbox.orders.records import OrderHistory
from tests.cart.conftest import SCARCE, SOLD_OUT, TENT, product
from tests.checkout.conftest import CONTACT, CREATE, MUG, gid


def orders(world):
    """Return the orders that were placed in this test."""
    changed = world.store.changes().get(OrderHistory)
    histories = () if changed is None else changed.put
    return [order for history in histories for order in history.orders if order.id >= FIRST]


def sums(seen):
    """Return the part with the sums, as label and value by turns."""
    start = len(seen.lines) - 1 - seen.lines[::-1].index("Subtotal")
    return seen.lines[start:-1]


@pytest.mark.parametrize("path", ["", "/w/blue"])
async def test_a_guest_buys_from_the_checkout_url_to_the_order(shopper, checkout_url, path):
    variant = 51000134217728 if path else MUG
    await shopper.open(await checkout_url((variant, 2), path=path))
    await shopper.submit("/en", **CONTACT)
    assert shopper.url.partition("?")[0].endswith("/en/shipping")
    express = shopper.seen.all("input")[1]["value"]
    await shopper.submit("/shipping", **{"checkout[shipping_rate]": express})
    assert sums(shopper.seen)[2:4] == ["Shipping", "$15.00"]
    thanks = await shopper.submit("/payment")
    assert thanks.lines[4] == "Thank you, Ada"
    link = thanks.all("a")[-1]["href"].split("/", 3)[3]
    status = await shopper.open(f"/{link}")
    assert link.startswith(path.lstrip("/"))
    assert status.lines[7:11] == ["Payment status", "Paid", "Fulfillment status", "Unfulfilled"]
    assert sums(status) == sums(thanks)


async def test_an_order_lowers_the_inventory_once_however_often_the_form_is_sent(
    shopper, checkout_url, world
):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    await to_payment(shopper, await checkout_url((SCARCE, 2)))
    action, fields = shopper.form("/payment")
    for _ in range(2):
        await shopper.browser.post(action, fields)
    again = await shopper.open(action)
    assert again.lines[4] == "Thank you, Ada"
    assert len(orders(world)) == 1
    assert (
        world.store.find(type(product(1, "")), "variant_ids", str(SCARCE)).variants[0].quantity == 3
    )
    assert world.store.count(Cart) == 0


async def to_delivery(shopper, url):
    await shopper.open(url)
    return await shopper.submit("/en", **CONTACT)


async def to_payment(shopper, url):
    await to_delivery(shopper, url)
    return await shopper.submit("/shipping")


async def test_an_item_has_the_same_name_before_and_after_the_payment(shopper, checkout_url):
    payment = await to_payment(shopper, await checkout_url((SCARCE, 2)))
    thanks = await shopper.submit("/payment")
    name = "Lamp - Blue \N{MULTIPLICATION SIGN} 2"
    assert [seen.lines.count(name) for seen in (payment, thanks)] == [1, 1]


async def test_what_is_missing_is_said_above_the_form_and_at_its_field(shopper, checkout_url):
    await shopper.open(await checkout_url((MUG, 1)))
    seen = await shopper.submit("/en", **{"checkout[email]": "nobody"})
    assert seen.status == 422
    problems = seen.lines[seen.lines.index("There is a problem") + 1 :][:6]
    assert problems == [
        "Enter a valid email",
        "Enter a last name",
        "Enter an address",
        "Enter a state or province",
        "Enter a postal code",
        "Enter a city",
    ]
    wrong = {each["id"] for each in seen.all("input") if each.get("aria-invalid") == "true"}
    assert wrong == {
        f"field-{key}" for key in ("email", "lastName", "address1", "provinceCode", "zip", "city")
    }
    assert {each["href"].lstrip("#") for each in seen.all("a") if "#" in each["href"]} == wrong
    assert seen.page.title.startswith("There is a problem: ")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"province_code": "Bavaria"}, "This country has no such state or province"),
        ({"country_code": "KP", "province_code": ""}, "We do not deliver to this country"),
        ({"country_code": "Atlantis"}, "Select a country"),
    ],
)
async def test_an_address_that_cannot_be_is_refused(shopper, checkout_url, changes, problem):
    await shopper.open(await checkout_url((MUG, 1)))
    typed = {f"checkout[shipping_address][{key}]": value for key, value in changes.items()}
    seen = await shopper.submit("/en", **CONTACT | typed)
    assert (seen.status, problem in seen.lines) == (422, True)


async def test_a_province_may_be_written_by_its_name(shopper, checkout_url):
    await shopper.open(await checkout_url((MUG, 1)))
    seen = await shopper.submit(
        "/en", **CONTACT | {"checkout[shipping_address][province_code]": "new york"}
    )
    assert "Ada Lovelace, 1 Engine Way, New York NY 10001, United States " in seen.lines


async def test_what_needs_no_shipping_is_paid_without_an_address(shopper, checkout_url, world):
    world.store.put(product(MUG, "Download", requires_shipping=False))
    await shopper.open(await checkout_url((MUG, 1)))
    assert "Delivery address" not in shopper.seen.lines
    await shopper.submit("/en", **{"checkout[email]": "ada@lovelace.example"})
    assert shopper.url.partition("?")[0].endswith("/en/payment")
    assert (await shopper.submit("/payment")).lines[4] == "Thank you for your order"


async def test_a_code_and_a_gift_card_are_taken_on_any_step_and_off_again(
    shopper, checkout_url, world
):
    await to_payment(shopper, await checkout_url((TENT, 1)))
    for code in ("SANDBOX10", "gift-card-100"):
        await shopper.submit("/codes", **{"checkout[reduction_code]": code})
    assert sums(shopper.seen) == [
        "Subtotal",
        "$200.00",
        "Discount",
        "-$20.00",
        "Shipping",
        "$5.00",
        "Total",
        "$185.00",
        "Gift card \N{BULLET}\N{BULLET}\N{BULLET}\N{BULLET} -100",
        "-$100.00",
        "Amount due",
        "$85.00",
    ]
    await shopper.submit("/codes", remove="SANDBOX10", **{"checkout[reduction_code]": ""})
    await shopper.submit("/payment")
    assert [str(each.discounts) for each in orders(world)] == ["()"]
    assert world.store.get(GiftCard, "gift-card-100").balance == 0


async def test_a_gift_card_is_taken_off_by_a_page_that_does_not_have_its_code(
    shopper, checkout_url, world
):
    seen = await shopper.open(await checkout_url((TENT, 1), giftCardCodes=["GIFT-CARD-100"]))
    assert "gift-card-100" not in seen.text.casefold()
    (button,) = [each for each in seen.all("button") if each.get("name") == "remove"]
    await shopper.submit("/codes", remove=button["value"], **{"checkout[reduction_code]": ""})
    (checkout,) = world.store.after(Checkout, "")
    assert checkout.gift_cards == ()


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("NOPE", "NOPE: enter a valid discount code or gift card"),
        ("OVER-500", "OVER-500 does not apply to the items in your cart"),
    ],
)
async def test_a_code_that_does_nothing_is_refused(shopper, checkout_url, code, problem):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/codes", **{"checkout[reduction_code]": code})
    assert (seen.status, problem in seen.lines) == (422, True)
    assert "Discount" not in seen.lines


async def test_a_cart_that_a_gift_card_pays_for_needs_no_payment(shopper, checkout_url, world):
    world.store.put(product(MUG, "Download", requires_shipping=False))
    await shopper.open(await checkout_url((MUG, 1), giftCardCodes=["GIFT-CARD-100"]))
    await shopper.submit("/en", **{"checkout[email]": "ada@lovelace.example"})
    assert "Nothing is left to pay." in shopper.seen.lines
    assert (await shopper.submit("/payment")).lines[4] == "Thank you for your order"


async def test_a_checkout_begins_with_what_the_cart_knows(shopper, checkout_url):
    address = {
        "firstName": "Ada",
        "lastName": "L",
        "address1": "1 St",
        "city": "Rome",
        "countryCode": "IT",
    }
    url = await checkout_url(
        (MUG, 1),
        buyerIdentity={"email": "ada@lovelace.example"},
        delivery={"addresses": [{"address": {"deliveryAddress": address}, "selected": True}]},
    )
    await shopper.open(url)
    _, fields = shopper.form("/en")
    assert fields["checkout[email]"] == "ada@lovelace.example"
    assert fields["checkout[shipping_address][country_code]"] == "IT"
    assert fields["checkout[shipping_address][city]"] == "Rome"


async def test_what_is_filled_in_does_not_change_the_cart(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    (cart,) = world.store.after(Cart, "")
    (checkout,) = world.store.after(Checkout, "")
    assert (cart.buyer.email, cart.addresses) == (None, ())
    assert (checkout.email, checkout.address.city) == ("ada@lovelace.example", "New York")


async def test_without_an_address_the_payment_leads_back(shopper, checkout_url):
    url = await checkout_url((MUG, 1))
    await shopper.open(url)
    await shopper.open(shopper.url.replace("/en?", "/en/payment?"))
    assert shopper.url.partition("?")[0].endswith("/en")


@pytest.mark.parametrize("lost", [1, 37], ids=["a wrong key", "no key"])
async def test_a_link_without_its_key_leads_to_the_cart(shopper, checkout_url, lost):
    seen = await shopper.open((await checkout_url((MUG, 1)))[:-lost])
    assert (shopper.url, seen.status) == ("/cart?link=dead", 410)
    assert seen.lines[1] == "Your cart"


async def test_an_empty_cart_has_no_checkout(shopper, checkout_url):
    seen = await shopper.open(await checkout_url())
    assert (shopper.url, seen.lines[1:3]) == ("/cart", ["Your cart", "Your cart is empty."])


async def test_a_delivery_must_be_chosen(shopper, checkout_url):
    await to_delivery(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/shipping", **{"checkout[shipping_rate]": "none"})
    assert (seen.status, "Select a delivery method" in seen.lines) == (422, True)


async def test_the_thanks_of_a_deleted_order_are_not_found(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await shopper.submit("/payment")
    (history,) = [
        each for each in world.store.after(OrderHistory, 0) if each.orders == tuple(orders(world))
    ]
    world.store.put(replace(history, orders=()))
    seen = await shopper.open(shopper.url)
    assert (seen.status, seen.lines[1]) == (404, "Page not found")


@pytest.mark.parametrize("step", ["", "/shipping", "/payment", "/codes"])
async def test_a_cart_that_is_emptied_meanwhile_has_no_checkout(shopper, checkout_url, world, step):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    (cart,) = world.store.after(Cart, "")
    world.store.put(replace(cart, lines=()))
    path, _, key = shopper.url.replace("/payment", step).partition("?")
    seen = await shopper.browser.post(f"{path}?{key}", {})
    assert (seen.status, seen.location) == (302, "/cart")


async def test_a_cart_with_nothing_but_what_is_sold_out_has_no_checkout(
    shopper, checkout_url, world
):
    seen = await shopper.open(await checkout_url((SOLD_OUT, 1)))
    assert (seen.status, "Everything in your cart is sold out." in seen.lines) == (200, True)
    assert orders(world) == []


async def test_what_needs_no_shipping_says_nothing_of_it(shopper, checkout_url, world):
    world.store.put(product(MUG, "Download", requires_shipping=False))
    await shopper.open(await checkout_url((MUG, 1)))
    seen = await shopper.submit("/en", **{"checkout[email]": "ada@lovelace.example"})
    assert {"Delivery", "Shipping"}.isdisjoint(seen.lines)
    thanks = await shopper.submit("/payment")
    assert sums(thanks) == ["Subtotal", "$12.50", "Total", "$12.50"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This order cannot be placed. Contact the shop"),
        ("de", "Diese Bestellung kann nicht aufgegeben werden. Wende dich an den Shop"),
        ("fr", "Cette commande ne peut pas être passée. Contactez la boutique"),
    ],
)
async def test_a_customer_who_can_have_no_more_orders_is_told(
    language, text, shopper, checkout_url, world
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await shopper.open(shopper.url.replace("/en/payment", f"/{language}/payment"))
    email = "ada@lovelace.example"
    customer = create(world, CustomerChange(email=email))
    world.store.put(replace(customer, number_of_orders=MOST))
    seen = await shopper.submit("/payment")
    assert (seen.status, orders(world)) == (422, [])
    assert text in seen.lines


async def test_who_logs_out_during_a_challenge_fills_in_again(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await shopper.submit("/payment", outcome="CHALLENGE")
    action, fields = shopper.form("/challenge")
    (known,) = world.store.after(Checkout, "")
    world.store.put(replace(known, email=None, address=None))
    seen = await shopper.browser.post(action, fields | {"answer": "confirm"})
    assert (seen.location.partition("?")[0][-3:], orders(world)) == ("/en", [])


async def test_a_line_says_which_variant_it_is_and_what_was_asked_for(shopper, storefront, world):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    attributes = [{"key": "engraving", "value": "<b>A</b>"}, {"key": "_hidden", "value": "B"}]
    line = {"merchandiseId": gid(SCARCE), "attributes": attributes}
    made = await storefront.ask(CREATE, input={"lines": [line]})
    url = made["data"]["cartCreate"]["cart"]["checkoutUrl"]
    await to_payment(shopper, "/" + url.split("/", 3)[3])
    shown = ["Lamp - Blue \N{MULTIPLICATION SIGN} 1", "engraving: <b>A</b>", "$12.50"]
    seen = shopper.seen.lines
    at = seen.index(shown[0])
    assert (seen[at : at + 3], [line for line in seen if "hidden" in line]) == (shown, [])
    thanks = (await shopper.submit("/payment")).lines
    at = thanks.index(shown[0])
    assert thanks[at : at + 3] == shown


@pytest.mark.parametrize("path", ["/codes", "/log-out"])
async def test_the_url_of_a_form_leads_to_the_first_step(shopper, checkout_url, path):
    await shopper.open(await checkout_url((MUG, 1)))
    start, _, key = shopper.url.partition("?")
    await shopper.open(f"{start}{path}?{key}")
    assert (shopper.url, shopper.seen.status) == (f"{start}?{key}", 200)
