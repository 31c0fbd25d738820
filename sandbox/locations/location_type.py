"""`Location`, its address, and `StoreAvailability`."""

from msgspec import Struct

from sandbox.catalog.variant_type import ProductVariant
from sandbox.customers.address_format import formatted
from sandbox.customers.records import MailingAddress
from sandbox.gid import gid
from sandbox.locations import records
from sandbox.locations.stock import is_available_at, quantity_at
from sandbox.metafields import HasMetafields
from sandbox.viewer import Viewer


class LocationAddress(Struct, frozen=True, gc=False):
    of: MailingAddress

    @property
    def formatted(self) -> list[str]:
        return formatted(self.of)


class Location(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Location

    @property
    def id(self) -> str:
        return gid("Location", self.of.id)

    @property
    def address(self) -> LocationAddress:
        return LocationAddress(self.of.address)


class StoreAvailability(Struct, frozen=True, gc=False):
    """Whether a variant can be picked up at a location."""

    of: records.Location
    variant: ProductVariant

    @property
    def location(self) -> Location:
        return Location(self.of)

    @property
    def pick_up_time(self) -> str:
        return self.of.pickup_time or ""

    def available(self, viewer: Viewer) -> bool:
        return is_available_at(self.variant.of, self.of, viewer)

    def quantity_available(self, viewer: Viewer) -> int:
        return quantity_at(self.variant.of, self.of, viewer)
