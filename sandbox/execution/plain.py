"""Resolvers that need no more than the object they are asked of."""

from collections.abc import Callable
from typing import Any

Getter = Callable[..., Any]
_MARK = "__plain_getter__"


def plain(getter: Getter) -> Callable[..., Any]:
    """Make a resolver of *getter*, a function of the source and the arguments alone.

    graphql-core calls it as any other; a plan calls *getter* itself and makes no info.
    """

    def resolve(source: Any, _info: Any, **arguments: Any) -> Any:
        return getter(source, **arguments)

    setattr(resolve, _MARK, getter)
    return resolve


def getter_of(resolver: Callable[..., Any]) -> Getter | None:
    """Return the getter that `plain` made *resolver* of, or None."""
    return getattr(resolver, _MARK, None)
