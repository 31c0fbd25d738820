"""What the shop keeps of its locations."""

from typing import ClassVar

from msgspec import Struct

from sandbox.customers.records import MailingAddress


class Location(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A store or a warehouse. `pickup_time` is as buyers read it; None where nobody can pick up."""

    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = 1_000

    id: int
    handle: str
    name: str
    address: MailingAddress
    pickup_time: str | None = None

    @property
    def has_pickup(self) -> bool:
        return self.pickup_time is not None
