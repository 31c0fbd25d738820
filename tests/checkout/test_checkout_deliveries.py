"""Pickup, local delivery, several groups and preferences at the checkout."""

import pytest

from sandbox.gid import gid as global_id
from sandbox.locations.records import Location
from tests.cart.test_cart_lines import PLANS
from tests.checkout.conftest import CONTACT, CREATE, MUG
from tests.checkout.test_checkout_steps import orders, sums, to_payment

RATE = "checkout[shipping_rate]"


def radios(seen, name=RATE):
    """Return of each radio button its value, and whether it is chosen."""
    found = [each for each in seen.all("input") if each["name"] == name]
    return [(each["value"], "checked" in each) for each in found]


async def test_a_buyer_picks_up_and_sees_where(shopper, checkout_url, world):
    await shopper.open(await checkout_url((MUG, 1)))
    seen = await shopper.submit("/en", **CONTACT)
    place = "Pickup: Workshop Portland"
    assert {f"{place}, Free", "Usually ready in 24 hours"} <= set(seen.lines)
    await shopper.submit("/shipping", **{RATE: radios(seen)[-1][0]})
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
    assert legends <= set(seen.lines)
    first, second = radios(seen), radios(seen, f"{RATE}[1]")
    assert [each for _, each in first] == [each for _, each in second] == [True, False, False]
    await shopper.submit("/shipping", **{RATE: first[0][0], f"{RATE}[1]": second[1][0]})
    assert sums(shopper.seen)[2:4] == ["Shipping", "$20.00"]
    thanks = await shopper.submit("/payment")
    assert thanks.lines[thanks.lines.index("Delivery method") + 1] == "Standard, Express"


async def test_a_group_without_an_option_is_asked_for(shopper, checkout_url):
    await shopper.open(await checkout_url((MUG, 1)))
    await shopper.submit("/en", **CONTACT)
    seen = await shopper.submit("/shipping", **{RATE: "none"})
    assert (seen.status, "Select a delivery method" in seen.lines) == (422, True)
