"""Filters of a list of products."""

from decimal import Decimal

import msgspec
import pytest

from sandbox.catalog.filter_types import filters_of
from sandbox.catalog.filters import ProductFilter, passing
from sandbox.catalog.records import Variant
from tests.catalog.conftest import option, product

COLOR = (option(1, "Color", "Red", "Blue"),)
PRODUCTS = [
    product(
        1,
        vendor="Northway",
        product_type="Tents",
        tags=("sale",),
        options=COLOR,
        variants=(
            Variant(id=11, choices=(0,), price=Decimal(10), quantity=0),
            Variant(id=12, choices=(1,), price=Decimal(30)),
        ),
    ),
    product(2, vendor="Hearth & Hill", variants=(Variant(id=21, price=Decimal(20)),)),
    product(3, vendor="Northway", variants=(Variant(id=31, price=Decimal(5), quantity=0),)),
]


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        pytest.param([], [1, 2, 3], id="none"),
        pytest.param([{"available": True}], [1, 2], id="available"),
        pytest.param([{"available": False}], [1, 3], id="sold out in part"),
        pytest.param([{"price": {"min": 10, "max": 20}}], [1, 2], id="both ends belong to a range"),
        pytest.param([{"price": {"min": 15}}], [1, 2], id="no upper end"),
        pytest.param([{"price": {"max": 5}}, {"price": {"min": 25}}], [1], id="the last of two"),
        pytest.param([{"productVendor": "northway"}], [1, 3], id="a vendor in any case"),
        pytest.param(
            [{"productVendor": "Northway"}, {"productVendor": "Hearth & Hill"}],
            [1, 2, 3],
            id="one of two vendors",
        ),
        pytest.param([{"productVendor": "Northway"}, {"available": True}], [1], id="two kinds"),
        pytest.param([{"productVendor": "Northway", "available": True}], [1], id="both in one"),
        pytest.param([{"productType": "Tents"}], [1], id="a type"),
        pytest.param([{"tag": "Sale"}], [1], id="a tag"),
        pytest.param([{"variantOption": {"name": "color", "value": "Red"}}], [1], id="an option"),
        pytest.param(
            [{"variantOption": {"name": "color", "value": "Red"}}, {"available": True}],
            [],
            id="one variant must meet all",
        ),
        pytest.param([{"variantOption": {"name": "Fit", "value": "Slim"}}], [], id="unknown"),
        pytest.param([{}], [1, 2, 3], id="nothing in it"),
    ],
)
def test_a_product_passes_by_a_variant_that_meets_all(filters, numbers, viewer):
    asked = msgspec.convert(filters, list[ProductFilter])
    assert [each.id for each in passing(PRODUCTS, asked, viewer)] == numbers


def test_the_filters_are_those_that_are_recorded_with_their_counts(viewer):
    """Shopify: recorded, of a shop without filters of its own."""
    assert msgspec.to_builtins(filters_of(PRODUCTS, (), viewer)) == [
        {
            "id": "filter.v.availability",
            "label": "Availability",
            "type": "LIST",
            "presentation": "TEXT",
            "operator": "OR",
            "values": (
                {
                    "id": "filter.v.availability.1",
                    "label": "In stock",
                    "count": 2,
                    "input": '{"available":true}',
                    "swatch": None,
                },
                {
                    "id": "filter.v.availability.0",
                    "label": "Out of stock",
                    "count": 2,
                    "input": '{"available":false}',
                    "swatch": None,
                },
            ),
        },
        {
            "id": "filter.v.price",
            "label": "Price",
            "type": "PRICE_RANGE",
            "presentation": None,
            "operator": "OR",
            "values": (
                {
                    "id": "filter.v.price",
                    "label": "Price",
                    "count": 0,
                    "input": '{"price":{"min":0,"max":30.0}}',
                    "swatch": None,
                },
            ),
        },
    ]


def test_counts_are_with_the_other_filters(viewer):
    asked = [ProductFilter(product_vendor="Northway"), ProductFilter(available=True)]
    availability, price = filters_of(PRODUCTS, asked, viewer)
    assert [value.count for value in availability.values] == [1, 2]
    assert price.values[0].input == '{"price":{"min":0,"max":30.0}}'


def test_without_products_the_filter_of_prices_is_left(viewer):
    """Shopify: recorded."""
    (price,) = filters_of([], (), viewer)
    assert (price.id, price.values[0].input) == ("filter.v.price", '{"price":{"min":0,"max":0.0}}')
