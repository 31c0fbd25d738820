"""The catalog of a fresh world: products of files, then made-up ones."""

from collections.abc import Mapping
from typing import Final

from sandbox.catalog.filter_settings import Category, FilterSetting
from sandbox.catalog.made_up.products import MadeUpProducts
from sandbox.catalog.price_lists import PriceList
from sandbox.catalog.records import Collection, Product
from sandbox.catalog.seed.collections import read_collections
from sandbox.catalog.seed.filters import read_categories, read_filters
from sandbox.catalog.seed.price_lists import read_price_lists
from sandbox.catalog.seed.products import read_products
from sandbox.catalog.seed.selling_plans import read_selling_plans
from sandbox.catalog.selling_plan_records import SellingPlanGroup
from sandbox.store import Factory, Given, Record, SeedOf, Seeds


def _products(seeds: Seeds) -> SeedOf[Product]:
    made_up = MadeUpProducts(seed=seeds.origin.seed, size=seeds.origin.catalog)
    return Given(lambda: read_products(seeds.fixtures, seeds.of(SellingPlanGroup)), made_up)


def _collections(seeds: Seeds) -> SeedOf[Collection]:
    return Given(lambda: read_collections(seeds.fixtures, seeds.of(Product)))


def _selling_plans(seeds: Seeds) -> SeedOf[SellingPlanGroup]:
    return Given(lambda: read_selling_plans(seeds.fixtures))


def _filters(seeds: Seeds) -> SeedOf[FilterSetting]:
    return Given(lambda: read_filters(seeds.fixtures))


def _categories(seeds: Seeds) -> SeedOf[Category]:
    return Given(lambda: read_categories(seeds.fixtures))


def _price_lists(seeds: Seeds) -> SeedOf[PriceList]:
    return Given(lambda: read_price_lists(seeds.fixtures, seeds.of(Product)))


SEEDS: Final[Mapping[type[Record], Factory]] = {
    Category: _categories,
    Collection: _collections,
    FilterSetting: _filters,
    PriceList: _price_lists,
    Product: _products,
    SellingPlanGroup: _selling_plans,
}
