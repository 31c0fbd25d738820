"""Records of companies."""

from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Number
from sandbox.world.clock import Moment


class Role(StrEnum):
    """Shopify: the names of a company's first two roles (reported)."""

    LOCATION_ADMIN = "Location admin"
    ORDERING_ONLY = "Ordering only"


class LocationRole(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A role at the location of an id."""

    location_id: Number
    role: Role


class CompanyContact(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A customer who buys for a company, by email in lower case.

    `roles` that are None are those of an admin at all locations.
    """

    id: Number
    email: str
    title: str | None = None
    locale: str | None = None
    roles: tuple[LocationRole, ...] | None = None


class CompanyAddress(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Where a location of a company gets its parcels or bills. Codes are those of the schema."""

    id: Number
    created_at: Moment
    updated_at: Moment
    address1: str
    country_code: str
    address2: str | None = None
    city: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    recipient: str | None = None
    zip: str | None = None
    zone_code: str | None = None


class CompanyLocation(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A place of a company. `price_list` is the handle of the one that holds there."""

    id: Number
    name: str
    external_id: str | None = None
    locale: str | None = None
    price_list: str | None = None
    tax_identifier: str | None = None
    billing_address: CompanyAddress | None = None
    shipping_address: CompanyAddress | None = None


class Company(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    KEYS: ClassVar[tuple[str, ...]] = ("location_ids",)
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    name: str
    external_id: str | None = None
    created_at: Moment
    updated_at: Moment
    contacts: tuple[CompanyContact, ...] = ()
    locations: tuple[CompanyLocation, ...] = ()

    @property
    def location_ids(self) -> tuple[str, ...]:
        return tuple(str(location.id) for location in self.locations)
