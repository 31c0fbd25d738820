"""A condition on indexed products, as SQL and as an expression of the full text search."""

from itertools import starmap
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Value: TypeAlias = int | float | str


class Where(Struct, frozen=True):
    """What a product `p` has to meet.

    `match` is an expression of FTS5, `text` is SQL with `values`; both must hold. `facets` are
    some of the facets that each product has which meets it: the search may begin with the rarest.
    `is_either` and `matches_either` say that `text` and `match` are alternatives, which are put in
    brackets where both must hold. `depth` is how many brackets are within each other. `denied` is
    what this one is the opposite of.
    """

    text: str = "1"
    values: tuple[Value, ...] = ()
    match: str | None = None
    facets: tuple[str, ...] = ()
    is_either: bool = False
    matches_either: bool = False
    depth: int = 0
    denied: "Where | None" = None

    @property
    def sql(self) -> "Where":
        """The same without an expression of FTS5 beside the SQL."""
        if self.match is None:
            return self
        found = "p.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
        text = found if self.text == "1" else f"{found} AND {_held(self.text, self.is_either)}"
        return Where(
            text, (self.match, *self.values), facets=self.facets, depth=_depth_of_both(self)
        )


EVERYTHING: Final = Where()
NOTHING: Final = Where("0")


def both(one: Where, other: Where) -> Where:
    matches = [(each.match, each.matches_either) for each in (one, other) if each.match is not None]
    texts = [(each.text, each.is_either) for each in (one, other) if each.text != "1"]
    return Where(
        " AND ".join(starmap(_held, texts)) or "1",
        one.values + other.values,
        " AND ".join(starmap(_held, matches)) or None,
        one.facets + other.facets,
        depth=_depth_of_both(one, other),
    )


def _depth_of_both(*parts: Where) -> int:
    return max(each.depth + (each.is_either or each.matches_either) for each in parts)


def _held(text: str, is_either: bool) -> str:  # noqa: FBT001 - a part of a pair
    return f"({text})" if is_either else text


def either(one: Where, other: Where) -> Where:
    if one.match and other.match and one.text == other.text == "1":
        depth = max(one.depth, other.depth)
        return Where(match=f"{one.match} OR {other.match}", matches_either=True, depth=depth)
    one, other = one.sql, other.sql
    return Where(
        f"{one.text} OR {other.text}",
        one.values + other.values,
        is_either=True,
        depth=max(one.depth, other.depth),
    )


def negated(where: Where) -> Where:
    if where.denied is not None:
        return where.denied
    plain = where.sql
    return Where(f"NOT ({plain.text})", plain.values, depth=plain.depth + 1, denied=where)


def without(where: Where, other: Where) -> Where:
    """Return *where*, but for what meets *other*."""
    if where.match and other.match and other.text == "1":
        match = f"({where.match}) NOT ({other.match})"
        return replace(where, match=match, matches_either=False)
    return both(where, negated(other))


def has_facet(facet: str) -> Where:
    """Return the condition that a product has *facet*, from `facets`."""
    text = "EXISTS (SELECT 1 FROM facet f WHERE f.key = ? AND f.product = p.id)"
    return Where(text, (facet,), facets=(facet,))


def has_facet_from(start: str) -> Where:
    """Return the condition that a product has a facet that begins with *start*."""
    end = f"{start}\U0010ffff"
    text = "p.id IN (SELECT product FROM facet WHERE key >= ? AND key < ?)"
    return Where(text, (start, end))


def any_of(facets: list[str]) -> Where:
    """Return the condition that a product has one of *facets*."""
    if len(facets) == 1:
        return has_facet(facets[0])
    marks = ", ".join("?" * len(facets))
    text = f"EXISTS (SELECT 1 FROM facet f WHERE f.key IN ({marks}) AND f.product = p.id)"
    return Where(text, tuple(facets))


def among(numbers: list[int]) -> Where:
    """Return the condition that a product has one of these ids."""
    return Where(f"p.id IN ({', '.join(map(str, numbers))})") if numbers else NOTHING
