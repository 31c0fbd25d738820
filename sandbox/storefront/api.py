"""The Storefront API: its departments, in the order in which they are asked."""

from collections.abc import Sequence
from typing import Final

from sandbox.department import Department
from sandbox.schema import ApiVersion, load_schemas
from sandbox.storefront.departments import Later, StorefrontApi
from sandbox.user_errors import UserError


def public_api_versions() -> Sequence[ApiVersion]:
    return load_schemas().versions.served


_API: Final = Department(
    queries={"publicApiVersions": public_api_versions},
    types={
        "ApiVersion": ApiVersion,
        "CartUserError": UserError,
        "CustomerUserError": UserError,
        "MetafieldDeleteUserError": UserError,
        "MetafieldsSetUserError": UserError,
        "UserError": UserError,
        "UserErrorsShopPayPaymentRequestSessionUserErrors": UserError,
    },
)


def _customers() -> Department:
    from sandbox.customers.api import CUSTOMERS

    return CUSTOMERS


def _identity() -> Department:
    from sandbox.identity.api import IDENTITY

    return IDENTITY


def _orders() -> Department:
    from sandbox.orders.api import ORDERS

    return ORDERS


def _store_credit() -> Department:
    from sandbox.store_credit.api import STORE_CREDIT

    return STORE_CREDIT


def _subscriptions() -> Department:
    from sandbox.subscriptions.api import SUBSCRIPTIONS

    return SUBSCRIPTIONS


def _content() -> Department:
    from sandbox.content.api import CONTENT

    return CONTENT


def _catalog() -> Department:
    from sandbox.catalog.api import CATALOG

    return CATALOG


def _locations() -> Department:
    from sandbox.locations.api import LOCATIONS

    return LOCATIONS


def _metaobjects() -> Department:
    from sandbox.metaobjects.api import METAOBJECTS

    return METAOBJECTS


def _search() -> Department:
    from sandbox.search.api import SEARCH

    return SEARCH


def _cart() -> Department:
    from sandbox.cart.api import CART

    return CART


def _checkout() -> Department:
    from sandbox.checkout.api import CHECKOUT

    return CHECKOUT


def _companies() -> Department:
    from sandbox.companies.api import COMPANIES

    return COMPANIES


LATER: Final = (
    Later(_customers, ("customers",), is_for_login=True),
    Later(_identity, ("identity",)),
    Later(_orders, ("orders",)),
    Later(_store_credit, ("store_credit",)),
    Later(_subscriptions, ("subscriptions",)),
    Later(_content, ("content",)),
    Later(_catalog, ("catalog",)),
    Later(_locations, ("locations",)),
    Later(_metaobjects, ("metaobjects", "metafields", "translations")),
    Later(_search, ("search",)),
    Later(_cart, ("cart",)),
    Later(_checkout, ("checkout",)),
    Later(_companies, ("companies",)),
)

STOREFRONT: Final = StorefrontApi((_API,), LATER)
