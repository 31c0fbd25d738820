"""Values that lead back to the customer who has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.customers.seed import keys
from sandbox.made_up.calling_codes import CALLING_CODES

indices = st.integers(0, keys.MOST_CUSTOMERS - 1)


@given(st.text(), st.text(), indices, st.sampled_from(keys.DOMAINS))
def test_an_email_leads_back_whatever_the_names(first: str, last: str, index: int, domain: str):
    assert keys.index_of_email(keys.email(first, last, index, domain=domain)) == index


@given(indices)
def test_an_id_leads_back(index: int):
    assert keys.index_of_id(keys.customer_id(index)) == index


@given(indices)
def test_an_identifier_leads_back(index: int):
    assert keys.index_of_identifier(keys.identifier(index)) == index


@given(indices, st.sampled_from(sorted(set(CALLING_CODES.values()))))
def test_a_phone_number_leads_back(index: int, code: str):
    number = keys.phone(index, calling_code=code)
    assert keys.index_of_phone(number, calling_code=code) == index


@given(indices, st.sampled_from(sorted(set(CALLING_CODES.values()))))
def test_a_phone_number_is_e164(index: int, code: str):
    number = keys.phone(index, calling_code=code)
    assert (number[0], number[1:].isdecimal(), len(number) <= len("+123456789012345")) == (
        "+",
        True,
        True,
    )


@given(st.text())
def test_no_phone_number_but_its_own_leads_anywhere(text: str):
    index = keys.index_of_phone(text, calling_code="49")
    assert index is None or keys.phone(index, calling_code="49") == text


@pytest.mark.parametrize(
    ("first", "last", "email"),
    [
        ("Jane", "Doe", "jane.doe18@example.com"),
        ("Jürgen", "Weiß", "jurgen.weiss18@example.com"),
        ("Żaneta", "Łukasiewicz-Nowak", "zaneta.lukasiewicznowak18@example.com"),
        ("Søren", "O'Neil", "soren.oneil18@example.com"),
        ("翔太", "山口", "shopper.customer18@example.com"),
        ("Maria", "Трофимова", "maria.customer18@example.com"),
        ("A" * 90, "B" * 90, f"{'a' * 24}.{'b' * 24}18@example.com"),
    ],
)
def test_an_email_is_made_of_the_names(first: str, last: str, email: str):
    assert keys.email(first, last, 17, domain="example.com") == email


@pytest.mark.parametrize(
    ("code", "number"), [("1", "+12135559876"), ("49", "+49550129876"), ("972", "+972550129876")]
)
def test_a_phone_number_is_of_its_country(code: str, number: str):
    assert keys.phone(129_876, calling_code=code) == number
