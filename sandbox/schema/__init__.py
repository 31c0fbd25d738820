"""`schema.graphql`: one annotated file, from which the schema of each version is made."""

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
