"""The Storefront API, department by department: what each answers, gathered into one table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct

from sandbox.cart.api import CART
from sandbox.catalog.api import CATALOG
from sandbox.companies.api import COMPANIES
from sandbox.content.api import CONTENT
from sandbox.customers.api import CUSTOMERS
from sandbox.department import Department, Mutation, Node
from sandbox.locations.api import LOCATIONS
from sandbox.metaobjects.api import METAOBJECTS
from sandbox.orders.api import ORDERS
from sandbox.schema import ApiVersion, load_schemas
from sandbox.search.api import SEARCH
from sandbox.store import Factory, Record
from sandbox.storefront.node import node_queries
from sandbox.user_errors import Payload, UserError

K = TypeVar("K")
V = TypeVar("V")


def public_api_versions() -> Sequence[ApiVersion]:
    return load_schemas().versions.served


_API: Final = Department(
    queries={"publicApiVersions": public_api_versions},
    types={
        "ApiVersion": ApiVersion,
        "CartUserError": UserError,
        "CustomerUserError": UserError,
        "MetafieldDeleteUserError": UserError,
        "UserError": UserError,
        "UserErrorsShopPayPaymentRequestSessionUserErrors": UserError,
    },
)


class StorefrontApi:
    """The tables of several departments as one."""

    def __init__(self, departments: Sequence[Department]) -> None:
        """Raises `ValueError` where two departments answer for the same thing."""
        self.nodes: Mapping[str, Node] = _gathered(department.nodes for department in departments)
        self.queries: Mapping[str, Callable[..., Any]] = {
            **_gathered(department.queries for department in departments),
            **node_queries(self.nodes),
        }
        self.mutations: Mapping[str, Mutation] = _gathered(
            department.mutations for department in departments
        )
        self.types: Mapping[str, type] = _gathered(department.types for department in departments)
        self.fields: Mapping[str, Callable[..., Any]] = _gathered(
            department.fields for department in departments
        )
        self.records: tuple[type[Record], ...] = tuple(
            kind for department in departments for kind in department.records
        )
        self.seeds: Mapping[type[Record], Factory] = _gathered(
            department.seeds for department in departments
        )
        self.files: Mapping[str, type[Struct]] = _gathered(
            department.files for department in departments
        )
        self.secrets = frozenset[str]().union(*(each.secrets for each in departments))

    def payload(self, mutation: str) -> type[Payload]:
        """Return the class of the payload of *mutation*; one that is not built has none."""
        kind = self.types.get(f"{mutation[0].upper()}{mutation[1:]}Payload", Payload)
        assert issubclass(kind, Payload)
        return kind


def _gathered(tables: Iterator[Mapping[K, V]]) -> dict[K, V]:
    gathered: dict[K, V] = {}
    for table in tables:
        if twice := sorted(map(_name, gathered.keys() & table.keys())):
            raise ValueError(f"two departments answer for {', '.join(twice)}")
        gathered.update(table)
    return gathered


def _name(key: object) -> str:
    return key.__name__ if isinstance(key, type) else str(key)


STOREFRONT: Final = StorefrontApi(
    (
        CART,
        CATALOG,
        COMPANIES,
        CONTENT,
        CUSTOMERS,
        LOCATIONS,
        METAOBJECTS,
        ORDERS,
        SEARCH,
        _API,
    )
)
