"""`/account/register`: a new customer."""

from typing import Final

from sandbox.account.answers import ACCOUNT, logged_in, page
from sandbox.account.forms import Field, form
from sandbox.account.html import element
from sandbox.account.logins import EMAIL
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.returning import asked_for, onward
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_FIELDS: Final = (
    Field(
        key="firstName",
        name="customer[first_name]",
        label="First name",
        autocomplete="given-name",
        is_required=False,
    ),
    Field(
        key="lastName",
        name="customer[last_name]",
        label="Last name",
        autocomplete="family-name",
        is_required=False,
    ),
    EMAIL,
    Field(
        key="password",
        name="customer[password]",
        label="Password",
        type="password",
        autocomplete="new-password",
        hint="5 to 40 characters",
    ),
)
_REFUSED: Final = 422


def show_registration(visit: Visit) -> Answer:
    return _form(visit)


def register(visit: Visit) -> Answer:
    """Create the customer, as `customerCreate` does, and log them in."""
    given = {field.key: visit.form.get(field.name, "") for field in _FIELDS}
    credentials = {key: given[key] for key in ("email", "password")}
    try:
        perform(visit.context, "customerCreate", input=given)
        payload = perform(visit.context, "customerAccessTokenCreate", input=credentials)
    except DeclinedError as declined:
        return _form(visit, *declined.errors)
    back = onward(visit, asked_for(visit), page=ACCOUNT)
    return logged_in(visit, payload.customer_access_token.access_token, location=back)


def _form(visit: Visit, *errors: UserError) -> Answer:
    return page(
        visit,
        "Create account",
        form(_FIELDS, button="Create account", given=visit.form, errors=errors),
        element("p", element("a", "Log in", href=visit.path("/account/login"))),
        status=_REFUSED if errors else 200,
    )
