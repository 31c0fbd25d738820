"""`schema.graphql`: one annotated file, one executable schema a version."""

from sandbox.schema.access import Access
from sandbox.schema.start import Schemas, load_schemas
from sandbox.schema.versions import ApiVersion, UnknownVersionError, Versions

__all__ = [
    "Access",
    "ApiVersion",
    "Schemas",
    "UnknownVersionError",
    "Versions",
    "load_schemas",
]
