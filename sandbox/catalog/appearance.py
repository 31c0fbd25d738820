"""The appearance of lists of products: see `execution/renderings.py`."""

from collections.abc import Hashable
from typing import Any, Final

from sandbox.catalog.filter_settings import Category, FilterSetting
from sandbox.catalog.price_lists import PriceList
from sandbox.catalog.records import Collection, Product
from sandbox.metafields.records import MetafieldDefinition, OwnedMetafields
from sandbox.store import Record
from sandbox.translations.records import Translations
from sandbox.viewer import Viewer

KINDS: Final[tuple[type[Record], ...]] = (
    Category,
    Collection,
    FilterSetting,
    MetafieldDefinition,
    OwnedMetafields,
    PriceList,
    Product,
    Translations,
)
"""All that a list of products, its order and its filters may follow from."""


def list_appearance(viewer: Viewer, *what: Hashable, query: str = "") -> tuple[Any, Any] | None:
    """Return the appearance of a list: it stays as long as no record of `KINDS` changes.

    *what* says which list it is, besides its arguments. None where it differs from one moment to
    the next: for a buyer, and where *query* may speak of the time.
    """
    from_where = viewer.appearance
    if from_where is None or "now" in query.casefold():
        return None
    return (what, from_where, viewer.world.store.stamp(KINDS)), viewer.world.shop
