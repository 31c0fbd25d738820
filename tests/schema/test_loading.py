"""A schema read from an introspection result, against the one that graphql-core builds."""

import msgspec
import pytest
from graphql import (
    GraphQLField,
    build_schema,
    introspection_from_schema,
    is_interface_type,
    print_schema,
)

from sandbox.schema.building import build_schema as build_version
from sandbox.schema.loading import LazySchema

KINDS = '''
directive @said(by: [Speaker!]! = [{name: "Rex"}]) repeatable on FIELD | QUERY

"""What has a name."""
interface Named { name(in: Language = EN): String }

interface Aged implements Named {
  name(in: Language = EN): String
  age: Int @deprecated(reason: "Nobody tells.")
}

type Dog implements Named & Aged {
  name(in: Language = EN): String
  age: Int @deprecated(reason: "Dogs do not tell.")
  friends(first: Int! = 3, as: Speaker): [[Pet!]]!
}

type Cat implements Named { name(in: Language = EN): String born: Day }

"""Either."""
union Pet = Cat | Dog

enum Language { "English" EN DE @deprecated(reason: "Nobody asks.") }

scalar Day @specifiedBy(url: "https://example.com/day")

input Speaker @oneOf { name: String id: ID }

type Query { pet: Pet named: Named }

type Mutation { rename(to: String!): Dog }
'''


def loaded(schema):
    return LazySchema(msgspec.json.encode(introspection_from_schema(schema)))


def made(schema):
    """Return the names of the types that were looked into."""
    return {name for name, kind in schema.type_map.items() if "fields" in vars(kind)}


@pytest.fixture(scope="module", params=["every kind", "2025-10", "2026-10", "unstable"])
def schema(request):
    return build_schema(KINDS) if request.param == "every kind" else build_version(request.param)


def test_is_the_same_schema(schema):
    assert introspection_from_schema(loaded(schema)) == introspection_from_schema(schema)
    assert print_schema(loaded(schema)) == print_schema(schema)


def test_knows_who_implements_what(schema):
    def implementing(of):
        return {
            name: [[each.name for each in kinds] for kinds in of.get_implementations(kind)]
            for name, kind in of.type_map.items()
            if is_interface_type(kind)
        }

    assert implementing(loaded(schema)) == implementing(schema)


def test_a_start_looks_into_no_type_of_the_schema():
    schema = loaded(build_version("2026-10"))
    assert {name for name in made(schema) if not name.startswith("__")} <= {
        "BuyerInput",  # an argument's of a directive
        "VisitorConsent",
    }


def test_looking_at_a_type_makes_that_type():
    schema = loaded(build_schema(KINDS))
    before = made(schema)
    assert isinstance(schema.type_map["Dog"].fields["age"], GraphQLField)
    assert made(schema) - before == {"Dog"}


def test_a_type_is_prepared_once_before_anybody_sees_it():
    schema = loaded(build_schema(KINDS))
    seen = []

    def prepare(kind):
        seen.append((kind.name, "fields" in vars(kind)))

    schema.at_first_look(prepare)
    for _ in range(2):
        schema.get_field(schema.type_map["Cat"], "born")
    assert seen == [("Cat", True)]


def test_the_rest_is_all_that_nobody_looked_at():
    schema = loaded(build_schema(KINDS))
    seen = []
    schema.at_first_look(lambda kind: seen.append(kind.name))
    assert list(schema.rest()) == list(schema.type_map.values())
    assert sorted(seen) == ["Cat", "Dog", "Mutation", "Query"]
