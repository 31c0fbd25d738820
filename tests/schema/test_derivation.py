import pytest
from graphql import print_ast

from sandbox.schema.building import build_derived
from sandbox.schema.derivation import derive
from sandbox.schema.facts import Fact, facts
from sandbox.schema.versions import UnknownVersionError

ALWAYS = {
    "Cat.name": Fact("field", "String"),
    "Dog": Fact("type", "OBJECT"),
    "Dog.name": Fact("field", "String"),
    "Filter.name": Fact("input field", "String"),
    "Filter.size": Fact("input field", "Size"),
    "Named": Fact("type", "INTERFACE"),
    "Named.name": Fact("field", "String"),
    "Pet": Fact("type", "UNION"),
    "Pet|Dog": Fact("union member"),
    "QueryRoot": Fact("type", "OBJECT"),
    "Size": Fact("type", "ENUM"),
    "Size.BIG": Fact("enum value"),
}
FILTER = {
    "QueryRoot.filter": Fact("field", "Size"),
    "QueryRoot.filter(by:)": Fact("argument", "Filter"),
}
IN_CONTEXT = {
    "@inContext": Fact("directive", "QUERY"),
    "@inContext(buyer:)": Fact("argument", "ID"),
}
EACH = {
    "2026-01": {
        "Cat": Fact("type", "OBJECT"),
        "Dog.tail": Fact("field", "Int"),
        "Filter": Fact("type", "INPUT_OBJECT"),
        "Pet|Cat": Fact("union member"),
        "QueryRoot.pet": Fact("field", "Pet"),
        "QueryRoot.pet(name:)": Fact("argument", "ID"),
        **FILTER,
    },
    "2026-04": {
        "Cat": Fact("type", "OBJECT implements Named"),
        "Dog.tail": Fact("field", "Int"),
        "Filter": Fact("type", "INPUT_OBJECT oneOf"),
        "QueryRoot.pet": Fact("field", "Pet"),
        "QueryRoot.pet(name:)": Fact("argument", "String", '"Rex"'),
        "Size.SMALL": Fact("enum value"),
        **IN_CONTEXT,
    },
    "unstable": {
        "Cat": Fact("type", "OBJECT implements Named"),
        "Filter": Fact("type", "INPUT_OBJECT oneOf"),
        "Ghost": Fact("type", "OBJECT"),
        "Ghost.id": Fact("field", "ID!"),
        "QueryRoot.ghosts": Fact("field", "[Ghost!]!"),
        "QueryRoot.pet": Fact("field", "Pet", deprecated=True),
        "QueryRoot.pet(name:)": Fact("argument", "String", '"Rex"'),
        "Size.SMALL": Fact("enum value"),
        **FILTER,
        **IN_CONTEXT,
    },
}


@pytest.mark.parametrize("version", EACH)
def test_each_version_has_its_own_elements_in_their_form(small, version):
    served = facts(build_derived(derive(small, version)))
    own = {coordinate: fact for coordinate, fact in served.items() if not _of_graphql(coordinate)}
    assert own == ALWAYS | EACH[version]


def _of_graphql(coordinate):
    return coordinate.startswith(("@include", "@skip", "@deprecated", "@specifiedBy", "@oneOf"))


def test_strips_the_annotations_and_keeps_the_rest(small):
    assert (
        print_ast(derive(small, "2026-04"))
        == """\
schema {
  query: QueryRoot
}

directive @inContext(buyer: ID) on QUERY

type QueryRoot {
  "Ours."
  pet(name: String = "Rex"): Pet
}

interface Named {
  name: String
}

union Pet = Dog

type Cat implements Named {
  name: String
}

type Dog {
  name: String
  tail: Int
}

enum Size {
  BIG
  SMALL
}

input Filter @oneOf {
  size: Size
  name: String
}"""
    )


def test_shares_what_is_the_same_in_every_version(small):
    interface = next(node for node in small.definitions if node.kind == "interface_type_definition")
    assert any(node is interface for node in derive(small, "2026-01").definitions)


def test_leaves_the_document_alone(small):
    before = print_ast(small)
    derive(small, "2026-01")
    assert print_ast(small) == before


def test_refuses_a_version_the_document_does_not_have(small):
    with pytest.raises(UnknownVersionError) as refusal:
        derive(small, "2025-10")
    assert str(refusal.value) == (
        "There is no API version '2025-10'. Served are: 2026-01, 2026-04, unstable. "
        "Did you mean 2026-04?"
    )
