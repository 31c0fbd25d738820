"""Customers asking to send things back."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct

from sandbox.customer_account.account_errors import account_error, refusal
from sandbox.customer_account.not_shown import not_shown
from sandbox.customer_account.order_edits import no_line, wrong_quantity
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.orders import history_of, own_order
from sandbox.customer_account.payloads import OrderRequestReturnPayload
from sandbox.customer_account.return_types import DEFINITIONS, Return
from sandbox.gid import number_in
from sandbox.orders.kinds import ReturnReason
from sandbox.orders.records import ReturnLine
from sandbox.orders.returns import MOST, make_return, returnable
from sandbox.user_errors import UserError, refuse
from sandbox.viewer import Viewer

LONGEST_NOTE: Final = 300
"""Shopify: documented for the note of a customer."""


class RequestedLineItemInput(Struct, frozen=True, kw_only=True, rename="camel"):
    line_item_id: str
    quantity: int
    return_reason: ReturnReason | None = None
    return_reason_definition_id: str | None = None
    customer_note: str | None = None


def order_request_return(
    viewer: Viewer, *, order_id: str, requested_line_items: Sequence[RequestedLineItemInput]
) -> OrderRequestReturnPayload:
    """Ask for a return, which the merchant approves or declines. Raises `Refused`."""
    found = own_order(viewer, order_id)
    if found is None:
        why = not_shown(viewer, "Order", order_id).message
        raise refusal(viewer, "NOT_FOUND", "orderId", text="ITEM_NOT_FOUND", why=why)
    free = returnable(found.of)
    if not free or len(found.of.returns) >= MOST:
        why = f"nothing of {found.of.name} can be returned: it was not sent, or came back"
        raise refusal(viewer, "INVALID_STATE", "orderId", why=why)
    if not requested_line_items:
        why = "requestedLineItems is empty"
        raise refusal(viewer, "BLANK", "requestedLineItems", text="INPUT_BLANK", why=why)
    refuse(_problems(viewer, found, requested_line_items, free), about="return")
    lines = [_line(found, each) for each in requested_line_items]
    changed, made = make_return(viewer.world, history_of(viewer), found.of, lines)
    return OrderRequestReturnPayload(made=Return(made, Order(changed, viewer)))


def _problems(
    viewer: Viewer,
    found: Order,
    lines: Sequence[RequestedLineItemInput],
    free: dict[int, int],
) -> Iterator[UserError]:
    left = dict(free)
    for number, line in enumerate(lines):
        at = ("requestedLineItems", str(number))
        position = found.position_of(line.line_item_id)
        if position is None:
            path, cause = (*at, "lineItemId"), no_line(found, line.line_item_id)
            yield account_error(viewer, "NOT_FOUND", *path, text="ITEM_NOT_FOUND", cause=cause)
            continue
        if wrong := wrong_quantity(line.quantity, position, left):
            code, cause = wrong
            yield account_error(viewer, code, *at, "quantity", cause=cause)
        if len(line.customer_note or "") > LONGEST_NOTE:
            yield account_error(viewer, "TOO_LONG", *at, "customerNote", text="INPUT_TOO_LONG")
        definition = line.return_reason_definition_id
        if definition is not None and _defined(definition) is None:
            field = "returnReasonDefinitionId"
            yield account_error(viewer, "NOT_FOUND", *at, field, text="ITEM_NOT_FOUND")


def _line(found: Order, line: RequestedLineItemInput) -> ReturnLine:
    position = found.position_of(line.line_item_id)
    assert position is not None, "a line that there is not was refused"
    reason = line.return_reason or ReturnReason.UNKNOWN
    if line.return_reason_definition_id is not None:
        reason = _defined(line.return_reason_definition_id) or reason
    return ReturnLine(line=position, quantity=line.quantity, reason=reason, note=line.customer_note)


def _defined(id: str) -> ReturnReason | None:
    return next((each.reason for each in DEFINITIONS if each.id == id), None)


def requested_return(payload: OrderRequestReturnPayload) -> Any:
    """Answer the field `return`, which is no name in Python."""
    return payload.made


def visible_return(viewer: Viewer, id: str) -> Return | None:
    """Return a return of the customer; None for others."""
    wanted = number_in(id, "Return")
    for each in history_of(viewer).orders:
        for back in each.returns:
            if back.id == wanted:
                return Return(back, Order(each, viewer))
    return None
