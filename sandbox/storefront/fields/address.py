"""What an address shows, seen through the customer access token that asked."""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.customers.address_format import formatted, formatted_area
from sandbox.customers.addresses import address_gid
from sandbox.customers.records import MailingAddress
from sandbox.gid import gid
from sandbox.storefront.fields.connection import CONNECTION, EDGE, Fields, Getter
from sandbox.storefront.fields.payload import payload

SeenAddress = tuple[MailingAddress, str | None]
"""An address, and the access token it is seen through: None is an order's, which needs none."""


def _id(seen: SeenAddress) -> str:
    address, access_token = seen
    if access_token is None:  # Shopify: recorded for the Admin API
        return f"{gid('MailingAddress', address.id)}?model_name=Address"
    return address_gid(address.id, access_token)


def _lines(seen: SeenAddress, **shown: bool | None) -> list[str]:
    return formatted(seen[0], **shown)


def _area(seen: SeenAddress) -> str | None:
    return formatted_area(seen[0])


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
    "formatted": _lines,
    "formattedArea": _area,
    "id": _id,
    "lastName": _of_address("last_name"),
    "latitude": _of_address("latitude"),
    "longitude": _of_address("longitude"),
    "name": _full_name,
    "phone": _of_address("phone"),
    "province": _of_address("province"),
    "provinceCode": _of_address("province_code"),
    "zip": _of_address("zip"),
}

_ERRORS: Final = ("customerUserErrors", "userErrors")

TABLES: Final[Mapping[str, Fields]] = {
    "CustomerAddressCreatePayload": payload("customerAddress", *_ERRORS),
    "CustomerAddressDeletePayload": payload("deletedCustomerAddressId", *_ERRORS),
    "CustomerAddressUpdatePayload": payload("customerAddress", *_ERRORS),
    "CustomerDefaultAddressUpdatePayload": payload("customer", *_ERRORS),
    "MailingAddress": MAILING_ADDRESS,
    "MailingAddressConnection": CONNECTION,
    "MailingAddressEdge": EDGE,
}
