from functools import cache

import pytest
from graphql import experimental_execute_incrementally, parse

from sandbox.schema.building import build_derived, load_document
from sandbox.schema.derivation import derive
from sandbox.schema.introspection import introspection_query


@pytest.fixture(scope="session")
def document():
    return load_document()


@pytest.fixture(scope="session")
def introspect():
    """Answer the introspection query as the service does for a version of a document."""

    def answer(document, version):
        schema = build_derived(derive(document, version))
        # `execute` refuses a schema that defines @defer.
        result = experimental_execute_incrementally(schema, parse(introspection_query()))
        assert result.errors is None
        return {"data": result.data}

    return answer


@pytest.fixture(scope="session")
def introspected(document, introspect):
    """Answer the introspection query as the service does for a version of the real schema."""
    return cache(lambda version: introspect(document, version))


@pytest.fixture
def small():
    """A file of three versions, with every kind of element."""
    return parse(SMALL, no_location=True)


SMALL = """
"An introduction."
schema
  @version(handle: "2026-01", displayName: "2026-01", supported: true)
  @version(handle: "2026-04", displayName: "2026-04 (Latest)", supported: true)
  @version(handle: "unstable", displayName: "unstable", supported: false)
  @directive(name: "inContext", since: "2026-04") {
  query: QueryRoot
}
directive @version(
  displayName: String!, handle: String!, supported: Boolean!
) repeatable on SCHEMA
directive @since(version: String!) on FIELD_DEFINITION | OBJECT
directive @was(
  until: String!, type: String, default: String, deprecated: Boolean, oneOf: Boolean
) repeatable on FIELD_DEFINITION | ARGUMENT_DEFINITION
directive @inContext(buyer: ID) on QUERY
type QueryRoot {
  "Ours."
  pet(name: String = "Rex" @was(until: "2026-01", type: "ID", default: "")): Pet
    @deprecated
    @was(until: "2026-04", deprecated: false)
  ghosts: [Ghost!]! @since(version: "unstable") @requiredAccess(scope: "see_ghosts")
  filter(by: Filter): Size @except(versions: ["2026-04"])
}
interface Named { name: String }
union Pet @member(name: "Cat", until: "2026-01") = Cat | Dog
type Cat implements Named @implements(name: "Named", since: "2026-04") { name: String }
type Dog { name: String @tokenRequired tail: Int @until(version: "2026-04") }
type Ghost @since(version: "unstable") @restricted { id: ID! }
enum Size { BIG SMALL @since(version: "2026-04") }
input Filter @oneOf @was(until: "2026-01", oneOf: false) { size: Size name: String }
"""
