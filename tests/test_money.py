"""Amounts of money."""

from decimal import Decimal

import pytest

from sandbox.money import amount_given, rounded
from sandbox.validation import SCALARS


@pytest.mark.parametrize(
    ("amount", "currency_code", "expected"),
    [
        ("19.994", "USD", "19.99"),
        ("19.995", "USD", "20.00"),
        ("1250.5", "JPY", "1251"),
        ("1.2345", "KWD", "1.235"),
        ("0", "EUR", "0.00"),
    ],
)
def test_rounds_to_the_smallest_coin(amount: str, currency_code: str, expected: str):
    assert str(rounded(Decimal(amount), currency_code)) == expected


@pytest.mark.parametrize(
    ("amount", "wire"),
    [("19.90", "19.9"), ("20.00", "20.0"), ("1500", "1500.0"), ("0.00", "0.0"), ("7.25", "7.25")],
)
def test_is_written_without_needless_zeros_but_one(amount: str, wire: str):
    """Shopify: recorded for orders ("19.9") and carts ("20.0", "0.0") against 2026-04."""
    _, serialize = SCALARS["Decimal"]
    assert serialize(Decimal(amount)) == wire


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (0.1 + 0.2, Decimal("0.3")),
        (1e-9, Decimal(0)),
        (999_999_999.999, Decimal("999999999.999")),
        (5.0, Decimal(5)),
        ("12.505", Decimal("12.505")),
    ],
)
def test_a_price_has_thousandths_at_most(price: str | float, expected: Decimal):
    assert amount_given(price) == expected
