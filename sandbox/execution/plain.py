"""Resolvers that need no more than the object they are asked of."""

from collections.abc import Callable
from typing import Any

Getter = Callable[..., Any]


def plain(getter: Getter) -> Callable[..., Any]:
    """Make a resolver of *getter*, a function of the source and the arguments alone; or what
    names the type of a value, of one of the value.

    graphql-core calls it as any other; a plan calls *getter* itself and makes no info.
    """
    return _Plain(getter)


def getter_of(resolver: Callable[..., Any]) -> Getter | None:
    """Return the getter that `plain` made *resolver* of, or None."""
    return resolver.getter if isinstance(resolver, _Plain) else None


class _Plain:
    """A class, not a marked function: `functools.wraps` would copy the mark to what wraps it."""

    __slots__ = ("getter",)

    def __init__(self, getter: Getter) -> None:
        self.getter = getter

    def __call__(self, source: Any, /, *_: Any, **arguments: Any) -> Any:
        return self.getter(source, **arguments)
