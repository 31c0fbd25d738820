"""Countries and provinces, by name or by code."""

import re
from collections import Counter

import msgspec
import pytest

from sandbox.customers.places import Place, UnknownPlaceError, country, province, provinces_of
from sandbox.resources import resource

CANADA = Place("Canada", "CA")
JAPAN = Place("Japan", "JP")
MEXICO = Place("Mexico", "MX")
US = Place("United States", "US")
BOOK = msgspec.toml.decode(resource("fixtures/places.toml").read_bytes())


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("Canada", None, CANADA),
        (" canada ", "", CANADA),
        (None, "ca", CANADA),
        ("CAN", None, CANADA),
        ("Germany", "DE", Place("Germany", "DE")),
        ("United States", None, US),
        ("USA", None, US),
        ("South Korea", None, Place("South Korea", "KR")),
        ("Korea, Republic of", None, Place("South Korea", "KR")),
        ("Viet Nam", None, Place("Vietnam", "VN")),
        ("Cote d'Ivoire", None, Place("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "CI")),
        ("Bosnia and Herzegovina", None, Place("Bosnia & Herzegovina", "BA")),
        (None, None, None),
        ("", " ", None),
    ],
)
def test_finds_a_country(name, code, place):
    assert country(name, code) == place


@pytest.mark.parametrize("name", ["Atlantis", "Puerto Rico", "!", "ZZ"])
def test_refuses_a_country_that_is_none(name):
    with pytest.raises(UnknownPlaceError, match=f"'{name}' is not a country"):
        country(name, None)


@pytest.mark.parametrize(
    ("name", "code", "of", "place"),
    [
        ("Ontario", None, CANADA, Place("Ontario", "ON")),
        (" ontario", None, CANADA, Place("Ontario", "ON")),
        (None, "on", CANADA, Place("Ontario", "ON")),
        (None, "CA-ON", CANADA, Place("Ontario", "ON")),
        ("Québec", None, CANADA, Place("Quebec", "QC")),
        ("Tokyo", None, JAPAN, Place("Tokyo", "JP-13")),
        (None, "13", JAPAN, Place("Tokyo", "JP-13")),
        (None, "JP-13", JAPAN, Place("Tokyo", "JP-13")),
        ("Hokkaidō", None, JAPAN, Place("Hokkaido", "JP-01")),
        (None, "ROO", MEXICO, Place("Quintana Roo", "Q ROO")),
        ("Puerto Rico", None, US, Place("Puerto Rico", "PR")),
        (None, None, CANADA, None),
        ("Anywhere", None, Place("Monaco", "MC"), None),
        ("Ontario", None, None, None),
    ],
)
def test_finds_a_province(name, code, of, place):
    assert province(name, code, of=of) == place


@pytest.mark.parametrize(
    ("code", "places"),
    [
        (
            "HK",
            (
                Place("Hong Kong Island", "HK"),
                Place("Kowloon", "KL"),
                Place("New Territories", "NT"),
            ),
        ),
        ("DE", ()),
        ("ZZ", ()),
    ],
)
def test_lists_the_provinces_of_a_country(code, places):
    assert provinces_of(code) == places


def test_refuses_a_province_of_another_country():
    with pytest.raises(UnknownPlaceError, match="'Bavaria' is not a province of Canada"):
        province("Bavaria", None, of=CANADA)


def test_every_country_is_one_of_the_schemas_country_codes():
    schema = resource("schema.graphql").read_text("utf-8")
    codes = re.search(r"enum CountryCode \{([^}]*)\}", schema)[1].split()
    assert set(codes) - set(BOOK["countries"]) == {"ZZ"}
    assert set(BOOK["countries"]) - set(codes) == set()


def test_provinces_are_those_of_countries():
    assert set(BOOK["also"]) < set(BOOK["provinces"]) < set(BOOK["countries"])


@pytest.mark.parametrize("code", BOOK["provinces"])
def test_a_name_means_one_province(code):
    assert Counter(BOOK["provinces"][code].values()).most_common(1)[0][1] == 1


@pytest.mark.parametrize("code", BOOK["provinces"])
def test_every_province_is_found_by_its_code_and_by_its_name(code):
    land = country(None, code)
    places = [Place(name, short) for short, name in BOOK["provinces"][code].items()]
    assert [province(None, place.code, of=land) for place in places] == places
    assert [province(place.name, None, of=land) for place in places] == places


@pytest.mark.parametrize("code", BOOK["also"])
def test_other_names_mean_a_province_that_there_is(code):
    land = country(None, code)
    found = [province(other, None, of=land).code for other in BOOK["also"][code]]
    assert found == list(BOOK["also"][code].values())
