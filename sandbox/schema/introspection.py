"""Reads the introspection result of a service."""

from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    build_client_schema,
    get_introspection_query,
    parse,
    print_schema,
)


class IntrospectionError(ValueError):
    """Not a whole introspection result."""


def introspection_query() -> str:
    """Return the query whose answer `read_introspection` takes."""
    return get_introspection_query(
        descriptions=False, directive_is_repeatable=True, input_value_deprecation=True, one_of=True
    )


def read_introspection(result: Any) -> DocumentNode:
    """Turn *result*, `{"data": {"__schema": …}}` or what is in it, into SDL.

    What GraphQL itself defines is left out. Raises `IntrospectionError`.
    """
    schema = _schema_of(result)
    try:
        if not any("isOneOf" in kind for kind in schema["types"]):
            raise IntrospectionError(
                "The introspection result does not tell which input objects are one-of: "
                "ask with the query that `storefront-sandbox schema query` prints."
            )
        built = build_client_schema({"__schema": schema}, assume_valid=True)  # type: ignore[typeddict-item]
        return parse(print_schema(built), no_location=True)
    except (AttributeError, GraphQLError, KeyError, TypeError) as error:
        raise IntrospectionError(f"The introspection result is not whole. {error}") from error


def _schema_of(result: Any) -> dict[str, Any]:
    match result:
        case {"__schema": {"types": [*_]} as schema} | {
            "data": {"__schema": {"types": [*_]} as schema}
        }:
            return dict(schema)
        case {"errors": errors}:
            raise IntrospectionError(
                f"The service answered the introspection with errors: {errors}"
            )
        case _:
            raise IntrospectionError(
                "Not an introspection result: it should be a JSON object with "
                '"__schema", or with "data" and in it "__schema".'
            )
