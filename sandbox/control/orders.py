"""Orders, as a merchant sees and creates them."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from heapq import nlargest
from operator import itemgetter
from typing import Any, Final, NamedTuple

from msgspec import UNSET

from sandbox.control.order_search import ORDER_FIELDS
from sandbox.control.order_shown import show_order
from sandbox.control.paging import bad_cursor, meeting, next_page
from sandbox.control.problems import ProblemError, absent, invalid_values
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models import orders as models
from sandbox.control_models.customers import CustomerChange
from sandbox.control_models.orders import NewOrder, OrderFilter, OrderPage
from sandbox.control_models.pages import PageInfo
from sandbox.customers.merchant import create
from sandbox.customers.records import Customer
from sandbox.email_address import kept_email
from sandbox.faults import FaultError, fault_of, no_such
from sandbox.gid import number_of
from sandbox.orders.merchant import check_room, draft, place
from sandbox.orders.records import Order, OrderHistory
from sandbox.world import World


class _Placed(NamedTuple):
    """An order, and the id of the customer who placed it. Its own id is for cursors."""

    owner: int
    order: Order

    @property
    def id(self) -> str:
        return f"{self.owner}/{self.order.id}"


def list_orders(request: ControlRequest[OrderFilter, Empty]) -> OrderPage:
    query = request.query
    after = None if query.after is None else _opened(query.after)
    meets = meeting(query.query, ORDER_FIELDS, request.world.clock.now())
    if query.changed:
        return _changed(request.world, query.first, after, meets)
    customer_id, order_id = after or (0, 0)
    placed = _orders(request.world, query.customer, customer_id, order_id)
    page, info = next_page(placed, query.first, lambda each: meets(each.order))
    shown = (show_order(each.order, customer_id=each.owner) for each in page)
    return OrderPage(orders=tuple(shown), page_info=info)


def _changed(
    world: World, first: int, after: tuple[int, int] | None, meets: Callable[[Any], bool]
) -> OrderPage:
    change = world.store.changes().get(OrderHistory)
    owned = (
        (_age(order), order, record.id)
        for record in (change.put if change else ())
        if isinstance(record, OrderHistory)
        for order in record.orders
        if (after is None or _age(order) < after) and meets(order)
    )
    newest = nlargest(first + 1, owned, key=itemgetter(0))
    page = newest[:first]
    cursor = _cursor(*page[-1][0]) if len(newest) > first else None
    return OrderPage(
        orders=tuple(show_order(order, customer_id=owner) for _, order, owner in page),
        page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
    )


def _age(order: Order) -> tuple[int, int]:
    """Return what is higher for newer orders."""
    return round(order.processed_at.timestamp() * 1_000_000), order.id


def post_order(request: ControlRequest[Empty, NewOrder]) -> models.Order:
    """Create an order of a customer. Raises `ProblemError`."""
    world, new = request.world, request.body
    try:
        drafted = draft(world, new, _email(world, new))
        customer = _buyer(world, new)
        check_room(customer)
    except FaultError as error:
        raise invalid_values([fault_of(error)]) from None
    _, (order,) = place(world, customer, [drafted])
    return show_order(order, customer_id=customer.id)


def _email(world: World, order: NewOrder) -> str | None:
    """Return the email of the customer, who may not be there yet."""
    if order.customer is not UNSET:
        customer = _customer(world, order.customer)
        return None if customer is None else customer.email
    return order.email or None


def _buyer(world: World, order: NewOrder) -> Customer:
    """Return the customer, made of a guest's email if need be. Raises `FaultError`, `Refused`."""
    if order.customer is not UNSET:
        customer = _customer(world, order.customer)
        if customer is None:
            detail = no_such(order.customer, "customer", by="the id or the email")
            raise FaultError(detail, "customer")
        return customer
    if order.email is UNSET:
        raise FaultError("is missing: give a customer or an email", "customer")
    known = world.store.find(Customer, "email", kept_email(order.email))
    return known or create(world, CustomerChange(email=order.email))


def _customer(world: World, text: str) -> Customer | None:
    """Find a customer by number, by gid or by email."""
    if "@" in text:
        return world.store.find(Customer, "email", kept_email(text))
    number = number_of(text, "Customer")
    return None if number is None else world.store.get(Customer, number)


def _orders(
    world: World, customer: str | None, customer_id: int, order_id: int
) -> Iterator[_Placed]:
    """Yield orders with their customers, past *order_id* of the customer *customer_id*."""
    for history in _histories(world, customer, customer_id):
        for order in history.orders:
            if history.customer_id > customer_id or order.id > order_id:
                yield _Placed(history.customer_id, order)


def _histories(world: World, customer: str | None, customer_id: int) -> Iterator[OrderHistory]:
    if customer is None:
        yield from world.store.after(OrderHistory, customer_id - 1)
    elif (found := _customer(world, customer)) is None:
        detail = absent(world.name, f"customer {customer}", "customers")
        raise ProblemError(404, "customer-not-found", detail)
    elif history := world.store.get(OrderHistory, found.id):
        yield history


def _cursor(*numbers: int) -> str:
    return b64encode(b"%d/%d" % numbers).decode()


def _opened(cursor: str) -> tuple[int, int]:
    try:
        first, second = b64decode(cursor, validate=True).split(b"/")
        return int(first), int(second)
    except ValueError:
        raise bad_cursor(cursor) from None


_PATH: Final = "/worlds/{world}/orders"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_orders,
        summary="List orders, or those of a customer, in pages.",
        query=OrderFilter,
        answers={200: OrderPage},
        refusals={404: "The world has no such customer."},
    ),
    Route(
        method="POST",
        path=_PATH,
        handle=post_order,
        summary="Create an order of a customer, or of a guest.",
        body=NewOrder,
        answers={201: models.Order},
        refusals={422: "Something in the body is wrong; nothing has changed."},
    ),
)
