"""The addresses that a token brings along."""

from datetime import UTC, datetime
from itertools import count

import pytest

from sandbox.customers.multipass_addresses import MOST, with_addresses
from sandbox.customers.records import Customer
from sandbox.multipass import OpenedAddress

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
ADA = Customer(
    id=1, email="ada@example.com", created_at=MOMENT, updated_at=MOMENT, first_name="Ada"
)


@pytest.fixture
def add():
    """Give a customer addresses, numbered from 1."""
    numbers = count(1)

    def add(customer, *given):
        return with_addresses(customer, given, next_id=lambda: next(numbers))

    return add


def street(number, **rest):
    return OpenedAddress(address1=f"{number} Main St", **rest)


def seen(customer):
    return [(a.id, a.address1) for a in customer.addresses], customer.default_address_id


def test_the_first_becomes_the_default(add):
    assert seen(add(ADA, street(1), street(2))) == ([(1, "1 Main St"), (2, "2 Main St")], 1)


def test_the_one_marked_becomes_the_default(add):
    customer = add(add(ADA, street(1)), street(2, default=True))
    assert seen(customer) == ([(1, "1 Main St"), (2, "2 Main St")], 2)


def test_what_is_there_is_not_added_again_but_may_become_the_default(add):
    customer = add(add(ADA, street(1), street(2)), street(2, default=True))
    assert seen(customer) == ([(1, "1 Main St"), (2, "2 Main St")], 2)


def test_names_left_out_are_the_customers(add):
    (address,) = add(ADA, street(1)).addresses
    assert (address.first_name, address.last_name) == ("Ada", None)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"country": "Canada", "province": "Ontario"}, ("Canada", "CA", "Ontario", "ON")),
        ({"country_code": "JP", "province_code": "13"}, ("Japan", "JP", "Tokyo", "JP-13")),
        ({"country": "France", "province": "Bretagne"}, ("France", "FR", "Bretagne", None)),
        ({"country": " ", "province": " "}, (None, None, None, None)),
    ],
)
def test_finds_the_place_by_name_or_code(add, given, place):
    (address,) = add(ADA, OpenedAddress(**given)).addresses
    found = (address.country, address.country_code, address.province, address.province_code)
    assert found == place


def test_keeps_texts_trimmed(add):
    given = OpenedAddress(address1=" 1 Main St\n", company=" ", last_name=" Lovelace")
    (address,) = add(ADA, given).addresses
    assert (address.address1, address.company, address.last_name) == ("1 Main St", None, "Lovelace")


def test_a_thousand_are_enough(add):
    customer = add(ADA, *(street(number) for number in range(MOST + 10)))
    assert len(customer.addresses) == MOST
