"""Reads the price lists of companies: `catalog/price_lists/HANDLE.toml`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from msgspec import Meta, Struct

from sandbox.bounds import Count, FileNumber, Percentage, Quantity
from sandbox.catalog.price_lists import PriceBreak, PriceList, Terms
from sandbox.catalog.records import Product, Variant
from sandbox.catalog.seed.written import Price
from sandbox.faults import FaultError, not_one
from sandbox.file_ids import id_of
from sandbox.fixture_files import Fixtures
from sandbox.store import SeedOf

FOLDER: Final = "catalog/price_lists"


class _Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class WrittenBreak(_Written, frozen=True, kw_only=True):
    minimum: Count
    price: Price


class WrittenTerms(_Written, frozen=True, kw_only=True):
    """Terms for all variants of a product, or for the one at a position from 1."""

    product: str
    variant: Quantity | None = None
    price: Price | None = None
    compare_at_price: Price | None = None
    minimum: Count = 1
    maximum: Count | None = None
    increment: Quantity = 1
    breaks: tuple[WrittenBreak, ...] = ()


class WrittenPriceList(_Written, frozen=True, kw_only=True):
    """A price list: a `percentage` less on everything, and terms for some products."""

    number: FileNumber
    name: str
    percentage: Percentage | Annotated[int, Meta(ge=0, le=100)] = 0
    prices: tuple[WrittenTerms, ...] = ()


def read_price_lists(fixtures: Fixtures, products: SeedOf[Product]) -> Iterator[PriceList]:
    """Yield the price lists for *products*. Raises `TomlError`."""
    for file in fixtures.files(FOLDER):
        written = file.toml.read(WrittenPriceList)
        terms: dict[int, Terms] = {}
        with file.toml.checked():
            for at, each in enumerate(written.prices):
                checked = _terms(each, at)
                terms |= {variant.id: checked for variant in _variants(each, products, at)}
        yield PriceList(
            id=id_of("PriceList", written.number),
            handle=file.handle,
            name=written.name,
            percentage=Decimal(written.percentage),
            terms=terms,
        )


def _variants(written: WrittenTerms, products: SeedOf[Product], at: int) -> tuple[Variant, ...]:
    product = products.find("handle", written.product)
    if product is None:
        detail = not_one(written.product, "a product", (each.handle for each in products.after(0)))
        raise FaultError(detail, "prices", at, "product")
    if written.variant is None:
        return product.variants
    if not 1 <= written.variant <= len(product.variants):
        raise FaultError("is the position of no variant", "prices", at, "variant")
    return (product.variants[written.variant - 1],)


def _terms(written: WrittenTerms, at: int) -> Terms:
    for key in ("minimum", "maximum"):
        quantity = getattr(written, key)
        if quantity is not None and quantity % written.increment:
            raise FaultError("is not a multiple of the increment", "prices", at, key)
    ordered = sorted(written.breaks, key=lambda each: each.minimum)
    return Terms(
        price=None if written.price is None else Decimal(written.price),
        compare_at_price=None
        if written.compare_at_price is None
        else Decimal(written.compare_at_price),
        minimum=written.minimum,
        maximum=written.maximum,
        increment=written.increment,
        breaks=tuple(
            PriceBreak(minimum=each.minimum, price=Decimal(each.price)) for each in ordered
        ),
    )
