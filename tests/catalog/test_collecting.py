"""Which products a smart collection holds."""

from decimal import Decimal

import pytest

from sandbox.catalog.collecting import products_of
from sandbox.catalog.records import Collection, Rule, Variant
from tests.catalog.conftest import MOMENT, option, product

PRODUCTS = [
    product(
        1,
        title="Trail Tent",
        category="sg-4-2",
        vendor="Northway",
        tags=("Sale",),
        options=(option(1, "Color", "Red", "Blue"),),
        variants=(
            Variant(id=11, choices=(0,), price=Decimal(100), quantity=2),
            Variant(id=12, choices=(1,), price=Decimal(80), compare_at_price=Decimal(90)),
        ),
    ),
    product(2, title="Mug", category="sg-4-20", variants=(Variant(id=21, price=Decimal(9)),)),
    product(
        3,
        title="Old tent",
        variants=(Variant(id=31, price=Decimal(50), compare_at_price=Decimal(40), quantity=30),),
    ),
]


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        pytest.param(Rule(tag="sale"), [1], id="a tag in any case"),
        pytest.param(Rule(vendor="Northway"), [1], id="a vendor"),
        pytest.param(Rule(price_below=Decimal(10)), [2], id="a price below"),
        pytest.param(Rule(price_above=Decimal(100)), [], id="bounds are exclusive"),
        pytest.param(Rule(title_contains="TENT"), [1, 3], id="a title"),
        pytest.param(Rule(variant_title_contains="blue"), [1], id="a title of a variant"),
        pytest.param(Rule(category="sg-4"), [1, 2], id="a category and those below it"),
        pytest.param(Rule(category="sg-4-2"), [1], id="a category with a longer neighbour"),
        pytest.param(Rule(is_price_reduced=True), [1], id="a reduced price"),
        pytest.param(Rule(is_price_reduced=False), [2, 3], id="no reduced price"),
        pytest.param(Rule(inventory_above=2), [3], id="more than so many"),
        pytest.param(Rule(inventory_below=2), [2], id="fewer than so many"),
        pytest.param(Rule(title_contains="tent", is_price_reduced=False), [3], id="both"),
    ],
)
def test_a_product_is_in_a_collection_whose_rule_it_meets(rule, numbers, world, viewer):
    world.store.put(*PRODUCTS)
    collection = Collection(id=1, handle="c", title="C", updated_at=MOMENT, rules=(rule,))
    assert [each.id for each in products_of(collection, viewer)] == numbers


def test_any_of_several_rules_lets_a_product_in(world, viewer):
    world.store.put(*PRODUCTS)
    rules = (Rule(title_contains="mug"), Rule(inventory_above=2))
    collection = Collection(id=1, handle="c", title="C", updated_at=MOMENT, rules=rules)
    assert [each.id for each in products_of(collection, viewer)] == [2, 3]
