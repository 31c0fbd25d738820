"""Rows of the index: sort values, facets, variants and words of a product."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sandbox.catalog.availability import is_available, total_inventory
from sandbox.catalog.item_names import title_of
from sandbox.catalog.records import Product, Variant
from sandbox.file_ids import made_up_index
from sandbox.listing import milliseconds
from sandbox.plain_text import plain_text
from sandbox.search_syntax import words_in

SCHEMA: Final = (
    """CREATE TABLE product (
      id INTEGER PRIMARY KEY, handle TEXT, title TEXT, own_title TEXT, vendor TEXT, type TEXT,
      created INTEGER, updated INTEGER, price REAL, highest REAL, sold INTEGER,
      available INTEGER, reduced INTEGER, inventory INTEGER, variant_titles TEXT
    )""",
    """CREATE TABLE facet (
      key TEXT, product INTEGER, PRIMARY KEY (key, product)
    ) WITHOUT ROWID""",
    """CREATE TABLE variant (
      product INTEGER, place INTEGER, available INTEGER, price REAL, options TEXT,
      PRIMARY KEY (product, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX variant_by_price ON variant (price)",
    """CREATE VIRTUAL TABLE words USING fts5 (
      title, attributes, texts, content='', columnsize=0, prefix='1 2 3',
      tokenize="ascii tokenchars '_'"
    )""",
)
SORTED: Final = ("title", "vendor", "type", "created", "updated", "price", "sold")
"""Columns by which lists are sorted."""

INSERTS: Final = (
    f"INSERT INTO product VALUES ({', '.join('?' * 15)})",
    "INSERT INTO facet VALUES (?, ?)",
    "INSERT INTO variant VALUES (?, ?, ?, ?, ?)",
    "INSERT INTO words (rowid, title, attributes, texts) VALUES (?, ?, ?, ?)",
)

_BETWEEN: Final = " \ue000 "
"""A word that no text has: a phrase does not reach from one text into the next."""


def product_row(product: Product) -> tuple[Any, ...]:
    prices = [float(variant.price) for variant in product.variants]
    return (
        product.id,
        product.handle.casefold(),
        product.title.lower(),
        product.title.casefold(),
        product.vendor.lower(),
        product.product_type.lower(),
        milliseconds(product.created_at),
        milliseconds(product.updated_at),
        min(prices, default=0.0),
        max(prices, default=0.0),
        -product.sold,
        any(map(is_available, product.variants)),
        any((each.compare_at_price or 0) > each.price for each in product.variants),
        total_inventory(product),
        "\n".join(title_of(product, each).casefold() for each in product.variants),
    )


def facets(product: Product) -> Iterator[str]:
    """Yield what a product can be found by without a search, each once.

    The first letter says what it is. Types and vendors are in their own case, too: rules of
    collections compare that.
    """
    yield f"t{product.product_type.casefold()}"
    yield f"T{product.product_type}"
    yield f"v{product.vendor.casefold()}"
    yield f"V{product.vendor}"
    yield from {f"g{tag.casefold()}": None for tag in product.tags}
    parts = (product.category or "").split("-")
    if product.category is not None:
        yield from ("c" + "-".join(parts[: count + 1]) for count in range(len(parts)))
    yield from {each: None for v in product.variants for each in _options(product, v)}
    if made_up_index(product.id) is None:
        yield from {f"s{each.sku.casefold()}": None for each in product.variants if each.sku}
        yield from {
            f"b{each.barcode.casefold()}": None for each in product.variants if each.barcode
        }


def _options(product: Product, variant: Variant) -> Iterator[str]:
    for option, choice in zip(product.options, variant.choices, strict=True):
        yield option_facet(option.name, option.values[choice].name)


def option_facet(name: str, value: str) -> str:
    return f"o{name.casefold()}\t{value.casefold()}"


def variant_rows(product: Product) -> Iterator[tuple[Any, ...]]:
    for place, variant in enumerate(product.variants):
        options = "\n".join(("", *_options(product, variant), ""))
        price = float(variant.price)
        yield product.id, place, is_available(variant), price, options


def words_row(product: Product) -> tuple[int, str, str, str]:
    """Return the words of the title, of what products are found by, and of the rest."""
    skus = (variant.sku for variant in product.variants)
    barcodes = (variant.barcode for variant in product.variants)
    values = (value.name for option in product.options for value in option.values)
    body = plain_text(product.description_html)
    attributes = (product.vendor, product.product_type, *product.tags, *skus)
    return (
        product.id,
        _indexed([product.title]),
        _indexed(attributes),
        _indexed([body, *barcodes, *values]),
    )


def _indexed(texts: Iterable[str | None]) -> str:
    return _BETWEEN.join(" ".join(words_in(text)) for text in texts if text)
