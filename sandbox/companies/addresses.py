"""Addresses of a company's locations, as its buyers change them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec.structs import replace

from sandbox.companies.records import Company, CompanyAddress, CompanyLocation
from sandbox.world import World


class CompanyAddressType(StrEnum):
    BILLING = "BILLING"
    SHIPPING = "SHIPPING"


def assign_address(
    world: World,
    company: Company,
    location: CompanyLocation,
    fields: Mapping[str, Any],
    kinds: Sequence[CompanyAddressType],
) -> tuple[CompanyAddress, ...]:
    """Make an address of *fields* the one of *location*, for each of *kinds*, and return them.

    It takes the place of the one before, and has its id.
    """
    now, changed = world.clock.now(), {}
    for kind in dict.fromkeys(kinds):
        key = f"{kind.lower()}_address"
        known: CompanyAddress | None = getattr(location, key)
        changed[key] = CompanyAddress(
            id=world.gids.next("CompanyAddress") if known is None else known.id,
            created_at=now if known is None else known.created_at,
            updated_at=now,
            **fields,
        )
    moved = replace(location, **changed)
    locations = tuple(moved if each is location else each for each in company.locations)
    world.store.put(replace(company, locations=locations, updated_at=now))
    return tuple(changed.values())
