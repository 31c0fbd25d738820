"""Which country and which language apply."""

import pytest
from hypothesis import given
from hypothesis.strategies import none, sampled_from

from sandbox.app import worlds_of
from sandbox.content.localization import Localization
from sandbox.multipass import Multipass
from sandbox.scenarios import Library
from sandbox.schema.building import load_document
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of
from sandbox.world.shop_file import load_shop

SHOP = load_shop(Multipass("any"))
WORLD = worlds_of(Settings(), ShopData(Settings()), Library()).open("default")


def enum(name):
    (node,) = (
        n for n in load_document().definitions if getattr(n, "name", None) and n.name.value == name
    )
    return {value.name.value for value in node.values}


def codes(viewer):
    return viewer.country, viewer.language, viewer.currency


@pytest.mark.parametrize(
    ("country", "language", "applies"),
    [
        pytest.param(None, None, ("US", "EN", "USD"), id="nothing asked"),
        pytest.param("CA", "FR", ("CA", "FR", "CAD"), id="both there"),
        pytest.param("CA", None, ("CA", "EN", "CAD"), id="the country alone"),
        pytest.param("JP", None, ("JP", "JA", "JPY"), id="a default language of its own"),
        pytest.param(None, "ES", ("US", "ES", "USD"), id="the language alone"),
        pytest.param(None, "FR", ("US", "EN", "USD"), id="a language that is elsewhere"),
        pytest.param("BR", None, ("US", "EN", "USD"), id="a country that is not sold to"),
        pytest.param("BR", "ES", ("US", "ES", "USD"), id="its language is there"),
        pytest.param("JP", "FR", ("JP", "JA", "JPY"), id="no such language"),
    ],
)
def test_the_nearest_there_is_applies(country, language, applies):
    assert codes(viewer_of(WORLD, country=country, language=language)) == applies


@given(
    none() | sampled_from(sorted(enum("CountryCode"))),
    none() | sampled_from(sorted(enum("LanguageCode"))),
)
def test_what_applies_can_be_asked_for(country, language):
    viewer = viewer_of(WORLD, country=country, language=language)
    assert viewer.language in viewer.market.languages
    again = viewer_of(WORLD, country=viewer.country, language=viewer.language)
    assert codes(again) == codes(viewer)


def test_countries_are_in_the_order_of_their_codes():
    localization = Localization(viewer_of(WORLD))
    codes = [country.iso_code for country in localization.available_countries]
    assert codes == sorted(code for market in SHOP.markets for code in market.countries)


@pytest.mark.parametrize(
    ("code", "system"),
    [("US", "IMPERIAL_SYSTEM"), ("GB", "IMPERIAL_SYSTEM"), ("CA", "METRIC_SYSTEM")],
)
def test_units_are_as_they_are_recorded(code, system):
    viewer = viewer_of(WORLD, country=code)
    assert Localization(viewer).country.unit_system == system


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("CountryCode", {code for market in SHOP.markets for code in market.countries}),
        ("LanguageCode", {code for market in SHOP.markets for code in market.languages}),
        ("CurrencyCode", {market.currency for market in SHOP.markets}),
        ("CardBrand", set(SHOP.payment_settings.accepted_card_brands)),
        ("DigitalWallet", set(SHOP.payment_settings.supported_digital_wallets)),
    ],
)
def test_every_code_of_the_shop_is_in_the_schema(name, used):
    assert used - enum(name) == set()
