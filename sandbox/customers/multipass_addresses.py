"""The addresses that a Multipass token brings along."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from msgspec.structs import replace

from sandbox.customers.addresses import MOST
from sandbox.customers.places import UnknownPlaceError, country, province, why_none
from sandbox.customers.records import Customer, MailingAddress
from sandbox.multipass import OpenedAddress
from sandbox.reason import Reason

_MOST_REASONS: Final = 5


def with_addresses(
    customer: Customer, given: Iterable[OpenedAddress], *, next_id: Callable[[], int]
) -> Customer:
    """Return *customer* with the given addresses that were not there yet.

    One marked `default` becomes the default address, and so does a customer's first. An
    address in a country or province that does not exist is left out, and so is what is past
    `MOST`: Shopify says nothing of it, and a login should not fail for an address.
    """
    known = {replace(address, id=0): address for address in customer.addresses}
    added: list[MailingAddress] = []
    default_id = customer.default_address_id
    for address, is_default in _readable(customer, given):
        same = known.get(address)
        if same is None:
            if len(known) >= MOST:
                break
            same = known[address] = replace(address, id=next_id())
            added.append(same)
        if is_default or default_id is None:
            default_id = same.id
    return replace(customer, addresses=(*customer.addresses, *added), default_address_id=default_id)


def left_out(addresses: Iterable[OpenedAddress]) -> Reason | None:
    """Say which of *addresses*, or which provinces of theirs, no customer gets. They may be many:
    it looks at the first `MOST`."""
    found = tuple(islice(_left_out(islice(addresses, MOST)), _MOST_REASONS))
    return Reason("multipass.address-left-out", "; ".join(found)) if found else None


def _left_out(addresses: Iterable[OpenedAddress]) -> Iterator[str]:
    for number, given in enumerate(addresses):
        code = _kept(given.province_code)
        try:
            land = country(given.country, given.country_code)
            part = province(given.province, code, of=land)
        except UnknownPlaceError as error:
            yield f"addresses[{number}] is left out: {error}"
            continue
        if code and part is None:
            yield f"addresses[{number}].province_code {why_none(code, land)}"


def _readable(
    customer: Customer, given: Iterable[OpenedAddress]
) -> Iterator[tuple[MailingAddress, bool]]:
    for address in given:
        try:
            yield _address(customer, address), bool(address.default)
        except UnknownPlaceError:
            continue


def _address(customer: Customer, given: OpenedAddress) -> MailingAddress:
    """Shopify: names left out are the customer's (recorded for customerAddressCreate)."""
    land = country(given.country, given.country_code)
    part = province(given.province, given.province_code, of=land)
    return MailingAddress(
        id=0,
        first_name=_kept(given.first_name) or customer.first_name,
        last_name=_kept(given.last_name) or customer.last_name,
        company=_kept(given.company),
        address1=_kept(given.address1),
        address2=_kept(given.address2),
        city=_kept(given.city),
        province=part.name if part else _kept(given.province),
        province_code=part.code if part else None,
        country=land.name if land else None,
        country_code=land.code if land else None,
        zip=_kept(given.zip),
        phone=_kept(given.phone),
    )


def _kept(text: str | None) -> str | None:
    return (text or "").strip() or None
