"""`/account/recover`: a mail for those who forgot their password."""

from typing import Final

from sandbox.account.answers import page
from sandbox.account.credentials import email_field
from sandbox.account.forms import form
from sandbox.account.html import element
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.texts import texts_for
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_EMAIL: Final = "email"
"""Shopify: its field has another name than that of the login (reported)."""
_REFUSED: Final = 422


def show_recovery(visit: Visit) -> Answer:
    return _form(visit)


def recover(visit: Visit) -> Answer:
    """Send the mail, as `customerRecover` does; say where the sandbox keeps it."""
    email = visit.form.get(_EMAIL, "")
    try:
        perform(visit.context, "customerRecover", email=email)
    except DeclinedError as declined:
        return _form(visit, *declined.errors)
    texts = texts_for(visit)
    return page(
        visit,
        texts.recover,
        element("p", texts.on_its_way.format(email=email), role="status"),
        element("p", texts.kept_here),
        element("p", element("code", f"/_sandbox/api/worlds/{visit.world.name}/inbox")),
    )


def _form(visit: Visit, *errors: UserError) -> Answer:
    texts = texts_for(visit)
    return page(
        visit,
        texts.recover,
        form(
            (email_field(texts, name=_EMAIL),),
            button=texts.send_email,
            problem=texts.problem,
            given=visit.form,
            errors=errors,
        ),
        element("p", element("a", texts.log_in, href=visit.path("/account/login"))),
        status=_REFUSED if errors else 200,
    )
