"""Sessions of browsers in which a customer is logged in.

A session stands for a customer access token and ends with it: logged out, expired, or dead
because of a new password. It is a record of its world like any other.
"""

from typing import ClassVar

from msgspec import Struct

from sandbox.customers.access_tokens import identify
from sandbox.customers.records import Customer
from sandbox.user_errors import DeadTokenError
from sandbox.world import World


class Session(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One browser's login. The oldest of a world are forgotten past `LIMIT`."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    """32 hex digits that nobody can guess: what the cookie holds."""
    access_token: str


def cookie_name(world: World) -> str:
    """Return the name of the world's cookie: two worlds on one host never share one.

    Browsers send cookies of `/` along with those of `/w/NAME`, so a path would not do.
    """
    return f"sandbox_session_{world.name}"


def begin(world: World, access_token: str, *, before: Session | None) -> Session:
    """Return a new session, in the place of the one *before* in the same browser."""
    session = Session(world.secrets.token(), access_token)
    if before is not None:
        world.store.remove(before)
    world.store.put(session)
    return session


def end(world: World, session: Session) -> None:
    world.store.remove(session)


def customer_in(world: World, session: Session | None) -> Customer | None:
    """Return who is logged in; None when the access token behind *session* is dead."""
    if session is None:
        return None
    try:
        return identify(world, session.access_token)
    except DeadTokenError:
        return None
