"""The customers that are made up."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.seed import keys
from sandbox.customers.seed.population import Population, TooManyCustomersError
from sandbox.gid import FIRST, STEP
from sandbox.made_up.locales import UnknownLocaleError
from sandbox.origin import Origin


def population(seed: int = 7, customers: int = 1_000_000, locale: str = "en_US") -> Population:
    return Population(Origin(seed=seed, customers=customers, locale=locale))


MILLION = population()
indices = st.integers(0, 999_999)


def made(index: int, *, by: Population = MILLION) -> Customer:
    found = by.get(keys.customer_id(index))
    assert found is not None
    return found


@given(indices)
def test_finds_any_customer_by_id(index: int):
    customer = made(index)
    assert MILLION.get(customer.id) == customer


@given(indices, st.sampled_from(Customer.KEYS))
def test_finds_any_customer_by_each_key(index: int, key: str):
    customer = made(index)
    value = getattr(customer, key)
    assert value is None or MILLION.find(key, value) == customer


@given(indices)
def test_those_after_a_customer_begin_with_the_next(index: int):
    following = MILLION.after(made(index).id)
    assert next(following, None) == MILLION.get(keys.customer_id(index + 1))


@given(indices, st.integers(1, 32_767))
def test_those_after_an_id_between_two_begin_with_the_higher(index: int, more: int):
    following = MILLION.after(made(index).id - more)
    assert next(following) == made(index)


@given(indices)
def test_holds_any_customer_of_its_own(index: int):
    number = made(index).id
    assert (MILLION.holds(number), MILLION.holds(number + 1)) == (True, False)


def test_holds_nobody_past_its_last():
    last = made(999_999).id
    assert not MILLION.holds(last + STEP)


def test_lists_all_customers_after_none_of_them():
    few = population(customers=5)
    assert list(few.after(0)) == [made(index, by=few) for index in range(5)]


def test_counts_its_customers():
    assert MILLION.count() == 1_000_000


@given(indices)
def test_ids_stay_below_those_of_new_records(index: int):
    customer = made(index)
    assert max(customer.id, *(a.id for a in customer.addresses), 0) < FIRST


@given(indices)
def test_the_first_address_is_the_default(index: int):
    customer = made(index)
    assert customer.default_address == next(iter(customer.addresses), None)


@given(indices)
def test_moments_are_whole_seconds_of_the_shop_s_years(index: int):
    customer = made(index)
    assert (
        datetime(2019, 1, 1, tzinfo=UTC)
        <= customer.created_at.replace(microsecond=0)
        == customer.created_at
        <= customer.updated_at.replace(microsecond=0)
        == customer.updated_at
        < datetime(2026, 1, 1, tzinfo=UTC)
    )


@given(indices)
def test_nobody_has_an_identifier_who_is_not_enabled(index: int):
    customer = made(index)
    assert customer.multipass_identifier is None or customer.state is CustomerState.ENABLED


@given(indices)
def test_the_number_of_customers_changes_none(index: int):
    assert made(index, by=population(customers=index + 1)) == made(index)


def test_the_order_of_access_changes_nothing():
    forwards, backwards = population(3, 20), population(3, 20)
    made_first = [made(index, by=backwards) for index in reversed(range(20))]
    assert list(forwards.after(0)) == made_first[::-1]


def test_another_seed_has_other_customers():
    assert made(0, by=population(1)) != made(0, by=population(2))


def test_emails_are_unique():
    emails = [made(index).email for index in range(3000)]
    assert len(set(emails)) == 3000


def test_states_are_mixed():
    states = [made(index).state for index in range(300)]
    assert set(states) == set(CustomerState)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("email", "bench-123@example.com"),
        ("email", "jane.doe@example.com"),
        ("email", "jane.doe0@example.com"),
        ("email", "jane.doe05@example.com"),
        ("email", "jane.doe1000001@example.com"),
        ("email", "jane.doe99999999999@example.com"),
        ("email", "jane.doe5@sandbox.example"),
        ("email", "nobody.here5@example.com"),
        ("email", ""),
        ("phone", "+1"),
        ("phone", "+12015550042x"),
        ("phone", "+12005559999"),
        ("phone", "2015550042"),
        ("phone", "+19995550042"),
        ("phone", "+4955000001"),
        ("multipass_identifier", "user-"),
        ("multipass_identifier", "user-0"),
        ("multipass_identifier", "user-1000001"),
        ("multipass_identifier", "4711"),
    ],
)
def test_finds_nobody_by_what_is_nobody_s(key: str, value: str):
    assert MILLION.find(key, value) is None


@pytest.mark.parametrize(
    "number", [0, 6_999_999_967_232, 7_000_000_000_001, 7_032_768_000_000_000, "7000000000000"]
)
def test_gets_nobody_by_an_id_that_is_nobody_s(number: int | str):
    assert MILLION.get(number) is None


def test_finds_nobody_by_the_phone_of_a_customer_without_one():
    index = next(i for i in range(100) if made(i).phone is None)
    assert MILLION.find("phone", f"+1201555{index:04}") is None


def test_finds_nobody_by_the_identifier_of_a_customer_without_one():
    index = next(i for i in range(100) if made(i).multipass_identifier is None)
    assert MILLION.find("multipass_identifier", f"user-{index + 1}") is None


def test_refuses_to_find_by_what_is_no_key():
    with pytest.raises(ValueError, match="customers are not found by 'first_name'"):
        MILLION.find("first_name", "Jane")


@pytest.mark.parametrize("customers", [-1, keys.MOST_CUSTOMERS + 1])
def test_refuses_more_customers_than_ids(customers: int):
    with pytest.raises(TooManyCustomersError) as refusal:
        population(customers=customers)
    assert (
        str(refusal.value) == f"a seed holds 0 to 5,000,000 generated customers, not {customers:,}"
    )


def test_the_last_customer_there_can_be_is_found_by_phone():
    most = population(customers=keys.MOST_CUSTOMERS)
    last = next(
        customer
        for index in range(keys.MOST_CUSTOMERS - 1, 0, -1)
        if (customer := made(index, by=most)).phone
    )
    assert most.find("phone", str(last.phone)) == last


def test_refuses_an_unknown_locale_at_once():
    with pytest.raises(UnknownLocaleError):
        population(locale="xx_XX")


MADE = """
from sandbox.customers.seed.population import Population
from sandbox.origin import Origin
print([
    customer
    for locale in ("en_US", "ja_JP")
    for customer in Population(Origin(seed=5, customers=20, locale=locale)).after(0)
])
"""


def test_another_process_makes_up_the_same_customers():
    assert _run(MADE, hash_seed="1") == _run(MADE, hash_seed="2")


def _run(code: str, *, hash_seed: str) -> str:
    """Run *code* in a process of its own, and return what it prints."""
    environment = {"PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=environment,
    ).stdout
