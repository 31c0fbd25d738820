"""What a customer shows, seen through the customer access token that asked."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final

from sandbox.customers.access_tokens import SignedIn
from sandbox.gid import gid
from sandbox.storefront.connections import Connection, paginate
from sandbox.storefront.fields.address import SeenAddress
from sandbox.storefront.fields.connection import Fields, Getter


def _addresses(seen: SignedIn, **page: Any) -> Connection:
    return paginate([(a, seen.access_token) for a in seen.customer.addresses], _number, **page)


def _default_address(seen: SignedIn) -> SeenAddress | None:
    address = seen.customer.default_address
    return None if address is None else (address, seen.access_token)


def _number(seen: SeenAddress) -> int:
    return seen[0].id


def _of_customer(attribute: str) -> Getter:
    return attrgetter(f"customer.{attribute}")


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

CUSTOMER_ACCESS_TOKEN: Final[Fields] = {
    "accessToken": attrgetter("access_token"),
    "expiresAt": attrgetter("expires_at"),
}

TABLES: Final[Mapping[str, Fields]] = {
    "Customer": CUSTOMER,
    "CustomerAccessToken": CUSTOMER_ACCESS_TOKEN,
}
