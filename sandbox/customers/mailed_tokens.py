"""Tokens of mails: a client that sends one can read the customer's mail.

Shopify: 32 hex digits, a hyphen and Unix seconds (documented samples); the link around one is
`https://SHOP/account/activate/CUSTOMER/TOKEN`, or `reset` in place of `activate`.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from hmac import compare_digest
from urllib.parse import urlsplit

from sandbox.customers.records import Customer
from sandbox.field_error import FieldError
from sandbox.gid import number_in
from sandbox.reason import Reason
from sandbox.world import World


def new_token(world: World, now: datetime) -> str:
    """Return a token that tells when it was made. That it is this moment is our reading."""
    return f"{world.secrets.token()}-{int(now.timestamp())}"


def fault(kept: str | None, shown: str, *, lifetime: timedelta, now: datetime) -> str | None:
    """Say why *shown* is not the token that is *kept*, or not any longer; None if it is."""
    if kept is None:
        return "none was sent, or it has been used"
    if not compare_digest(kept.encode(), shown.encode()):
        return "it is not the one that was sent last"
    end = made_at(kept) + lifetime
    if now >= end:
        return f"it was good until {end.isoformat()}"
    return None


def made_at(token: str) -> datetime:
    """Return when a token that was made here was made."""
    return datetime.fromtimestamp(int(token.rpartition("-")[2]), UTC)


def link(world: World, customer: Customer, token: str, *, to: str) -> str:
    """Return the link to the shop's page *to* `activate` or `reset` an account."""
    return f"https://{world.shop.domain}/account/{to}/{customer.id}/{token}"


def opened_link(world: World, url: str, *, to: str) -> tuple[Customer, str]:
    """Return the customer and the token that a link names, of whatever host.

    Raises `FieldError`. Shopify: recorded for customerResetByUrl, taken over for activation.
    """
    match = _path(to).search(urlsplit(url).path)
    if match is None:
        raise _unidentified(f"the URL's path does not end in /account/{to}/CUSTOMER/TOKEN")
    return _numbered(world, int(match[1])), match[2]


def customer_of(world: World, customer_gid: str) -> Customer:
    """Return the customer of that gid. Raises `FieldError`, as for a link: our choice."""
    number = number_in(customer_gid, "Customer")
    if number is None:
        raise _unidentified(f"{customer_gid} is not a customer's id")
    return _numbered(world, number)


@cache
def _path(to: str) -> re.Pattern[str]:
    return re.compile(rf"/account/{to}/([0-9]{{1,20}})/([^/]+)/?\Z")


def _numbered(world: World, number: int) -> Customer:
    customer = world.store.get(Customer, number)
    if customer is None:
        raise _unidentified(f"there is no customer {number}")
    return customer


def _unidentified(message: str) -> FieldError:
    reason = Reason("customer.unidentified", message)
    return FieldError("Unidentified customer", extensions={"code": "NOT_FOUND"}, reason=reason)
