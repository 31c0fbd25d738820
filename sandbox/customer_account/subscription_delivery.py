"""Delivery of subscriptions: the method, and the options for an address."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.cart.zones import Rate, zone_of
from sandbox.customers.records import MailingAddress
from sandbox.gid import gid
from sandbox.locations.records import Location
from sandbox.locations.stock import pickup_locations
from sandbox.money import Money
from sandbox.subscriptions import records
from sandbox.viewer import Viewer


class PickupAddress(Struct, frozen=True, gc=False):
    of: MailingAddress

    @property
    def zone_code(self) -> str | None:
        return self.of.province_code


class SubscriptionMailingAddress(Struct, frozen=True, gc=False):
    of: MailingAddress

    @property
    def name(self) -> str | None:
        return " ".join(filter(None, (self.of.first_name, self.of.last_name))) or None


class SubscriptionShippingOption(Struct, frozen=True, gc=False):
    of: Rate
    currency_code: str
    phone_required = False

    @property
    def code(self) -> str:
        return self.of.name

    title = presentment_title = code

    @property
    def price(self) -> Money:
        return Money(self.of.price, self.currency_code)


class SubscriptionPickupOption(Struct, frozen=True, gc=False):
    of: Location
    currency_code: str
    description = None
    phone_required = False

    @property
    def code(self) -> str:
        return self.of.handle

    @property
    def title(self) -> str:
        return self.of.name

    presentment_title = title

    @property
    def location_id(self) -> str:
        return gid("Location", self.of.id)

    @property
    def pickup_address(self) -> PickupAddress:
        return PickupAddress(self.of.address)

    @property
    def price(self) -> Money:
        return Money(Decimal(0), self.currency_code)


class SubscriptionDeliveryOptionsResultSuccess(Struct, frozen=True):
    delivery_options: Sequence[Any]
    token: str


class SubscriptionDeliveryOptionsResultFailure(Struct, frozen=True, gc=False):
    message: str


class SubscriptionDeliveryMethodShippingOption(Struct, frozen=True, gc=False):
    of: records.DeliveryMethod

    @property
    def presentment_title(self) -> str:
        return self.of.title


class SubscriptionDeliveryMethodShipping(Struct, frozen=True, gc=False):
    of: records.DeliveryMethod
    place: MailingAddress

    @property
    def address(self) -> SubscriptionMailingAddress:
        return SubscriptionMailingAddress(self.place)

    @property
    def shipping_option(self) -> SubscriptionDeliveryMethodShippingOption:
        return SubscriptionDeliveryMethodShippingOption(self.of)


class SubscriptionDeliveryMethodPickupOption(Struct, frozen=True, gc=False):
    of: records.DeliveryMethod
    place: MailingAddress

    @property
    def presentment_title(self) -> str:
        return self.of.title

    @property
    def pickup_address(self) -> PickupAddress:
        return PickupAddress(self.place)


class SubscriptionDeliveryMethodPickup(Struct, frozen=True, gc=False):
    pickup_option: SubscriptionDeliveryMethodPickupOption


def delivery_method(
    contract: records.SubscriptionContract,
) -> SubscriptionDeliveryMethodShipping | SubscriptionDeliveryMethodPickup | None:
    """Return how *contract* is delivered; None where the customer has chosen nothing."""
    method = contract.delivery
    if method is None or method.address is None:
        return None
    if method.location_id is None:
        return SubscriptionDeliveryMethodShipping(method, method.address)
    option = SubscriptionDeliveryMethodPickupOption(method, method.address)
    return SubscriptionDeliveryMethodPickup(option)


def shipping_rates(viewer: Viewer, address: MailingAddress) -> tuple[Rate, ...]:
    zone = zone_of(viewer.world, address.country_code or "")
    return () if zone is None else zone.rates


def delivery_options(
    viewer: Viewer, contract: records.SubscriptionContract, address: MailingAddress
) -> list[SubscriptionShippingOption | SubscriptionPickupOption]:
    """Return the rates of the shop for *address*, then where a subscription can be picked up."""
    currency = contract.currency_code
    rates = shipping_rates(viewer, address)
    shipped = [SubscriptionShippingOption(rate, currency) for rate in rates]
    places = [SubscriptionPickupOption(each, currency) for each in pickup_locations(viewer)]
    return [*shipped, *places]


TYPES: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        PickupAddress,
        SubscriptionDeliveryMethodPickup,
        SubscriptionDeliveryMethodPickupOption,
        SubscriptionDeliveryMethodShipping,
        SubscriptionDeliveryMethodShippingOption,
        SubscriptionDeliveryOptionsResultFailure,
        SubscriptionDeliveryOptionsResultSuccess,
        SubscriptionMailingAddress,
        SubscriptionPickupOption,
        SubscriptionShippingOption,
    )
}
