"""Records of locations."""

from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Number
from sandbox.customers.records import MailingAddress


class LocalDelivery(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Delivery of a location to buyers nearby. Prices are in the shop's currency.

    A postal code that ends in `*` matches all with that beginning. It is offered for orders of
    `minimum_subtotal` or more.
    """

    postal_codes: tuple[str, ...]
    price: Decimal = Decimal(0)
    minimum_subtotal: Decimal = Decimal(0)
    name: str = "Local delivery"
    description: str | None = None


class Location(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A store or a warehouse. `pickup_time` is a text for buyers; None without pickup."""

    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = 1_000

    id: Number
    handle: str
    name: str
    address: MailingAddress
    pickup_time: str | None = None
    local_delivery: LocalDelivery | None = None

    @property
    def has_pickup(self) -> bool:
        return self.pickup_time is not None
