"""The choice between shipping and pickup."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from sandbox.account.html import Html, element
from sandbox.cart.address_rules import strict_problems
from sandbox.cart.delivery_groups import CartDeliveryGroup, CartDeliveryOption
from sandbox.cart.records import CartAddress
from sandbox.checkout.opening import is_shipped, shown
from sandbox.checkout.pickup import pickups
from sandbox.checkout_pages.frame import At
from sandbox.door.answers import Answer
from sandbox.orders.kinds import DeliveryMethod

_NAME: Final = "checkout[delivery_method]"
_SHIP: Final = "shipping"
_PICK_UP: Final = "pick_up"


def choice(at: At, given: Mapping[str, str]) -> Html | None:
    """Return the choice, if the shop offers both."""
    if not at.offers_both:
        return None
    texts, is_pickup = at.texts, asks_for_pickup(at, given)
    hint = f"{_NAME}-hint"
    return element(
        "fieldset",
        element("legend", texts.method),
        _radio(_SHIP, texts.ship, is_chosen=not is_pickup),
        _radio(_PICK_UP, texts.pick_up_choice, is_chosen=is_pickup, hint=hint),
        element("p", texts.pick_up_hint, id=hint, class_="hint"),
    )


def _radio(value: str, label: str, *, is_chosen: bool, hint: str | None = None) -> Html:
    name = f"method-{value}"
    return element(
        "p",
        element(
            "input",
            type="radio",
            id=name,
            name=_NAME,
            value=value,
            checked=is_chosen,
            aria_describedby=hint,
        ),
        element("label", label, for_=name, class_="beside"),
    )


def asks_for_pickup(at: At, given: Mapping[str, str]) -> bool:
    """Say whether a form asks for pickup. A form without the choice does not change it."""
    chosen = given.get(_NAME)
    return chosen == _PICK_UP if chosen and at.offers_both else at.picks_up


def delivered(at: At, address: CartAddress, *, is_pickup: bool) -> dict[str, Any]:
    """Return what a checkout keeps of an *address*. Another method clears the delivery options."""
    kept: dict[str, Any] = {"address": address, "picks_up": is_pickup}
    if is_pickup:
        there = replace(at.cart.of, addresses=(address,), delivery_options=())
        return {**kept, "delivery_options": pickups(shown(at.world, there))}
    return {**kept, "delivery_options": ()} if at.picks_up else kept


def options_for(at: At, group: CartDeliveryGroup) -> Sequence[CartDeliveryOption]:
    """Return the delivery options of *group* by the method that was chosen."""
    return [
        each
        for each in group.delivery_options
        if (each.of.method is DeliveryMethod.PICK_UP) is at.picks_up
    ]


def has_ways(at: At) -> bool:
    """Say whether each group can be delivered by the method that was chosen."""
    return all(options_for(at, group) for group in at.cart.groups)


def is_way_chosen(at: At) -> bool:
    """Say whether each group is delivered by the method that was chosen, and not by another one
    since there are no such options any more."""
    return all(
        group.selected_delivery_option.handle in [each.handle for each in options_for(at, group)]
        for group in at.cart.groups
    )


def is_sent_to(at: At, address: CartAddress) -> bool:
    """Say whether all of the cart can be shipped or brought to an *address*."""
    there = shown(at.world, replace(at.cart.of, addresses=(address,), delivery_options=()))
    return not there.is_undelivered and all(
        any(each.of.method is not DeliveryMethod.PICK_UP for each in group.delivery_options)
        for group in there.groups
    )


def uninformed(at: At) -> Answer:
    """Redirect to the first step: contact or address are missing, or nothing is delivered there."""
    message = "send the email and an address that the shop delivers to first"
    return at.elsewhere("", "step-missing", message)


def is_informed(at: At) -> bool:
    """Whether contact and delivery of everything are known."""
    cart = at.cart
    if not cart.of.buyer.email or cart.is_undelivered:
        return False
    if not is_shipped(cart) or at.picks_up:
        return True
    return cart.address is not None and not any(strict_problems(cart.address))
