"""The index in SQLite: made in slices, then asked for ids, counts and pages."""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, takewhile
from threading import Lock
from typing import Any, Final, NamedTuple, TypeAlias

from sandbox.catalog.index.connections import Connections
from sandbox.catalog.index.rows import (
    INSERTS,
    SCHEMA,
    SORTED,
    facets,
    product_row,
    variant_rows,
    words_row,
)
from sandbox.catalog.index.where import Where
from sandbox.catalog.records import Product
from sandbox.execution.cache import SteadyCache
from sandbox.pause import aside

Row: TypeAlias = tuple[Any, int]
"""A sort value, and the id of the product that has it."""

SLICE: Final = 50
"""Products that are indexed between two pauses: some 10 ms."""

RARE: Final = 20_000
"""A search begins with the rarest facet if it is of fewer products than this."""

_MOST_IDS: Final = 1_000  # of one question
_LARGEST_INTEGER: Final = 2**63 - 1  # of SQLite
_KEPT: Final = 2_000  # answers of the database remembered, and their bytes
_BYTES_KEPT: Final = 16 * 2**20
_VALUE: Final = 100  # bytes of one value of a question or an answer, about


class NoFullTextError(RuntimeError):
    """Python's SQLite cannot search texts."""

    def __init__(self) -> None:
        super().__init__(
            "large catalogs need SQLite with FTS5, and this Python's has none: use a Python from "
            "python.org, your system or uv"
        )


class _Answer(NamedTuple):
    rows: Sequence[tuple[Any, ...]]
    weight: int


class ProductIndex:
    """The index of *products*, which are immutable. Several threads may ask it at the same time.

    `tags`, `types` and `words` say of how many products each is; words are those of titles, types
    and vendors. Raises `NoFullTextError`.
    """

    def __init__(self, products: Iterator[Product]) -> None:
        self._connections = Connections()
        self._products = products
        self._lock = Lock()
        self._unsorted = [*SORTED]
        self.is_complete = False
        self.tags, self.types, self.words = Counter[str](), Counter[str](), Counter[str]()
        self._known = SteadyCache[_Answer](
            lambda answer: answer.weight, most_entries=_KEPT, most_bytes=_BYTES_KEPT
        )
        try:
            with self._connections.one() as database:
                for statement in (*SCHEMA, "BEGIN"):
                    database.execute(statement)
        except sqlite3.OperationalError:
            raise NoFullTextError from None

    def add_some(self) -> bool:
        """Index the next slice of products; say whether there is more to do."""
        with self._lock, self._connections.one() as database:
            if some := list(islice(self._products, SLICE)):
                self._add(some, database)
            elif self._unsorted:
                column = self._unsorted.pop()
                database.execute(f"CREATE INDEX by_{column} ON product ({column}, id)")
            elif not self.is_complete:
                database.execute("COMMIT")
                self.is_complete = True
        return not self.is_complete

    def _add(self, some: Sequence[Product], database: sqlite3.Connection) -> None:
        rows: tuple[list[Any], ...] = ([], [], [], [])
        for product in some:
            rows[0].append(product_row(product))
            rows[1].extend((key, product.id) for key in facets(product))
            rows[2].extend(variant_rows(product))
            rows[3].append(words_row(product))
            self.tags.update(product.tags)
            self.types[product.product_type] += 1
            self.words.update(suggested_words(product))
        for statement, values in zip(INSERTS, rows, strict=True):
            database.executemany(statement, values)

    # --- questions ---

    def ask(self, sql: str, values: tuple[Any, ...]) -> Sequence[tuple[Any, ...]]:
        """Return the rows of an answer, which is remembered."""
        with self._lock:
            known = self._known.get((sql, values))
        if known is not None:
            return known.rows
        rows = self._ask(sql, values)
        texts = len(sql) + sum(len(each) for each in values if isinstance(each, str))
        cells = len(values) + sum(map(len, rows))
        with self._lock:
            self._known.put((sql, values), _Answer(rows, texts + cells * _VALUE))
        return rows

    def _ask(self, sql: str, values: tuple[Any, ...]) -> Sequence[tuple[Any, ...]]:
        with aside(), self._connections.one() as database:
            return database.execute(sql, values).fetchall()

    def count(self, where: Where, most: int | None = None) -> int:
        """Return how many products meet *where*; of many, *most*."""
        sql, values = self._from(where)
        limit = "" if most is None else f" LIMIT {most}"
        ((count,),) = self.ask(f"SELECT count(*) FROM (SELECT p.id {sql}{limit})", values)
        return int(count)

    def count_among(self, where: Where, numbers: Iterable[int]) -> int:
        """Return how many of the products with these ids meet *where*. They may be many."""
        total, where = 0, where.sql
        left = iter(numbers)
        while some := ", ".join(map(str, islice(left, _MOST_IDS))):
            text = f"SELECT count(*) FROM product p WHERE p.id IN ({some}) AND ({where.text})"
            total += self._ask(text, where.values)[0][0]
        return total

    def rows(
        self, where: Where, column: str, beyond: Row | None, most: int, *, down: bool
    ) -> Sequence[Row]:
        """Return up to *most* rows by *column*, then by id, past *beyond*, the nearest first."""
        if beyond is not None:
            value, number = map(_nearest, beyond)
            sign = "<" if down else ">"
            if column == "id":
                past = Where(f"p.id {sign} ?", (number,))
            else:
                past = Where(f"(p.{column}, p.id) {sign} (?, ?)", (value, number))
            where = Where(
                f"{past.text} AND ({where.text})",
                past.values + where.values,
                where.match,
                where.facets,
            )
        sql, values = self._from(where)
        turn = " DESC" if down else ""
        by = f"w.rowid{turn}" if column == "id" and where.match else f"p.{column}{turn}, p.id{turn}"
        return self.ask(f"SELECT p.{column}, p.id {sql} ORDER BY {by} LIMIT {most}", values)

    def ids(self, where: Where) -> Sequence[int]:
        """Return the ids of the products that meet *where*, in their order."""
        sql, values = self._from(where)
        return [number for (number,) in self.ask(f"SELECT p.id {sql} ORDER BY p.id", values)]

    def nearest(self, where: Where, score: str, values: tuple[Any, ...], most: int) -> list[int]:
        """Return the ids of the *most* products with the highest *score*, SQL with *values*."""
        sql, more = self._from(where)
        asked = f"SELECT p.id {sql} ORDER BY {score} DESC, p.id LIMIT {most}"
        return [number for (number,) in self.ask(asked, (*more, *values))]

    def words_from(self, start: str) -> Mapping[str, int]:
        """Return the suggested words that begin with *start*, and of how many products each is."""
        ordered = self._ordered_words
        at = bisect_left(ordered, start)
        found = takewhile(lambda word: word.startswith(start), islice(ordered, at, None))
        return {word: self.words[word] for word in found}

    @cached_property
    def _ordered_words(self) -> Sequence[str]:
        return sorted(self.words)

    def prices(self) -> Sequence[float]:
        """Return all prices of variants, in their order."""
        return [price for (price,) in self.ask("SELECT DISTINCT price FROM variant ORDER BY 1", ())]

    def _from(self, where: Where) -> tuple[str, tuple[Any, ...]]:
        """Return the FROM and the WHERE of a question. It begins with what finds least."""
        if where.match is not None:
            sql = "FROM words w CROSS JOIN product p ON p.id = w.rowid WHERE words MATCH ? AND "
            return f"{sql}({where.text})", (where.match, *where.values)
        rarest = self._rarest(where.facets)
        if rarest is not None:
            sql = "FROM facet d CROSS JOIN product p ON p.id = d.product WHERE d.key = ? AND "
            return f"{sql}({where.text})", (rarest, *where.values)
        return f"FROM product p WHERE {where.text}", where.values

    def _rarest(self, facets: Sequence[str]) -> str | None:
        counted = [(self._count_of(each), each) for each in facets]
        count, facet = min(counted, default=(RARE, None))
        return facet if count < RARE else None

    def _count_of(self, facet: str) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM facet WHERE key = ? LIMIT {RARE})"
        ((count,),) = self.ask(sql, (facet,))
        return int(count)


def _nearest(value: Any) -> Any:
    """Return *value*, of an integer the nearest that SQLite can take: a cursor may have any."""
    return max(-_LARGEST_INTEGER, min(_LARGEST_INTEGER, value)) if isinstance(value, int) else value


def suggested_words(product: Product) -> set[str]:
    """Return the words that suggestions are made of."""
    texts = (product.title, product.product_type, product.vendor)
    return {word for text in texts for word in text.casefold().split()}
