"""Asking any root field, with arguments made from the schema."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from sandbox.schema import load_schemas
from tests.conftest import Storefront

Arguments = dict[str, Any]
VERSION = "unstable"
"""It has every root field."""
_VALUES = {
    "Decimal": "1",
    "ID": "gid://shopify/Customer/1",
    "Int": 1,
    "URL": "https://shop.example/",
}


@cache
def field_of(name: str) -> tuple[str, GraphQLField]:
    """Return the keyword of the operation that has the root field, and the field."""
    schema = load_schemas().build(VERSION)
    assert schema.query_type is not None
    assert schema.mutation_type is not None
    if name in schema.query_type.fields:
        return "query", schema.query_type.fields[name]
    return "mutation", schema.mutation_type.fields[name]


@cache
def document(name: str) -> str:
    """Return a document that asks the root field; of a mutation it selects all errors.

    The required arguments are variables. `$text` is there for any text besides.
    """
    keyword, field = field_of(name)
    required = {
        key: argument.type
        for key, argument in field.args.items()
        if isinstance(argument.type, GraphQLNonNull)
    }
    variables = "".join(f"${key}: {kind} " for key, kind in required.items())
    arguments = "".join(f"{key}: ${key} " for key in required)
    asked = f"{name}({arguments})" if arguments else name
    if keyword == "query":
        other = "other: customer(customerAccessToken: $text) { id }"
        return f"query ({variables}$text: String!) {{ {asked} {{ __typename }} {other} }}"
    declared = f" ({variables})" if variables else ""
    return f"mutation{declared} {{ {asked} {{ {_errors(field)} }} }}"


def _errors(field: GraphQLField) -> str:
    payload = get_named_type(field.type)
    assert isinstance(payload, GraphQLObjectType)
    if "customerUserErrors" in payload.fields:
        return "customerUserErrors { code field message }"
    error = get_named_type(payload.fields["userErrors"].type)
    has_code = isinstance(error, GraphQLObjectType) and "code" in error.fields
    return "userErrors { code field message }" if has_code else "userErrors { field message }"


def any_arguments(name: str, text: str) -> Arguments:
    """Return arguments that the schema allows: what is required, each text of it *text*."""
    keyword, field = field_of(name)
    required = {key: _any_value(kind.type, text) for key, kind in field.args.items()}
    given = {key: value for key, value in required.items() if value is not None}
    return given | {"text": text} if keyword == "query" else given


def _any_value(kind: GraphQLInputType, text: str) -> Any:
    if not isinstance(kind, GraphQLNonNull):
        return None
    if is_list_type(get_nullable_type(kind)):
        return []
    named = get_named_type(kind)
    if isinstance(named, GraphQLInputObjectType):
        fields = {key: _any_value(field.type, text) for key, field in named.fields.items()}
        return {key: value for key, value in fields.items() if value is not None}
    if isinstance(named, GraphQLEnumType):
        return next(iter(named.values))
    return text if named.name == "String" else _VALUES[named.name]


def put(arguments: Arguments, path: Sequence[str], value: Any) -> Arguments:
    """Return *arguments* with *value* at *path*."""
    first, *inner = path
    return arguments | {first: put(arguments[first], inner, value) if inner else value}


async def errors_of(
    storefront: Storefront, name: str, arguments: Arguments, **headers: str
) -> list[Any]:
    """Ask the root field; return the top-level errors, else the user errors of its payload."""
    asked = replace(storefront, path=f"/api/{VERSION}/graphql.json")
    answer = await asked.ask(document(name), headers=headers, **arguments)
    if "errors" in answer:
        return list(answer["errors"])
    ((errors,),) = (payload.values() for payload in answer["data"].values())
    return list(errors)
