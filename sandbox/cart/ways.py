"""Ways of delivery: shipping, local delivery by a location nearby, or pickup there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from sandbox.cart.costs import NOTHING
from sandbox.cart.destinations import locations_in
from sandbox.cart.judging import in_currency
from sandbox.cart.line_type import CartLine
from sandbox.cart.records import CartAddress
from sandbox.cart.zones import zone_of
from sandbox.locations.records import LocalDelivery, Location
from sandbox.locations.stock import quantity_at
from sandbox.orders.kinds import DeliveryMethod
from sandbox.viewer import Viewer


class Way(Struct, frozen=True, kw_only=True, gc=False):
    """A way of delivery; the price is in the shop's currency. `location` is where it begins."""

    method: DeliveryMethod
    name: str
    price: Decimal
    description: str | None = None
    location: int | None = None


def ways_for(lines: Sequence[CartLine], address: CartAddress, viewer: Viewer) -> Iterator[Way]:
    """Yield the ways to an *address*: first what is sent, the cheapest first, then the others.

    So the cheapest rate is chosen until the buyer chooses another way: nobody is made to pick up
    (our choice).
    """
    zone = zone_of(viewer.world, address.country_code)
    for rate in sorted(zone.rates if zone else (), key=lambda rate: rate.price):
        yield Way(
            method=DeliveryMethod.SHIPPING,
            name=rate.name,
            price=rate.price,
            description=rate.description,
        )
    having = having_all(locations_in(address.country_code, viewer.world), lines, viewer)
    for location in having:
        local = location.local_delivery
        if local is not None and _is_near(local, lines, address, viewer):
            yield Way(
                method=DeliveryMethod.LOCAL,
                name=local.name,
                price=local.price,
                description=local.description,
                location=location.id,
            )
    for location in having:
        if location.has_pickup:
            yield Way(
                method=DeliveryMethod.PICK_UP,
                name=location.name,
                price=NOTHING,
                description=location.pickup_time,
                location=location.id,
            )


def having_all(
    locations: Iterable[Location], lines: Sequence[CartLine], viewer: Viewer
) -> list[Location]:
    """Return those of *locations* that have all of *lines*. What is not counted is everywhere."""
    quantities = Counter[int]()
    for line in lines:
        quantities[line.of.variant_id] += line.of.quantity
    variants = {line.of.variant_id: line.merchandise.of for line in lines}
    counted = [
        (variant, quantities[number])
        for number, variant in variants.items()
        if variant.quantity is not None and not variant.oversell
    ]
    return [
        each
        for each in locations
        if all(quantity_at(variant, each, viewer) >= quantity for variant, quantity in counted)
    ]


def _is_near(
    local: LocalDelivery, lines: Sequence[CartLine], address: CartAddress, viewer: Viewer
) -> bool:
    """Say whether an *address* is in the area, and *lines* cost as much as they must."""
    typed = (address.zip or "").replace(" ", "").upper()
    areas = (each.replace(" ", "").upper() for each in local.postal_codes)
    if not typed or not any(_covers(area, typed) for area in areas):
        return False
    subtotal = sum((line.total.amount for line in lines), NOTHING)
    return subtotal >= in_currency(local.minimum_subtotal, viewer)


def _covers(area: str, typed: str) -> bool:
    """Shopify: a postal code, or the beginning of some with a `*` (documented)."""
    if area.endswith("*"):
        return typed.startswith(area[:-1])
    return typed == area
