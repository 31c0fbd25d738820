"""Pickup, local delivery, several groups and preferences at the checkout."""

import pytest
from msgspec.structs import replace

from sandbox.cart.zones import DeliveryZone
from sandbox.gid import gid as global_id
from sandbox.locations.records import Location
from tests.cart.conftest import SCARCE, product
from tests.cart.test_cart_lines import PLANS
from tests.checkout.conftest import CONTACT, CREATE, MUG
from tests.checkout.test_checkout_steps import orders, sums, to_payment

RATE = "checkout[shipping_rate]"
METHOD = "checkout[delivery_method]"


def radios(seen, name=RATE):
    """Return of each radio button its value, and whether it is chosen."""
    found = [each for each in seen.all("input") if each["name"] == name]
    return [(each["value"], "checked" in each) for each in found]


EMAIL_ONLY = {
    METHOD: "pick_up",
    "checkout[email]": "ada@lovelace.example",
    "checkout[shipping_address][first_name]": "Ada",
}


async def test_a_buyer_picks_up_and_sees_where(shopper, checkout_url, world):
    await shopper.open(await checkout_url((MUG, 1)))
    seen = await shopper.submit("/en", **EMAIL_ONLY)
    assert "Ship to" not in seen.lines
    assert [is_chosen for _, is_chosen in radios(seen)] == [True]
    place = "Pickup: Workshop Portland"
    assert {f"{place}, Free", "Usually ready in 24 hours"} <= set(seen.lines)
    await shopper.submit("/shipping")
    assert "Ship to" not in shopper.seen.lines
    assert place in " ".join(shopper.seen.lines)
    assert sums(shopper.seen)[2:4] == ["Shipping", "Free"]
    thanks = await shopper.submit("/payment")
    at = thanks.lines.index("Delivery method")
    assert (thanks.lines[4], thanks.lines[at + 1]) == ("Thank you, Ada", place)
    status = await shopper.open("/" + thanks.all("a")[-1]["href"].split("/", 3)[3])
    assert status.lines[status.lines.index("Delivery method") + 1] == place
    assert [order.shipping_address for order in orders(world)] == [None]


@pytest.mark.parametrize(
    ("preference", "chosen"),
    [
        ({"deliveryMethod": ["PICK_UP"], "pickupHandle": ["portland"]}, "Workshop Portland"),
        ({"deliveryMethod": ["PICK_UP"]}, "Workshop Portland"),
        ({"deliveryMethod": ["PICK_UP"], "pickupHandle": ["1"]}, "Standard"),
        ({"deliveryMethod": ["PICKUP_POINT", "SHIPPING"]}, "Standard"),
    ],
)
async def test_the_checkout_begins_with_what_the_buyer_prefers(
    shopper, checkout_url, world, preference, chosen
):
    """Shopify: documented; the handle of a location is its id."""
    portland = world.store.find(Location, "handle", "portland")
    preference = {
        key: [global_id("Location", portland.id) if one == "portland" else one for one in each]
        for key, each in preference.items()
    }
    identity = {"preferences": {"delivery": preference}}
    await to_payment(shopper, await checkout_url((MUG, 1), buyerIdentity=identity))
    await shopper.submit("/payment")
    assert [each.title for order in orders(world) for each in order.deliveries] == [chosen]


async def test_one_time_purchases_and_subscriptions_are_delivered_each_in_its_way(
    shopper, storefront
):
    shop = await storefront.ask(PLANS, handle="campfire-coffee")
    (variant,) = shop["data"]["product"]["variants"]["nodes"]
    (plan,) = variant["sellingPlanAllocations"]["nodes"]
    once = {"merchandiseId": variant["id"]}
    by_plan = {**once, "sellingPlanId": plan["sellingPlan"]["id"]}
    made = await storefront.ask(CREATE, input={"lines": [once, by_plan]})
    await shopper.open("/" + made["data"]["cartCreate"]["cart"]["checkoutUrl"].split("/", 3)[3])
    seen = await shopper.submit("/en", **CONTACT)
    legends = {"Delivery of one-time purchases", "Delivery of subscriptions"}
    assert {*legends, "Delivered every week"} <= set(seen.lines)
    first, second = radios(seen), radios(seen, f"{RATE}[1]")
    assert [each for _, each in first] == [each for _, each in second] == [True, False]
    await shopper.submit("/shipping", **{RATE: first[0][0], f"{RATE}[1]": second[1][0]})
    assert sums(shopper.seen)[2:4] == ["Shipping", "$20.00"]
    thanks = await shopper.submit("/payment")
    assert thanks.lines[thanks.lines.index("Delivery method") + 1] == "Standard, Express"


async def test_a_group_without_an_option_is_asked_for(shopper, checkout_url):
    await shopper.open(await checkout_url((MUG, 1)))
    await shopper.submit("/en", **CONTACT)
    seen = await shopper.submit("/shipping", **{RATE: "none"})
    assert (seen.status, "Select a delivery method" in seen.lines) == (422, True)


async def test_ship_is_chosen_until_the_buyer_asks_for_pickup(shopper, checkout_url):
    seen = await shopper.open(await checkout_url((MUG, 1)))
    assert radios(seen, METHOD) == [("shipping", True), ("pick_up", False)]
    assert {"Delivery method", "Ship", "Pick up"} <= set(seen.lines)
    shipped = await shopper.submit("/en", **CONTACT)
    assert "Pickup: Workshop Portland, Free" not in shipped.lines


async def test_a_buyer_who_changes_from_pickup_to_shipping_gives_an_address(shopper, checkout_url):
    url = await checkout_url((MUG, 1))
    await shopper.open(url)
    await shopper.submit("/en", **EMAIL_ONLY)
    await shopper.submit("/shipping")
    first = shopper.url.replace("/payment", "")
    assert radios(await shopper.open(first), METHOD) == [("shipping", False), ("pick_up", True)]
    refused = await shopper.submit("/en", **{METHOD: "shipping"})
    assert (refused.status, "Enter an address" in refused.lines) == (422, True)
    assert radios(refused, METHOD) == [("shipping", True), ("pick_up", False)]
    shipped = await shopper.submit("/en", **CONTACT, **{METHOD: "shipping"})
    assert [is_chosen for _, is_chosen in radios(shipped)] == [True, False]
    await shopper.submit("/shipping")
    assert sums(shopper.seen)[2:4] == ["Shipping", "$5.00"]


async def test_who_has_it_shipped_does_not_pick_it_up_since_the_rates_are_gone(
    shopper, checkout_url, world
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    world.store.remove(world.store.find(DeliveryZone, "countries", "US"))
    seen = await shopper.submit("/payment")
    assert (seen.lines[4], orders(world)) == ("Contact and address", [])
    ship = await shopper.submit("/en", **CONTACT)
    assert (ship.status, "We do not deliver to this country" in ship.lines) == (422, True)
    await shopper.submit("/en", **EMAIL_ONLY)
    await shopper.submit("/shipping")
    await shopper.submit("/payment")
    assert [each.title for order in orders(world) for each in order.deliveries] == [
        "Workshop Portland"
    ]


async def test_a_rate_cannot_be_chosen_by_who_picks_up(shopper, checkout_url):
    await shopper.open(await checkout_url((MUG, 1)))
    shipped = await shopper.submit("/en", **CONTACT)
    (standard, _), _ = radios(shipped)
    await shopper.open(shopper.url.replace("/shipping", ""))
    await shopper.submit("/en", **EMAIL_ONLY)
    seen = await shopper.submit("/shipping", **{RATE: standard})
    assert (seen.status, "Select a delivery method" in seen.lines) == (422, True)


async def test_a_country_without_a_location_has_no_pickup(shopper, checkout_url):
    await shopper.open(await checkout_url((MUG, 1)))
    country = {"checkout[shipping_address][country_code]": "JP"}
    seen = await shopper.submit("/en", **EMAIL_ONLY | country)
    assert (seen.status, "No location in this country has all items" in seen.lines) == (422, True)


async def test_what_no_location_has_can_only_be_shipped(shopper, checkout_url, world):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    for location in list(world.store.after(Location, 0)):
        world.store.put(replace(location, pickup_time=None))
    seen = await shopper.open(await checkout_url((SCARCE, 1)))
    assert radios(seen, METHOD) == []
    seen = await shopper.submit("/en", **EMAIL_ONLY)
    assert (seen.status, "Enter an address" in seen.lines) == (422, True)


async def test_a_shop_that_ships_nothing_asks_for_no_address(shopper, checkout_url, world):
    world.store.remove(*list(world.store.after(DeliveryZone, "")))
    for location in list(world.store.after(Location, 0)):
        world.store.put(replace(location, local_delivery=None))
    seen = await shopper.open(await checkout_url((MUG, 1)))
    assert radios(seen, METHOD) == []
    await shopper.submit("/en", **{"checkout[email]": "ada@lovelace.example"})
    await shopper.submit("/shipping")
    await shopper.submit("/payment")
    assert [each.title for order in orders(world) for each in order.deliveries] == [
        "Workshop Portland"
    ]


@pytest.mark.parametrize("step", ["/shipping", "/payment"])
async def test_no_step_is_reached_without_a_whole_address(shopper, checkout_url, step):
    place = {"deliveryAddress": {"countryCode": "US", "lastName": "Lovelace"}}
    given = {
        "buyerIdentity": {"email": "ada@lovelace.example"},
        "delivery": {"addresses": [{"address": place, "selected": True}]},
    }
    await shopper.open(await checkout_url((MUG, 1), **given))
    path, _, key = shopper.url.partition("?")
    await shopper.open(f"{path}{step}?{key}")
    assert shopper.url.partition("?")[0] == path
