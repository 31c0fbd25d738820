"""Coercion of scalars: the values that they take, and messages for others."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from graphql import GraphQLError, GraphQLScalarType
from msgspec import Struct

from sandbox.validation.printing import given
from sandbox.validation.scalars import SCALARS, CoercionError

Coercion: TypeAlias = Callable[[Any], Any]
"""Takes a value as JSON has it; raises `CoercionError` with words of its own, or another
`GraphQLError` for the general ones."""

SMALLEST_INT: Final = -(2**31)
LARGEST_INT: Final = 2**31 - 1


class Misfit(Struct, frozen=True):
    """A value that its type does not take; `has_own_message` are those of a `CoercionError`."""

    explanation: str | None = None
    has_own_message: bool = False


def scalar_misfit(
    value: Any, scalar: GraphQLScalarType, coercions: Mapping[str, Coercion]
) -> Misfit | None:
    """Tell why *scalar* does not take *value*, which is not null."""
    coerce = coercions.get(scalar.name) or COERCIONS.get(scalar.name)
    if coerce is None:
        return None
    try:
        coerce(value)
    except CoercionError as error:
        return Misfit(error.message, has_own_message=True)
    except GraphQLError:
        shown = "" if value == float("inf") else f" {given(value)}"
        return Misfit(f"Could not coerce value{shown} to {scalar.name}")
    return None


def _string(value: Any) -> None:
    _require(isinstance(value, str))


def _int(value: Any) -> None:
    # graphql-core also takes 1.0, graphql-ruby does not.
    _require(type(value) is int and SMALLEST_INT <= value <= LARGEST_INT)


def _float(value: Any) -> None:
    _require(isinstance(value, int | float) and not isinstance(value, bool))


def _boolean(value: Any) -> None:
    _require(isinstance(value, bool))


def _id(value: Any) -> None:
    _require(isinstance(value, str) or type(value) is int)


def _require(condition: bool) -> None:  # noqa: FBT001 - as `assert`
    if not condition:
        raise GraphQLError("Not a value of this scalar.")


COERCIONS: Final[Mapping[str, Coercion]] = MappingProxyType(
    {
        "Boolean": _boolean,
        "Float": _float,
        "ID": _id,
        "Int": _int,
        "String": _string,
        **{name: parse_value for name, (parse_value, _) in SCALARS.items()},
    }
)
