"""Completion of carts by the API: prepared, submitted, and asked after.

Shopify: for approved apps only (documented).

How a payment ends is decided by the id of its session, as no card is charged. Apple Pay has no
session: there it is the `data` of the wallet.

- a value of `CompletionErrorCode`, such as PAYMENT_CARD_DECLINED: it fails with this code
- CHALLENGE: the buyer has to act, until a test completes the cart by the control API
- PROCESSING-3: it takes three seconds by the clock of the world
- any other: it is paid
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import refusals
from sandbox.cart.cart_type import Cart, shown
from sandbox.cart.completing import complete
from sandbox.cart.finding import find, viewer_in
from sandbox.cart.hindrances import (
    CodedError,
    hindrances,
    line_hindrances,
    payment_hindrances,
)
from sandbox.cart.records import COMPLETION_ERRORS, CompletionAttempt
from sandbox.cart.records import Cart as CartRecord
from sandbox.faults import FaultError
from sandbox.gid import gid
from sandbox.orders.order_type import Order
from sandbox.orders.records import OrderHistory
from sandbox.reason import Reason
from sandbox.user_errors import Payload, Refused
from sandbox.viewer import Viewer, viewer_of
from sandbox.world import World

_CHALLENGE: Final = "CHALLENGE"
_PROCESSING: Final = re.compile(r"PROCESSING-(\d{1,4})")
_POLL: Final = timedelta(seconds=1)
_MILLISECONDS: Final = 1_000
_RESERVATION: Final = "INVENTORY_RESERVATION_ERROR"


class CartStatusReady(Struct, frozen=True):
    cart: Cart


class CartStatusNotReady(Struct, frozen=True):
    cart: Cart
    errors: tuple[CodedError, ...]


class SubmitSuccess(Struct, frozen=True):
    attempt_id: str
    redirect_url: str


class SubmitAlreadyAccepted(Struct, frozen=True):
    attempt_id: str


class SubmitFailed(Struct, frozen=True):
    checkout_url: str
    errors: tuple[CodedError, ...]


class CartPrepareForCompletionPayload(Payload, frozen=True):
    result: CartStatusReady | CartStatusNotReady | None = None


class CartSubmitForCompletionPayload(Payload, frozen=True):
    result: SubmitSuccess | SubmitAlreadyAccepted | SubmitFailed | None = None


class CartCompletionProcessing(Struct, frozen=True):
    """`poll_delay` is in milliseconds."""

    id: str
    poll_delay: int = int(_POLL.total_seconds()) * _MILLISECONDS


class CompletePaymentChallenge(Struct, frozen=True):
    redirect_url: str


class CartCompletionActionRequired(Struct, frozen=True):
    id: str
    action: CompletePaymentChallenge


class CartCompletionFailed(Struct, frozen=True):
    id: str
    errors: tuple[CodedError, ...]


class CartCompletionSuccess(Struct, frozen=True):
    id: str
    completed_at: datetime
    order_id: str
    order_url: str


def cart_prepare_for_completion(viewer: Viewer, *, cart_id: str) -> CartPrepareForCompletionPayload:
    """Say whether a cart can be submitted, and if not, why. Raises `Refused`."""
    cart = shown(_found(viewer, cart_id), viewer)
    errors = tuple(hindrances(cart))
    if errors:
        return CartPrepareForCompletionPayload(
            result=CartStatusNotReady(cart, errors), reason=_reason(errors)
        )
    return CartPrepareForCompletionPayload(result=CartStatusReady(cart))


def cart_submit_for_completion(
    viewer: Viewer, *, cart_id: str, attempt_token: str
) -> CartSubmitForCompletionPayload:
    """Begin to pay a cart. The same token again is the same attempt (documented).

    Raises `Refused`.
    """
    world, name = viewer.world, f"{cart_id}/{attempt_token}"
    known = world.store.find(CompletionAttempt, "name", name)
    if known is not None:
        return CartSubmitForCompletionPayload(result=SubmitAlreadyAccepted(known.id))
    cart = shown(_found(viewer, cart_id), viewer)
    errors = (*hindrances(cart), *payment_hindrances(cart))
    if errors:
        failed = SubmitFailed(cart.checkout_url, errors)
        return CartSubmitForCompletionPayload(result=failed, reason=_reason(errors))
    payment = cart.of.payment
    attempt = CompletionAttempt(
        id=world.secrets.token(),
        name=name,
        cart_id=cart.of.id,
        cart_key=cart.of.key,
        session="" if payment is None else payment.session,
        language=viewer.language,
        submitted_at=world.clock.now(),
    )
    world.store.put(attempt)
    _proceed(world, attempt)
    return CartSubmitForCompletionPayload(result=SubmitSuccess(attempt.id, cart.checkout_url))


def cart_completion_attempt(viewer: Viewer, *, attempt_id: str) -> Any:
    """Return how an attempt stands; None for one that there is not."""
    attempt = viewer.world.store.get(CompletionAttempt, attempt_id)
    if attempt is None:
        return None
    attempt = _proceed(viewer.world, attempt)
    if attempt.error is not None:
        error = CodedError(attempt.error, _MESSAGES.get(attempt.error, "The payment failed."))
        return CartCompletionFailed(attempt.id, (error,))
    if attempt.order_id is not None:
        return _success(viewer, attempt)
    if attempt.session == _CHALLENGE:
        at = viewer.base_url or f"https://{viewer.world.shop.domain}"
        url = f"{at}/cart/c/{attempt.cart_id}?key={attempt.cart_key}"
        return CartCompletionActionRequired(attempt.id, CompletePaymentChallenge(url))
    return CartCompletionProcessing(attempt.id)


_MESSAGES: Final = {_RESERVATION: "Some of the items are sold out."}


def _success(viewer: Viewer, attempt: CompletionAttempt) -> CartCompletionSuccess:
    history = viewer.world.store.find(OrderHistory, "order_ids", str(attempt.order_id))
    orders = () if history is None else history.orders
    order = next((each for each in orders if each.id == attempt.order_id), None)
    assert attempt.completed_at is not None, "an attempt with an order is completed"
    return CartCompletionSuccess(
        attempt.id,
        attempt.completed_at.replace(microsecond=0),
        gid("Order", attempt.order_id or 0),
        "" if order is None else Order(order, viewer).status_url,
    )


def _proceed(world: World, attempt: CompletionAttempt) -> CompletionAttempt:
    """Pay for an attempt whose time has come, and return it as it is then."""
    if attempt.error is not None or attempt.order_id is not None:
        return attempt
    if attempt.session in COMPLETION_ERRORS:
        return _failed(world, attempt, attempt.session)
    if attempt.session == _CHALLENGE or world.clock.now() < attempt.submitted_at + _time(attempt):
        return attempt
    cart = world.store.get(CartRecord, attempt.cart_id)
    error = "ERROR" if cart is None else _paid(world, cart, attempt)
    if error is not None:
        return _failed(world, attempt, error)
    return world.store.get(CompletionAttempt, attempt.id) or attempt


def _paid(world: World, cart: CartRecord, attempt: CompletionAttempt) -> str | None:
    """Pay for *cart*, or return why it cannot be paid as it was submitted: a completion code."""
    seen = Cart(cart, viewer_in(cart, viewer_of(world)))
    if cart.lines and next(line_hindrances(seen), None) is not None:
        return _RESERVATION
    if next(payment_hindrances(seen), None) is not None:
        return "ERROR"
    try:
        complete(world, cart, locale=attempt.language.lower())
    except FaultError:
        return _RESERVATION
    return None


def _time(attempt: CompletionAttempt) -> timedelta:
    found = _PROCESSING.fullmatch(attempt.session)
    return timedelta(seconds=int(found[1])) if found else timedelta()


def _failed(world: World, attempt: CompletionAttempt, code: str) -> CompletionAttempt:
    failed = replace(attempt, error=code)
    world.store.put(failed)
    return failed


def _found(viewer: Viewer, cart_id: str) -> CartRecord:
    """Return the cart. Raises `Refused`: these payloads have no cart to show beside the error."""
    found = find(viewer.world, cart_id)
    if found.to_change is None:
        raise Refused(refusals.unknown_cart(), reason=found.reason)
    return found.to_change


def _reason(errors: Iterable[CodedError]) -> Reason:
    message = "; ".join(f"{each.code}: {each.message}" for each in errors)
    return Reason("cart.not-ready", message)
