"""An order is found by its id and by its token, however often those of its customer change."""

from datetime import UTC, datetime

from msgspec.structs import replace

from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.records import Order, OrderHistory
from tests.empty_store import empty_store


def order(number: int, token: str) -> Order:
    return Order(
        id=number,
        number=number,
        key="key",
        token=token,
        processed_at=datetime(2026, 1, 1, tzinfo=UTC),
        financial_status=OrderFinancialStatus.PAID,
        fulfillment_status=OrderFulfillmentStatus.UNFULFILLED,
        lines=(),
    )


FIRST, SECOND, THIRD = order(1, "a"), order(2, "b"), order(3, "c")


def found_after(*histories: tuple[Order, ...]) -> str:
    """Put *histories* of one customer; return the ids and tokens that find it then."""
    store = empty_store()
    for orders in histories:
        store.put(OrderHistory(customer_id=1, orders=orders))
    ids = (each for each in "123" if store.find(OrderHistory, "order_ids", each))
    tokens = (each for each in "abcd" if store.find(OrderHistory, "order_tokens", each))
    return "".join((*ids, *tokens))


def test_an_order_that_is_added_is_found_beside_those_before():
    assert found_after((FIRST, SECOND), (FIRST, SECOND, THIRD)) == "123abc"


def test_an_order_that_changed_is_found_by_its_new_token_alone():
    assert found_after((FIRST, SECOND), (replace(FIRST, token="d"), SECOND)) == "12bd"


def test_an_order_that_is_gone_is_found_no_longer():
    assert found_after((FIRST, SECOND, THIRD), (FIRST, THIRD)) == "13ac"


def test_the_last_orders_are_found_no_longer_when_they_are_gone():
    assert found_after((FIRST, SECOND, THIRD), (FIRST,)) == "1a"


def test_a_history_that_is_put_again_is_found_as_before():
    assert found_after((FIRST, SECOND), (FIRST, SECOND)) == "12ab"
