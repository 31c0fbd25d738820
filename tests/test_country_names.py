"""Names of countries."""

import pytest

from sandbox.country_names import country_names


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("EN", "HK", "Hong Kong SAR"),
        ("EN", "TR", "Türkiye"),
        ("EN", "CI", "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire"),
        ("FR", "HK", "R.A.S. chinoise de Hong Kong"),
        ("PT_BR", "DE", "Alemanha"),
    ],
)
def test_a_country_is_called_as_the_language_has_it(language, code, name):
    assert country_names(language)[code] == name
