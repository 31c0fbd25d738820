"""Access and refresh tokens of new customer accounts: issued, rotated, known again, ended."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.customers.records import Customer, CustomerState
from sandbox.identity.records import (
    AccountAccessToken,
    AccountClient,
    AccountLogin,
    AccountRefreshToken,
    LastLogin,
)
from sandbox.identity.refused_grant import invalid_grant
from sandbox.identity.scopes import EMAIL, FULL, LEGACY, OPENID
from sandbox.reason import Reason
from sandbox.user_errors import DeadTokenError
from sandbox.world import World

ACCESS: Final = "shcat_"
REFRESH: Final = "shcrt_"
EXCHANGED: Final = "atkn_"
ACCESS_LIFETIME: Final = timedelta(seconds=3_600)
"""Shopify: recorded."""
REFRESH_LIFETIME: Final = timedelta(days=30)
"""Our choice."""
TURN_ON: Final = "`shop change --customer-accounts BOTH` turns it on"
"""The end of the reasons of a shop without new customer accounts."""
GRACE: Final = timedelta(seconds=30)
_FIRST_LOGIN: Final = 0


class Identified(Struct, frozen=True):
    """Whom an access token stands for, and the client that it was issued to."""

    customer: Customer
    login: AccountLogin
    client: AccountClient


class Issued(Struct, frozen=True):
    """The answer to a grant. `id_token` is None where the scope has no `openid`."""

    access_token: str
    refresh_token: str | None
    id_token: str | None
    scope: str


def accounts_of(world: World) -> bool:
    """Say whether the shop has new customer accounts."""
    return world.shop.customer_accounts in ("NEW", "BOTH")


def begin_login(
    world: World, client: AccountClient, customer: Customer, *, sid: str, scope: str, grant: str
) -> AccountLogin:
    """Return a new login, to be put. Shopify: a login makes the customer ENABLED (inferred)."""
    before = world.store.get(LastLogin, sid)
    return AccountLogin(
        id=world.gids.next("AccountLogin", first=_FIRST_LOGIN, step=1),
        client_id=client.client_id,
        customer_id=customer.id,
        sid=sid,
        scope=scope,
        grant=grant,
        began_at=world.clock.now(),
        previous=None if before is None else before.login_id,
    )


def enabled(world: World, customer: Customer) -> Customer:
    """Return *customer* as one who may log in, kept so."""
    if customer.state is CustomerState.ENABLED:
        return customer
    customer = replace(customer, state=CustomerState.ENABLED, updated_at=world.clock.now())
    world.store.put(customer)
    return customer


def issue(world: World, login: AccountLogin, *, issuer: str, nonce: str | None = None) -> Issued:
    """Make the tokens of a *login* that has just begun, and keep all of them."""
    from sandbox.identity.signing import sign_id_token

    customer = world.store.get(Customer, login.customer_id)
    assert customer is not None
    now = world.clock.now()
    access = _access_token(world, login, issuer=issuer, now=now)
    refresh = _refresh_token(world, login, now)
    world.store.put(login, LastLogin(id=login.sid, login_id=login.id), access, refresh)
    scopes = login.scope.split()
    id_token = None
    if OPENID in scopes:
        claims = _claims(login, customer, issuer=issuer, now=now, nonce=nonce, scopes=scopes)
        id_token = sign_id_token(world, claims)
    return Issued(access.id, refresh.id, id_token, login.scope)


def _claims(
    login: AccountLogin,
    customer: Customer,
    *,
    issuer: str,
    now: datetime,
    nonce: str | None,
    scopes: list[str],
) -> Mapping[str, Any]:
    """Return the claims in the order of the discovery document; a nonce only where one was."""
    second = int(now.timestamp())
    claims: dict[str, Any] = {
        "iss": issuer,
        "sub": str(customer.id),
        "aud": login.client_id,
        "exp": second + int(ACCESS_LIFETIME.total_seconds()),
        "iat": second,
        "nonce": nonce,
        "sid": login.sid,
    }
    if nonce is None:
        del claims["nonce"]
    if EMAIL in scopes and customer.email:
        claims |= {"email": customer.email, "email_verified": True}
    return claims


def _access_token(
    world: World, login: AccountLogin, *, issuer: str, now: datetime, exchanged: bool = False
) -> AccountAccessToken:
    from sandbox.identity.signing import sign_access_token

    second = int(now.timestamp())
    payload = {
        "shopId": world.shop.id,
        "cid": login.client_id,
        "iat": second,
        "exp": second + int(ACCESS_LIFETIME.total_seconds()),
        "iss": issuer,
        "sub": login.customer_id,
        "scope": login.scope,
    }
    prefix = EXCHANGED if LEGACY in login.scope.split() and not exchanged else ACCESS
    text = prefix + sign_access_token(world, payload)
    same = world.store.get(AccountAccessToken, text)
    return AccountAccessToken(
        id=text,
        logins=(*(() if same is None else same.logins), login.id),
        expires_at=datetime.fromtimestamp(second, now.tzinfo) + ACCESS_LIFETIME,
    )


def _refresh_token(world: World, login: AccountLogin, now: datetime) -> AccountRefreshToken:
    return AccountRefreshToken(
        id=REFRESH + world.secrets.token(), login_id=login.id, expires_at=now + REFRESH_LIFETIME
    )


def refresh(
    world: World, client: AccountClient, token: str, *, issuer: str, grace: bool = False
) -> Issued:
    """Return new tokens for a refresh token, which is dead from now on. Raises `GrantRefused`.

    Shopify: a refresh token comes back, and no id token (documented). That the old one is dead at
    once is our choice; *grace* lets it live for half a minute, for requests at the same time.
    """
    now = world.clock.now()
    known = world.store.get(AccountRefreshToken, token)
    login = None if known is None else world.store.get(AccountLogin, known.login_id)
    if known is None or login is None:
        raise _bad_refresh("refresh-token-unknown", _unknown_refresh(token))
    if login.client_id != client.client_id:
        detail = f"the refresh token was issued to client {login.client_id}, not to this one"
        raise _bad_refresh("refresh-token-of-another-client", detail)
    if known.rotated_at is not None and not (grace and now <= known.rotated_at + GRACE):
        used = shown_time(known.rotated_at)
        detail = f"the refresh token was used at {used}, which issued another one in its place"
        raise _bad_refresh("refresh-token-rotated", detail)
    if login.ended is not None:
        detail = f"its login is over since {shown_time(login.ended_at)}: {login.ended}"
        raise _bad_refresh("refresh-token-revoked", detail)
    if known.expires_at <= now:
        detail = f"the refresh token was good until {shown_time(known.expires_at)}"
        raise _bad_refresh("refresh-token-expired", detail)
    access = _access_token(world, login, issuer=issuer, now=now)
    renewed = _refresh_token(world, login, now)
    world.store.put(access, renewed, replace(known, rotated_at=known.rotated_at or now))
    return Issued(access.id, renewed.id, None, login.scope)


def _unknown_refresh(token: str) -> str:
    if token.startswith(REFRESH):
        return "this world has issued no such refresh token"
    sent = "an access token was sent: " if token.startswith(ACCESS) else ""
    return f"{sent}a refresh token begins with {REFRESH}"


def _bad_refresh(slug: str, detail: str) -> Exception:
    return invalid_grant("Invalid refresh token.", slug, detail)


def exchange(world: World, client: AccountClient, token: str, *, issuer: str) -> Issued:
    """Return an access token for one of the old scope. Raises `GrantRefused`."""
    found = world.store.get(AccountAccessToken, token)
    login = None if found is None else world.store.get(AccountLogin, found.logins[-1])
    if login is None or not token.startswith(EXCHANGED):
        detail = "the subject_token is not an atkn_ token of this world: others need no exchange"
        raise invalid_grant("Invalid subject token.", "subject-token", detail)
    if login.client_id != client.client_id:
        detail = f"the subject_token was issued to client {login.client_id}, not to this one"
        raise invalid_grant("Invalid subject token.", "subject-token-of-another-client", detail)
    access = _access_token(world, login, issuer=issuer, now=world.clock.now(), exchanged=True)
    world.store.put(access)
    return Issued(access.id, None, None, login.scope)


def expire_access(world: World, customer: Customer) -> int:
    """Let the access tokens of *customer* expire as time would; return how many were live.

    Refresh tokens are still good: a client gets new access tokens by them.
    """
    now = world.clock.now()
    live = [
        replace(token, expires_at=now)
        for token in world.store.after(AccountAccessToken, "")
        if token.expires_at > now and _is_live(world, token, customer)
    ]
    world.store.put(*live)
    return len(live)


def _is_live(world: World, token: AccountAccessToken, customer: Customer) -> bool:
    logins = (world.store.get(AccountLogin, number) for number in token.logins)
    return any(
        login is not None and login.customer_id == customer.id and login.ended is None
        for login in logins
    )


def end_login(world: World, login: AccountLogin, why: str) -> None:
    """End *login* and with it all its tokens; *why* is for the reasons of refusals."""
    world.store.put(replace(login, ended=why, ended_at=world.clock.now()))


def identify_account(world: World, token: str) -> Identified:
    """Return whom the access token *token* stands for. Raises `DeadTokenError`."""
    known = world.store.get(AccountAccessToken, token)
    if not accounts_of(world):
        kind = world.shop.customer_accounts
        detail = f"the shop's customerAccounts are {kind}, which has no such tokens; {TURN_ON}"
        raise _dead("accounts-not-new", detail)
    if known is None:
        raise _dead("unknown", "this world has issued no such token, or its signature is changed")
    if known.expires_at <= (now := world.clock.now()):
        good_until = shown_time(known.expires_at)
        detail = f"the access token was good until {good_until}; it is {shown_time(now)}"
        raise _dead("expired", detail)
    login = _live_login(world, known)
    if not {FULL, LEGACY}.intersection(login.scope.split()):
        raise _dead("scope", f"its scope is {login.scope!r}, without {FULL}")
    customer = world.store.get(Customer, login.customer_id)
    if customer is None:
        raise _dead("customer-deleted", f"customer {login.customer_id} is gone")
    client = world.store.get(AccountClient, login.client_id)
    if client is None:
        raise _dead("client-deleted", f"client {login.client_id} is gone")
    return Identified(customer, login, client)


def _live_login(world: World, token: AccountAccessToken) -> AccountLogin:
    found = (world.store.get(AccountLogin, number) for number in token.logins)
    logins = [login for login in found if login is not None]
    for login in logins:
        if login.ended is None:
            return login
    if not logins:
        raise _dead("revoked", "its login is forgotten")
    ended = logins[0]
    raise _dead("revoked", f"its login is over since {shown_time(ended.ended_at)}: {ended.ended}")


def _dead(slug: str, detail: str) -> DeadTokenError:
    return DeadTokenError(Reason(f"account-access-token.{slug}", detail))


def shown_time(moment: datetime | None) -> str:
    """Return *moment* as reasons show it, to the second."""
    return "" if moment is None else moment.isoformat(timespec="seconds")
