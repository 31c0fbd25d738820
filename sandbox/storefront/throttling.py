"""Limits for the mutations that the real service throttles by buyer, if `--throttles` is set.

Shopify: by the buyer's IP address. To a server that shows a private token it is the one that the
server names in a header, which is why a server that names none is soon throttled for all its
buyers (documented). How often is often, and for how long, is not known: both are ours.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from multidict import istr

from sandbox.department import Throttle
from sandbox.door.received import Received
from sandbox.field_error import FieldError
from sandbox.reason import Reason
from sandbox.service.request_context import RequestContext
from sandbox.user_errors import Payload
from sandbox.world.throttles import WINDOW

BUYER_IP: Final = istr("Shopify-Storefront-Buyer-IP")

_LONGEST: Final = 45  # characters of an IP address in text


def within(throttle: Throttle, context: RequestContext, perform: Callable[[], Payload]) -> Payload:
    """Perform the mutation, unless the buyer asks it too often: raises `FieldError` then."""
    throttles = context.world.throttles
    if throttles is None:
        return perform()
    now = context.world.clock.now()
    address = buyer_address(context)
    key = (throttle.slug, address)
    if opens_at := throttles.opens_at(key, now):
        raise _throttled(throttle, throttles.limit, address, opens_at)
    payload = perform()
    if payload.errors or not throttle.counts_refusals_only:
        throttles.count(key, now)
    return payload


def _throttled(throttle: Throttle, limit: int, address: str, opens_at: datetime) -> FieldError:
    message = (
        f"{limit} in {WINDOW.seconds} seconds is all that --throttles allows "
        f"{address or 'an address that is not known'}: again at {opens_at.isoformat()}"
    )
    reason = Reason(f"throttled.{throttle.slug}", message)
    return FieldError(throttle.message, extensions={"code": "THROTTLED"}, reason=reason)


def buyer_address(context: RequestContext) -> str:
    """Return the address that counts as the buyer's: "" where none is known."""
    received = context.received
    if received is None:
        return ""
    if context.token is not None and context.token.private:
        named = received.headers.get(BUYER_IP)
        if named:
            return named.strip()[:_LONGEST]
    return _peer(received)


def _peer(received: Received) -> str:
    """Return the address at the other end of the connection; a Unix socket has none."""
    name = None if received.transport is None else received.transport.get_extra_info("peername")
    return name[0] if isinstance(name, tuple) else ""
