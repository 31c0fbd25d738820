"""Conditions for the products of a list: a query, the rules of a collection, filters."""

from collections.abc import Callable, Sequence
from typing import Final

from sandbox.catalog.filters import ProductFilter, by_kind, passes
from sandbox.catalog.in_collection import FIELD, WithCollections, collections_where
from sandbox.catalog.index import index_of
from sandbox.catalog.index.filtering import filters_where, needs_metafields
from sandbox.catalog.index.query_limits import refuse_too_much
from sandbox.catalog.index.terms import ATTRIBUTES, TITLE, term_where
from sandbox.catalog.index.where import EVERYTHING, Where, both, either, negated
from sandbox.catalog.product_list import Chosen
from sandbox.catalog.records import Product
from sandbox.catalog.search_fields import PRODUCT_FIELDS
from sandbox.search_syntax import Joining, SearchFields, Term, compiled, condition, terms_of
from sandbox.viewer import Viewer

TITLES: Final = SearchFields(lambda product: (product.title,), {})
_JOINING: Final = Joining(both, either, negated)


def by_query(
    query: str | None,
    viewer: Viewer,
    fields: SearchFields = PRODUCT_FIELDS,
    columns: str = ATTRIBUTES,
) -> Chosen:
    """Choose what *query* describes; words without a field are looked for in *columns*.

    Raises `FieldError`.
    """
    if query is None or not query.strip():
        return Chosen()
    now = viewer.world.clock.now()
    world = viewer.world
    has_fields = columns != TITLE
    test = condition(query, WithCollections(fields, world) if has_fields else fields, now=now)
    seeds = world.store.seeds
    if index_of(seeds) is None:
        return Chosen(test=test)

    def make(term: Term) -> Where | None:
        if term.field == FIELD and has_fields:
            return collections_where(term, world)
        return term_where(term, now, seeds, columns)

    where = compiled(query, make, _JOINING) or EVERYTHING
    refuse_too_much(terms_of(query), where, seeds.count(Product))
    return Chosen(test=test, where=lambda _index: where)


def by_title(query: str, viewer: Viewer) -> Chosen:
    """Choose what has the words of *query* in its title. Raises `FieldError`."""
    return by_query(query, viewer, TITLES, TITLE)


def by_filters(filters: Sequence[ProductFilter], viewer: Viewer) -> Chosen:
    """Choose what one variant of meets all *filters*."""
    kinds = by_kind(filters, viewer)
    if not kinds:
        return Chosen()
    return Chosen(
        test=lambda product: passes(product, kinds),
        where=lambda index: filters_where(filters, index, viewer),
        needs_metafields=needs_metafields(filters),
    )


def all_of(*choices: Chosen) -> Chosen:
    """Choose what all *choices* let in."""
    return Chosen(
        of_record=_all([each.of_record for each in choices]),
        test=_all([each.test for each in choices]),
        where=lambda index: _joined([each.where(index) for each in choices]),
        needs_metafields=any(each.needs_metafields for each in choices),
    )


def _all(tests: Sequence[Callable[[Product], bool]]) -> Callable[[Product], bool]:
    return lambda product: all(test(product) for test in tests)


def _joined(conditions: Sequence[Where]) -> Where:
    joined = EVERYTHING
    for each in conditions:
        joined = both(joined, each)
    return joined
