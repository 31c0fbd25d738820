"""The check that Schemathesis runs finds what is wrong: a schema of its own, answers by hand."""

from typing import Final

import pytest
from graphql import build_schema

from tests.fuzz.answers import faults_of

SCHEMA: Final = build_schema("""
  scalar URL
  enum Color { RED }
  interface Node { id: ID! }
  type Person implements Node { id: ID! name: String friends(first: Int): [Person!] home: URL }
  type Place implements Node { id: ID! color: Color! size: Int }
  type Query { node(id: ID): Node person: Person places: [Place!]! }
""")
PERSON: Final = "{ person { name friends { name } } }"
PLACES: Final = "{ places { size color } }"
NODE: Final = "{ node { id ... on Person { n: name } ... on Place { size } } }"


def at(*path: str | int) -> dict:
    return {"message": "No.", "path": list(path)}


def refused(code: str) -> dict:
    return {"errors": [{"message": "No.", "extensions": {"code": code}}]}


@pytest.mark.parametrize(
    ("document", "answer"),
    [
        (PERSON, {"data": {"person": None}}),
        (PERSON, {"data": {"person": {"name": "Zoë", "friends": [{"name": None}]}}}),
        (PERSON, {"data": {"person": None}, "errors": [at("person", "name")], "extensions": {}}),
        (PLACES, {"data": {"places": [{"size": -1, "color": "RED"}]}}),
        (PLACES, {"data": None, "errors": [at("places", 0, "color")]}),
        (NODE, {"data": {"node": {"id": "gid://shopify/Person/1", "n": "Zoë"}}}),
        (NODE, {"data": {"node": {"id": "gid://shopify/Place/1", "size": 1}}}),
        ("{ person { __typename } }", {"data": {"person": {"__typename": "Person"}}}),
        ('{ node(id: "x") { id } }', refused("argumentLiteralsIncompatible")),
        ("{ nobody }", refused("undefinedField")),
        ("{", refused("PARSE_ERROR")),
    ],
)
def test_finds_nothing_wrong_with_a_good_answer(document, answer):
    assert faults_of(SCHEMA, document, answer) == []


@pytest.mark.parametrize(
    ("document", "answer", "fault"),
    [
        (PERSON, [], "is no GraphQL answer: []"),
        (PERSON, {"extensions": {}}, "is no GraphQL answer: {'extensions': {}}"),
        (PERSON, {"errors": []}, "has errors that are no list, or an empty one"),
        (PERSON, {"errors": ["No."]}, "has an error without a message: 'No.'"),
        (
            PERSON,
            refused("undefinedField"),
            f"refuses a document that is valid: {refused('undefinedField')['errors']}",
        ),
        (
            PERSON,
            refused("INTERNAL_SERVER_ERROR"),
            "tells a bug: {'message': 'No.', 'extensions': {'code': 'INTERNAL_SERVER_ERROR'}}",
        ),
        (
            PERSON,
            {"data": {"person": {"friends": None}}},
            "('person',): Person with ['name', 'friends'] expected, not {'friends': None}",
        ),
        (
            PERSON,
            {"data": {"person": {"name": "Zoë", "friends": {}}}},
            "('person', 'friends'): a list expected, not {}",
        ),
        (
            PERSON,
            {"data": {"person": {"name": 1, "friends": None}}},
            "('person', 'name'): 1 is no String",
        ),
        (PLACES, {"data": {"places": None}}, "('places',): null, where [Place!]! is promised"),
        (
            PLACES,
            {"data": {"places": [{"size": 1, "color": "BLUE"}]}},
            "('places', 0, 'color'): 'BLUE' is no Color",
        ),
        (NODE, {"data": {"node": []}}, "('node',): Person with ['id', 'n'] expected, not []"),
        (
            NODE,
            {"data": {"node": {"id": "1", "size": 1}}},
            "('node', 'id'): '1' is no ID",
        ),
        (
            PERSON,
            {"data": {"person": {"name": "Zoë", "friends": None}}, "errors": [at("person")]},
            "has an error at something that is not null: {'message': 'No.', 'path': ['person']}",
        ),
        (
            PERSON,
            {"data": {"person": None}, "errors": [at("place")]},
            "has an error at a place that it has not: {'message': 'No.', 'path': ['place']}",
        ),
    ],
)
def test_says_what_is_wrong(document, answer, fault):
    assert faults_of(SCHEMA, document, answer)[0] == fault


def test_finds_that_an_invalid_document_was_carried_out():
    [fault] = faults_of(SCHEMA, "{ nobody }", {"data": {"nobody": None}})
    assert fault.startswith("was carried out, although: [GraphQLError(")
