"""The stock of locations follows that of their variant."""

from decimal import Decimal

import pytest

from sandbox.catalog.location_stock import with_more
from sandbox.catalog.merchant.variants import changed_variant
from sandbox.catalog.records import LocationStock, Variant
from sandbox.control_models.new_products import VariantChange

STOCK = tuple(
    LocationStock(location=handle, quantity=quantity)
    for handle, quantity in (("portland", 4), ("toronto", 2), ("berlin", 3))
)


def quantities(stock):
    return [each.quantity for each in stock]


@pytest.mark.parametrize(
    ("more", "location", "expected"),
    [
        (-1, None, [3, 2, 3]),
        (-5, None, [0, 1, 3]),
        (-2, "berlin", [4, 2, 1]),
        (-4, "berlin", [3, 2, 0]),
        (-20, "toronto", [0, 0, 0]),
        (7, None, [11, 2, 3]),
        (7, "toronto", [4, 9, 3]),
    ],
)
def test_a_location_has_more_or_less(more, location, expected):
    assert quantities(with_more(STOCK, more, location)) == expected


@pytest.mark.parametrize(
    ("quantity", "expected"), [(12, [7, 2, 3]), (9, [4, 2, 3]), (4, [0, 1, 3]), (0, [0, 0, 0])]
)
def test_a_merchant_who_changes_the_stock_changes_that_of_the_locations(quantity, expected):
    variant = Variant(id=1, price=Decimal(1), quantity=9, stock=STOCK)
    changed = changed_variant(variant, VariantChange(quantity_available=quantity))
    assert (changed.quantity, quantities(changed.stock)) == (quantity, expected)
