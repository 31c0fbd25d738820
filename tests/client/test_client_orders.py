"""Orders, as the client creates and lists them."""

from datetime import UTC, datetime

import pytest

from sandbox.client import ControlError

MUG = {"title": "Mug", "price": "9.50"}


def test_an_order_comes_back_in_the_list(world):
    at = datetime(2026, 1, 2, tzinfo=UTC)
    made = world.orders.create(email="ada@example.com", lines=[MUG], processed_at=at, tax_rate=0.5)
    assert (made.total_price, made.processed_at) == ("14.25", at)
    assert world.orders.list(customer="ada@example.com").orders == (made,)


def test_orders_come_page_by_page(world):
    first = world.orders.list(first=2)
    second = world.orders.list(first=2, after=first.page_info.end_cursor)
    assert first.orders + second.orders == world.orders.list(first=4).orders


def test_a_customer_is_made_with_orders(world):
    made = world.customers.create(email="ada@example.com", orders=[{"lines": [MUG]}])
    (order,) = world.orders.list(customer=made.id).orders
    assert (made.number_of_orders, order.customer) == ("1", made.id)


def test_a_wrong_order_says_what_is_wrong(world):
    with pytest.raises(ControlError, match="#/lines/0/price: is missing"):
        world.orders.create(email="ada@example.com", lines=[{"title": "Mug"}])


async def test_the_same_by_await(async_world):
    made = await async_world.orders.create(email="ada@example.com", lines=[MUG])
    page = await async_world.orders.list(customer="ada@example.com")
    assert page.orders == (made,)


def test_an_order_is_changed_sent_refunded_canceled_and_deleted(world):
    made = world.orders.create(email="ada@example.com", lines=[{**MUG, "quantity": 2}])
    changed = world.orders.update(made.id, email="bob@example.com")
    assert (world.orders.get(made.id), changed.email) == (changed, "bob@example.com")
    sent = world.orders.fulfil(made.id, tracking_numbers=["A1"])
    assert (sent.fulfillment_status, sent.fulfillments[0].tracking_numbers) == (
        "FULFILLED",
        ("A1",),
    )
    returned = world.orders.set_return(made.id, status="OPEN", lines=[{"line": 0, "quantity": 1}])
    assert world.orders.set_return(made.id, status="CLOSED").returns[0].lines == (
        returned.returns[0].lines
    )
    refunded = world.orders.refund(made.id, lines=[{"line": 0, "quantity": 1}])
    assert refunded.total_refunded == "9.50"
    assert world.orders.cancel(made.id, reason="CUSTOMER").cancel_reason == "CUSTOMER"
    world.orders.delete(made.id)
    with pytest.raises(ControlError, match="has no order"):
        world.orders.get(made.id)
