"""Customers asking for less than they ordered: `unstable` alone has it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.customer_account.account_errors import account_error, refusal
from sandbox.customer_account.line_order import LineOrder
from sandbox.customer_account.not_shown import not_shown
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.orders import history_of, own_order
from sandbox.customer_account.payloads import OrderRequestEditPayload
from sandbox.customer_account.return_types import QuantityOfLine, line_at
from sandbox.email_address import normalize
from sandbox.gid import gid
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.orders import records
from sandbox.orders.edits import MOST, removable, request_edit
from sandbox.user_errors import UserError, refuse
from sandbox.viewer import Viewer

_AT: Final = "requestedEditLineItems"


class RequestedEditLineItemInput(Struct, frozen=True, kw_only=True, rename="camel"):
    line_item_id: str
    quantity: int


class RequestedEditLineItem(QuantityOfLine, frozen=True):
    pass


class RequestedEdit(Struct, frozen=True):
    of: records.RequestedEdit
    order: LineOrder

    @property
    def id(self) -> str:
        return gid("RequestedEdit", self.of.id)

    def requested_edit_line_items(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        lines = [
            RequestedEditLineItem(line_at(self.order, at), quantity)
            for at, quantity in self.of.quantities
        ]
        return paginate(lines, attrgetter("line_item.position"), **page)


def requested_edits(order: Order, **page: Unpack[PageArguments]) -> Connection[RequestedEdit]:
    """Return a page of what was asked for. Raises `FieldError`."""
    found = [RequestedEdit(each, order) for each in order.of.edit_requests]
    return paginate(found, attrgetter("of.id"), **page)


def order_request_edit(
    viewer: Viewer,
    *,
    order_id: str,
    requested_edit_line_items: Sequence[RequestedEditLineItemInput],
    email: str | None = None,
) -> OrderRequestEditPayload:
    """Ask for less of what was not sent yet. Raises `Refused`. Nobody is mailed: our choice."""
    found = own_order(viewer, order_id)
    if found is None:
        why = not_shown(viewer, "Order", order_id).message
        raise refusal(viewer, "NOT_FOUND", "orderId", text="ITEM_NOT_FOUND", why=why)
    free = removable(found.of)
    if not free or len(found.of.edit_requests) >= MOST:
        why = f"nothing of {found.of.name} can be taken off: it was sent, or is canceled"
        raise refusal(viewer, "INVALID", "orderId", text="INPUT_INVALID", why=why)
    if not requested_edit_line_items:
        raise refusal(viewer, "BLANK", _AT, text="INPUT_BLANK", why=f"{_AT} is empty")
    problems = [*_problems(viewer, found, requested_edit_line_items, free)]
    if email is not None and normalize(email) is None:
        problems.append(account_error(viewer, "INVALID", "email", text="INPUT_INVALID"))
    refuse(problems, about="order-edit")
    wanted = Counter[int]()
    for line in requested_edit_line_items:
        wanted[found.position_of(line.line_item_id) or 0] += line.quantity
    changed, made = request_edit(viewer.world, history_of(viewer), found.of, wanted)
    shown = RequestedEdit(made, Order(changed, viewer))
    return OrderRequestEditPayload(requested_edit=shown)


def _problems(
    viewer: Viewer,
    found: Order,
    lines: Sequence[RequestedEditLineItemInput],
    free: dict[int, int],
) -> Iterator[UserError]:
    for number, line in enumerate(lines):
        position = found.position_of(line.line_item_id)
        if position is None:
            at = (_AT, str(number), "lineItemId")
            cause = no_line(found, line.line_item_id)
            yield account_error(viewer, "NOT_FOUND", *at, text="ITEM_NOT_FOUND", cause=cause)
        elif wrong := wrong_quantity(line.quantity, position, free):
            code, cause = wrong
            yield account_error(viewer, code, _AT, str(number), "quantity", cause=cause)


def no_line(found: Order, line_item_id: str) -> str:
    """Return the cause of a line that the order does not have."""
    return f"is {line_item_id}, which is not a line of the order {found.of.name}"


def wrong_quantity(quantity: int, position: int, left: dict[int, int]) -> tuple[str, str] | None:
    """Return code and cause of a wrong *quantity* of the line at *position*, else take it from
    *left*."""
    most = left.get(position, 0)
    if quantity < 1:
        return "GREATER_THAN", f"is {quantity}: write 1 or more"
    if quantity > most:
        return "LESS_THAN_OR_EQUAL_TO", f"is {quantity}, and {most} of this line are left"
    left[position] -= quantity
    return None
