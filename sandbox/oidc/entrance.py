"""`/customer_authentication/login`: the online store's own way into the login."""

from sandbox.door.answers import Answer
from sandbox.identity.records import AccountClient
from sandbox.identity.scopes import EMAIL, FULL, OPENID
from sandbox.oidc.call import Call
from sandbox.oidc.pages import error_page, sent_to


def show_entrance(call: Call) -> Answer:
    """Send the browser to authorize, for the shop's first confidential client.

    Shopify: the online store has a client of its own, without PKCE (recorded). The sandbox has no
    online store to come back to.
    """
    clients = call.world.store.after(AccountClient, "")
    client = next((each for each in clients if not each.is_public), None)
    if client is None:
        return error_page(call, "The shop has no client that could log you in here")
    hint = call.query.get("login_hint")
    parameters = {
        "client_id": client.client_id,
        "response_type": "code",
        "scope": f"{OPENID} {EMAIL} {FULL}",
        "redirect_uri": next(iter(client.redirect_uris), f"{call.place.base}/account"),
        "state": call.query.get("return_to") or "/",
        "login_hint": hint,
    }
    return sent_to(call.place.authorize, parameters)
