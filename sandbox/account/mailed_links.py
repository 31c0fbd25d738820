"""`/account/activate/{id}/{token}` and `/account/reset/{id}/{token}`: what mails link to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from sandbox.account.answers import logged_in, page
from sandbox.account.forms import Field, form
from sandbox.account.html import element
from sandbox.account.logins import EMAIL
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.visit import Visit
from sandbox.customers.activation import customer_activate
from sandbox.customers.mailed_tokens import customer_of
from sandbox.customers.recovery import customer_reset
from sandbox.door.answers import Answer
from sandbox.field_error import FieldError
from sandbox.storefront.api import STOREFRONT
from sandbox.storefront.field_resolver import converted, converters_of
from sandbox.user_errors import CustomerErrorCode, Payload, Refused, UserError

_REFUSED: Final = 422
_DEAD: Final = 404
"""The same answer for a link that never worked and one that works no longer."""

_PASSWORDS: Final = (
    Field(
        key="password",
        name="customer[password]",
        label="Password",
        type="password",
        autocomplete="new-password",
        hint="5 to 40 characters",
    ),
    Field(
        key="passwordConfirmation",
        name="customer[password_confirmation]",
        label="Password again",
        type="password",
        autocomplete="new-password",
    ),
)
_EMAIL: Final = replace(EMAIL, is_fixed=True)
_UNLIKE: Final = UserError("", ("passwordConfirmation",), "The passwords are not the same")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailedLink:
    """A link that leads to a form for a password."""

    mutation: str
    operation: Callable[..., Payload]
    token_key: str
    title: str
    button: str
    dead_title: str

    @staticmethod
    def customer_id(visit: Visit) -> str:
        return f"gid://shopify/Customer/{visit.parts['id']}"

    def arguments(self, visit: Visit, password: str) -> dict[str, Any]:
        """Return what the operation is to be asked, in its own words."""
        return {
            "id": self.customer_id(visit),
            "input": {self.token_key: visit.parts["token"], "password": password},
        }


ACTIVATION: Final = MailedLink(
    mutation="customerActivate",
    operation=customer_activate,
    token_key="activationToken",  # noqa: S106 - the name of a key
    title="Activate account",
    button="Activate account",
    dead_title="This activation link does not work",
)
RESET: Final = MailedLink(
    mutation="customerReset",
    operation=customer_reset,
    token_key="resetToken",  # noqa: S106 - likewise
    title="Reset account password",
    button="Reset password",
    dead_title="This password link does not work",
)


def show(link: MailedLink, visit: Visit, *errors: UserError) -> Answer:
    """Ask for a password, if the link is alive; *errors* are those of one that was posted."""
    message = _death(link, visit)
    return _form(link, visit, *errors) if message is None else _dead(link, visit, message)


def submit(link: MailedLink, visit: Visit) -> Answer:
    """Set the password, and log in with it."""
    password, again = (visit.form.get(field.name, "") for field in _PASSWORDS)
    if password != again:
        return show(link, visit, _UNLIKE)
    try:
        payload = perform(visit.context, link.mutation, **link.arguments(visit, password))
    except DeclinedError as declined:
        if all(error.field and error.field[-1] == "password" for error in declined.errors):
            return show(link, visit, *declined.errors)
        return _dead(link, visit, declined.errors[0].message)
    return logged_in(visit, payload.customer_access_token.access_token)


def _death(link: MailedLink, visit: Visit) -> str | None:
    """Say what is wrong with a link as it is opened; None if it is alive.

    The operation looks at the password last. It refuses an empty one, so this changes nothing.
    """
    guard = STOREFRONT.mutations[link.mutation].guard
    given = converted(link.arguments(visit, password=""), converters_of(link.operation))
    try:
        if guard is not None:
            guard(visit.world, link.mutation)
        link.operation(visit.world, **given)
    except FieldError as failed:
        visit.context.trace.explain(failed.reason)
        return str(failed)
    except Refused as refused:
        if refused.errors[0].code == CustomerErrorCode.BLANK:
            return None
        visit.context.trace.explain(refused.reason)
        return refused.errors[0].message
    raise AssertionError("an empty password was taken")


def _form(link: MailedLink, visit: Visit, *errors: UserError) -> Answer:
    """Return the form, with the email for programs that keep passwords."""
    customer = customer_of(visit.world, link.customer_id(visit))
    ask = form(
        (_EMAIL, *_PASSWORDS),
        button=link.button,
        given={_EMAIL.name: customer.email or ""},
        errors=errors,
    )
    return page(visit, link.title, ask, status=_REFUSED if errors else 200)


def _dead(link: MailedLink, visit: Visit, message: str) -> Answer:
    return page(
        visit,
        link.dead_title,
        element("p", f"{message}."),
        element("p", "A link works once, for a while, and only until a newer one is sent."),
        element("p", element("a", "Log in", href=visit.path("/account/login"))),
        status=_DEAD,
    )
