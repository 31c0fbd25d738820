"""The stream of changes of a world, as server-sent events, for pages that show it.

Nothing is done for a request of a shopper: once in a second the stamp of a few kinds of records
is compared with the one before.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from aiohttp import hdrs, web

from sandbox.cart.discounts import AutomaticDiscount, DiscountCode
from sandbox.cart.records import Cart
from sandbox.catalog.records import Product
from sandbox.control.ending import ENDING
from sandbox.control.events import ALIVE, HEARTBEAT, begin, event
from sandbox.control.route import ControlRequest
from sandbox.control_models.journal import Changing
from sandbox.orders.records import OrderHistory
from sandbox.store import Record
from sandbox.world import World
from sandbox.world.clock import ClockSetting
from sandbox.world.inbox import Mail
from sandbox.world.scenario_records import ScenarioOn, ScenarioOver, ScenarioProgress

GLANCE: Final = 1.0
"""Seconds from one look to the next."""

_KINDS: Final[Mapping[Changing, tuple[type[Record], ...]]] = {
    "carts": (Cart, ClockSetting, Product, AutomaticDiscount, DiscountCode),
    "clock": (ClockSetting,),
    "mails": (Mail,),
    "orders": (OrderHistory,),
    "scenarios": (ScenarioOn, ScenarioOver, ScenarioProgress),
}
"""What is shown of each follows from records of these kinds."""


async def serve(request: ControlRequest[Any, Any], changing: Changing) -> web.StreamResponse:
    """Send an event now, and then when something has changed, until the client disconnects."""
    world = request.world  # before the answer begins: with a store, it may have to be read first
    response = await begin(request)
    if request.http.method != hdrs.METH_HEAD:
        with suppress(ConnectionError):
            await response.write(b": changes\n\n")
            await _follow(request, world, changing, response)
    return response


async def _follow(
    request: ControlRequest[Any, Any],
    world: World,
    changing: Changing,
    response: web.StreamResponse,
) -> None:
    assert isinstance(request.http, web.Request)
    ending = asyncio.create_task(request.http.app[ENDING].wait())
    kinds, seen, quiet = _KINDS[changing], None, 0.0
    try:
        while not ending.done() and request.http.transport is not None:
            known = request.worlds.peek(world.name)  # None once it is deleted
            world = known or world
            now = (known, world.store.stamp(kinds))
            quiet += GLANCE
            if now != seen:
                seen, quiet = now, 0.0
                await response.write(event("changed", {"world": world.name}))
            elif quiet >= HEARTBEAT:
                quiet = 0.0
                await response.write(ALIVE)
            await asyncio.wait((ending,), timeout=GLANCE)
    finally:
        ending.cancel()
