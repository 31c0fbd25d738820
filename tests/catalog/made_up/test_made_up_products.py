"""Products that `--catalog` adds: functions of the seed and an index, found without a search."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.catalog.made_up import keys
from sandbox.catalog.made_up.products import MadeUpProducts
from sandbox.file_ids import made_up_id
from sandbox.images.shapes import SHAPES
from sandbox.made_up.assortment import GOODS
from sandbox.made_up.catalog_size import MOST_PRODUCTS, TooManyProductsError
from tests.budget import budget
from tests.clients.tools import ROOT

SIZE = 100_000
PRODUCTS = MadeUpProducts(seed=1, size=SIZE)
INDEX = st.integers(0, SIZE - 1)


def product(index):
    found = PRODUCTS.get(made_up_id(index))
    assert found is not None
    return found


@given(INDEX)
@settings(max_examples=budget(50, nightly=1_000))
def test_a_product_is_found_by_its_id_its_handle_and_all_of_its_parts(index):
    made = product(index)
    found = [PRODUCTS.find("handle", made.handle)]
    found += [PRODUCTS.find("variant_ids", number) for number in made.variant_ids]
    found += [one for path in made.part_ids for one in PRODUCTS.find_all("part_ids", path)]
    found += [one for sku in made.skus for one in PRODUCTS.find_all("skus", sku)]
    assert found == [made] * len(found)
    assert PRODUCTS.holds(made.id)


def test_the_handle_that_the_page_names_is_that_of_a_product():
    page = (ROOT / "docs" / "catalog.md").read_text("utf-8")
    [handle] = re.findall(r"such as `([a-z-]+-17)` with the default seed", page)
    assert PRODUCTS.find("handle", handle) is not None


@given(INDEX)
@settings(max_examples=budget(50, nightly=1_000))
def test_a_product_is_the_same_in_every_process_and_whatever_was_made_before(index):
    other = MadeUpProducts(seed=1, size=index + 1)
    assert other.get(made_up_id(index)) == product(index)


@given(INDEX)
@settings(max_examples=budget(50, nightly=1_000))
def test_the_index_of_a_product_is_in_its_skus(index):
    made = product(index)
    assert {keys.index_of_sku(variant.sku) for variant in made.variants} == {index}


def test_another_seed_has_other_products():
    other = MadeUpProducts(seed=2, size=50)
    titles = [each.title for each in other.after(0)]
    assert titles != [product(index).title for index in range(50)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("handle", "no-product-of-this-shop-7"),
        ("handle", "trail-tent"),
        ("handle", "bracken-trail-tent-500000"),
        ("variant_ids", "12"),
        ("variant_ids", "none"),
        ("part_ids", "ProductOption/12000000000000"),
        ("part_ids", "Image/12000000000000"),
        ("skus", "MU000000-1"),
        ("skus", "MU500000-1"),
        ("skus", "MUG-1"),
    ],
)
def test_what_is_of_no_made_up_product_finds_none(key, value):
    assert PRODUCTS.find(key, value) is None


@pytest.mark.parametrize("number", [0, made_up_id(SIZE), made_up_id(0) + 1, "x"])
def test_there_is_no_product_of_another_id(number):
    assert (PRODUCTS.get(number), PRODUCTS.holds(number)) == (None, False)


def test_the_products_are_in_the_order_of_their_ids():
    numbers = [each.id for each in MadeUpProducts(seed=1, size=30).after(made_up_id(9))]
    assert numbers == [made_up_id(index) for index in range(10, 30)]


def test_they_are_counted_without_being_made():
    assert MadeUpProducts(seed=1, size=MOST_PRODUCTS).count() == 500_000


@pytest.mark.parametrize("size", [-1, MOST_PRODUCTS + 1])
def test_too_many_are_refused(size):
    with pytest.raises(TooManyProductsError, match="a seed holds 0 to 500,000 made-up products"):
        MadeUpProducts(seed=1, size=size)


def test_there_are_products_of_every_kind_of_inventory_and_price():
    variants = [variant for index in range(500) for variant in product(index).variants]
    assert any(each.quantity is None for each in variants)
    assert any(each.quantity == 0 and not each.oversell for each in variants)
    assert any(each.quantity == 0 and each.oversell for each in variants)
    assert any((each.quantity or 0) > 0 for each in variants)
    assert any((each.compare_at_price or 0) > each.price for each in variants)
    assert any(each.compare_at_price is None for each in variants)


def test_every_kind_of_goods_can_be_drawn():
    assert {goods.shape for goods in GOODS} <= SHAPES.keys()


def test_a_barcode_is_a_number_for_use_inside_of_a_shop_with_its_check_digit():
    assert keys.barcode(0, 0) == "2000000100012"
