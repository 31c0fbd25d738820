"""`schema.graphql`: one annotated file, one executable schema a version."""

from sandbox.schema.access import Access, required_access
from sandbox.schema.building import (
    MalformedSchemaError,
    build_derived,
    build_schema,
    load_document,
    read_document,
)
from sandbox.schema.checking import problems
from sandbox.schema.derivation import derive
from sandbox.schema.difference import Change, diff
from sandbox.schema.facts import Fact, facts
from sandbox.schema.formatting import format_document
from sandbox.schema.growth import ImpossibleVersionError, add_version, remove_version
from sandbox.schema.introspection import IntrospectionError, introspection_query
from sandbox.schema.versions import ApiVersion, UnknownVersionError, Versions, read_versions

__all__ = [
    "Access",
    "ApiVersion",
    "Change",
    "Fact",
    "ImpossibleVersionError",
    "IntrospectionError",
    "MalformedSchemaError",
    "UnknownVersionError",
    "Versions",
    "add_version",
    "build_derived",
    "build_schema",
    "derive",
    "diff",
    "facts",
    "format_document",
    "introspection_query",
    "load_document",
    "problems",
    "read_document",
    "read_versions",
    "remove_version",
    "required_access",
]
