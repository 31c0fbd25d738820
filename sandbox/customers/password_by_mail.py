"""Setting a password, the first or a new one, with the token that a mail brought."""

from typing import NamedTuple

from sandbox.customers import customer_type
from sandbox.customers.access_tokens import issue
from sandbox.customers.mailed_tokens import customer_of, opened_link
from sandbox.customers.passwords import password_for
from sandbox.customers.records import Customer, CustomerAccessToken
from sandbox.customers.refusals import invalid_token
from sandbox.customers.rules import password_problems
from sandbox.reason import Reason
from sandbox.user_errors import Refused, refuse
from sandbox.world import World

SignedIn = tuple[customer_type.Customer, CustomerAccessToken]


class Shown(NamedTuple):
    """Whose token was shown with which password, and the arguments that hold the two."""

    customer: Customer
    token: str
    password: str
    token_argument: tuple[str, ...]
    password_argument: tuple[str, ...]


def shown_by_id(world: World, customer_gid: str, *, token: str, password: str) -> Shown:
    """Return what an id and an `input` show. Raises `FieldError` for an id that is nobody's."""
    customer = customer_of(world, customer_gid)
    return Shown(customer, token, password, ("input",), ("input", "password"))


def shown_by_url(world: World, url: str, argument: str, *, to: str, password: str) -> Shown:
    """Return what *url*, the link of a mail *to* `activate` or `reset` an account, shows.

    *argument* is what holds it. Raises `FieldError` for a link that names nobody.
    """
    customer, token = opened_link(world, url, to=to)
    return Shown(customer, token, password, (argument,), ("password",))


def signed_in(
    world: World, shown: Shown, changed: Customer, *, kind: str, fault: str | None
) -> SignedIn:
    """Put *changed*, the customer as of now, with the password that was shown, and sign them in.

    *fault* says what is wrong with the token, of that *kind*. Raises `Refused`.
    """
    if fault is not None:
        reason = Reason(f"customer.{kind}-token-invalid", fault)
        raise Refused(invalid_token(kind, *shown.token_argument), reason=reason)
    refuse(password_problems(shown.password, *shown.password_argument), about="customer")
    access_token = issue(world, changed, changed.updated_at)
    world.store.put(changed, password_for(world, changed, shown.password), access_token)
    return customer_type.Customer(changed), access_token
