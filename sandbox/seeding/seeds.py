"""The seed of every world that is made of the same: all departments' together."""

from functools import lru_cache
from typing import Final

from sandbox.customers.records import Customer
from sandbox.fixture_files import BUILT_IN, Fixtures
from sandbox.made_up.catalog_size import checked_size
from sandbox.origin import Origin
from sandbox.store import Seeds
from sandbox.storefront.api import STOREFRONT

_KEPT: Final = 16


@lru_cache(maxsize=_KEPT)
def seeds_of(origin: Origin, fixtures: Fixtures = BUILT_IN, carts: int | None = None) -> Seeds:
    """Return the one seed that is so made up, with the personas of *fixtures*.

    Its worlds have that many *carts* at the most; None is the limit of the kind.

    Raises `TooManyCustomersError`, `UnknownLocaleError`, `TooManyProductsError`.
    """
    seeds = Seeds(origin, fixtures, STOREFRONT.seeds, {} if carts is None else {"Cart": carts})
    seeds.of(Customer)  # who refuses an origin
    checked_size(origin.catalog)
    return seeds
