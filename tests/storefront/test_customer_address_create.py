"""Adding an address."""

import re
from datetime import UTC, datetime

import pytest

from sandbox.customers.addresses import MOST
from tests.storefront.address_book import CREATE, AddressBook, denied, new_book, plain
from tests.storefront.conftest import NO_ERRORS, refusal

EMPTY = {
    "firstName": "Ada",
    "lastName": "Lovelace",
    "company": None,
    "address1": None,
    "address2": None,
    "city": None,
    "province": None,
    "provinceCode": None,
    "country": None,
    "countryCodeV2": None,
    "zip": None,
    "phone": None,
}


@pytest.fixture
async def book(storefront, payload, log_in):
    return await new_book(storefront, payload, log_in)


async def test_answers_the_address_with_codes_for_names(book):
    """Shopify: recorded, the names of the customer and the phone number as it is included."""
    answer = await book.create(
        address1="150 Elgin St",
        address2="8th Floor",
        city="Ottawa",
        province="Ontario",
        country="Canada",
        zip="K2P 1L4",
        phone="+1 (613) 555-0199",
    )
    address_id = plain(answer["customerAddress"].pop("id"))
    assert answer == {
        "customerAddress": {
            "firstName": "Ada",
            "lastName": "Lovelace",
            "company": None,
            "address1": "150 Elgin St",
            "address2": "8th Floor",
            "city": "Ottawa",
            "province": "Ontario",
            "provinceCode": "ON",
            "country": "Canada",
            "countryCodeV2": "CA",
            "zip": "K2P 1L4",
            "phone": "+1 (613) 555-0199",
        },
        **NO_ERRORS,
    }
    assert re.fullmatch(r"gid://shopify/MailingAddress/\d+", address_id)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({}, {}),
        ({"city": " ", "zip": "", "company": None}, {}),
        ({"firstName": " Grace ", "lastName": "Hopper"}, {"firstName": "Grace"}),
        ({"firstName": "", "lastName": None}, {}),
        ({"city": " Ottawa\n"}, {"city": "Ottawa"}),
        ({"zip": "none of your business"}, {"zip": "none of your business"}),
        ({"country": "us"}, {"country": "United States", "countryCodeV2": "US"}),
        (
            {"country": "Denmark", "province": "Hovedstaden"},
            {"country": "Denmark", "countryCodeV2": "DK", "province": "Hovedstaden"},
        ),
        ({"province": "Ontario"}, {"province": "Ontario"}),
        (
            {"country": "CA", "province": "qc"},
            {
                "country": "Canada",
                "countryCodeV2": "CA",
                "province": "Quebec",
                "provinceCode": "QC",
            },
        ),
    ],
)
async def test_keeps_what_is_typed_trimmed(book, typed, shown):
    """Shopify: a blank address is accepted, zip codes are not checked (recorded, Admin API)."""
    answer = await book.create(**typed)
    del answer["customerAddress"]["id"]
    last = {"lastName": "Hopper"} if typed.get("lastName") else {}
    assert answer == {"customerAddress": {**EMPTY, **shown, **last}, **NO_ERRORS}


async def test_the_first_becomes_the_default(book):
    await book.create(address1="1 First St")
    await book.create(address1="2 Second St")
    assert await book.streets() == (["1 First St", "2 Second St"], "1 First St")


LONG = "x" * 256


@pytest.mark.parametrize(
    ("key", "text", "message", "code"),
    [
        # Shopify: recorded for the Admin API; the codes and the names of other fields inferred
        ("address1", LONG, "Address1 is too long (maximum is 255 characters)", "TOO_LONG"),
        ("city", "<b>Ottawa</b>", "City cannot contain HTML tags", "CONTAINS_HTML_TAGS"),
        ("city", "https://example.com", "City cannot contain URL", "CONTAINS_URL"),
        ("zip", "http://example.com", "Zip cannot contain URL", "CONTAINS_URL"),
        ("phone", "<b>1</b>", "Phone cannot contain HTML tags", "CONTAINS_HTML_TAGS"),
        ("country", "a" + "\u0301" * 50_000, "Country is invalid", "INVALID"),
        ("address1", "1 Main \N{GRINNING FACE}", "Address1 cannot contain emojis", "INVALID"),
        ("country", "Atlantis", "Country is invalid", "INVALID"),
        ("firstName", "<b>A</b>", "First name cannot contain HTML tags", "CONTAINS_HTML_TAGS"),
        ("lastName", LONG, "Last name is too long (maximum is 255 characters)", "TOO_LONG"),
        ("company", "www.example.com", "Company cannot contain URL", "CONTAINS_URL"),
        ("address2", LONG, "Address2 is too long (maximum is 255 characters)", "TOO_LONG"),
    ],
)
async def test_refuses_what_is_no_address(book, key, text, message, code):
    answer = await book.create(**{key: text})
    assert answer == {"customerAddress": None, **refusal(["address", key], message, code)}
    assert await book.streets() == ([], None)


async def test_refuses_a_province_of_another_country(book):
    answer = await book.create(country="Canada", province="Bavaria")
    expected = refusal(["address", "province"], "Province is invalid", "INVALID")
    assert answer == {"customerAddress": None, **expected}


async def test_names_all_that_is_wrong(book):
    answer = await book.create(city="<b>Ottawa</b>", zip=LONG, country="Atlantis")
    assert [error["message"] for error in answer["customerUserErrors"]] == [
        "City cannot contain HTML tags",
        "Zip is too long (maximum is 255 characters)",
        "Country is invalid",
    ]


async def test_refuses_the_same_address_again(book):
    """Shopify: recorded for the Admin API."""
    await book.create(address1="1 Main St", country="Canada")
    answer = await book.create(address1=" 1 Main St", country="CA")
    expected = refusal(["address"], "Address already exists", "TAKEN")
    assert answer == {"customerAddress": None, **expected}
    assert await book.streets() == (["1 Main St"], "1 Main St")


async def test_a_thousand_are_enough(storefront, mint):
    typed = [{"address1": f"{number} Main St"} for number in range(MOST)]
    token = (await storefront.login(mint(addresses=typed)))["customerAccessToken"]["accessToken"]
    answer = await storefront.ask(CREATE, token=token, address={"address1": "One more"})
    expected = refusal(["address"], "Address limit of 1000 is reached", "INVALID")
    assert answer["data"] == {"customerAddressCreate": {"customerAddress": None, **expected}}


async def test_is_denied_with_a_dead_token(storefront):
    answer = await storefront.ask(CREATE, token="0" * 32, address={})
    del answer["extensions"]
    assert answer == denied("customerAddressCreate")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (
            {"city": "<b>"},
            "address.city-contains-html-tags: address.city: City cannot contain HTML tags",
        ),
        (
            {"country": "Atlantis"},
            "address.country-invalid: address.country: Country is invalid",
        ),
    ],
)
async def test_the_reason_says_which_field(book, address, reason):
    assert await book.storefront.reason(CREATE, token=book.token, address=address) == reason


async def test_the_customer_changes_with_it(storefront, payload, log_in):
    read = "query ($token: String!) { customer(customerAccessToken: $token) { updatedAt } }"
    book = AddressBook(storefront, payload, await log_in("enabled@sandbox.example"))
    before = datetime.now(UTC).replace(microsecond=0)
    seeded = (await payload(read, token=book.token))["updatedAt"]
    await book.create(address1="1 Main St")
    changed = (await payload(read, token=book.token))["updatedAt"]
    assert datetime.fromisoformat(seeded) < before <= datetime.fromisoformat(changed)
