"""Reads the collections of the fixtures: `catalog/collections/HANDLE.toml`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sandbox.catalog.records import Collection, Product, Rule
from sandbox.catalog.seed.written import Price, WrittenCollection, WrittenRule
from sandbox.faults import FaultError, not_one
from sandbox.file_ids import id_of
from sandbox.fixture_files import Fixtures
from sandbox.seo import Seo
from sandbox.store import SeedOf

FOLDER: Final = "catalog/collections"


def read_collections(fixtures: Fixtures, products: SeedOf[Product]) -> Iterator[Collection]:
    """Yield the collections of *products*. Raises `TomlError`."""
    for file in fixtures.files(FOLDER):
        written = file.toml.read(WrittenCollection)
        number = id_of("Collection", written.number, written.id)
        with file.toml.checked():
            yield Collection(
                id=number,
                handle=file.handle,
                title=written.title,
                updated_at=written.updated_at,
                description_html=written.description.strip(),
                image=None if written.image is None else written.image.record(number),
                seo=Seo(written.seo_title, written.seo_description),
                is_published=written.published,
                sort_order=written.sort_order,
                products=tuple(_members(written, products)),
                rules=tuple(map(_rule, written.rules)),
            )


def _members(written: WrittenCollection, products: SeedOf[Product]) -> Iterator[int]:
    for at, handle in enumerate(written.products):
        product = products.find("handle", handle)
        if product is None:
            known = (each.handle for each in products.after(0))
            raise FaultError(not_one(handle, "a product", known), "products", at)
        yield product.id


def _rule(written: WrittenRule) -> Rule:
    return Rule(
        tag=written.tag,
        product_type=written.product_type,
        vendor=written.vendor,
        price_above=_price(written.price_above),
        price_below=_price(written.price_below),
        title_contains=written.title_contains,
        variant_title_contains=written.variant_title_contains,
        category=written.category,
        is_price_reduced=written.is_price_reduced,
        inventory_above=written.inventory_above,
        inventory_below=written.inventory_below,
    )


def _price(price: Price | None) -> Decimal | None:
    return None if price is None else Decimal(price)
