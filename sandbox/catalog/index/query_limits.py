"""Limits of queries to the index: SQLite answers each in one step, which takes a lane."""

from collections.abc import Iterable
from typing import Final

from sandbox.catalog.index.where import Where
from sandbox.search_syntax import Term, too_long

MOST_COMPARISONS: Final = 1_000_000
"""Of terms with products, in one query: some 0.1 s, in brackets up to half a second."""

FEWEST_TERMS: Final = 10
"""So many may be asked of a shop of any size."""

DEEPEST: Final = 10
"""Brackets within each other. SQLite's parsers take some thirty."""

_FOUND_AT_ONCE: Final = frozenset({"handle", "id"})


def refuse_too_much(terms: Iterable[Term], where: Where, products: int) -> None:
    """Raises `FieldError` if the query of *terms* takes long in a shop of so many *products*."""
    compared = sum(_is_compared(term) for term in terms)
    most = max(MOST_COMPARISONS // products, FEWEST_TERMS)
    if compared > most:
        raise too_long(f"{most} terms, in a shop of {products:,} products")
    if where.depth > DEEPEST:
        raise too_long(f"{DEEPEST} brackets within each other")


def _is_compared(term: Term) -> bool:
    """Say whether *term* is compared with each product: all are but whole ids and handles."""
    return term.field not in _FOUND_AT_ONCE or term.value.endswith("*") or bool(term.comparator)
