"""Records of locations."""

from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from sandbox.customers.records import MailingAddress


class LocalDelivery(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """That a location brings goods to buyers nearby. Prices are in the shop's currency.

    A postal code that ends in `*` stands for all that begin so. Orders cost `minimum_subtotal` or
    more.
    """

    postal_codes: tuple[str, ...]
    price: Decimal = Decimal(0)
    minimum_subtotal: Decimal = Decimal(0)
    name: str = "Local delivery"
    description: str | None = None


class Location(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A store or a warehouse. `pickup_time` is as buyers read it; None where nobody can pick up."""

    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = 1_000

    id: int
    handle: str
    name: str
    address: MailingAddress
    pickup_time: str | None = None
    local_delivery: LocalDelivery | None = None

    @property
    def has_pickup(self) -> bool:
        return self.pickup_time is not None
