"""Values as graphql-ruby prints them inside its messages."""

import json
from math import inf
from typing import Any, Final

from graphql import (
    BooleanValueNode,
    EnumValueNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
    VariableNode,
)

MOST_DIGITS: Final = 4_000
"""Python refuses integers that are not much longer. As infinite ones they fit no type."""


def literal(node: ValueNode) -> str:
    """Print a value of a document: `{first: 1, tags: ["a", "b"]}`."""
    match node:
        case StringValueNode() | IntValueNode() | FloatValueNode() | BooleanValueNode():
            return scalar(constant(node))
        case EnumValueNode():
            return node.value
        case VariableNode():
            return f"${node.name.value}"
        case ListValueNode():
            return f"[{', '.join(map(literal, node.values))}]"
        case ObjectValueNode():
            fields = (f"{field.name.value}: {literal(field.value)}" for field in node.fields)
            return f"{{{', '.join(fields)}}}"
    return "null"


def constant(node: ValueNode) -> Any:
    """Read a literal without variables and enum values as the value JSON would carry."""
    match node:
        case StringValueNode() | BooleanValueNode():
            return node.value
        case IntValueNode():
            return int(node.value) if len(node.value) <= MOST_DIGITS else inf
        case FloatValueNode():
            return float(node.value)
        case ListValueNode():
            return [constant(item) for item in node.values]
        case ObjectValueNode():
            return {field.name.value: constant(field.value) for field in node.fields}
    return None


def given(value: Any) -> str:
    """Print a value out of the request's JSON: `{first:1,tags:["a","b"]}`, without spaces."""
    match value:
        case dict():
            return f"{{{','.join(f'{key}:{given(item)}' for key, item in value.items())}}}"
        case list():
            return f"[{','.join(map(given, value))}]"
    return scalar(value)


def generated(value: Any) -> str:
    """Print a value out of the request's JSON as JSON: `{"first":1}`, without spaces."""
    match value:
        case dict():
            return f"{{{','.join(f'{scalar(k)}:{generated(v)}' for k, v in value.items())}}}"
        case list():
            return f"[{','.join(map(generated, value))}]"
    return scalar(value)


def scalar(value: Any) -> str:
    """Print a scalar as Ruby's JSON does: `1.0e+20` where Python has `1e+20`."""
    if isinstance(value, float):
        mantissa, exponent_mark, exponent = repr(value).partition("e")
        if exponent_mark and "." not in mantissa:
            return f"{mantissa}.0e{exponent}"
    return json.dumps(value, ensure_ascii=False)
