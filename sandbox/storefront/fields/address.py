"""What an address shows, seen through the customer access token that asked."""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.customers.records import MailingAddress
from sandbox.gid import gid
from sandbox.storefront.fields.connection import CONNECTION, EDGE, Fields, Getter

SeenAddress = tuple[MailingAddress, str]


def address_gid(seen: SeenAddress) -> str:
    """Shopify: an address id carries the access token that it was seen through (recorded)."""
    address, access_token = seen
    return (
        f"{gid('MailingAddress', address.id)}"
        f"?model_name=CustomerAddress&customer_access_token={access_token}"
    )


def _full_name(seen: SeenAddress) -> str | None:
    return " ".join(name for name in (seen[0].first_name, seen[0].last_name) if name) or None


def _of_address(attribute: str) -> Getter:
    def get(seen: SeenAddress) -> Any:
        return getattr(seen[0], attribute)

    return get


MAILING_ADDRESS: Final[Fields] = {
    "address1": _of_address("address1"),
    "address2": _of_address("address2"),
    "city": _of_address("city"),
    "company": _of_address("company"),
    "country": _of_address("country"),
    "countryCode": _of_address("country_code"),
    "countryCodeV2": _of_address("country_code"),
    "firstName": _of_address("first_name"),
    "id": address_gid,
    "lastName": _of_address("last_name"),
    "latitude": _of_address("latitude"),
    "longitude": _of_address("longitude"),
    "name": _full_name,
    "phone": _of_address("phone"),
    "province": _of_address("province"),
    "provinceCode": _of_address("province_code"),
    "zip": _of_address("zip"),
}

TABLES: Final[Mapping[str, Fields]] = {
    "MailingAddress": MAILING_ADDRESS,
    "MailingAddressConnection": CONNECTION,
    "MailingAddressEdge": EDGE,
}
