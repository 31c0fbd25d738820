"""Resolvers of the fields of a type: attributes and methods of its class.

- An attribute or a property is a field without arguments.
- A method is a field with arguments; its parameters `world`, `viewer`, `trace` and `defers` are
  filled in.
  What it annotates as an enum or a struct is converted to one.
- A class with an attribute `of`, its record, answers what that has, too. Ids apart: a record's
  is a number.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from operator import attrgetter
from types import FunctionType, NoneType
from typing import Any, Final, TypeAlias, get_args, get_type_hints

from graphql import GraphQLField, GraphQLResolveInfo
from msgspec import Struct, convert, defstruct

from sandbox.execution import plain
from sandbox.names import snake_case
from sandbox.service.request_context import RequestContext

Resolver: TypeAlias = Callable[..., Any]
Converters: TypeAlias = "Mapping[str, Converter]"

_FILLED_IN: Final = ("world", "viewer", "trace", "defers")
_MISSING: Final = object()


class UnknownArgumentError(TypeError):
    """A function does not take an argument that the schema has for its field."""

    def __init__(self, function: FunctionType, argument: str) -> None:
        super().__init__(
            f"{function.__module__}.{function.__qualname__} has no parameter {argument}, "
            "which the schema has for its field"
        )


def answers(kind: type, name: str) -> bool:
    """Say whether the class *kind* answers the field *name*."""
    return _attribute(kind, name) is not None


def field_resolver(kind: type, name: str, field: GraphQLField) -> Resolver | None:
    """Return what answers the field *name* by the class *kind*; None if that does not."""
    attribute = _attribute(kind, name)
    if attribute is None:
        return None
    found = _own(kind, attribute)
    if isinstance(found, FunctionType):
        return function_resolver(found, field, has_source=True)
    return plain(attrgetter(attribute))


def function_resolver(function: FunctionType, field: GraphQLField, *, has_source: bool) -> Resolver:
    """Return the resolver of a *function* of the object, if it *has_source*, and the arguments.

    Raises `UnknownArgumentError`.
    """
    _check_arguments(function, field)
    filled_in = filled_in_of(function)
    converters = converters_of(function)
    if has_source and not filled_in:
        return plain(_converting(function, converters) if converters else function)

    def resolve(source: Any, info: GraphQLResolveInfo[RequestContext], **arguments: Any) -> Any:
        context = info.context
        for name in filled_in:
            arguments[name] = getattr(context, name)
        if converters:
            arguments = converted(arguments, converters)
        return function(source, **arguments) if has_source else function(**arguments)

    return resolve


def filled_in_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return which of the parameters of *function* are filled in."""
    return tuple(name for name in _FILLED_IN if name in parameters(function))


def parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of all parameters but `*args` and `**kwargs`."""
    code = function.__code__
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


class Converter(Struct, frozen=True):
    """What an argument is converted to; one that takes no null is left out if it is null.

    `box` is a struct whose field `value` it is. msgspec remembers how to convert to a struct; of
    any other type, such as a list of structs, it finds that out with each call.
    """

    box: type[Any]
    takes_null: bool


def converters_of(function: Callable[..., Any]) -> Converters:
    """Return how those parameters are converted that are structs or enums, alone or in lists."""
    hints = get_type_hints(function)
    return {
        name: Converter(
            defstruct("Box", [("value", hints[name])], frozen=True),
            takes_null=NoneType in get_args(hints[name]),
        )
        for name in parameters(function)
        if _is_converted(hints.get(name))
    }


def converted(arguments: Mapping[str, Any], converters: Converters) -> dict[str, Any]:
    """Return *arguments*, which the schema has checked, as the annotations have them."""
    if not converters:
        return dict(arguments)
    given: dict[str, Any] = {}
    for name, value in arguments.items():
        converter = converters.get(name)
        if converter is None:
            given[name] = value
        elif value is not None or converter.takes_null:
            given[name] = convert({"value": value}, converter.box).value
    return given


def _is_converted(hint: Any) -> bool:
    """Say whether a value of *hint* is made from what JSON has: a text among its types is not."""
    options = [option for option in get_args(hint) or (hint,) if option is not NoneType]
    return bool(options) and all(
        isinstance(option, type) and issubclass(option, (Struct, Enum))
        if not get_args(option)
        else _is_converted(option)
        for option in options
    )


def _converting(function: FunctionType, converters: Converters) -> Callable[..., Any]:
    def get(source: Any, **arguments: Any) -> Any:
        return function(source, **converted(arguments, converters))

    return get


def _check_arguments(function: FunctionType, field: GraphQLField) -> None:
    takes_any = bool(function.__code__.co_flags & _TAKES_KEYWORDS)
    known = parameters(function)
    for argument in map(snake_case, field.args):
        if argument not in known and not takes_any:
            raise UnknownArgumentError(function, argument)


_TAKES_KEYWORDS: Final = 0x08  # of a code object: it has `**keywords`


def _attribute(kind: type, name: str) -> str | None:
    """Return the path of the attribute that answers the field *name*."""
    attribute = snake_case(name)
    if _own(kind, attribute) is not _MISSING:
        return attribute
    record = next((of for c in kind.__mro__ if (of := _annotated(c).get("of"))), None)
    if record is not None and attribute != "id" and _own(record, attribute) is not _MISSING:
        return f"of.{attribute}"
    return None


def _own(kind: type, attribute: str) -> Any:
    return next((vars(c)[attribute] for c in kind.__mro__ if attribute in vars(c)), _MISSING)


def _annotated(kind: type) -> Mapping[str, Any]:
    """Return the annotations of *kind* alone: Python 3.14 has them, but not in `vars(kind)`."""
    annotations: Mapping[str, Any] = getattr(kind, "__annotations__", {})
    return annotations
