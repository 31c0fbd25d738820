"""The login by Multipass: another site has identified the customer."""

from datetime import datetime, timedelta
from functools import partial
from typing import TypeAlias

from msgspec.structs import replace

from sandbox.customers.access_tokens import issue
from sandbox.customers.multipass_addresses import left_out, with_addresses
from sandbox.customers.payloads import CustomerAccessTokenCreateWithMultipassPayload
from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.refusals import invalid_multipass_request
from sandbox.customers.tags import parse_tags
from sandbox.department import Arguments
from sandbox.multipass import (
    AlreadyUsedError,
    DisabledOnShopError,
    IdentifierConflictError,
    MultipassError,
    Opened,
    OutsideWindowError,
)
from sandbox.multipass.formatting import span
from sandbox.multipass.token import check_window
from sandbox.reason import Reason
from sandbox.user_errors import Refused
from sandbox.world import World
from sandbox.world.used_tokens import UsedToken

ReadToken: TypeAlias = Opened | MultipassError
"""What reading a token gave: the customer in it, or why it cannot be read."""


def read_token(world: World, arguments: Arguments) -> dict[str, ReadToken]:
    """Read the token that is an argument: once for its email and for the login itself."""
    try:
        return {"multipass_token": world.shop.multipass.read(arguments["multipass_token"])}
    except MultipassError as error:
        return {"multipass_token": error}


def email_in(arguments: Arguments) -> str | None:
    """Return the email in a token that was read; None where it could not be."""
    read = arguments["multipass_token"]
    return read.email if isinstance(read, Opened) else None


def customer_access_token_create_with_multipass(
    world: World, *, multipass_token: str | ReadToken
) -> CustomerAccessTokenCreateWithMultipassPayload:
    """Log in the customer that the token names: made, matched or enabled as need be.

    Shopify: documented for the mutation since API version 2025-07. Whatever is wrong, the
    answer is the same; the reason of the `Refused` tells the causes apart.
    """
    customer = admitted(world, multipass_token)
    token = issue(world, customer, world.clock.now())
    world.store.put(token)
    return CustomerAccessTokenCreateWithMultipassPayload(
        customer_access_token=token, reason=passed_over(multipass_token)
    )


def passed_over(token: str | ReadToken) -> Reason | None:
    """Say which addresses of a *token* that was read the customer did not get."""
    return left_out(token.addresses) if isinstance(token, Opened) else None


def admitted(world: World, multipass_token: str | ReadToken) -> Customer:
    """Return the customer that the token names, and use it up, whichever door it came to.

    The customer is made, matched or enabled as need be. Raises `Refused`.
    """
    now = world.clock.now()
    try:
        opened = _opened(world, multipass_token)
        used = _used(world, opened, token_time(world))
        known = customer_of(world, opened)
    except MultipassError as error:
        is_untimely = isinstance(error, OutsideWindowError)
        message = error.message + (clock_difference(world) if is_untimely else "")
        reason = Reason(error.reason, message)
        raise Refused(invalid_multipass_request(), reason=reason) from error
    customer = _after_login(known or _new(world, opened, now), opened, world, now)
    changed = () if customer is known else (customer,)
    world.store.put(*changed, used)
    return customer


def _opened(world: World, token: str | ReadToken) -> Opened:
    check_shop(world)
    multipass = world.shop.multipass
    if isinstance(token, str):
        return multipass.open(token, now=token_time(world))
    if isinstance(token, MultipassError):
        raise token
    check_window(token, now=token_time(world), window=multipass.window)
    return token


def check_shop(world: World) -> None:
    """Raise `DisabledOnShopError` if the shop takes no Multipass tokens."""
    if not world.shop.takes_multipass:
        raise DisabledOnShopError


def token_time(world: World) -> datetime:
    """Return the time by which the age of a token is computed: see the shop's `multipass_clock`."""
    clock = world.clock
    return clock.machine() if world.shop.multipass_clock == "MACHINE" else clock.now()


def clock_difference(world: World) -> str:
    """Return a sentence to follow why a token is out of its time; "" where the clocks agree."""
    ahead = timedelta(seconds=round(world.clock.ahead.total_seconds()))
    if not ahead:
        return ""
    side = "ahead of" if ahead > timedelta() else "behind"
    judge = world.shop.multipass_clock
    return (
        f" The world's clock is {span(abs(ahead))} {side} the machine's,"
        f" and multipassClock is {judge}."
    )


def _used(world: World, opened: Opened, now: datetime) -> UsedToken:
    """Return the token as one that is used *now*, to be put. Raises `AlreadyUsedError`."""
    used = world.store.get(UsedToken, opened.fingerprint)
    if used is not None:
        raise AlreadyUsedError(used_at=used.used_at, now=now)
    return UsedToken(opened.fingerprint, now, opened.created_at + world.shop.multipass.window)


def _new(world: World, opened: Opened, now: datetime) -> Customer:
    return Customer(
        id=world.gids.next("Customer"),
        email=opened.email,
        created_at=now,
        updated_at=now,
        multipass_identifier=opened.identifier,
    )


def _after_login(known: Customer, opened: Opened, world: World, now: datetime) -> Customer:
    """Return the customer as they are after this login: the very same if nothing is new."""
    customer = replace(
        known,
        email=opened.email,
        state=CustomerState.ENABLED,
        first_name=_name(known.first_name, opened.first_name),
        last_name=_name(known.last_name, opened.last_name),
        tags=known.tags if opened.tag_string is None else parse_tags(opened.tag_string),
    )
    if opened.addresses:
        next_id = partial(world.gids.next, "MailingAddress")
        customer = with_addresses(customer, opened.addresses, next_id=next_id)
    return known if customer == known else replace(customer, updated_at=now)


def _name(known: str | None, given: str | None) -> str | None:
    """Return a name after a login: an empty one is null, as in `customerUpdate` (reported)."""
    return known if given is None else given or None


def customer_of(world: World, opened: Opened) -> Customer | None:
    """Find the customer the token is about; None for a new one.

    Raises `IdentifierConflictError`.

    Shopify: the email is the key unless the token has an identifier; a customer registered
    under another identifier, or under none, may not be taken over (documented, and reported
    for customers without one). That an identifier moves to a new email is our choice.
    """
    by_email = world.store.find(Customer, "email", opened.email)
    if opened.identifier is None:
        return by_email
    by_identifier = world.store.find(Customer, "multipass_identifier", opened.identifier)
    if by_email is None or by_email == by_identifier:
        return by_identifier
    raise IdentifierConflictError(
        email=opened.email,
        identifier=opened.identifier,
        stored_identifier=by_email.multipass_identifier,
    )
