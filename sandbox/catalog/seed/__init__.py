"""What a fresh world sells: products and collections that are written down."""

from collections.abc import Mapping
from typing import Final

from sandbox.catalog.records import Collection, Product
from sandbox.catalog.seed.collections import read_collections
from sandbox.catalog.seed.products import read_products
from sandbox.store import Factory, Given, Record, SeedOf, Seeds


def _products(seeds: Seeds) -> SeedOf[Product]:
    return Given(lambda: read_products(seeds.fixtures))


def _collections(seeds: Seeds) -> SeedOf[Collection]:
    return Given(lambda: read_collections(seeds.fixtures, seeds.of(Product)))


SEEDS: Final[Mapping[type[Record], Factory]] = {Product: _products, Collection: _collections}
