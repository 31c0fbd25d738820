"""Schemas bound to chance."""

import pytest
from ariadne import ScalarType

from sandbox.schema.building import build_schema
from sandbox.validation import SCALARS
from tests.execution.random_values import bind
from tests.execution.rich_schema import rich_schema


@pytest.fixture(scope="session")
def rich():
    """A small schema with one of everything, and what its resolvers draw from."""
    return bind(rich_schema())


@pytest.fixture(scope="session")
def real():
    """The real schema, and what its resolvers draw from."""
    schema = build_schema("2026-10")
    for name, (parse_value, serialize) in SCALARS.items():
        if name in schema.type_map:
            ScalarType(name, serializer=serialize, value_parser=parse_value).bind_to_schema(schema)
    return bind(schema)
