"""Countries and provinces, by name or by code."""

import re
from collections import Counter

import pytest

from sandbox.customers.places import (
    Place,
    UnknownPlaceError,
    _countries_by_name,
    _folded,
    country,
    province,
    provinces_of,
)
from sandbox.customers.province_lists import listed
from sandbox.resources import resource

CANADA = Place("Canada", "CA")
CHINA = Place("China", "CN")
ITALY = Place("Italy", "IT")
JAPAN = Place("Japan", "JP")
MEXICO = Place("Mexico", "MX")
SPAIN = Place("Spain", "ES")
US = Place("United States", "US")
SCHEMA = resource("schema.graphql").read_text("utf-8")
COUNTRIES = sorted({*re.search(r"enum CountryCode \{([^}]*)\}", SCHEMA)[1].split()} - {"ZZ"})
LENGTHS = (  # as they are in its address forms
    "AE 7, AR 24, AU 8, BR 27, CA 13, CL 16, CN 31, CO 33, CR 7, EG 29, ES 52, GB 5, GT 22, "
    "HK 3, ID 34, IE 26, IN 37, IT 110, JP 47, KR 17, KW 6, MX 32, MY 16, NG 37, NZ 17, PA "
    "13, PE 26, PH 82, PT 20, RO 42, RU 82, SV 14, TH 78, US 62, UY 19, VE 25, ZA 9"
)
WITH_PROVINCES = [code for code in COUNTRIES if listed(code)]


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
        ("Turkey", None, Place("Türkiye", "TR")),
        ("Türkiye", None, Place("Türkiye", "TR")),
        ("Hong Kong", None, Place("Hong Kong SAR", "HK")),
        (None, "XK", Place("Kosovo", "XK")),
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
        ("México", None, MEXICO, Place("Mexico State", "MEX")),
        ("Puerto Rico", None, US, Place("Puerto Rico", "PR")),
        ("District of Columbia", None, US, Place("Washington DC", "DC")),
        (None, "AP", US, Place("Armed Forces Pacific", "AP")),
        (None, "NF", CANADA, Place("Newfoundland and Labrador", "NL")),
        ("Colombie-Britannique", None, CANADA, Place("British Columbia", "BC")),
        ("東京都", None, JAPAN, Place("Tokyo", "JP-13")),
        ("Bizkaia", None, SPAIN, Place("Biscay", "BI")),
        ("L'Aquila", None, ITALY, Place("L\N{RIGHT SINGLE QUOTATION MARK}Aquila", "AQ")),
        ("Olbia-Tempio", None, ITALY, Place("Olbia-Tempio", "OT")),
        ("Co. Cork", None, Place("Ireland", "IE"), Place("Cork", "CO")),
        ("Free State", None, Place("South Africa", "ZA"), Place("Free State", "FS")),
        ("Beijing Shi", None, CHINA, Place("Beijing", "BJ")),
        (None, "XZ", CHINA, Place("Tibet", "YZ")),
        ("England", None, Place("United Kingdom", "GB"), Place("England", "ENG")),
        (None, "BFP", Place("United Kingdom", "GB"), Place("British Forces", "BFP")),
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


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_country_of_the_schema_is_found_by_its_code_and_by_its_name(code):
    land = country(None, code)
    assert (land.code, country(land.name, None)) == (code, land)


def test_nothing_else_is_a_country():
    assert sorted({*_countries_by_name().values()}) == COUNTRIES


def test_lists_are_as_long_as_those_of_the_real_service():
    assert ", ".join(f"{code} {len(provinces_of(code))}" for code in WITH_PROVINCES) == LENGTHS


@pytest.mark.parametrize("code", WITH_PROVINCES)
def test_a_word_means_one_province(code):
    words = Counter(word for each in listed(code) for word in {*map(_folded, each.forms)})
    assert [word for word, times in words.items() if times > 1 or not word] == []


@pytest.mark.parametrize("code", WITH_PROVINCES)
def test_every_province_is_found_by_its_code_and_by_its_name(code):
    land, places = country(None, code), list(provinces_of(code))
    assert [province(None, place.code, of=land) for place in places] == places
    assert [province(place.name, None, of=land) for place in places] == places


@pytest.mark.parametrize("code", WITH_PROVINCES)
def test_provinces_are_in_the_order_of_their_codes(code):
    codes = [place.code for place in provinces_of(code)]
    assert codes == sorted(codes)


@pytest.mark.parametrize("code", WITH_PROVINCES)
def test_every_province_has_a_name_in_latin_letters(code):
    assert [place for place in provinces_of(code) if not re.search("[A-Za-z]", place.name)] == []


@pytest.mark.parametrize("text", ["x" * 256, "a" + "\u0301\u0327" * 120_000])
def test_nothing_is_called_by_a_long_text(text):
    with pytest.raises(UnknownPlaceError, match=f"a name of {len(text)} characters"):
        country(text, None)
    with pytest.raises(UnknownPlaceError, match=f"a name of {len(text)} characters"):
        province(text, None, of=CANADA)
