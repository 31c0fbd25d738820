"""A property that is worked out when it is first asked for, and then kept by its object."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

O_contra = TypeVar("O_contra", contravariant=True)
T_co = TypeVar("T_co", covariant=True)


class lazy(Generic[O_contra, T_co]):  # noqa: N801 - a decorator, as `property` is
    """As `functools.cached_property`, which takes a lock until Python 3.12: that costs more than
    most of what is worked out. Objects of answers are never asked by two threads at once."""

    def __init__(self, make: Callable[[O_contra], T_co]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: O_contra, owner: type) -> T_co: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        made = instance.__dict__[self._name] = self._make(instance)
        return made
