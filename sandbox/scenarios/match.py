"""The calls that a scenario matches."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct

from sandbox.scenarios.json_path import found_at, parse_path

ROOT: Final = "$"


class Match(Struct, frozen=True, kw_only=True):
    """Which calls a scenario answers.

    `operations` are names of root fields (`customerRecover`), None stands for all of them.
    `variables` must be contained in the arguments: each key given, in each object given. A key
    that begins with `$` is a JSON path: what it leads to must contain the value, in one place
    at least. Raises `JsonPathError` for a path that is none.
    """

    operations: frozenset[str] | None = None
    variables: Mapping[str, Any] = MappingProxyType({})

    def __post_init__(self) -> None:
        for key in self.variables:
            if key.startswith(ROOT):
                parse_path(key)

    def holds(self, operation: str, arguments: Mapping[str, Any]) -> bool:
        if self.operations is not None and operation not in self.operations:
            return False
        return all(_agrees(arguments, key, value) for key, value in self.variables.items())


def _agrees(arguments: Mapping[str, Any], key: str, value: Any) -> bool:
    if key.startswith(ROOT):
        return any(_contains(place, value) for place in found_at(parse_path(key), arguments))
    return key in arguments and _contains(arguments[key], value)


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
