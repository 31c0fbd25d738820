"""Names from CLDR, and where the real service is known to differ."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis.strategies import sampled_from

from sandbox.content.names import country_name, currency_name, currency_symbol, language_name

ENGLISH = Locale("en")
# The recorded currencies of 2026-04, and names of countries that differ in some list.
RECORDED_COUNTRIES = [
    ("AE", "United Arab Emirates"),
    ("CZ", "Czechia"),
    ("GB", "United Kingdom"),
    ("HK", "Hong Kong SAR"),
    ("KR", "South Korea"),
    ("US", "United States"),
]
RECORDED_CURRENCIES = [
    ("CAD", "Canadian Dollar"),
    ("MXN", "Mexican Peso"),
    ("USD", "United States Dollar"),
]


@pytest.mark.parametrize(("code", "name"), RECORDED_COUNTRIES)
def test_a_country_is_called_as_it_is_recorded(code, name):
    assert country_name(code, language="EN") == name


@pytest.mark.parametrize(("code", "name"), RECORDED_CURRENCIES)
def test_a_currency_is_called_as_it_is_recorded(code, name):
    assert currency_name(code, language="EN") == name


@pytest.mark.parametrize("code", ["CAD", "MXN", "USD"])
def test_a_dollar_or_a_peso_has_its_sign_alone(code):
    assert currency_symbol(code) == "$"


@pytest.mark.parametrize(
    ("code", "symbol"), [("EUR", "€"), ("GBP", "£"), ("JPY", "¥"), ("CHF", "CHF"), ("BRL", "R$")]
)
def test_a_symbol_is_that_of_cldr(code, symbol):
    assert currency_symbol(code) == symbol


def test_names_are_told_in_the_language_asked_for():
    told = (
        country_name("DE", language="FR"),
        currency_name("CAD", language="ES"),
        language_name("EN", language="JA"),
    )
    assert told == ("Allemagne", "dólar canadiense", "英語")


def test_a_language_of_a_region_names_both():
    assert language_name("PT_BR", language="EN") == "Portuguese (Brazil)"


def test_what_cldr_does_not_know_is_called_by_its_code():
    assert country_name("QQ", language="EN") == "QQ"
    assert currency_name("QQQ", language="EN") == "QQQ"
    assert currency_symbol("QQQ") == "QQQ"


@given(sampled_from(sorted(ENGLISH.currencies)))
def test_every_currency_has_a_symbol(code):
    assert currency_symbol(code).strip()
