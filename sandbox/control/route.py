"""A call of the control API as its resource writes it down: what it takes, does and answers."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from aiohttp import web
from msgspec import Struct

from sandbox.world import World, Worlds


class Nothing(Struct, frozen=True, forbid_unknown_fields=True):
    """No body, or a query without parameters."""


Query = TypeVar("Query", bound=Struct)
Body = TypeVar("Body", bound=Struct)


class Ask(Struct, Generic[Query, Body], frozen=True, kw_only=True):
    """What a handler is asked: the parts of the path by name, the query and the body, read.

    `request` is for the few that answer piece by piece.
    """

    worlds: Worlds
    path: Mapping[str, str]
    query: Query
    body: Body
    request: web.BaseRequest

    @property
    def world(self) -> World:
        """The world that the path names, made when it is not there yet.

        Raises `InvalidWorldNameError`.
        """
        return self.worlds.open(self.path["world"])


class Answer(Struct, frozen=True):
    """What a handler answers when there is more to say than the body: one of its statuses."""

    status: int
    body: Struct | None = None


class Events(Struct, frozen=True):
    """Server-sent events, one after another."""


Answered = Struct | Answer | web.StreamResponse | None
"""A body for the first status of the route, an answer of its own, or None for no content."""


class Route(Struct, frozen=True, kw_only=True):
    """One method of one path below `/_sandbox/api`, and its documentation.

    `answers` are the bodies by status, the usual one first; None is no content. `refusals` say
    when it is refused, by status; what may befall every call is not repeated there. `largest`,
    in bytes, is for a body that the handler reads by itself; others have 1 MiB at the most.
    """

    method: str
    path: str
    handle: Callable[[Ask[Any, Any]], Answered | Awaitable[Answered]]
    summary: str
    answers: Mapping[int, type[Struct] | None]
    refusals: Mapping[int, str] = MappingProxyType({})
    query: type[Struct] = Nothing
    body: type[Struct] = Nothing
    largest: int | None = None
