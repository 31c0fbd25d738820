"""Countries and provinces, by name or by code."""

import pytest

from sandbox.customers.places import Place, UnknownPlaceError, country, province

CANADA = Place("Canada", "CA")


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("Canada", None, CANADA),
        ("canada", "", CANADA),
        (None, "ca", CANADA),
        ("Germany", "DE", Place("Germany", "DE")),
        ("Viet Nam", None, Place("Vietnam", "VN")),
        (None, None, None),
        ("", "", None),
    ],
)
def test_finds_a_country(name, code, place):
    assert country(name, code) == place


def test_refuses_a_country_that_is_none():
    with pytest.raises(UnknownPlaceError, match="'Atlantis' is not a country"):
        country("Atlantis", None)


@pytest.mark.parametrize(
    ("name", "code", "of", "place"),
    [
        ("Ontario", None, CANADA, Place("Ontario", "ON")),
        (None, "on", CANADA, Place("Ontario", "ON")),
        (None, "CA-ON", CANADA, Place("Ontario", "ON")),
        (None, None, CANADA, None),
        ("Anywhere", None, Place("Monaco", "??"), None),
        ("Ontario", None, None, None),
    ],
)
def test_finds_a_province(name, code, of, place):
    assert province(name, code, of=of) == place


def test_refuses_a_province_of_another_country():
    with pytest.raises(UnknownPlaceError, match="'Bavaria' is not a province of Canada"):
        province("Bavaria", None, of=CANADA)
