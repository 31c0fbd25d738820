"""`/account/register`: a new customer."""

from collections.abc import Sequence
from typing import Final

from sandbox.account.answers import ACCOUNT, logged_in, page
from sandbox.account.credentials import EMAIL, PASSWORD, email_field, password_field
from sandbox.account.forms import Field, form
from sandbox.account.html import element
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.returning import asked_for, onward
from sandbox.account.texts import Texts, texts_for
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_NAMES: Final = {
    "firstName": "customer[first_name]",
    "lastName": "customer[last_name]",
    "email": EMAIL,
    "password": PASSWORD,
}
_REFUSED: Final = 422


def show_registration(visit: Visit) -> Answer:
    return _form(visit)


def register(visit: Visit) -> Answer:
    """Create the customer, as `customerCreate` does, and log them in."""
    given = {key: visit.form.get(name, "") for key, name in _NAMES.items()}
    credentials = {key: given[key] for key in ("email", "password")}
    try:
        perform(visit.context, "customerCreate", input=given)
        payload = perform(visit.context, "customerAccessTokenCreate", input=credentials)
    except DeclinedError as declined:
        return _form(visit, *declined.errors)
    back = onward(visit, asked_for(visit), page=ACCOUNT)
    return logged_in(visit, payload.customer_access_token.access_token, location=back)


def _form(visit: Visit, *errors: UserError) -> Answer:
    texts = texts_for(visit)
    return page(
        visit,
        texts.create_account,
        form(
            _fields(texts),
            button=texts.create_account,
            problem=texts.problem,
            given=visit.form,
            errors=errors,
        ),
        element("p", element("a", texts.log_in, href=visit.path("/account/login"))),
        status=_REFUSED if errors else 200,
    )


def _fields(texts: Texts) -> Sequence[Field]:
    return (
        _name_field("firstName", texts.first_name, "given-name"),
        _name_field("lastName", texts.last_name, "family-name"),
        email_field(texts),
        password_field(texts, autocomplete="new-password", hint=texts.password_hint),
    )


def _name_field(key: str, label: str, autocomplete: str) -> Field:
    return Field(
        key=key, name=_NAMES[key], label=label, autocomplete=autocomplete, is_required=False
    )
