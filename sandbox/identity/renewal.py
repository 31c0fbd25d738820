"""New access tokens for a refresh token, or for a token of the scope of 2023."""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from sandbox.identity.records import (
    AccountAccessToken,
    AccountClient,
    AccountLogin,
    AccountRefreshToken,
)
from sandbox.identity.refused_grant import GrantRefused, invalid_grant
from sandbox.identity.tokens import (
    ACCESS,
    EXCHANGED,
    REFRESH,
    Issued,
    access_token,
    live_login,
    refresh_token,
    shown_time,
)
from sandbox.world import World

GRACE: Final = timedelta(seconds=30)


def refresh(
    world: World, client: AccountClient, token: str, *, issuer: str, grace: bool = False
) -> Issued:
    """Return new tokens for a refresh token, which is dead from now on. Raises `GrantRefused`.

    Shopify: a refresh token comes back, and no id token (documented). That the old one is dead at
    once is our choice; *grace* lets it live for half a minute, for requests at the same time.
    """
    now = world.clock.now()
    known, login = _live_refresh(world, client, token, GRACE if grace else timedelta())
    access = access_token(world, login, issuer=issuer, now=now)
    renewed = refresh_token(world, login, now)
    world.store.put(access, renewed, replace(known, rotated_at=known.rotated_at or now))
    return Issued(access.id, renewed.id, None, login.scope)


def _live_refresh(
    world: World, client: AccountClient, token: str, grace: timedelta
) -> tuple[AccountRefreshToken, AccountLogin]:
    """Return the refresh token with its login. Raises `GrantRefused` for one that is dead."""
    now, known = world.clock.now(), world.store.get(AccountRefreshToken, token)
    login = None if known is None else world.store.get(AccountLogin, known.login_id)
    if known is None or login is None:
        raise _bad_refresh("refresh-token-unknown", _unknown_refresh(token))
    if login.client_id != client.client_id:
        detail = f"the refresh token was issued to client {login.client_id}, not to this one"
        raise _bad_refresh("refresh-token-of-another-client", detail)
    if known.rotated_at is not None and not (grace and now <= known.rotated_at + grace):
        used = shown_time(known.rotated_at)
        detail = f"the refresh token was used at {used}, which issued another one in its place"
        raise _bad_refresh("refresh-token-rotated", detail)
    if login.ended is not None:
        detail = f"its login is over since {shown_time(login.ended_at)}: {login.ended}"
        raise _bad_refresh("refresh-token-revoked", detail)
    if known.expires_at <= now:
        detail = f"the refresh token was good until {shown_time(known.expires_at)}"
        raise _bad_refresh("refresh-token-expired", detail)
    return known, login


def _unknown_refresh(token: str) -> str:
    if token.startswith(REFRESH):
        return "this world has issued no such refresh token"
    sent = "an access token was sent: " if token.startswith(ACCESS) else ""
    return f"{sent}a refresh token begins with {REFRESH}"


def _bad_refresh(slug: str, detail: str) -> GrantRefused:
    return invalid_grant("Invalid refresh token.", slug, detail)


def exchange(world: World, client: AccountClient, token: str, *, issuer: str) -> Issued:
    """Return an access token for a live one of the old scope. Raises `GrantRefused`."""
    found, now = world.store.get(AccountAccessToken, token), world.clock.now()
    if found is None or not token.startswith(EXCHANGED):
        detail = "the subject_token is not an atkn_ token of this world: others need no exchange"
        raise _bad_subject("subject-token", detail)
    if found.expires_at <= now:
        detail = f"the subject_token was good until {shown_time(found.expires_at)}"
        raise _bad_subject("subject-token-expired", detail)
    login = live_login(world, found)
    if isinstance(login, str):
        raise _bad_subject("subject-token-revoked", login)
    if login.client_id != client.client_id:
        detail = f"the subject_token was issued to client {login.client_id}, not to this one"
        raise _bad_subject("subject-token-of-another-client", detail)
    access = access_token(world, login, issuer=issuer, now=now, exchanged=True)
    world.store.put(access)
    return Issued(access.id, None, None, login.scope)


def _bad_subject(slug: str, detail: str) -> GrantRefused:
    return invalid_grant("Invalid subject token.", slug, detail)
