"""Browsers in which a customer is logged in, until they log out.

Shopify: the session outlives that of the app; the next authorize gives a code without
asking (documented).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from sandbox.customers.records import Customer
from sandbox.identity.records import AccountLogin, AccountSession, LastLogin
from sandbox.world import World

LIFETIME: Final = timedelta(days=30)
"""Our choice."""


def new_sid(world: World) -> str:
    """Return a random UUID of the world."""
    return str(UUID(hex=world.secrets.token(), version=4))


def begin_session(world: World, customer: Customer, *, before: str | None) -> AccountSession:
    """Log *customer* in to a browser, in the place of the session with the id *before*."""
    known = world.store.get(AccountSession, before) if before else None
    if known is not None:
        world.store.remove(known)
    session = AccountSession(
        id=world.secrets.token(),
        sid=new_sid(world),
        customer_id=customer.id,
        began_at=world.clock.now(),
    )
    world.store.put(session)
    return session


def live_session(world: World, session_id: str | None) -> AccountSession | None:
    """Return the session that a browser's cookie holds; None if it is over."""
    session = world.store.get(AccountSession, session_id) if session_id else None
    if session is None or session.began_at + LIFETIME <= world.clock.now():
        return None
    return session if world.store.get(Customer, session.customer_id) else None


def end_session(world: World, sid: str) -> int:
    """End the browser session *sid* and all logins that began in it; return how many."""
    from sandbox.identity.tokens import end_login

    session = world.store.find(AccountSession, "sid", sid)
    if session is not None:
        world.store.remove(session)
    logins = [login for login in _logins(world, sid) if login.ended is None]
    for login in logins:
        end_login(world, login, "logged out")
    return len(logins)


def _logins(world: World, sid: str) -> Iterator[AccountLogin]:
    """Yield the logins of a session, the last one first."""
    last = world.store.get(LastLogin, sid)
    number = None if last is None else last.login_id
    while number is not None and (login := world.store.get(AccountLogin, number)) is not None:
        yield login
        has_previous = login.previous is not None and login.previous < login.id
        number = login.previous if has_previous else None
