"""Builds the executable schema of a version."""

from functools import cache
from pathlib import Path
from typing import Final

from ariadne import load_schema_from_path
from ariadne.exceptions import GraphQLFileSyntaxError
from graphql import DocumentNode, GraphQLSchema, GraphQLSyntaxError, build_ast_schema, parse

from sandbox.collector import collector_off
from sandbox.resources import resource
from sandbox.schema.derivation import derive


class MalformedSchemaError(ValueError):
    """The schema file is not GraphQL."""


STOREFRONT: Final = "schema.graphql"
CUSTOMER_ACCOUNT: Final = "customer-account.graphql"
FILES: Final = (STOREFRONT, CUSTOMER_ACCOUNT)
"""One for each API."""


@cache
def load_document(file: str = STOREFRONT) -> DocumentNode:
    """Parse one of `FILES`, once in the life of the process."""
    return read_document(resource(file))


def read_document(path: Path) -> DocumentNode:
    """Parse the schema file at *path*. Raises `MalformedSchemaError`, naming line and column."""
    try:
        with collector_off():
            return parse(load_schema_from_path(path), no_location=True)
    except GraphQLFileSyntaxError as failure:
        error = failure.__cause__
        assert isinstance(error, GraphQLSyntaxError)
        place = error.locations[0] if error.locations else None
        where = f" (line {place.line}, column {place.column})" if place else ""
        raise MalformedSchemaError(f"{path} is not GraphQL. {error.message}{where}") from error


def build_schema(version: str, file: str = STOREFRONT) -> GraphQLSchema:
    """Build the schema of *version* (a handle that *file* has), ready for resolvers.

    Each call builds anew: what one caller binds no other sees. It is taken for valid;
    `check` proves that it is. Raises `UnknownVersionError`.
    """
    return build_derived(derive(load_document(file), version))


def build_derived(document: DocumentNode) -> GraphQLSchema:
    """Build the schema that *document*, derived for one version, describes."""
    with collector_off():
        return build_ast_schema(document, assume_valid=True, assume_valid_sdl=True)
