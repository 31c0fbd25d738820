"""A scenario: the calls it matches, and what those are answered."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sandbox.scenarios.effect import Effect


class Match(Struct, frozen=True, kw_only=True):
    """Which calls a scenario answers.

    `operations` are names of root fields (`customerRecover`), None stands for all of them.
    `variables` must be contained in the arguments: each key given, in each object given.
    """

    operations: frozenset[str] | None = None
    variables: Mapping[str, Any] = MappingProxyType({})

    def holds(self, operation: str, arguments: Mapping[str, Any]) -> bool:
        if self.operations is not None and operation not in self.operations:
            return False
        return not self.variables or _contains(arguments, self.variables)


class Scenario(Struct, frozen=True, kw_only=True):
    """A named effect on the calls that match. Names are of a-z, 0-9 and `-`."""

    name: str
    effect: Effect
    match: Match = Match()
    description: str = ""


def _contains(whole: Any, part: Any) -> bool:
    match part:
        case Mapping():
            return isinstance(whole, Mapping) and all(
                key in whole and _contains(whole[key], value) for key, value in part.items()
            )
        case list() | tuple():
            return (
                isinstance(whole, (list, tuple))
                and len(whole) == len(part)
                and all(map(_contains, whole, part))
            )
        case bool():
            return whole is part
        case _:
            return not isinstance(whole, bool) and bool(whole == part)
