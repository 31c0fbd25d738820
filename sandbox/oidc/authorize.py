"""`/oauth/authorize`: what a client asks of the browser, checked before anybody logs in."""

import re
from typing import Final

from msgspec import Struct

from sandbox.door.answers import Answer
from sandbox.identity.clients import find_client
from sandbox.identity.codes import authorize
from sandbox.identity.records import AccountClient, AccountSession
from sandbox.identity.refused_grant import GrantRefused
from sandbox.identity.scopes import LEGACY, SUPPORTED
from sandbox.identity.uris import is_registered, mismatch
from sandbox.oidc.call import Call
from sandbox.oidc.pages import error_page, sent_to
from sandbox.reason import Reason

_CHALLENGE: Final = re.compile(r"[A-Za-z0-9_\-.~=]{1,200}")


class Asked(Struct, frozen=True):
    """A request that a client may make, with what is to come back to it."""

    client: AccountClient
    redirect_uri: str
    scope: str
    state: str | None
    nonce: str | None
    challenge: str | None


class Unsafe(Exception):
    """The browser cannot be sent back: `lines` are shown to it."""

    def __init__(self, line: str, reason: Reason) -> None:
        super().__init__(line)
        self.line = line
        self.reason = reason


def show_authorize(call: Call) -> Answer:
    """Send the browser to the client with a code, or with an error, or to the login page."""
    try:
        asked = read_asked(call)
    except Unsafe as unsafe:
        call.trace.explain(unsafe.reason)
        return error_page(call, unsafe.line)
    except RefusedBack as refused:
        return refused_back(call, refused)
    prompt = call.query.get("prompt", "").split()
    if call.session is not None and "login" not in prompt:
        return with_code(call, asked, call.session)
    if "none" in prompt:
        why = "prompt is none, and nobody is logged in to this browser"
        refusal = _refusal("login_required", "Login required", "login-required", why)
        return refused_back(call, RefusedBack(asked.redirect_uri, asked.state, refusal))
    return sent_to(call.place.login, dict(call.query))


class RefusedBack(Exception):
    """A refusal that the client hears of, at its redirect URI."""

    def __init__(self, redirect_uri: str, state: str | None, refused: GrantRefused) -> None:
        super().__init__(str(refused))
        self.redirect_uri = redirect_uri
        self.state = state
        self.refused = refused


def refused_back(call: Call, back: RefusedBack) -> Answer:
    """Send the browser to the client with the error (RFC 6749, 4.1.2.1)."""
    refused = back.refused
    call.trace.explain(refused.reason)
    parameters = {"error": refused.error, "error_description": refused.message, "state": back.state}
    return sent_to(back.redirect_uri, parameters)


def with_code(
    call: Call, asked: Asked, session: AccountSession, *, cookie: str | None = None
) -> Answer:
    """Send the browser to the client with a code for the customer of *session*."""
    code = authorize(
        call.world,
        asked.client,
        session,
        redirect_uri=asked.redirect_uri,
        scope=asked.scope,
        challenge=asked.challenge,
        nonce=asked.nonce,
    )
    return sent_to(asked.redirect_uri, {"code": code.id, "state": asked.state}, cookie=cookie)


def read_asked(call: Call) -> Asked:
    """Return what the query asks. Raises `Unsafe` and `RefusedBack`."""
    query = call.query
    try:
        client = find_client(call.world, query.get("client_id", ""))
    except GrantRefused as refused:
        raise Unsafe("client_id is not valid", refused.reason) from None
    redirect_uri = query.get("redirect_uri", "")
    if not is_registered(redirect_uri, client.redirect_uris, shop_id=call.world.shop.id):
        reason = Reason("oauth.redirect-uri", mismatch(redirect_uri, client.redirect_uris))
        raise Unsafe('"redirect_uri" mismatch: redirect_uri is not a valid match', reason)
    state = query.get("state")
    try:
        scope, challenge = _scope(client, query.get("scope")), _challenge(client, call)
    except GrantRefused as refused:
        raise RefusedBack(redirect_uri, state, refused) from None
    if state is None:
        call.trace.explain(
            Reason(
                "oauth.state-missing",
                "state is missing, which the docs of the real service require; it was accepted",
            )
        )
    return Asked(client, redirect_uri, scope, state, query.get("nonce"), challenge)


def _scope(client: AccountClient, text: str | None) -> str:
    if not text:
        raise _refusal(
            "invalid_request",
            "Missing scope",
            "scope-missing",
            "scope is missing; use openid email customer-account-api:full",
        )
    known = (*SUPPORTED, LEGACY) if client.has_legacy_scope else SUPPORTED
    for scope in text.split():
        if scope not in known:
            why = f"{scope!r} is none of {', '.join(known)}"
            if scope == LEGACY:
                why += "; it is the scope of 2023, which only a client with has_legacy_scope has"
            elif scope.startswith("customer_"):
                why += "; what a client may read and write is set up with the client"
            raise _refusal("invalid_scope", "Invalid scope", "scope", why)
    return " ".join(text.split())


def _challenge(client: AccountClient, call: Call) -> str | None:
    kind = call.query.get("response_type")
    if kind != "code":
        why = f"response_type is {kind!r}; only code is supported"
        error = "unsupported_response_type" if kind else "invalid_request"
        raise _refusal(error, "Invalid response type", "response-type", why)
    challenge = call.query.get("code_challenge")
    if challenge is None:
        if not client.is_public:
            return None
        why = f"{client.name} is a public client: it has to send a code_challenge (PKCE)"
        raise _refusal("invalid_request", "Missing code_challenge", "challenge-missing", why)
    method = call.query.get("code_challenge_method")
    if method != "S256":
        why = f"code_challenge_method is {method!r}; only S256 is supported"
        raise _refusal("invalid_request", "Invalid code_challenge_method", "challenge-method", why)
    if not _CHALLENGE.fullmatch(challenge):
        why = f"code_challenge is {challenge[:40]!r}, which is not base64url"
        raise _refusal("invalid_request", "Invalid code_challenge", "challenge", why)
    return challenge


def _refusal(error: str, message: str, slug: str, why: str) -> GrantRefused:
    return GrantRefused(error, message, reason=Reason(f"oauth.{slug}", why))
