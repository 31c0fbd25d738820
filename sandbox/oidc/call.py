"""One request to a world's provider."""

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import hdrs

from sandbox.door.trace import Trace
from sandbox.identity.records import AccountSession
from sandbox.oidc.place import Place
from sandbox.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked of which world; `form` is what was posted, `session` is the browser's."""

    trace: Trace
    place: Place
    prefix: str
    """Of the paths of the world, as it was asked: `/w/blue`, or nothing."""
    method: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    session: AccountSession | None
    session_id: str | None
    is_secure: bool

    @property
    def world(self) -> World:
        return self.trace.world

    @property
    def origin(self) -> str | None:
        return self.headers.get(hdrs.ORIGIN)


def cookie_name(world: World) -> str:
    """Return the name of the cookie of *world*: two worlds on one host never share one."""
    return f"sandbox_customer_{world.name}"
