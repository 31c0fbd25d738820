"""Returns of an order: what can still be sent back, and how a return ends."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sandbox.control_models.orders import OrderReturn
from sandbox.faults import FaultError
from sandbox.merchant import given
from sandbox.orders.changes import put_order, quantities
from sandbox.orders.kinds import ReturnStatus as Status
from sandbox.orders.records import Order, OrderHistory, Return, ReturnLine, ReverseDelivery
from sandbox.world import World

MOST: Final = 100
"""Returns of an order."""
_COUNTED: Final = (Status.REQUESTED, Status.OPEN, Status.CLOSED)
_AFTER: Final = {
    Status.REQUESTED: (Status.OPEN, Status.DECLINED, Status.CANCELED),
    Status.OPEN: (Status.CLOSED, Status.CANCELED),
    Status.CLOSED: (Status.OPEN,),
}
"""What may become of a return. Shopify: there are mutations of the Admin API for these
(documented)."""


def sent(order: Order) -> Counter[int]:
    """Return how much of each line was sent, by the line's position."""
    found = Counter[int]()
    for parcel in order.fulfillments:
        found.update(dict(parcel.quantities))
    return found


def given_back(order: Order) -> Counter[int]:
    """Return how much of each line was removed, or is in a return that was not turned down."""
    found = Counter[int]()
    for each in order.returns:
        if each.status in _COUNTED:
            for line in each.lines:
                found[line.line] += line.quantity
    return Counter(
        {at: max(line.removed, found[at]) for at, line in enumerate(order.lines)},
    )


def returnable(order: Order) -> dict[int, int]:
    """Return how much of each line can be sent back: what was sent and has not come back."""
    if order.canceled_at is not None:
        return {}
    back, arrived = given_back(order), sent(order)
    left = {at: arrived[at] - back[at] for at in range(len(order.lines))}
    return {at: quantity for at, quantity in left.items() if quantity > 0}


def make_return(
    world: World,
    history: OrderHistory,
    order: Order,
    lines: Sequence[ReturnLine],
    status: Status = Status.REQUESTED,
    *,
    deliveries: Sequence[ReverseDelivery] = (),
) -> tuple[Order, Return]:
    """Keep a return. One that a customer asks for waits for the merchant."""
    now = world.clock.now()
    made = Return(
        id=world.gids.next("Return"),
        number=len(order.returns) + 1,
        status=status,
        closed_at=now if status is Status.CLOSED else None,
        created_at=now,
        updated_at=now,
        lines=tuple(lines),
        deliveries=tuple(deliveries),
    )
    changed = put_order(world, history, replace(order, returns=(*order.returns, made)))
    return changed, made


def set_return(world: World, history: OrderHistory, order: Order, change: OrderReturn) -> Order:
    """Make, approve, decline, close, reopen or cancel a return. Raises `FaultError`."""
    status = Status(change.status)
    if change.lines is not UNSET:
        asked = quantities(change.lines, returnable(order), "return")
        if len(order.returns) >= MOST:
            raise FaultError(f"the order has {MOST} returns, which is the most")
        lines = [ReturnLine(line=at, quantity=quantity) for at, quantity in asked.items()]
        deliveries = _delivery(world, change)
        return make_return(world, history, order, lines, status, deliveries=deliveries)[0]
    known = _find(order, change.name)
    if status not in (possible := _AFTER.get(known.status, ())):
        can = f"can become {' or '.join(possible)}" if possible else "stays so"
        raise FaultError(f"is {status}: a return that is {known.status} {can}", "status")
    now = world.clock.now()
    closed = now if status is Status.CLOSED else None
    deliveries = (*known.deliveries, *_delivery(world, change))[-MOST:]
    turned = replace(known, status=status, updated_at=now, closed_at=closed, deliveries=deliveries)
    returns = tuple(turned if each is known else each for each in order.returns)
    return put_order(world, history, replace(order, returns=returns))


def _delivery(world: World, change: OrderReturn) -> tuple[ReverseDelivery, ...]:
    """Return the delivery back to the shop that *change* adds."""
    fields = given(
        tracking_company=change.tracking_company,
        tracking_number=change.tracking_number,
        label_url=change.label_url,
    )
    return (ReverseDelivery(created_at=world.clock.now(), **fields),) if fields else ()


def _find(order: Order, name: str | UnsetType) -> Return:
    """Find the return of that name; the last one for UNSET. Raises `FaultError`."""
    for each in reversed(order.returns):
        if name in (UNSET, order.return_name(each.number)):
            return each
    names = ", ".join(order.return_name(each.number) for each in order.returns)
    detail = "is missing" if name is UNSET else f"is {name}"
    raise FaultError(f"{detail}: the returns of the order are {names or 'none'}", "name")
