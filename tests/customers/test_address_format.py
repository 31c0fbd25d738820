"""An address as one would write it."""

import re

import pytest

from sandbox.customers.address_format import formatted, formatted_area
from sandbox.customers.places import country, province
from sandbox.customers.records import MailingAddress
from sandbox.resources import resource

SCHEMA = resource("schema.graphql").read_text("utf-8")
COUNTRIES = sorted({*re.search(r"enum CountryCode \{([^}]*)\}", SCHEMA)[1].split()} - {"ZZ"})
ZIPPED = [code for code in COUNTRIES if code != "HK"]  # Shopify: its form for Hong Kong has no zip


def address(country_name, region=None, /, **fields):
    land = country(country_name, None)
    part = province(region, None, of=land)
    return MailingAddress(
        id=1,
        country=land.name if land else None,
        country_code=land.code if land else None,
        province=part.name if part else region,
        province_code=part.code if part else None,
        **fields,
    )


OTTAWA = address(
    "Canada",
    "Ontario",
    first_name="Ada",
    last_name="Lovelace",
    company="Engines",
    address1="150 Elgin St",
    address2="Floor 8",
    city="Ottawa",
    zip="K2P 1L4",
    phone="+16135550199",
)
STREET = {"address1": "1 Main", "city": "Town", "zip": "123"}


@pytest.mark.parametrize(
    ("shown", "lines"),
    [
        ({}, ["Engines", "150 Elgin St", "Floor 8", "Ottawa ON K2P 1L4", "Canada"]),
        ({"with_company": False}, ["150 Elgin St", "Floor 8", "Ottawa ON K2P 1L4", "Canada"]),
        (
            {"with_name": True},
            ["Ada Lovelace", "Engines", "150 Elgin St", "Floor 8", "Ottawa ON K2P 1L4", "Canada"],
        ),
        (
            {"with_name": None, "with_company": None},
            ["150 Elgin St", "Floor 8", "Ottawa ON K2P 1L4", "Canada"],
        ),
    ],
)
def test_shows_name_and_company_as_asked(shown, lines):
    assert formatted(OTTAWA, **shown) == lines


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        # Shopify: the first three are seen in answers of the real service, with other streets
        (address("US", "New York", **STREET), ["1 Main", "Town NY 123", "United States"]),
        (address("India", "TS", **STREET), ["1 Main", "123 Town TS", "India"]),
        (address(None, "NY", **STREET), ["1 Main", "Town 123"]),
        (address("HK", "Kowloon", **STREET), ["1 Main", "Town", "KL Hong Kong SAR"]),
        (address("CN", "Beijing", **STREET), ["1 Main Town", "123 BJ", "China"]),
        (address("JP", "Tokyo", **STREET), ["Japan 〒123", "JP-13 Town", "1 Main"]),
        (address("PT", "Porto", **STREET), ["1 Main", "Town", "123 PT-13", "Portugal"]),
        # by libaddressinput
        (address("DE", **STREET), ["1 Main", "123 Town", "Germany"]),
        (address("GB", "England", **STREET), ["1 Main", "Town", "123", "United Kingdom"]),
        (address("IE", "Cork", **STREET), ["1 Main", "Town", "CO", "123", "Ireland"]),
        (address("FR", "Bretagne", **STREET), ["1 Main", "123 Town", "France"]),
        # with a city, or a zip, that libaddressinput does not have there, and without a format
        (address("SG", **STREET), ["1 Main", "Town 123", "Singapore"]),
        (address("QA", **STREET), ["1 Main", "123 Town", "Qatar"]),
        (address("MO", **STREET), ["1 Main", "123 Town", "Macao SAR"]),
        (address("AN", **STREET), ["1 Main", "123 Town", "Netherlands Antilles"]),
        (address(None), []),
    ],
)
def test_keeps_the_order_of_the_country(written, lines):
    assert formatted(written) == lines


@pytest.mark.parametrize("code", ZIPPED)
def test_leaves_out_of_no_address_what_is_known_of_it(code):
    land = country(None, code)
    parts = {
        "first_name": "Ada",
        "last_name": "Lovelace",
        "company": "Engines",
        "address1": "1 Main",
        "address2": "Floor 8",
        "city": "Town",
        "zip": "123",
    }
    lines = formatted(address(land.name, **parts), with_name=True)
    assert [part for part in (*parts.values(), land.name) if part not in "\n".join(lines)] == []


def test_addresses_a_japanese_by_the_family_name():
    written = address("JP", first_name="花子", last_name="山田", address1="1-1")
    assert formatted(written, with_name=True) == ["Japan", "1-1", "山田 花子様"]


@pytest.mark.parametrize(
    ("written", "area"),
    [
        # Shopify: recorded, but for the last two
        (OTTAWA, "Ottawa ON, Canada"),
        (address("Denmark", city="Copenhagen"), "Copenhagen, Denmark"),
        (address("Canada"), "Canada"),
        (address("Singapore", city="Singapore"), "Singapore"),
        (address(None, "NY", city="Town"), "Town NY"),
        (address(None), None),
        (address("Canada", "Ontario"), "ON, Canada"),
        (address(None, city="Town"), "Town"),
    ],
)
def test_names_the_area(written, area):
    assert formatted_area(written) == area
