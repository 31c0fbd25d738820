"""Which lines of the built-in orders have a variant."""

import pytest

from sandbox.catalog.records import Product
from sandbox.fixture_files import Fixtures
from sandbox.orders.records import OrderHistory
from sandbox.origin import Origin
from sandbox.seeding import seeds_of


def lines(seeds):
    histories = seeds.of(OrderHistory).after(0)
    return [line for history in histories for order in history.orders for line in order.lines]


def test_each_variant_is_one_of_the_product_in_the_title():
    seeds = seeds_of(Origin(seed=1, customers=100, locale="en_US"))
    products = seeds.of(Product)
    linked = [line for line in lines(seeds) if line.variant_id is not None]
    titles = {
        line.title: products.find("variant_ids", str(line.variant_id)).title for line in linked
    }
    assert len(titles) > 20
    assert [line for line, product in titles.items() if not line.startswith(product)] == []


@pytest.mark.parametrize("name", ["catalog", "catalog/products"])
def test_a_catalog_of_ones_own_has_none_of_them(tmp_path, name):
    (tmp_path / name).mkdir(parents=True)
    seeds = seeds_of(Origin(seed=1, customers=20, locale="en_US"), Fixtures(tmp_path))
    assert {line.variant_id for line in lines(seeds)} == {None}
