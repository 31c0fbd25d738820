"""What each field of each type answers: one table a type.

A field of the schema that stands in no table answers SANDBOX_NOT_IMPLEMENTED.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

from sandbox.customers.access_tokens import SignedIn
from sandbox.customers.records import MailingAddress
from sandbox.gid import gid
from sandbox.storefront.connections import Connection, paginate

Getter = Callable[..., Any]
Fields = Mapping[str, Getter]


def address_gid(seen: tuple[MailingAddress, str]) -> str:
    """Shopify: an address id carries the access token that it was seen through (recorded)."""
    address, access_token = seen
    return (
        f"{gid('MailingAddress', address.id)}"
        f"?model_name=CustomerAddress&customer_access_token={access_token}"
    )


def _addresses(seen: SignedIn, **page: Any) -> Connection:
    return paginate([(a, seen.access_token) for a in seen.customer.addresses], _number, **page)


def _default_address(seen: SignedIn) -> tuple[MailingAddress, str] | None:
    address = seen.customer.default_address
    return None if address is None else (address, seen.access_token)


def _number(seen: tuple[MailingAddress, str]) -> int:
    return seen[0].id


def _full_name(seen: tuple[MailingAddress, str]) -> str | None:
    return " ".join(name for name in (seen[0].first_name, seen[0].last_name) if name) or None


def _of_customer(attribute: str) -> Getter:
    return attrgetter(f"customer.{attribute}")


def _of_address(attribute: str) -> Getter:
    def get(seen: tuple[MailingAddress, str]) -> Any:
        return getattr(seen[0], attribute)

    return get


def _of_payload(key: str) -> Getter:
    """A refused mutation's payload has its errors only; the rest of it is null."""

    def get(payload: Mapping[str, Any]) -> Any:
        return payload.get(key)

    return get


CUSTOMER: Final[Fields] = {
    "acceptsMarketing": _of_customer("accepts_marketing"),
    "addresses": _addresses,
    "createdAt": _of_customer("created_at"),
    "defaultAddress": _default_address,
    "displayName": _of_customer("display_name"),
    "email": _of_customer("email"),
    "firstName": _of_customer("first_name"),
    "id": lambda seen: gid("Customer", seen.customer.id),
    "lastName": _of_customer("last_name"),
    "numberOfOrders": _of_customer("number_of_orders"),
    "phone": _of_customer("phone"),
    "tags": _of_customer("tags"),
    "updatedAt": _of_customer("updated_at"),
}

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

CUSTOMER_ACCESS_TOKEN: Final[Fields] = {
    "accessToken": attrgetter("access_token"),
    "expiresAt": attrgetter("expires_at"),
}

CUSTOMER_USER_ERROR: Final[Fields] = {
    "code": attrgetter("code"),
    "field": attrgetter("field"),
    "message": attrgetter("message"),
}

CONNECTION: Final[Fields] = {
    "edges": attrgetter("edges"),
    "nodes": attrgetter("nodes"),
    "pageInfo": attrgetter("page_info"),
}

EDGE: Final[Fields] = {"cursor": attrgetter("cursor"), "node": attrgetter("node")}

PAGE_INFO: Final[Fields] = {
    "endCursor": attrgetter("end_cursor"),
    "hasNextPage": attrgetter("has_next_page"),
    "hasPreviousPage": attrgetter("has_previous_page"),
    "startCursor": attrgetter("start_cursor"),
}

FIELDS: Final[Mapping[str, Fields]] = {
    "Customer": CUSTOMER,
    "CustomerAccessToken": CUSTOMER_ACCESS_TOKEN,
    "CustomerAccessTokenCreateWithMultipassPayload": {
        "customerAccessToken": _of_payload("customer_access_token"),
        "customerUserErrors": _of_payload("customer_user_errors"),
    },
    "CustomerUserError": CUSTOMER_USER_ERROR,
    "MailingAddress": MAILING_ADDRESS,
    "MailingAddressConnection": CONNECTION,
    "MailingAddressEdge": EDGE,
    "PageInfo": PAGE_INFO,
}
