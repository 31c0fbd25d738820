"""`/oauth/token`: every grant, in the order in which it is checked."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import unquote_plus

import msgspec
from aiohttp import hdrs
from msgspec import Struct

from sandbox.customers.multipass_login import passed_over
from sandbox.door.answers import Answer
from sandbox.identity.clients import check_origin, find_client, prove
from sandbox.identity.codes import redeem
from sandbox.identity.multipass_grant import GRANT_TYPE, multipass_grant
from sandbox.identity.records import AccountClient
from sandbox.identity.refused_grant import GrantRefused, invalid_client, invalid_request
from sandbox.identity.renewal import exchange, refresh
from sandbox.identity.tokens import ACCESS_LIFETIME, TURN_ON, Issued, accounts_of
from sandbox.identity.uris import is_origin
from sandbox.oidc.call import Call
from sandbox.reason import Reason

JSON: Final = "application/json"
_TYPE: Final = "Bearer"
FORM: Final = "application/x-www-form-urlencoded"
CODE: Final = "authorization_code"
REFRESH: Final = "refresh_token"
EXCHANGE: Final = "urn:ietf:params:oauth:grant-type:token-exchange"
AUDIENCE: Final = "30243aa5-17c1-465a-8493-944bcc4e88aa"
"""Shopify: of the Customer Account API, in the source of an official client."""
_NO_AGENT: Final = "You do not have permission to access this website"
_NO_MULTIPASS: Final = "Multipass is off in this shop; `shop change --multipass true` turns it on"
_NOT_STORED: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class _Grant(Struct, frozen=True):
    """What answers a grant type. `of_pages` is whether a public client has to send an `Origin`."""

    perform: Callable[[Call, AccountClient], Issued]
    of_pages: bool = True
    secret_is_optional: bool = False


def post_token(call: Call) -> Answer:
    """Answer a grant, or refuse it as OAuth has it."""
    if not call.headers.get(hdrs.USER_AGENT):
        call.trace.explain(Reason("oauth.user-agent", "the header User-Agent is missing"))
        return Answer(_NO_AGENT.encode(), 403, "text/plain; charset=utf-8")
    try:
        client, issued = _granted(call)
    except GrantRefused as refused:
        call.trace.explain(refused.reason)
        return _refusal(call, refused)
    return _answer(_token_body(issued, call.form["grant_type"]), _allowed(call, client))


def preflight(call: Call) -> Answer:
    """Let pages of all clients' origins ask: which client it is, a preflight does not say."""
    headers = {
        "Access-Control-Allow-Methods": "POST, OPTIONS",
        "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Sandbox-Explain",
        "Access-Control-Max-Age": "7200",
        **({"Access-Control-Allow-Origin": call.origin, "Vary": "Origin"} if call.origin else {}),
    }
    return Answer(b"", 204, JSON, headers)


def _granted(call: Call) -> tuple[AccountClient, Issued]:
    form = call.form
    if not accounts_of(call.world):
        accounts = call.world.shop.customer_accounts
        message = f"the shop's customerAccounts are {accounts}, which has no such login; {TURN_ON}"
        reason = Reason("oauth.accounts-not-new", message)
        raise GrantRefused("unauthorized_client", "Unauthorized client", reason=reason)
    kind = form.get("grant_type", "")
    if not kind:
        raise invalid_request("Missing grant_type", "grant-type-missing", _no_grant_type(call))
    grant = _GRANTS.get(kind)
    if grant is None or (kind == GRANT_TYPE and not call.world.shop.takes_multipass):
        why = _NO_MULTIPASS if grant else f"{kind!r} is none of {', '.join(_GRANTS)}"
        reason = Reason("oauth.grant-type", why)
        raise GrantRefused("unsupported_grant_type", "Unsupported grant type", reason=reason)
    client_id, secret = _credentials(call)
    client = find_client(call.world, client_id)
    prove(client, secret, is_optional=grant.secret_is_optional)
    if grant.of_pages:
        check_origin(client, call.origin)
    return client, grant.perform(call, client)


def _no_grant_type(call: Call) -> str:
    content_type = call.headers.get(hdrs.CONTENT_TYPE, "missing").partition(";")[0].strip()
    if content_type.lower() == FORM:
        return f"grant_type is not in the form: write one of {', '.join(_GRANTS)}"
    return f"grant_type is missing: send it as {FORM}; Content-Type is {content_type}"


def _credentials(call: Call) -> tuple[str, str | None]:
    """Return id and secret of the client: of HTTP Basic, else of the form."""
    form = call.form
    scheme, _, text = call.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    if scheme and scheme.lower() != "basic" and not form.get("client_secret"):
        shown = f"is {scheme[:20]!r}" if text else "has no scheme"
        message = f"Authorization {shown}: a client proves itself by Basic, or in the body"
        call.trace.explain(Reason("oauth.not-basic", message))
    if scheme.lower() != "basic":
        return form.get("client_id", ""), form.get("client_secret")
    try:
        name, colon, secret = b64decode(text, validate=True).decode().partition(":")
    except (Base64Error, UnicodeDecodeError):
        name, colon, secret = "", "", ""
    if not colon:
        raise invalid_client("basic", "Authorization is not Basic base64(client_id:client_secret)")
    name, secret = unquote_plus(name), unquote_plus(secret)
    if form.get("client_id", name) != name:
        message = f"client_id is {form['client_id']!r} in the body and {name!r} in Authorization"
        raise invalid_client("two-clients", message)
    return name, secret


def _by_code(call: Call, client: AccountClient) -> Issued:
    return redeem(
        call.world,
        client,
        _required(call, "code"),
        redirect_uri=call.form.get("redirect_uri"),
        verifier=call.form.get("code_verifier"),
        issuer=call.place.issuer,
    )


def _by_refresh_token(call: Call, client: AccountClient) -> Issued:
    token = _required(call, "refresh_token")
    return refresh(call.world, client, token, issuer=call.place.issuer)


def _by_multipass(call: Call, client: AccountClient) -> Issued:
    _required(call, "assertion")
    issued = multipass_grant(call.world, client, call.assertion, issuer=call.place.issuer)
    call.trace.explain(passed_over(call.assertion))
    return issued


def _by_exchange(call: Call, client: AccountClient) -> Issued:
    audience = _required(call, "audience")
    if audience != AUDIENCE:
        message = f"audience is {audience!r}; it has to be {AUDIENCE}"
        raise invalid_request("Invalid audience", "audience", message)
    token = _required(call, "subject_token")
    return exchange(call.world, client, token, issuer=call.place.issuer)


_GRANTS: Final[Mapping[str, _Grant]] = {
    CODE: _Grant(_by_code),
    REFRESH: _Grant(_by_refresh_token),
    GRANT_TYPE: _Grant(_by_multipass, of_pages=False, secret_is_optional=True),
    EXCHANGE: _Grant(_by_exchange),
}


def _required(call: Call, name: str) -> str:
    value = call.form.get(name)
    if not value:
        raise invalid_request(f"Missing {name}", "parameter-missing", f"{name} is missing")
    return value


def _token_body(issued: Issued, grant: str) -> dict[str, Any]:
    """Shopify: documented but for `token_type`, which libraries demand, and `scope`."""
    body: dict[str, Any] = {
        "access_token": issued.access_token,
        "expires_in": int(ACCESS_LIFETIME.total_seconds()),
    }
    if issued.id_token is not None:
        body["id_token"] = issued.id_token
    if issued.refresh_token is not None:
        body["refresh_token"] = issued.refresh_token
    body["token_type"] = _TYPE
    if grant in (CODE, GRANT_TYPE):
        body["scope"] = issued.scope
    return body


def _refusal(call: Call, refused: GrantRefused) -> Answer:
    body = {"error": refused.error, "error_description": refused.message}
    answer = _answer(body, {**refused.headers, **_allowed(call, _client(call))})
    return Answer(answer.body, refused.status, answer.content_type, answer.headers)


def _client(call: Call) -> AccountClient | None:
    client_id = call.form.get("client_id")
    return call.world.store.get(AccountClient, client_id) if client_id else None


def _answer(body: Mapping[str, Any], headers: Mapping[str, str]) -> Answer:
    return Answer(msgspec.json.encode(body), 200, JSON, {**_NOT_STORED, **headers})


def _allowed(call: Call, client: AccountClient | None) -> dict[str, str]:
    """Let a page read the answer that is of one of the *client*'s origins."""
    origin = call.origin
    if client is None or not origin or not is_origin(origin, client.origins):
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": "x-request-id, x-sandbox-reason",
        "Vary": "Origin",
    }
