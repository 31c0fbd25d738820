"""A call of the control API: what it takes, does and answers."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from aiohttp import web
from msgspec import Struct
from msgspec.structs import force_setattr

from sandbox.control.problems import world_not_found
from sandbox.door.received import LARGEST_BODY
from sandbox.settings import Settings
from sandbox.world import World, Worlds
from sandbox.world.worlds import DEFAULT

SMALL: Final = 128 * 1024
"""Bytes of a body whose parts each take long: names, paths and steps are read one by one."""


class Empty(Struct, frozen=True, forbid_unknown_fields=True):
    """No body, or a query without parameters."""


Query = TypeVar("Query", bound=Struct)
Body = TypeVar("Body", bound=Struct)


class ControlRequest(Struct, Generic[Query, Body], frozen=True, kw_only=True):
    """A request for a handler: the parts of the path by name, the query and the body, both read.

    `http` is the request as it came. `settings` are those of the server.
    """

    worlds: Worlds
    path: Mapping[str, str]
    query: Query
    body: Body
    http: web.BaseRequest
    settings: Settings = Settings()

    @property
    def world(self) -> World:
        """The world that the path names; it is made if it does not exist, unless *strict*.

        Raises `InvalidWorldNameError`, `ProblemError`.
        """
        name = self.path["world"]
        if self.settings.strict_worlds and name != DEFAULT and self.worlds.peek(name) is None:
            raise world_not_found(name, (world.name for world in self.worlds))
        return self.worlds.open(name)

    @property
    def shop_url(self) -> str:
        """The URL of the world's shop, at the host that was asked."""
        return f"{self.http.scheme}://{self.http.host}/w/{self.path['world']}"


class WithStatus(Struct, frozen=True):
    """An answer with one of the route's statuses, if that is not the first."""

    status: int
    body: Struct | None = None


class Events(Struct, frozen=True):
    """Server-sent events, one after another."""


Answered = Struct | WithStatus | web.StreamResponse | None
"""A body for the first status of the route, an answer with its status, or None for no content."""


class Route(Struct, frozen=True, kw_only=True):
    """One method of one path below `/_sandbox/api`, and its documentation.

    `answers` are the bodies by status, the usual one first; None is no content. `refusals` are the
    reasons for an error status; those of every call are not repeated. `largest`, in bytes, is for
    a body that the handler reads by itself; others have at most `most` bytes. `name` is that of the
    operation, `list_customers`, and `resource` its group: by default the names of the handler and
    of its module.
    """

    method: str
    path: str
    handle: Callable[[ControlRequest[Any, Any]], Answered | Awaitable[Answered]]
    summary: str
    answers: Mapping[int, type[Struct] | None]
    refusals: Mapping[int, str] = MappingProxyType({})
    query: type[Struct] = Empty
    body: type[Struct] = Empty
    largest: int | None = None
    most: int = LARGEST_BODY
    name: str = ""
    resource: str = ""

    def __post_init__(self) -> None:
        handler: Any = self.handle
        force_setattr(self, "name", self.name or handler.__name__)
        module = handler.__module__.rpartition(".")[2]
        force_setattr(self, "resource", self.resource or module)
