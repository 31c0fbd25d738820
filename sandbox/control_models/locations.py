"""Locations, as a merchant sees and changes them. Names are the schema's."""

from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.merchant_texts import ShortText, Title
from sandbox.control_models.metafields import Metafield, NewMetafields
from sandbox.control_models.orders import Price
from sandbox.control_models.pages import PageInfo

Degrees: TypeAlias = Annotated[float, Meta(ge=-180, le=180)]


class LocationAddress(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """Where a location is. `latitude` and `longitude` are in degrees."""

    address1: ShortText | None = None
    address2: ShortText | None = None
    city: ShortText | None = None
    province: ShortText | None = None
    province_code: ShortText | None = None
    country_code: Annotated[str, Meta(pattern=r"^[A-Z]{2}$", examples=["US"])] | None = None
    zip: ShortText | None = None
    phone: ShortText | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None


class LocalDelivery(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Delivery of a location to buyers nearby, in its own country.

    A postal code with `*` at its end matches all with that beginning. Amounts are in the currency
    of the shop; it is not offered for orders below `minimumSubtotal`.
    """

    postal_codes: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=20)], ...], Meta(max_length=1_000)
    ]
    price: Price = 0.0
    minimum_subtotal: Price = 0.0
    name: Title = "Local delivery"
    description: ShortText | None = None


class LocationChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of a location to set. What is left out stays as it is.

    `pickUpTime` is a text for buyers, `Usually ready in 2 hours`; null without pickup.
    `localDelivery` is null without delivery to buyers nearby.
    """

    name: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    address: LocationAddress | UnsetType = UNSET
    pick_up_time: ShortText | UnsetType | None = UNSET
    local_delivery: LocalDelivery | UnsetType | None = UNSET
    metafields: NewMetafields | UnsetType = UNSET


class NewLocation(LocationChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new location. Without a `pickUpTime` it is a warehouse."""

    name: Title


class Location(Struct, frozen=True, kw_only=True, rename="camel"):
    """A location. Stock at locations is found by its handle."""

    id: str
    handle: str
    name: str
    address: LocationAddress
    pick_up_time: str | None
    local_delivery: LocalDelivery | None
    metafields: tuple[Metafield, ...]


class LocationPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Locations, by id. A page may have few locations or none although more follow."""

    locations: tuple[Location, ...]
    page_info: PageInfo
