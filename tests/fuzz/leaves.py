"""How values of scalars and enums look in an answer."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from graphql import GraphQLEnumType, GraphQLLeafType

LARGEST_INT: Final = 2**31 - 1
SECONDS: Final = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def is_leaf_value(kind: GraphQLLeafType, value: Any) -> bool:
    """Tell whether *value* is written as one of *kind*. Shopify: numbers beyond Int are strings."""
    if isinstance(kind, GraphQLEnumType):
        return value in kind.values
    return LOOKS[kind.name](value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_int(value: Any) -> bool:
    return type(value) is int and -LARGEST_INT - 1 <= value <= LARGEST_INT


def _text_like(pattern: str) -> Callable[[Any], bool]:
    form = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


LOOKS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "Boolean": lambda value: type(value) is bool,
    "Color": _text_like("#[0-9a-fA-F]{6}"),
    "DateTime": _text_like(SECONDS),
    "Decimal": _text_like(r"-?\d+\.\d+"),
    "Float": lambda value: type(value) in {int, float},
    "HTML": _is_text,
    "ID": _text_like(r"gid://\w+/\w+/.+"),
    "ISO8601DateTime": _text_like(SECONDS),
    "Int": _is_int,
    "JSON": lambda _: True,
    "String": _is_text,
    "URL": _text_like(r"https?://[^\s/]+(/\S*)?"),
    "UnsignedInt64": _text_like(r"\d{1,20}"),
}
