"""Reads filters, `catalog/filters.toml`, and names of categories, `catalog/categories.toml`."""

from collections.abc import Iterator
from typing import Annotated, Final

from msgspec import Meta, Struct

from sandbox.catalog.filter_settings import (
    Category,
    FilterPresentation,
    FilterSetting,
    FilterSource,
)
from sandbox.faults import FaultError
from sandbox.fixture_files import Fixtures

FILTERS: Final = "catalog/filters.toml"
CATEGORIES: Final = "catalog/categories.toml"

_NAMED: Final = frozenset(
    {FilterSource.OPTION, FilterSource.PRODUCT_METAFIELD, FilterSource.VARIANT_METAFIELD}
)


class WrittenFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A filter. `name` is that of an option, or `NAMESPACE.KEY` of a metafield."""

    source: FilterSource
    name: str = ""
    label: str | None = None
    presentation: FilterPresentation = FilterPresentation.TEXT


class WrittenFilters(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All filters beside availability and price, in their order."""

    filters: Annotated[tuple[WrittenFilter, ...], Meta(max_length=25)] = ()


class WrittenCategories(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of categories by their ids in the taxonomy, as `sg-4-2`."""

    categories: dict[str, str] = {}


def read_filters(fixtures: Fixtures) -> Iterator[FilterSetting]:
    """Yield the filters. Raises `TomlError`."""
    if not fixtures.has(FILTERS):
        return
    file = fixtures.read(FILTERS)
    for place, written in enumerate(file.read(WrittenFilters).filters):
        with file.checked():
            if written.source in _NAMED and not written.name:
                raise FaultError("is missing", "filters", place, "name")
        yield FilterSetting(
            id=place + 1,
            source=written.source,
            name=written.name,
            label=written.label,
            presentation=written.presentation,
        )


def read_categories(fixtures: Fixtures) -> Iterator[Category]:
    """Yield the categories. Raises `TomlError`."""
    if not fixtures.has(CATEGORIES):
        return
    for number, name in fixtures.read(CATEGORIES).read(WrittenCategories).categories.items():
        yield Category(id=number, name=name)
