"""What every fresh world holds."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.customers.records import Customer, CustomerAccessToken, CustomerState
from sandbox.gid import STEP, GidSequence
from sandbox.seeding import (
    MOST_CUSTOMERS,
    Persona,
    Seed,
    TooManyCustomersError,
    UnknownLocaleError,
    load_personas,
    seed_for,
)

MILLION = Seed(7, 1_000_000, personas=())
MOMENT = datetime(2024, 1, 1, tzinfo=UTC)
JANE = Persona(
    name="jane",
    purpose="Is a persona.",
    customer=Customer(
        id=1, email="jane@sandbox.example", phone="+4420", created_at=MOMENT, updated_at=MOMENT
    ),
)
indices = st.integers(0, 999_999)


@given(indices)
def test_finds_any_customer_by_id(index: int):
    customer = MILLION.customer(index)
    assert MILLION.get(Customer, customer.id) == customer


@given(indices, st.sampled_from(Customer.KEYS))
def test_finds_any_customer_by_each_key(index: int, key: str):
    customer = MILLION.customer(index)
    value = getattr(customer, key)
    assert value is None or MILLION.find(Customer, key, value) == customer


@given(indices)
def test_those_after_a_customer_begin_with_the_next(index: int):
    following = MILLION.after(Customer, MILLION.customer(index).id)
    assert next(following, None) == next(MILLION.customers(index + 1, index + 2), None)


@given(indices, st.integers(1, 32_767))
def test_those_after_an_id_between_two_begin_with_the_higher(index: int, more: int):
    following = MILLION.after(Customer, MILLION.customer(index).id - more)
    assert next(following) == MILLION.customer(index)


@given(indices)
def test_holds_any_customer_of_its_own(index: int):
    number = MILLION.customer(index).id
    assert (MILLION.holds(Customer, number), MILLION.holds(Customer, number + 1)) == (True, False)


def test_holds_nobody_past_its_last():
    last = MILLION.customer(999_999).id
    assert not MILLION.holds(Customer, last + STEP)


def test_lists_all_customers_after_none_of_them():
    seed = Seed(7, 5, personas=[JANE])
    assert list(seed.after(Customer, 0)) == list(seed)


def test_lists_the_made_up_customers_after_the_personas():
    seed = Seed(7, 5, personas=[JANE])
    assert list(seed.after(Customer, JANE.customer.id)) == list(seed)[1:]


def test_lists_and_counts_nothing_but_customers():
    assert list(MILLION.after(CustomerAccessToken, 0)) == []
    assert MILLION.count(CustomerAccessToken) == 0
    assert MILLION.count(Customer) == 1_000_000


@given(indices)
def test_ids_stay_below_those_of_new_records(index: int):
    customer = MILLION.customer(index)
    assert max(customer.id, *(a.id for a in customer.addresses), 0) < GidSequence.FIRST


@given(indices)
def test_the_first_address_is_the_default(index: int):
    customer = MILLION.customer(index)
    assert customer.default_address == next(iter(customer.addresses), None)


@given(indices)
def test_moments_are_whole_seconds_of_the_shop_s_years(index: int):
    customer = MILLION.customer(index)
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
    customer = MILLION.customer(index)
    assert customer.multipass_identifier is None or customer.state is CustomerState.ENABLED


@given(indices)
def test_the_number_of_customers_changes_none(index: int):
    assert Seed(7, index + 1, personas=()).customer(index) == MILLION.customer(index)


def test_the_order_of_access_changes_nothing():
    forwards, backwards = Seed(3, 20, personas=()), Seed(3, 20, personas=())
    made_first = [backwards.customer(position) for position in reversed(range(20))]
    assert list(forwards) == made_first[::-1]


def test_another_seed_has_other_customers():
    assert Seed(1, 5, personas=()).customer(0) != Seed(2, 5, personas=()).customer(0)


def test_emails_are_unique():
    emails = [customer.email for customer in MILLION.customers(0, 3000)]
    assert len(set(emails)) == 3000


def test_states_are_mixed():
    states = [customer.state for customer in MILLION.customers(0, 300)]
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
    assert MILLION.find(Customer, key, value) is None


@pytest.mark.parametrize(
    "number", [0, 6_999_999_967_232, 7_000_000_000_001, 7_032_768_000_000, "7000000000000"]
)
def test_gets_nobody_by_an_id_that_is_nobody_s(number: int | str):
    assert MILLION.get(Customer, number) is None


def test_finds_nobody_by_the_phone_of_a_customer_without_one():
    index = next(i for i in range(100) if MILLION.customer(i).phone is None)
    assert MILLION.find(Customer, "phone", f"+1201555{index:04}") is None


def test_finds_nobody_by_the_identifier_of_a_customer_without_one():
    index = next(i for i in range(100) if MILLION.customer(i).multipass_identifier is None)
    assert MILLION.find(Customer, "multipass_identifier", f"user-{index + 1}") is None


def test_refuses_to_find_by_what_is_no_key():
    with pytest.raises(ValueError, match="customers are not found by 'first_name'"):
        MILLION.find(Customer, "first_name", "Jane")


def test_holds_no_access_tokens():
    assert MILLION.get(CustomerAccessToken, "0" * 32) is None


def test_finds_no_access_tokens():
    assert MILLION.find(CustomerAccessToken, "access_token", "0" * 32) is None


def test_gets_a_persona_by_id():
    assert Seed(customers=0, personas=[JANE]).get(Customer, 1) == JANE.customer


@pytest.mark.parametrize(("key", "value"), [("email", "jane@sandbox.example"), ("phone", "+4420")])
def test_finds_a_persona_by_key(key: str, value: str):
    assert Seed(customers=0, personas=[JANE]).find(Customer, key, value) == JANE.customer


def test_has_the_personas_of_the_fixtures_unless_told():
    assert Seed().personas == load_personas()


def test_counts_personas_and_made_up_customers():
    assert len(Seed(customers=10, personas=[JANE])) == 11


def test_lists_personas_first_and_all_by_id():
    ids = [customer.id for customer in Seed(customers=10)]
    assert ids == sorted(ids)


def test_adding_a_persona_changes_no_made_up_customer():
    assert Seed(7, 10, personas=[JANE]).customer(4) == Seed(7, 10, personas=()).customer(3)


@pytest.mark.parametrize(
    ("start", "stop", "positions"), [(8, 50, [8, 9, 10]), (0, 2, [0, 1]), (11, 20, []), (5, 3, [])]
)
def test_lists_a_page(start: int, stop: int, positions: list[int]):
    seed = Seed(customers=10, personas=[JANE])
    assert list(seed.customers(start, stop)) == [seed.customer(at) for at in positions]


@pytest.mark.parametrize("position", [-1, 11])
def test_has_nobody_outside(position: int):
    with pytest.raises(IndexError):
        Seed(customers=10, personas=[JANE]).customer(position)


def test_is_the_same_object_for_the_same_arguments():
    assert seed_for(1, 10, "de_DE") is seed_for(1, 10, "de_DE")


@pytest.mark.parametrize("customers", [-1, MOST_CUSTOMERS + 1])
def test_refuses_more_customers_than_ids(customers: int):
    with pytest.raises(TooManyCustomersError) as refusal:
        Seed(customers=customers)
    assert str(refusal.value) == f"a seed holds 0 to 5,000,000 made-up customers, not {customers:,}"


def test_the_last_customer_there_can_be_is_found_by_phone():
    seed = Seed(customers=MOST_CUSTOMERS, personas=())
    last = next(
        customer
        for customer in map(seed.customer, range(MOST_CUSTOMERS - 1, 0, -1))
        if customer.phone
    )
    assert seed.find(Customer, "phone", str(last.phone)) == last


def test_refuses_an_unknown_locale_at_once():
    with pytest.raises(UnknownLocaleError):
        Seed(locale="xx_XX")


UNTOUCHED = """
import sys
from sandbox.customers.records import Customer
from sandbox.seeding import Seed
seed = Seed(1, 1_000_000)
assert seed.find(Customer, "email", "bench-123@example.com") is None
assert seed.find(Customer, "email", "jane.doe@example.com") is None
assert seed.find(Customer, "email", "enabled@sandbox.example") is not None
assert seed.find(Customer, "multipass_identifier", "persona-4711") is not None
assert len(list(seed.customers(0, len(seed.personas)))) == len(seed.personas)
print({"faker", "pycountry"} & sys.modules.keys())
"""


def test_faker_is_not_imported_before_a_customer_is_made_up():
    assert _run(UNTOUCHED, hash_seed="0") == "set()\n"


MADE = """
from sandbox.seeding import Seed
print([customer for locale in ("en_US", "ja_JP") for customer in Seed(5, 20, locale, ())])
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
