"""Terms of a query as conditions on indexed products: the same that `search_fields` says of one.

Attributes are title, vendor, type, tags and SKUs, what is found without a search of texts.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from sandbox.catalog.index.codes import having_code
from sandbox.catalog.index.where import (
    NOTHING,
    Where,
    among,
    any_of,
    either,
    has_facet,
    has_facet_from,
    negated,
)
from sandbox.listing import milliseconds
from sandbox.search_syntax import Term, words_in
from sandbox.search_syntax.periods import period
from sandbox.store import Seeds

ATTRIBUTES: Final = "{title attributes} : "
ALL_TEXTS: Final = ""
TITLE: Final = "{title} : "

Make: TypeAlias = Callable[[Term, datetime, Seeds], Where | None]
"""Makes the condition of a term; None where it has no say."""


def phrase(columns: str, text: str, *, is_prefix: bool) -> Where | None:
    """Return the condition that *columns* have the words of *text*; None without a word."""
    found = words_in(text)
    star = " *" if is_prefix else ""
    return Where(match=f'{columns}"{" ".join(found)}"{star}') if found else None


def term_where(term: Term, now: datetime, seeds: Seeds, columns: str) -> Where | None:
    """Return the condition of *term*, which looks into *columns* where it names no field."""
    if term.field is None:
        return phrase(columns, term.value.rstrip("*"), is_prefix=True)
    make = _FIELDS.get(term.field)
    return None if make is None or columns == TITLE else make(term, now, seeds)


def _title(term: Term, _now: datetime, _seeds: Seeds) -> Where | None:
    if term.value == "*":
        return Where("p.own_title != ''")
    is_prefix = term.value.endswith("*")
    found = phrase(TITLE, term.value.rstrip("*"), is_prefix=is_prefix)
    return Where() if found is None else found


def _whole(letter: str) -> Make:
    def make(term: Term, _now: datetime, _seeds: Seeds) -> Where:
        wanted = term.value.casefold()
        if wanted.endswith("*") and not term.is_quoted:
            return has_facet_from(f"{letter}{wanted[:-1]}")
        return has_facet(f"{letter}{wanted}")

    return make


def _tag_not(term: Term, now: datetime, seeds: Seeds) -> Where:
    found = _whole("g")(term, now, seeds)
    return negated(found or NOTHING)


def _one_of(letter: str) -> Make:
    def make(term: Term, _now: datetime, _seeds: Seeds) -> Where:
        if term.value == "*":
            return negated(has_facet(letter))
        wanted = dict.fromkeys(value.strip().casefold() for value in term.value.split(","))
        return any_of([f"{letter}{value}" for value in wanted])

    return make


def _moment(column: str) -> Make:
    def make(term: Term, now: datetime, _seeds: Seeds) -> Where | None:
        asked = period(term.value, now=now)
        if asked is None:
            return None
        start, end = milliseconds(asked.start), milliseconds(asked.end)
        match term.comparator:
            case "<":
                return Where(f"p.{column} < ?", (start,))
            case "<=":
                return Where(f"p.{column} < ?", (end,))
            case ">":
                return Where(f"p.{column} >= ?", (end,))
            case ">=":
                return Where(f"p.{column} >= ?", (start,))
            case _:
                return Where(f"p.{column} >= ? AND p.{column} < ?", (start, end))

    return make


def _price(term: Term, _now: datetime, _seeds: Seeds) -> Where | None:
    try:
        wanted = float(term.value)
    except ValueError:
        return None
    match term.comparator:
        case "":
            text = "p.id IN (SELECT v.product FROM variant v WHERE v.price = ?)"
            return Where(text, (wanted,))
        case "<" | "<=":
            return Where(f"p.price {term.comparator} ?", (wanted,))
        case _:
            return Where(f"p.highest {term.comparator} ?", (wanted,))


def _is_available(term: Term, _now: datetime, _seeds: Seeds) -> Where | None:
    wanted = {"true": "p.available", "false": "NOT p.available"}.get(term.value.lower())
    return None if wanted is None else Where(wanted)


def _id(term: Term, _now: datetime, _seeds: Seeds) -> Where:
    value = term.value
    if value.endswith("*") and not term.is_quoted:
        return Where("CAST(p.id AS TEXT) LIKE ? ESCAPE '\\'", (_like(value[:-1]),))
    is_id = len(value) <= _LONGEST_ID and value.isascii() and value.isdecimal()
    return among([int(value)] if is_id and str(int(value)) == value else [])


_LONGEST_ID: Final = 18
"""Digits of a number that SQLite can keep, whichever they are."""


def _like(start: str) -> str:
    escaped = start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%"


def _handle(term: Term, _now: datetime, _seeds: Seeds) -> Where:
    wanted = term.value.casefold()
    if wanted.endswith("*") and not term.is_quoted:
        return Where("p.handle >= ? AND p.handle < ?", (wanted[:-1], f"{wanted[:-1]}\U0010ffff"))
    return Where("p.handle = ?", (wanted,))


def _code(kind: str) -> Make:
    def make(term: Term, _now: datetime, seeds: Seeds) -> Where:
        wanted = term.value.casefold()
        is_prefix = wanted.endswith("*") and not term.is_quoted
        text = wanted[:-1] if is_prefix else wanted
        letter = kind[0]
        written = has_facet_from(letter + text) if is_prefix else has_facet(letter + text)
        return either(written, having_code(kind, text, seeds, is_prefix=is_prefix))

    return make


_FIELDS: Final[Mapping[str, Make]] = {
    "available_for_sale": _is_available,
    "barcode": _code("barcode"),
    "created_at": _moment("created"),
    "handle": _handle,
    "id": _id,
    "product_type": _one_of("t"),
    "sku": _code("sku"),
    "tag": _whole("g"),
    "tag_not": _tag_not,
    "title": _title,
    "updated_at": _moment("updated"),
    "variants.price": _price,
    "vendor": _one_of("v"),
}
