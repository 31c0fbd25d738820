"""Requests that are refused before they become an operation: statuses and bodies."""

from sandbox.door.refusals import HttpRefusal
from sandbox.identity.tokens import ACCESS, TURN_ON
from sandbox.reason import Reason
from sandbox.user_errors import DeadTokenError

_MISSING = f"the header Authorization is missing: send the access token, which begins with {ACCESS}"
_CHALLENGE = {"WWW-Authenticate": 'Bearer error="invalid_token"'}


def missing_authorization() -> HttpRefusal:
    """Shopify: recorded."""
    return _unauthorized("Missing Authorization Header", "missing", _MISSING)


def not_an_access_token(text: str) -> HttpRefusal:
    """Shopify: recorded for whatever does not begin so, `Bearer` included."""
    kind = text.partition(" ")[0].partition("_")[0][:20]
    hint = {
        "bearer": f"Authorization begins with Bearer: send the token alone, from {ACCESS} on",
        "atkn": "a token that begins with atkn_ has to be exchanged at the token endpoint first",
        "shcrt": "that is a refresh token: send the access token",
        "shcac": "that is the code of authorize: exchange it at the token endpoint first",
        "shpat": "that is a private access token of the Storefront API: send that of a customer",
    }.get(kind.lower(), f"an access token begins with {ACCESS}; this one is of another API")
    if kind.startswith("eyJ"):
        hint = "that is a JWT, such as an id_token: send the access token"
    return _unauthorized(f"Invalid token, missing prefix {ACCESS}.", "prefix", hint)


def dead_access_token(dead: DeadTokenError) -> HttpRefusal:
    """Shopify: the status is documented; body and header are our choice."""
    return HttpRefusal(401, [{"message": "Invalid token"}], reason=dead.reason, headers=_CHALLENGE)


def foreign_origin(reason: Reason) -> HttpRefusal:
    """Shopify: status and header are documented."""
    return HttpRefusal(401, [{"message": "Invalid origin"}], reason=reason, headers=_CHALLENGE)


def no_user_agent() -> HttpRefusal:
    """Shopify: the text is documented."""
    return HttpRefusal(
        403,
        "You do not have permission to access this website",
        reason=Reason("http.user-agent", "the header User-Agent is missing"),
    )


def no_new_accounts(kind: str) -> HttpRefusal:
    why = f"the shop's customerAccounts are {kind}, which has no Customer Account API; {TURN_ON}"
    return HttpRefusal(404, "Not Found", reason=Reason("account-api.accounts-not-new", why))


def _unauthorized(message: str, slug: str, why: str) -> HttpRefusal:
    reason = Reason(f"account-access-token.{slug}", why)
    return HttpRefusal(401, [{"message": message}], reason=reason)
