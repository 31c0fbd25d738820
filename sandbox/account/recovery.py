"""`/account/recover`: a mail for those who forgot their password."""

from dataclasses import replace
from typing import Final

from sandbox.account.answers import page
from sandbox.account.forms import form
from sandbox.account.html import element
from sandbox.account.logins import EMAIL
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_EMAIL: Final = replace(EMAIL, name="email")
_REFUSED: Final = 422


def show_recovery(visit: Visit) -> Answer:
    return _form(visit)


def recover(visit: Visit) -> Answer:
    """Send the mail, as `customerRecover` does; say where the sandbox keeps it."""
    email = visit.form.get(_EMAIL.name, "")
    try:
        perform(visit.context, "customerRecover", email=email)
    except DeclinedError as declined:
        return _form(visit, *declined.errors)
    return page(
        visit,
        "Reset your password",
        element(
            "p", f"An email with a link for a new password is on its way to {email}.", role="status"
        ),
        element("p", "The sandbox sends nothing; it keeps the mail in the inbox of this world:"),
        element("p", element("code", f"/_sandbox/api/worlds/{visit.world.name}/inbox")),
    )


def _form(visit: Visit, *errors: UserError) -> Answer:
    return page(
        visit,
        "Reset your password",
        form((_EMAIL,), button="Send the email", given=visit.form, errors=errors),
        element("p", element("a", "Log in", href=visit.path("/account/login"))),
        status=_REFUSED if errors else 200,
    )
