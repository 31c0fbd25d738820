"""`/account/login` and `/account/logout`."""

from contextlib import suppress
from typing import Final
from urllib.parse import urlencode

from sandbox.account.answers import ACCOUNT, LOGIN, logged_in, logged_out, moved, page
from sandbox.account.credentials import EMAIL, PASSWORD, email_field, password_field
from sandbox.account.forms import form
from sandbox.account.html import element
from sandbox.account.operations import DeclinedError, perform
from sandbox.account.returning import asked_for, onward, why_not_returned
from sandbox.account.sessions import end
from sandbox.account.texts import texts_for
from sandbox.account.visit import Visit
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_REFUSED: Final = 422


def show_login(visit: Visit) -> Answer:
    """Show the form. Shopify: a shop with new accounts alone leads to their login (recorded)."""
    if visit.customer is None:
        if visit.world.shop.customer_accounts == "NEW":
            return to_new_login(visit)
        return _form(visit)
    return moved(onward(visit, asked_for(visit), page=ACCOUNT), status=302)


def to_new_login(visit: Visit) -> Answer:
    """Send the browser to the login of new customer accounts."""
    given = {"return_to": asked_for(visit), "locale": visit.query.get("locale", "")}
    query = urlencode({name: value for name, value in given.items() if value})
    path = visit.path("/customer_authentication/login")
    return moved(f"{path}?{query}" if query else path, status=302)


def log_in(visit: Visit) -> Answer:
    """Log in by email and password, as `customerAccessTokenCreate` does; return from there."""
    email, password = (visit.form.get(name, "") for name in (EMAIL, PASSWORD))
    try:
        payload = perform(
            visit.context,
            "customerAccessTokenCreate",
            input={"email": email, "password": password},
        )
    except DeclinedError as declined:
        return _form(visit, *declined.errors)
    back = onward(visit, asked_for(visit), page=ACCOUNT)
    return logged_in(visit, payload.customer_access_token.access_token, location=back)


def log_out(visit: Visit) -> Answer:
    """End the session, and the access token behind it.

    That it is a GET, for links of themes, and that they may name a `return_url`, is our choice.
    """
    end_login(visit)
    if visit.world.shop.customer_accounts == "NEW":
        return logged_out(visit, location=_new_logout(visit))
    return logged_out(visit, location=onward(visit, asked_for(visit), page=LOGIN))


def _new_logout(visit: Visit) -> str:
    """Return where the session of new customer accounts ends, which would log in again at once."""
    return_to = asked_for(visit)
    query = f"?{urlencode({'return_to': return_to})}" if return_to else ""
    return f"{visit.path('/customer_authentication/logout')}{query}"


def end_login(visit: Visit) -> None:
    """End the session of the browser, and the access token behind it."""
    if visit.session is not None:
        if visit.customer is not None:
            _delete(visit, visit.session.access_token)
        end(visit.world, visit.session)


def _delete(visit: Visit, access_token: str) -> None:
    """Let the token die. A shop that refuses that, as a scenario may, keeps no browser in."""
    with suppress(DeclinedError):
        perform(visit.context, "customerAccessTokenDelete", customer_access_token=access_token)


def _form(visit: Visit, *errors: UserError) -> Answer:
    texts = texts_for(visit)
    fields = (email_field(texts), password_field(texts, autocomplete="current-password"))
    return page(
        visit,
        texts.log_in,
        why_not_returned(visit),
        form(fields, button=texts.log_in, problem=texts.problem, given=visit.form, errors=errors),
        element("p", element("a", texts.forgot, href=visit.path("/account/recover"))),
        element("p", element("a", texts.create_account, href=visit.path("/account/register"))),
        status=_REFUSED if errors else 200,
    )
