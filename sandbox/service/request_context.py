"""The context of the resolvers of one GraphQL request."""

from collections.abc import Mapping, Sequence
from copy import copy
from types import MappingProxyType
from typing import Any, Self

from aiohttp import hdrs
from msgspec.structs import replace

from sandbox.door.received import Received
from sandbox.door.trace import Trace
from sandbox.scenarios import Scenario
from sandbox.viewer import Viewer, viewer_of
from sandbox.world import StorefrontAccessToken, World
from sandbox.world.worlds import DEFAULT


class RequestContext:
    """The context of one request: `info.context` of a resolver."""

    __slots__ = (
        "_viewer",
        "defers",
        "may_have_magic",
        "received",
        "requested",
        "token",
        "trace",
        "variables",
        "world",
    )

    world: World
    """The world that the request names."""
    token: StorefrontAccessToken | None
    """The Storefront access token shown; None for a request that is answered as tokenless."""
    trace: Trace
    """Where reasons, codes and effects are put."""
    received: Received | None
    """The HTTP request, if there was one."""
    requested: Sequence[Scenario]
    """The scenarios that the request itself names."""
    may_have_magic: bool
    """Whether its text has what a magic email needs."""
    variables: Mapping[str, Any]
    """The variables as they were sent."""
    defers: bool
    """Whether the operation has `@defer`."""

    def __init__(
        self,
        trace: Trace,
        *,
        received: Received | None = None,
        requested: Sequence[Scenario] = (),
        may_have_magic: bool = False,
        variables: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.trace = trace
        self.world = trace.world
        self.token = trace.token
        self.received = received
        self.requested = requested
        self.may_have_magic = may_have_magic
        self.variables = variables
        self.defers = False
        self._viewer: Viewer | None = None

    def again(self) -> "RequestContext":
        """Return the context of the same request as it was before it was answered."""
        fresh = RequestContext(
            self.trace,
            received=self.received,
            requested=self.requested,
            may_have_magic=self.may_have_magic,
            variables=self.variables,
        )
        fresh.token = self.token
        return fresh

    @property
    def may_have_scenario(self) -> bool:
        """Whether a scenario may be for the request."""
        on = self.world.switchboard.on
        return bool(self.may_have_magic or self.requested or on or self.trace.effects)

    @property
    def viewer(self) -> Viewer:
        """For whom the request is answered: without `@inContext`, as the shop has it."""
        if self._viewer is None:
            self._viewer = viewer_of(self.world, base_url=self.base_url)
        return self._viewer

    @property
    def base_url(self) -> str:
        """Where a client reaches the world: the scheme and host that it asked, `/w/NAME`."""
        received = self.received
        host = None if received is None else received.headers.get(hdrs.HOST)
        if received is None or not host:
            return ""
        is_tls = received.transport is not None and received.transport.get_extra_info("sslcontext")
        name = self.world.name
        prefix = "" if name == DEFAULT else f"/w/{name}"
        return f"{'https' if is_tls else 'http'}://{host}{prefix}"

    def over(self, world: World) -> Self:
        """Return the same context in *world*, another state of its world."""
        context = copy(self)
        context.world = world
        context.enter(replace(self.viewer, world=world))
        return context

    def enter(self, viewer: Viewer) -> None:
        """Answer the request for *viewer*, whom `@inContext` names."""
        self._viewer = viewer
