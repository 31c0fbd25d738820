"""A call of the control API: the request, and how to read its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from sandbox.client.errors import ControlError, unexpected

T = TypeVar("T")
S = TypeVar("S", bound=Struct)

API: Final = "/_sandbox/api"
OK: Final = 200
_LOWEST_ERROR: Final = 400
_NOT_FOUND: Final = 404


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the server. The names of `headers` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[T]):
    """One request, and `read`, which makes a result of the reply or raises `ControlError`.

    `query` and `body` are models, or their keys and values. `waits` is the number of seconds for
    which the server may delay the answer.
    """

    method: str
    path: str
    read: Callable[[Reply], T]
    query: Struct | Mapping[str, object] | None = None
    body: Struct | Mapping[str, object] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    waits: float = 0.0

    @property
    def target(self) -> str:
        """Path and query, as in the first line of a request."""
        query = urlencode(msgspec.to_builtins(self.query) or {})
        return f"{self.path}?{query}" if query else self.path

    @property
    def content(self) -> bytes | None:
        """The body as it is sent; None for a call without one."""
        return None if self.body is None else msgspec.json.encode(self.body)

    @property
    def sent_headers(self) -> Mapping[str, str]:
        """The headers, with the type of the body."""
        if self.body is None:
            return self.headers
        return {"Content-Type": "application/json", **self.headers}


def filled(kind: type[S], fields: Mapping[str, Any]) -> S:
    """Return a *kind* with those *fields*. Raises `TypeError` for one that it does not have."""
    return kind(**fields)


def given(kind: type[S], /, **fields: object) -> S:
    """Return a *kind* with those *fields*, except for what is None."""
    return filled(kind, {name: value for name, value in fields.items() if value is not None})


def decoded(kind: type[S]) -> Callable[[Reply], S]:
    """Return a function that reads a body as a *kind*. It ignores unknown keys.

    The function raises `ControlError`.
    """

    def read(reply: Reply) -> S:
        check(reply)
        try:
            return msgspec.json.decode(reply.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise unexpected(reply.status, reply.body, why=str(error)) from None

    return read


def part(kind: type[S], pick: Callable[[S], T]) -> Callable[[Reply], T]:
    """Return a function that reads a body as a *kind*, and of that the part that *pick* returns.

    The function raises `ControlError`.
    """
    read = decoded(kind)
    return lambda reply: pick(read(reply))


def document(reply: Reply) -> dict[str, Any]:
    """Read a body as a JSON object. Raises `ControlError`."""
    check(reply)
    try:
        return msgspec.json.decode(reply.body, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise unexpected(reply.status, reply.body, why=str(error)) from None


def nothing(reply: Reply) -> None:
    """Read a reply without a result. Raises `ControlError`."""
    check(reply)


def check(reply: Reply) -> None:
    """Raise `ControlError` if the reply refuses the call."""
    if reply.status >= _LOWEST_ERROR:
        raise ControlError.of(reply.status, reply.body)


def check_gone(reply: Reply) -> None:
    """Raise `ControlError` if the reply refuses a deletion. It may be gone already."""
    if reply.status != _NOT_FOUND:
        check(reply)
