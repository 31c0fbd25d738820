"""`/customer_authentication/login`: the online store's own way into the login, and back."""

from typing import Final

from sandbox.account.html import element
from sandbox.account.return_to import ForbiddenReturnError, location
from sandbox.door.answers import Answer
from sandbox.identity.records import AccountClient
from sandbox.identity.scopes import EMAIL, FULL, OPENID
from sandbox.oidc.call import Call
from sandbox.oidc.pages import error_page, page, sent_to
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


def show_return(call: Call) -> Answer:
    """Send the browser that logged in on to where it wanted, a path of the shop.

    The sandbox has no online store: without a path there is a page.
    """
    wanted = call.query.get("state", _NOWHERE)
    if wanted != _NOWHERE:
        prefix = call.prefix
        try:
            return sent_to(location(wanted, hosts=(), prefix=prefix), {})
        except ForbiddenReturnError as forbidden:
            call.trace.explain(Reason("oauth.return-refused", f"return_to: {forbidden}"))
    texts = texts_for(call)
    return page(call, texts.logged_in, element("p", texts.close))
