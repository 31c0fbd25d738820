"""One request to a world's provider."""

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import hdrs

from sandbox.customers.multipass_login import ReadToken
from sandbox.door.trace import Trace
from sandbox.identity.records import AccountSession
from sandbox.lazy import lazy
from sandbox.multipass import MultipassError
from sandbox.oidc.place import Place
from sandbox.world import World


@dataclass(frozen=True, kw_only=True)
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

    @lazy
    def assertion(self) -> ReadToken:
        """The Multipass token of the grant, read once: a scenario may be in its email."""
        try:
            return self.world.shop.multipass.read(self.form.get("assertion", ""))
        except MultipassError as error:
            return error

    @property
    def origin(self) -> str | None:
        return self.headers.get(hdrs.ORIGIN)


def cookie_name(world: World) -> str:
    """Return the name of the cookie of *world*: two worlds on one host never share one."""
    return f"sandbox_customer_{world.name}"
