"""`/logout`: the browser's session ends, and the logins that began in it."""

from sandbox.account.html import element
from sandbox.door.answers import Answer
from sandbox.identity.records import AccountClient
from sandbox.identity.sessions import end_session
from sandbox.identity.signing import claims_in
from sandbox.identity.uris import is_registered
from sandbox.oidc.call import Call
from sandbox.oidc.pages import error_page, page, sent_to, session_cookie
from sandbox.oidc.texts import texts_for
from sandbox.reason import Reason


def log_out(call: Call) -> Answer:
    """End the session, and send the browser where the client has registered.

    Shopify: a URI that is not registered is ignored, without an error (reported). What a missing
    or foreign hint answers is not known.
    """
    claims = claims_in(call.world, call.query.get("id_token_hint", ""))
    if claims is None:
        given = (
            "is not an id_token of this world" if call.query.get("id_token_hint") else "is missing"
        )
        message = f"id_token_hint {given}: send the id_token that came with the login"
        call.trace.explain(Reason("oauth.id-token-hint", message))
        return error_page(call, "id_token_hint is not valid")
    end_session(call.world, str(claims.get("sid")))
    if call.session is not None:
        end_session(call.world, call.session.sid)
    cookie = session_cookie(call, None)
    target = _target(call, str(claims.get("aud")))
    if target is None:
        texts = texts_for(call)
        shown = page(call, texts.logged_out, element("p", texts.close))
        return Answer(
            shown.body, shown.status, shown.content_type, {**shown.headers, "Set-Cookie": cookie}
        )
    return sent_to(target, {"state": call.query.get("state")}, cookie=cookie)


def _target(call: Call, client_id: str) -> str | None:
    client = call.world.store.get(AccountClient, client_id)
    if client is None:
        return None
    asked = call.query.get("post_logout_redirect_uri")
    if asked and is_registered(asked, client.logout_uris, shop_id=call.world.shop.id):
        return asked
    if asked:
        message = f"{asked!r} is not a Logout URI of {client.name}: it was ignored"
        call.trace.explain(Reason("oauth.logout-uri", message))
    return next(iter(client.logout_uris), None)
