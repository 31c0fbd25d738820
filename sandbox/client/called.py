"""Methods that are defined once, as calls, for blocking and for asynchronous clients."""

from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from functools import update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, Self, TypeVar, overload

from sandbox.client.call import Call

P = ParamSpec("P")
T = TypeVar("T")
Via = TypeVar("Via", bound="Blocking | Awaiting")


class Blocking(Protocol):
    """Sends a call and returns its result, or yields several."""

    def send(self, call: Call[T]) -> T: ...

    def follow(self, call: Call[T]) -> Generator[T, None, None]: ...


class Awaiting(Protocol):
    """Sends a call; its result is awaited, or several are."""

    async def send(self, call: Call[T]) -> T: ...

    def follow(self, call: Call[T]) -> AsyncGenerator[T, None]: ...


class Part(Generic[Via]):
    """The calls below one *path* of a server, sent *via* a transport."""

    def __init__(self, via: Via, path: str) -> None:
        self._via = via
        self._path = path


class _Written(Generic[P, T]):
    """A method as it is defined: it returns a `Call`."""

    def __init__(self, build: Callable[Concatenate[Any, P], Call[T]]) -> None:
        self._build = build
        self.__doc__ = build.__doc__


class called(_Written[P, T]):  # noqa: N801 - a decorator, as `property`
    """A method of a `Part` that is defined to return a `Call`, and returns the call's result.

    In a blocking client that is the result itself, in an asynchronous one a coroutine. It raises
    what `BlockingTransport.send` does.
    """

    @overload
    def __get__(self, part: None, owner: type) -> Self: ...

    @overload
    def __get__(self, part: Part[Blocking], owner: type) -> Callable[P, T]: ...

    @overload
    def __get__(self, part: Part[Awaiting], owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...

    def __get__(self, part: Part[Any] | None, owner: type) -> Any:
        if part is None:
            return self

        def send(*args: P.args, **kwargs: P.kwargs) -> Any:
            return part._via.send(self._build(part, *args, **kwargs))  # noqa: SLF001 - its own

        return update_wrapper(send, self._build)


class followed(_Written[P, T]):  # noqa: N801 - likewise
    """A method of a `Part` that is defined to return a `Call`, and yields the call's results."""

    @overload
    def __get__(self, part: None, owner: type) -> Self: ...

    @overload
    def __get__(
        self, part: Part[Blocking], owner: type
    ) -> Callable[P, Generator[T, None, None]]: ...

    @overload
    def __get__(
        self, part: Part[Awaiting], owner: type
    ) -> Callable[P, AsyncGenerator[T, None]]: ...

    def __get__(self, part: Part[Any] | None, owner: type) -> Any:
        if part is None:
            return self

        def follow(*args: P.args, **kwargs: P.kwargs) -> Any:
            return part._via.follow(self._build(part, *args, **kwargs))  # noqa: SLF001 - its own

        return update_wrapper(follow, self._build)
