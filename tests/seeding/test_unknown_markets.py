"""Markets that products name, and the shop does not have."""

import logging

import pytest

from sandbox.seeding import ShopData
from sandbox.settings import Settings

PRODUCT = """
title = "Mug"
created_at = 2026-01-01T09:00:00Z
price = "12.50"
"""


@pytest.fixture
def warnings(tmp_path, caplog):
    """Read a shop with these products; return the warnings of the log."""

    def warnings(*products, catalog=0):
        folder = tmp_path / "catalog" / "products"
        folder.mkdir(parents=True)
        for number, product in enumerate(products, start=1):
            text = f"number = {number}{PRODUCT}{product}"
            (folder / f"mug-{number}.toml").write_text(text)
        with caplog.at_level(logging.WARNING, "sandbox"):
            ShopData(Settings(fixtures=tmp_path, customers=0, catalog=catalog))
        return caplog.messages

    return warnings


def test_are_named_once_with_the_market_that_was_probably_meant(warnings):
    prices = 'variants = [{ prices = { europ = "3.00", europe = "4.00" } }]'
    assert warnings(prices, prices, 'hidden_in = ["europ"]', catalog=2) == [
        (
            "catalog/products names the market 'europ' in 3 files, but the shop has no such "
            "market: did you mean europe?"
        )
    ]


def test_without_a_near_one_the_markets_of_the_shop_are_listed(warnings):
    (warning,) = warnings('hidden_in = ["xyz"]')
    assert ": it has united-states, " in warning


def test_markets_of_the_shop_are_fine(warnings):
    assert warnings('variants = [{ prices = { europe = "3.00" } }]') == []
