"""What made-up customers have bought."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.customers.records import Customer
from sandbox.customers.seed.keys import FIRST_ADDRESS, MOST_CUSTOMERS, MOST_ORDERS, customer_id
from sandbox.customers.seed.population import Population
from sandbox.fixture_files import BUILT_IN
from sandbox.gid import FIRST
from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.records import Order
from sandbox.orders.seed import keys
from sandbox.orders.seed.histories import MadeUpHistories
from sandbox.orders.totals import totals_of
from sandbox.origin import Origin
from sandbox.store import Seeds


def histories(customers: int) -> tuple[Population, MadeUpHistories]:
    origin = Origin(seed=7, customers=customers, locale="en_US")
    population = Population(origin)
    return population, MadeUpHistories(Seeds(origin, BUILT_IN, {Customer: lambda _: population}))


PEOPLE, MILLION = histories(1_000_000)
SENT = (OrderFulfillmentStatus.FULFILLED, OrderFulfillmentStatus.PARTIALLY_FULFILLED)
indices = st.integers(0, 999_999)


def made(index: int) -> Customer:
    found = PEOPLE.get(customer_id(index))
    assert found is not None
    return found


def history(customer: Customer, *, by: MadeUpHistories = MILLION) -> tuple[Order, ...]:
    found = by.get(customer.id)
    assert found is not None
    return found.orders


@given(indices)
def test_there_are_as_many_as_the_customer_says(index: int):
    customer = made(index)
    assert len(history(customer)) == customer.number_of_orders


@given(indices)
def test_they_are_placed_while_the_customer_is_one(index: int):
    customer = made(index)
    moments = [order.processed_at for order in history(customer)]
    assert (
        [customer.created_at, *moments, customer.updated_at]
        == sorted([customer.created_at, *moments, customer.updated_at])
        == [
            moment.replace(microsecond=0)
            for moment in (customer.created_at, *moments, customer.updated_at)
        ]
    )
    assert customer.updated_at < datetime(2026, 1, 1, tzinfo=UTC)


@given(indices)
def test_they_are_the_same_each_time(index: int):
    customer = made(index)
    assert history(customer) == history(customer, by=histories(index + 1)[1])


@given(indices)
def test_numbers_and_ids_are_nobody_else_s(index: int):
    orders = history(made(index))
    numbers = [keys.order_number(index, position) for position in range(len(orders))]
    assert [(order.number, order.id) for order in orders] == [
        (number, keys.order_id(number)) for number in numbers
    ]


def test_numbers_stay_within_what_the_schema_allows():
    last = keys.order_number(MOST_CUSTOMERS - 1, MOST_ORDERS - 1)
    assert (last < 2**31, keys.order_id(last) < FIRST) == (True, True)


def test_no_address_of_an_order_has_the_id_of_a_customer_s():
    last = keys.order_id(keys.order_number(MOST_CUSTOMERS - 1, MOST_ORDERS - 1))
    assert last < 6_500_000_000_000 < FIRST_ADDRESS


@given(indices)
def test_each_has_keys_of_its_own(index: int):
    orders = history(made(index))
    secrets = [secret for order in orders for secret in (order.key, order.token)]
    assert len(set(secrets)) == 2 * len(orders)
    assert {len(secret) for secret in secrets} <= {32}


@given(indices)
def test_it_goes_to_the_address_that_the_customer_has(index: int):
    customer = made(index)
    streets = {
        order.shipping_address and order.shipping_address.address1 for order in history(customer)
    }
    home = customer.default_address
    assert streets <= {home and home.address1}


@given(indices)
def test_what_was_sent_was_ordered(index: int):
    for order in history(made(index)):
        parcels = [dict(parcel.quantities) for parcel in order.fulfillments]
        assert bool(parcels) == (order.fulfillment_status in SENT)
        assert all(
            quantity <= order.lines[at].quantity
            for parcel in parcels
            for at, quantity in parcel.items()
        )


@given(indices)
def test_what_was_refunded_is_what_its_status_says(index: int):
    for order in history(made(index)):
        totals = totals_of(order)
        assert totals.total > 0
        match order.financial_status:
            case OrderFinancialStatus.REFUNDED:
                assert totals.current_subtotal == 0 < totals.refunded
            case OrderFinancialStatus.PARTIALLY_REFUNDED:
                assert 0 < totals.refunded < totals.total
            case OrderFinancialStatus.VOIDED:
                assert (totals.refunded, totals.current_total) == (0, 0)
            case _:
                assert (totals.refunded, totals.current_total) == (0, totals.total)


def test_customers_differ_in_how_much_they_buy():
    counts = {made(index).number_of_orders for index in range(300)}
    assert {0, 1, 2, MOST_ORDERS} <= counts


@pytest.mark.parametrize("number", [0, 7_032_768_000_000, "7000000000000"])
def test_nobody_has_a_history_who_is_not_there(number: int | str):
    assert histories(10)[1].get(number) is None


def test_prices_and_names_differ_between_orders():
    orders = [order for index in range(200) for order in history(made(index))]
    assert len({order.lines for order in orders}) > len(orders) / 2
    assert {order.financial_status for order in orders} >= {
        OrderFinancialStatus.AUTHORIZED,
        OrderFinancialStatus.PAID,
        OrderFinancialStatus.PARTIALLY_REFUNDED,
        OrderFinancialStatus.PENDING,
        OrderFinancialStatus.REFUNDED,
        OrderFinancialStatus.VOIDED,
    }


def test_lists_the_history_of_each_made_up_customer():
    population, few = histories(5)
    ids = [customer.id for customer in population.after(0)]
    assert [found.customer_id for found in few.after(0)] == ids
    assert [found.customer_id for found in few.after(ids[1])] == ids[2:]
    assert few.count() == 5
