"""Settings of a merchant for lists of products: filters, and the names of categories."""

from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Number


class FilterSource(StrEnum):
    CATEGORY = "CATEGORY"
    OPTION = "OPTION"
    PRODUCT_METAFIELD = "PRODUCT_METAFIELD"
    PRODUCT_TYPE = "PRODUCT_TYPE"
    TAG = "TAG"
    VARIANT_METAFIELD = "VARIANT_METAFIELD"
    VENDOR = "VENDOR"


class FilterPresentation(StrEnum):
    SWATCH = "SWATCH"
    TEXT = "TEXT"


class FilterSetting(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A filter beside those of availability and price; the id is its place among them, from 1.

    `name` is that of the option, or namespace and key of the metafield, `custom.material`.
    Without a `label` it is what Shopify calls it, or the name of the metafield's definition.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 25
    """Shopify: so many filters of a shop (documented)."""

    id: Number
    source: FilterSource
    name: str = ""
    label: str | None = None
    presentation: FilterPresentation = FilterPresentation.TEXT


class Category(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The name of a category of the taxonomy, whose id is as `sg-4-2`."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 20_000

    id: str
    name: str
