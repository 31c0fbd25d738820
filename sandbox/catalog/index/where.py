"""A condition on indexed products, as SQL and as an expression of the full text search."""

from typing import Final, TypeAlias

from msgspec import Struct

Value: TypeAlias = int | float | str


class Where(Struct, frozen=True):
    """What a product `p` has to meet.

    `match` is an expression of FTS5, `text` is SQL with `values`; both must hold. `facets` are
    some of the facets that each product has which meets it: the search may begin with the rarest.
    """

    text: str = "1"
    values: tuple[Value, ...] = ()
    match: str | None = None
    facets: tuple[str, ...] = ()

    @property
    def sql(self) -> "Where":
        """The same without an expression of FTS5 beside the SQL."""
        if self.match is None:
            return self
        found = "p.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
        text = found if self.text == "1" else f"{found} AND {self.text}"
        return Where(text, (self.match, *self.values), facets=self.facets)


EVERYTHING: Final = Where()
NOTHING: Final = Where("0")


def both(one: Where, other: Where) -> Where:
    matches = [f"({each.match})" for each in (one, other) if each.match is not None]
    texts = [f"({each.text})" for each in (one, other) if each.text != "1"]
    return Where(
        " AND ".join(texts) or "1",
        one.values + other.values,
        " AND ".join(matches) or None,
        one.facets + other.facets,
    )


def either(one: Where, other: Where) -> Where:
    if one.match and other.match and one.text == other.text == "1":
        return Where(match=f"({one.match}) OR ({other.match})")
    one, other = one.sql, other.sql
    return Where(f"({one.text}) OR ({other.text})", one.values + other.values)


def negated(where: Where) -> Where:
    where = where.sql
    return Where(f"NOT ({where.text})", where.values)


def without(where: Where, other: Where) -> Where:
    """Return *where*, but for what meets *other*."""
    if where.match and other.match and other.text == "1":
        return Where(where.text, where.values, f"({where.match}) NOT ({other.match})", where.facets)
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
