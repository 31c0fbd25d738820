"""Access and refresh tokens of new customer accounts: issued, known again, ended."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.customers.access_tokens import expire_all
from sandbox.customers.records import Customer, CustomerState
from sandbox.identity.records import (
    AccountAccessToken,
    AccountClient,
    AccountLogin,
    AccountRefreshToken,
    LastLogin,
)
from sandbox.identity.scopes import EMAIL, FULL, LEGACY, OPENID
from sandbox.pause import Pause, go_on
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
    access = access_token(world, login, issuer=issuer, now=now)
    refresh = refresh_token(world, login, now)
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


def access_token(
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
        logins=tuple(dict.fromkeys((*(() if same is None else same.logins), login.id))),
        expires_at=datetime.fromtimestamp(second, now.tzinfo) + ACCESS_LIFETIME,
    )


def refresh_token(world: World, login: AccountLogin, now: datetime) -> AccountRefreshToken:
    return AccountRefreshToken(
        id=REFRESH + world.secrets.token(), login_id=login.id, expires_at=now + REFRESH_LIFETIME
    )


def expire_access(world: World, customer: Customer, pause: Pause = go_on) -> int:
    """Let the access tokens of *customer* expire as time would; return how many were live.

    Refresh tokens are still good: a client gets new access tokens by them.
    """

    def is_of_customer(token: AccountAccessToken) -> bool:
        login = live_login(world, token)
        return not isinstance(login, str) and login.customer_id == customer.id

    return expire_all(world, AccountAccessToken, is_of_customer, pause)


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
    login = live_login(world, known)
    if isinstance(login, str):
        raise _dead("revoked", login)
    if not {FULL, LEGACY}.intersection(login.scope.split()):
        raise _dead("scope", f"its scope is {login.scope!r}, without {FULL}")
    customer = world.store.get(Customer, login.customer_id)
    if customer is None:
        raise _dead("customer-deleted", f"customer {login.customer_id} is gone")
    client = world.store.get(AccountClient, login.client_id)
    if client is None:
        raise _dead("client-deleted", f"client {login.client_id} is gone")
    return Identified(customer, login, client)


def live_login(world: World, token: AccountAccessToken) -> AccountLogin | str:
    """Return the login that *token* was issued for; if it is over, say since when, and why."""
    found = (world.store.get(AccountLogin, number) for number in token.logins)
    logins = [login for login in found if login is not None]
    live = next((login for login in logins if login.ended is None), None)
    if live is not None:
        return live
    if not logins:
        return "its login is forgotten"
    return f"its login is over since {shown_time(logins[0].ended_at)}: {logins[0].ended}"


def _dead(slug: str, detail: str) -> DeadTokenError:
    return DeadTokenError(Reason(f"account-access-token.{slug}", detail))


def shown_time(moment: datetime | None) -> str:
    """Return *moment* as reasons show it, to the second."""
    return "" if moment is None else moment.isoformat(timespec="seconds")
