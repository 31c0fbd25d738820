"""What a fresh world sells: products and collections that are written down."""

from collections.abc import Mapping
from typing import Final

from sandbox.catalog.records import Collection, Product
from sandbox.catalog.seed.collections import read_collections
from sandbox.catalog.seed.products import read_products
from sandbox.catalog.seed.selling_plans import read_selling_plans
from sandbox.catalog.selling_plan_records import SellingPlanGroup
from sandbox.store import Factory, Given, Record, SeedOf, Seeds


def _products(seeds: Seeds) -> SeedOf[Product]:
    return Given(lambda: read_products(seeds.fixtures, seeds.of(SellingPlanGroup)))


def _collections(seeds: Seeds) -> SeedOf[Collection]:
    return Given(lambda: read_collections(seeds.fixtures, seeds.of(Product)))


def _selling_plans(seeds: Seeds) -> SeedOf[SellingPlanGroup]:
    return Given(lambda: read_selling_plans(seeds.fixtures))


SEEDS: Final[Mapping[type[Record], Factory]] = {
    Collection: _collections,
    Product: _products,
    SellingPlanGroup: _selling_plans,
}
