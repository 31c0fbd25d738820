"""Codes that are good once: the one of six digits in a mail, and the one for the client."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from msgspec.structs import replace

from sandbox.customers.records import Customer
from sandbox.identity.records import (
    AccountClient,
    AccountLogin,
    AccountSession,
    AuthorizationCode,
    LoginCode,
)
from sandbox.identity.refused_grant import GrantRefused, invalid_grant
from sandbox.identity.tokens import Issued, begin_login, enabled, end_login, issue, shown_time
from sandbox.world import World
from sandbox.world.inbox import Mail, MailKind
from sandbox.world.mail_texts import mail_text

LIFETIME: Final = timedelta(minutes=10)
"""Of both kinds. Our choice."""
MOST_TRIES: Final = 5
_PREFIX: Final = "shcac_"
_DIGITS: Final = 6


def send_login_code(world: World, email: str, *, locale: str = "") -> LoginCode:
    """Mail a new code to *email*, in lower case; the one before is dead."""
    code = f"{int(world.secrets.token(), 16) % 10**_DIGITS:0{_DIGITS}d}"
    now = world.clock.now()
    known = LoginCode(id=email, code=code, expires_at=now + LIFETIME)
    world.store.put(known)
    written = mail_text(MailKind.LOGIN_CODE, locale, shop=world.shop.name, code=code)
    mail = Mail(
        to=email,
        kind=MailKind.LOGIN_CODE,
        subject=written.subject,
        text=written.text,
        language=written.language,
        created_at=now,
        code=code,
    )
    world.inbox.deliver(mail)
    return known


class WrongCodeError(Exception):
    """A code that logs nobody in; the message says why, for developers."""


def customer_by_code(world: World, email: str, code: str) -> Customer:
    """Return the customer of *email*, in lower case, if *code* is the mailed one.

    The first login makes the customer (inferred). Raises `WrongCodeError`.
    """
    known = world.store.get(LoginCode, email)
    if known is None:
        raise WrongCodeError(f"there is no code for {email}: none was mailed, or it was used")
    if known.expires_at <= world.clock.now():
        good_until = shown_time(known.expires_at)
        raise WrongCodeError(f"the code mailed to {email} was good until {good_until}")
    if known.tries >= MOST_TRIES:
        raise WrongCodeError(f"{MOST_TRIES} wrong codes came for {email}: let a new one be mailed")
    if not compare_digest("".join(code.split()).encode(), known.code.encode()):
        world.store.put(replace(known, tries=known.tries + 1))
        left = MOST_TRIES - known.tries - 1
        raise WrongCodeError(
            f"that is not the code in the newest mail to {email}; {left} tries left"
        )
    world.store.remove(known)
    return customer_of(world, email)


def customer_of(world: World, email: str) -> Customer:
    """Return the customer of *email*, made if there is none, who may log in then."""
    known = world.store.find(Customer, "email", email)
    if known is not None:
        return enabled(world, known)
    now = world.clock.now()
    made = Customer(id=world.gids.next("Customer"), email=email, created_at=now, updated_at=now)
    return enabled(world, made)


def authorize(
    world: World,
    client: AccountClient,
    session: AccountSession,
    *,
    redirect_uri: str,
    scope: str,
    challenge: str | None,
    nonce: str | None,
) -> AuthorizationCode:
    """Make the code that the browser brings to the client."""
    code = AuthorizationCode(
        id=_PREFIX + world.secrets.token(),
        client_id=client.client_id,
        redirect_uri=redirect_uri,
        scope=scope,
        customer_id=session.customer_id,
        sid=session.sid,
        expires_at=world.clock.now() + LIFETIME,
        challenge=challenge,
        nonce=nonce,
    )
    world.store.put(code)
    return code


def redeem(
    world: World,
    client: AccountClient,
    text: str,
    *,
    redirect_uri: str | None,
    verifier: str | None,
    issuer: str,
) -> Issued:
    """Return tokens for the code *text*, once. Raises `GrantRefused`.

    A code that comes twice ends what it was exchanged for at first, as RFC 6749 advises.
    """
    code = world.store.get(AuthorizationCode, text)
    if code is None:
        raise _refused("code-unknown", "this world has issued no such code")
    _check(world, client, code, redirect_uri)
    _check_verifier(code.challenge, verifier)
    customer = world.store.get(Customer, code.customer_id)
    if customer is None:
        raise _refused("customer-deleted", f"customer {code.customer_id} is gone")
    login = begin_login(
        world,
        client,
        customer,
        sid=code.sid,
        scope=code.scope,
        grant="authorization_code",
    )
    issued = issue(world, login, issuer=issuer, nonce=code.nonce)
    world.store.put(replace(code, used_at=world.clock.now(), login_id=login.id))
    return issued


def _check(
    world: World, client: AccountClient, code: AuthorizationCode, redirect_uri: str | None
) -> None:
    if code.client_id != client.client_id:
        raise _refused("code-of-another-client", f"the code was issued to client {code.client_id}")
    if code.used_at is not None:
        _end(world, code)
        used = shown_time(code.used_at)
        detail = f"the code was used at {used}; the tokens that it brought are revoked now"
        raise _refused("code-used", detail)
    if code.expires_at <= world.clock.now():
        raise _refused("code-expired", f"the code was good until {shown_time(code.expires_at)}")
    if redirect_uri != code.redirect_uri:
        detail = f"redirect_uri is {redirect_uri!r}, and was {code.redirect_uri!r} at authorize"
        raise _refused("redirect-uri-mismatch", detail)


def _end(world: World, code: AuthorizationCode) -> None:
    login = world.store.get(AccountLogin, code.login_id) if code.login_id else None
    if login is not None and login.ended is None:
        end_login(world, login, "its code came a second time")


def _check_verifier(challenge: str | None, verifier: str | None) -> None:
    if challenge is None:
        return
    if not verifier:
        raise _refused(
            "verifier-missing", "code_verifier is missing: authorize had a code_challenge"
        )
    digest = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=")
    if compare_digest(digest, challenge.encode()):
        return
    if challenge.endswith("="):
        detail = "the code_challenge of authorize ends in =: send base64url without padding"
        raise _refused("challenge-padded", detail)
    detail = "the SHA-256 of code_verifier, in base64url, is not the code_challenge of authorize"
    raise _refused("verifier-wrong", detail)


def _refused(slug: str, detail: str) -> GrantRefused:
    return invalid_grant("Invalid authorization code.", slug, detail)
