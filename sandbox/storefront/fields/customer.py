"""What a customer shows, seen through the customer access token that asked."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from sandbox.customers.access_tokens import SignedIn
from sandbox.gid import gid
from sandbox.listing import Connection, paginate
from sandbox.storefront.fields.address import SeenAddress
from sandbox.storefront.fields.connection import Fields, Getter
from sandbox.storefront.fields.of_call import OfCall
from sandbox.storefront.fields.order import customer_orders


def _addresses(seen: SignedIn, **page: Any) -> Connection[Any]:
    return paginate([(a, seen.access_token) for a in seen.customer.addresses], _number, **page)


def _default_address(seen: SignedIn) -> SeenAddress | None:
    address = seen.customer.default_address
    return None if address is None else (address, seen.access_token)


def _number(seen: SeenAddress) -> int:
    return seen[0].id


def _nothing(_seen: SignedIn) -> None:
    """Nobody has an avatar or a social login here: customers sign in by password or Multipass."""


def _no_metafield(_seen: SignedIn, *, key: str, namespace: str | None = None) -> None:
    """Customers have no metafields here."""
    del key, namespace


def _no_metafields(_seen: SignedIn, *, identifiers: Sequence[Any]) -> list[None]:
    """Shopify: null for each that is not there (documented)."""
    return [None] * len(identifiers)


def _of_customer(attribute: str) -> Getter:
    return attrgetter(f"customer.{attribute}")


CUSTOMER: Final[Fields] = {
    "acceptsMarketing": _of_customer("accepts_marketing"),
    "addresses": _addresses,
    "avatarUrl": _nothing,
    "createdAt": _of_customer("created_at"),
    "defaultAddress": _default_address,
    "displayName": _of_customer("display_name"),
    "email": _of_customer("email"),
    "firstName": _of_customer("first_name"),
    "id": lambda seen: gid("Customer", seen.customer.id),
    "lastName": _of_customer("last_name"),
    "metafield": _no_metafield,
    "metafields": _no_metafields,
    "numberOfOrders": _of_customer("number_of_orders"),
    "orders": OfCall(customer_orders),
    "phone": _of_customer("phone"),
    "socialLoginProvider": _nothing,
    "tags": _of_customer("tags"),
    "updatedAt": _of_customer("updated_at"),
}

CUSTOMER_ACCESS_TOKEN: Final[Fields] = {
    "accessToken": attrgetter("access_token"),
    "expiresAt": attrgetter("expires_at"),
}

CUSTOMER_MARKETING_SUBSCRIBE: Final[Fields] = {
    "id": lambda customer: gid("Customer", customer.id),
}

TABLES: Final[Mapping[str, Fields]] = {
    "Customer": CUSTOMER,
    "CustomerAccessToken": CUSTOMER_ACCESS_TOKEN,
    "CustomerMarketingSubscribe": CUSTOMER_MARKETING_SUBSCRIBE,
}
