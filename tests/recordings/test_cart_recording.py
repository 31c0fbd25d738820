"""The life of carts, recorded at the real service, against that of a sandbox.

Products, codes and the gift card are made through the control API; the zone that is delivered to
and the markets are files. What was taken out of the recording, such as codes and addresses, is
sent as it stands there.
"""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest
import requests

from sandbox.client import World
from sandbox.in_process import Sandbox
from tests.recordings.cart_comparing import CartComparison
from tests.recordings.merchant_steps import NOTHING_TO_DO, STEPS
from tests.recordings.test_recordings import RECORDINGS, SHOP

DOMAIN = "harry-test-heelo.myshopify.com"
US = """
[[markets]]
id = 98770223410
handle = "united-states"
currency = "USD"
countries = ["US"]
languages = ["EN"]
rate = "0.8"
"""
SHIPPING = """
[[zones]]
name = "Domestic"
countries = ["US"]
[[zones.rates]]
name = "Conformance Standard"
description = "Captured fixed storefront cart delivery rate"
price = "9.0625"
[[zones.rates]]
name = "Conformance Express"
description = "Captured expedited storefront cart delivery rate"
price = "15.00"
"""
CODE = "<redacted:storefront-cart-gift-card-code>"
SUFFIX = "<redacted:storefront-cart-gift-card-suffix>"
GIFT_CARD = "GIFT-ZQ9X"
AUTH = "<redacted:storefront-cart-customer-auth>"
LINE = "<redacted:storefront-cart-address-line>"
SECOND = " II"
"""Ends the second street of a call: what was taken out were different streets."""
FOREIGN = ("cartDeliveryAddressesUpdateForeignCart", "cartDeliveryAddressesRemoveForeignCart")
OF_DELIVERY = "cartDelivery"
CREATED = {
    "cartCreate": "first",
    "cartDeliveryPrimaryCartCreate": "delivery",
    "cartDeliveryOwnershipCartCreate": "foreign",
}
ROUNDED = "the market of the recorded shop rounds prices up to whole units"
LATE = ("adminDeliveryProductCreate", "storefrontDeliveryCatalogReady")
"""The index of the real service did not have the second product yet when it was asked."""
LAG = {"match": {"operation": ["products"]}, "effect": {"lag": "PT1H"}}
KNOWN = {
    f"cartDeliveryPrimaryCartCreate $.data.cartCreate.cart.lines.{node}.{cost}.amount": ROUNDED
    for node in ("edges[0].node", "nodes[0]")
    for cost in ("cost.compareAtAmountPerQuantity", "estimatedCost.compareAtAmount")
}
"""Step and path of what differs, with the reason."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: Any) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("shop")
    (folder / "shop.toml").write_text(SHOP + US)
    (folder / "shipping.toml").write_text(SHIPPING)
    (folder / "discounts.toml").write_text("")
    (folder / "catalog").mkdir()
    with Sandbox(fixtures=folder) as sandbox:
        yield sandbox.world("carts")


def test_the_life_of_a_cart_is_the_recorded_one(world: World) -> None:
    path = RECORDINGS / "cart-lifecycle.json"
    if not path.exists():
        pytest.skip("put the recordings in ../shared/recordings")
    recording = json.loads(path.read_text("utf-8"))
    assert set(differences(recording, world)) == set(KNOWN)


def make_discount(world: World, _: Any, given: Any, __: Any) -> None:
    discount = given["input"]
    minimum = discount["minimumRequirement"]["subtotal"]["greaterThanOrEqualToSubtotal"]
    world.discounts.put(
        discount["code"],
        kind="percentage",
        value=100 * discount["customerGets"]["value"]["percentage"],
        minimum={"subtotal": minimum},
        combines_with=["order"],
        starts_at=discount["startsAt"],
        ends_at=discount.get("endsAt"),
    )


def make_gift_card(world: World, _: Any, given: Any, __: Any) -> None:
    world.gift_cards.put(given["input"]["code"], balance=given["input"]["initialValue"])


CART_STEPS = {
    **STEPS,
    "adminDeliveryInventorySet": STEPS["adminInventorySet"],
    "adminDeliveryProductCreate": STEPS["adminProductCreate"],
    "adminDeliveryVariantUpdate": STEPS["adminVariantUpdate"],
    "adminDiscountCreate": make_discount,
    "adminExpiredDiscountCreate": make_discount,
    "adminGiftCardCreate": make_gift_card,
    "adminInapplicableDiscountCreate": make_discount,
}
NOTHING = {
    **NOTHING_TO_DO,
    "adminDeliveryProfileCreate": "a file has the zone",
    "adminDeliveryProfileUpdateAfterSelection": "the recorded carts did not see it",
    "adminDeliveryPublish": "what is made is published",
}


def differences(recording: Any, world: World) -> Iterator[str]:
    comparison = CartComparison(world.base_url, DOMAIN)
    comparison.texts |= {SECOND: "", GIFT_CARD[-4:].lower(): SUFFIX}
    comparison.sent[CODE] = GIFT_CARD
    carts: dict[str, str] = {}
    for step in recording["steps"]:
        name = step["step"]
        comparison.cart = carts.get(cart_of(name), "")
        variables = comparison.served(step["variables"])
        if step["surface"] == "admin":
            if name not in NOTHING:
                with index(world, name):
                    CART_STEPS[name](world, comparison, variables, step["body"]["data"])
            continue
        with index(world, name):
            answer = requests.post(
                f"{world.base_url}/api/{recording['api_version']}/graphql.json",
                json={"query": step["document"], "variables": told_apart(variables)},
                timeout=20,
            ).json()
        if name in CREATED:
            carts[CREATED[name]] = answer["data"]["cartCreate"]["cart"]["id"]
        if name == "storefrontCustomerTokenCreate":
            made = answer["data"]["customerAccessTokenCreate"]["customerAccessToken"]
            comparison.texts[made["accessToken"]] = AUTH
            comparison.sent[AUTH] = made["accessToken"]
        if name == "cartBuyerIdentityUpdate":
            del comparison.sent[AUTH]  # the next one is the invalid token
        for found in comparison.differences(step["body"], answer):
            yield f"{name} {found}"


def index(world: World, step: str) -> AbstractContextManager[object]:
    """Let lists be as late as they were at a *step*."""
    return world.scenario("late", **LAG) if step in LATE else nullcontext()


def cart_of(step: str) -> str:
    if step in FOREIGN:
        return "foreign"
    return "delivery" if step.startswith((OF_DELIVERY, "cartSelectedDelivery")) else "first"


def told_apart(variables: Any) -> Any:
    """Let the second address of a call have another street than the first."""
    for address in (variables.get("addresses") or ())[1:]:
        place = address.get("address", {}).get("deliveryAddress", {})
        if place.get("address1") == LINE:
            place["address1"] = LINE + SECOND
    return variables
