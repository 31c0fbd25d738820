"""Changing an address."""

import pytest

from tests.storefront.address_book import UPDATE, denied, invalid_id, new_book, plain
from tests.storefront.conftest import NO_ERRORS, refusal

OTTAWA = {
    "firstName": "Grace",
    "lastName": "Hopper",
    "company": "Engines",
    "address1": "150 Elgin St",
    "address2": "8th Floor",
    "city": "Ottawa",
    "province": "Ontario",
    "country": "Canada",
    "zip": "K2P 1L4",
    "phone": "613 555 0199",
}
SHOWN = {**OTTAWA, "provinceCode": "ON", "countryCodeV2": "CA"}


@pytest.fixture
async def book(storefront, payload, log_in):
    return await new_book(storefront, payload, log_in)


@pytest.fixture
async def ottawa(book):
    return await book.added(**OTTAWA)


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        ({}, {}),
        ({"city": "Kanata"}, {"city": "Kanata"}),
        ({"company": None, "address2": " "}, {"company": None, "address2": None}),
        ({"firstName": None}, {"firstName": None}),
        ({"province": "Quebec"}, {"province": "Quebec", "provinceCode": "QC"}),
        ({"province": None}, {"province": None, "provinceCode": None}),
        ({"country": "CA"}, {}),
        (
            {"country": "US", "province": "NY"},
            {
                "country": "United States",
                "countryCodeV2": "US",
                "province": "New York",
                "provinceCode": "NY",
            },
        ),
        (
            {"country": "France"},
            {"country": "France", "countryCodeV2": "FR", "provinceCode": None},
        ),
        ({"country": None}, {"country": None, "countryCodeV2": None, "provinceCode": None}),
    ],
)
async def test_changes_what_is_given_and_no_more(book, ottawa, typed, changed):
    """Shopify: recorded for keys that are left out."""
    answer = await book.update(ottawa, **typed)
    assert plain(answer["customerAddress"].pop("id")) == plain(ottawa)
    assert answer == {"customerAddress": {**SHOWN, **changed}, **NO_ERRORS}


@pytest.mark.parametrize("end", ["", "?model_name=CustomerAddress", "?any=thing"])
async def test_knows_the_address_by_its_number_alone(book, ottawa, end):
    answer = await book.update(plain(ottawa) + end, address1="1 Main St")
    assert plain(answer["customerAddress"]["id"]) == plain(ottawa)
    assert await book.streets() == (["1 Main St"], "1 Main St")


@pytest.mark.parametrize(
    ("typed", "key", "message"),
    [
        ({"country": "Atlantis"}, "country", "Country is invalid"),
        ({"province": "Bavaria"}, "province", "Province is invalid"),
        ({"country": "US"}, "province", "Province is invalid"),
    ],
)
async def test_refuses_a_place_that_is_none(book, ottawa, typed, key, message):
    answer = await book.update(ottawa, address1="1 Main St", **typed)
    expected = refusal(["address", key], message, "INVALID")
    assert answer == {"customerAddress": None, **expected}
    assert await book.streets() == (["150 Elgin St"], "150 Elgin St")


async def test_refuses_to_make_two_alike(book, ottawa):
    await book.create(**{**OTTAWA, "city": "Kanata"})
    answer = await book.update(ottawa, city="Kanata")
    expected = refusal(["address"], "Address already exists", "TAKEN")
    assert answer == {"customerAddress": None, **expected}


@pytest.mark.parametrize(
    "address_id",
    [
        "gid://shopify/MailingAddress/1",
        "gid://shopify/Customer/1",
        "gid://shopify/MailingAddress/x",
    ],
)
async def test_refuses_an_address_that_is_not_there(book, address_id):
    given = {"token": book.token, "id": address_id, "address": {"city": "Ottawa"}}
    answer = await book.storefront.ask(UPDATE, **given)
    del answer["extensions"]
    assert answer == invalid_id("customerAddressUpdate")


async def test_refuses_another_customers_address(ottawa, storefront, payload, log_in):
    other = await new_book(storefront, payload, log_in, "eve@example.com")
    given = {"token": other.token, "id": ottawa, "address": {"city": "Gotham"}}
    answer = await storefront.ask(UPDATE, **given)
    del answer["extensions"]
    assert answer == invalid_id("customerAddressUpdate")


async def test_refuses_what_is_no_global_id(book):
    answer = await book.storefront.ask(UPDATE, token=book.token, id="7", address={})
    (error,) = answer["errors"]
    assert error["extensions"]["problems"] == [
        {"path": [], "explanation": "Invalid global id '7'", "message": "Invalid global id '7'"}
    ]


async def test_is_denied_with_a_dead_token(storefront):
    address_id = "gid://shopify/MailingAddress/1"
    answer = await storefront.ask(UPDATE, token="0" * 32, id=address_id, address={})
    del answer["extensions"]
    assert answer == denied("customerAddressUpdate")
