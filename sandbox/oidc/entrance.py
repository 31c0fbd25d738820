"""`/customer_authentication/…`: the online store's own way into the login, back, and out."""

from typing import Final

from msgspec.structs import replace

from sandbox.account.html import element
from sandbox.account.return_to import ForbiddenReturnError, location
from sandbox.door.answers import Answer
from sandbox.identity.records import AccountClient
from sandbox.identity.scopes import EMAIL, FULL, OPENID
from sandbox.identity.sessions import end_session
from sandbox.oidc.call import Call
from sandbox.oidc.pages import error_page, page, sent_to, session_cookie
from sandbox.oidc.texts import texts_for
from sandbox.reason import Reason

_NOWHERE: Final = "/"


def show_entrance(call: Call) -> Answer:
    """Send the browser to authorize, for the shop's first confidential client.

    Shopify: the online store has a client of its own, without PKCE (recorded).
    """
    clients = call.world.store.after(AccountClient, "")
    client = next((each for each in clients if not each.is_public), None)
    if client is None:
        message = "the shop has no confidential client, with which the online store logs in"
        call.trace.explain(Reason("oauth.no-client", message))
        return error_page(call, "The shop has no client that could log you in here")
    own = f"{call.place.base}/customer_authentication/redirect"
    kept = {name: call.query.get(name) for name in ("login_hint", "locale", "ui_locales")}
    parameters = {
        "client_id": client.client_id,
        "response_type": "code",
        "scope": f"{OPENID} {EMAIL} {FULL}",
        "redirect_uri": next(iter(client.redirect_uris), own),
        "state": call.query.get("return_to") or _NOWHERE,
        **kept,
    }
    return sent_to(call.place.authorize, parameters)


def show_exit(call: Call) -> Answer:
    """End the session of the browser without a hint, as the online store's own way out: our choice.

    The browser goes on to `return_to`, a path of the shop; without one there is a page.
    """
    if call.session is not None:
        end_session(call.world, call.session.sid)
    return _onward(call, call.query.get("return_to", _NOWHERE), session_cookie(call, None))


def show_return(call: Call) -> Answer:
    """Send the browser that logged in on to where it wanted, a path of the shop.

    The sandbox has no online store: without a path there is a page.
    """
    return _onward(call, call.query.get("state", _NOWHERE), None)


def _onward(call: Call, wanted: str, cookie: str | None) -> Answer:
    """Send the browser to the path that it *wanted*; a *cookie* is that of a logout."""
    if wanted != _NOWHERE:
        try:
            return sent_to(location(wanted, hosts=(), prefix=call.prefix), {}, cookie=cookie)
        except ForbiddenReturnError as forbidden:
            call.trace.explain(Reason("oauth.return-refused", f"return_to: {forbidden}"))
    texts = texts_for(call)
    title = texts.logged_in if cookie is None else texts.logged_out
    shown = page(call, title, element("p", texts.close))
    headers = shown.headers if cookie is None else {**shown.headers, "Set-Cookie": cookie}
    return replace(shown, headers=headers)
