"""`/account/activate/{id}/{token}` and `/account/reset/{id}/{token}`: what mails link to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sandbox.account.answers import logged_in, page
from sandbox.account.credentials import EMAIL, PASSWORD, email_field, password_field
from sandbox.account.forms import Field, form
from sandbox.account.html import element
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.texts import LinkTexts, Texts, texts_for
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

_AGAIN: Final = "customer[password_confirmation]"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailedLink:
    """A link that leads to a form for a password."""

    mutation: str
    operation: Callable[..., Payload]
    token_key: str
    texts: Callable[[Texts], LinkTexts]

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
    texts=lambda texts: texts.activation,
)
RESET: Final = MailedLink(
    mutation="customerReset",
    operation=customer_reset,
    token_key="resetToken",  # noqa: S106 - likewise
    texts=lambda texts: texts.reset,
)


def show(link: MailedLink, visit: Visit, *errors: UserError) -> Answer:
    """Ask for a password, if the link is alive; *errors* are those of one that was posted."""
    message = _death(link, visit)
    return _form(link, visit, *errors) if message is None else _dead(link, visit, message)


def submit(link: MailedLink, visit: Visit) -> Answer:
    """Set the password, and log in with it."""
    password, again = (visit.form.get(name, "") for name in (PASSWORD, _AGAIN))
    if password != again:
        differ = texts_for(visit).passwords_differ
        return show(link, visit, UserError("", ("passwordConfirmation",), differ))
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
    customer, texts = customer_of(visit.world, link.customer_id(visit)), texts_for(visit)
    ask = form(
        _fields(texts),
        button=link.texts(texts).button,
        problem=texts.problem,
        given={EMAIL: customer.email or ""},
        errors=errors,
    )
    return page(visit, link.texts(texts).title, ask, status=_REFUSED if errors else 200)


def _fields(texts: Texts) -> tuple[Field, ...]:
    again = Field(
        key="passwordConfirmation",
        name=_AGAIN,
        label=texts.password_again,
        type="password",
        autocomplete="new-password",
    )
    return (
        email_field(texts, is_fixed=True),
        password_field(texts, autocomplete="new-password", hint=texts.password_hint),
        again,
    )


def _dead(link: MailedLink, visit: Visit, message: str) -> Answer:
    texts = texts_for(visit)
    return page(
        visit,
        link.texts(texts).dead,
        element("p", f"{message}."),
        element("p", texts.works_once),
        element("p", element("a", texts.log_in, href=visit.path("/account/login"))),
        status=_DEAD,
    )
