"""Filters of a shop's lists of products, as a search returns them."""

from collections.abc import Iterable, Iterator

from sandbox.catalog.filter_settings import FilterPresentation, FilterSource
from sandbox.catalog.seed.filters import WrittenFilter, WrittenFilters
from sandbox.importing.shop.catalog_answers import Filter

_SOURCES = {
    "filter.p.t.category": FilterSource.CATEGORY,
    "filter.p.product_type": FilterSource.PRODUCT_TYPE,
    "filter.p.tag": FilterSource.TAG,
    "filter.p.vendor": FilterSource.VENDOR,
}
_NAMED = {
    "filter.v.option.": FilterSource.OPTION,
    "filter.p.m.": FilterSource.PRODUCT_METAFIELD,
    "filter.v.m.": FilterSource.VARIANT_METAFIELD,
}
_USUAL = frozenset({"Brand", "Category", "Product type", "Tag"})
"""Labels that the API translates."""

_MOST = 25


def written_filters(filters: Iterable[Filter]) -> WrittenFilters:
    return WrittenFilters(filters=tuple(_known(filters))[:_MOST])


def _known(filters: Iterable[Filter]) -> Iterator[WrittenFilter]:
    for each in filters:
        presentation = FilterPresentation.TEXT
        if each.presentation == FilterPresentation.SWATCH:
            presentation = FilterPresentation.SWATCH
        if each.id in _SOURCES:
            label = None if each.label in _USUAL else each.label
            yield WrittenFilter(source=_SOURCES[each.id], label=label)
        for prefix, source in _NAMED.items():
            if each.id.startswith(prefix):
                is_option = source is FilterSource.OPTION
                yield WrittenFilter(
                    source=source,
                    name=each.label if is_option else each.id.removeprefix(prefix),
                    label=None if is_option else each.label,
                    presentation=presentation,
                )
