"""The file `schema.graphql` itself."""

from collections import Counter
from hashlib import sha256

import pytest
from graphql import build_ast_schema, validate_schema

from sandbox.resources import resource
from sandbox.schema.annotations import ANNOTATIONS
from sandbox.schema.building import build_schema
from sandbox.schema.checking import TOLERATED, problems
from sandbox.schema.derivation import derive
from sandbox.schema.facts import facts
from sandbox.schema.formatting import format_document
from sandbox.schema.restricted import restricted

FACTS = {
    "2025-10": 3281,
    "2026-01": 3292,
    "2026-04": 3296,
    "2026-07": 3339,
    "2026-10": 3339,
    "unstable": 3416,
}
"""How many elements the real schema of each version has."""
DIGESTS = {
    "2025-10": "81d5c91858556a84",
    "2026-01": "b4d391cf92f69220",
    "2026-04": "865aa7d96574a57f",
    "2026-07": "e881df8f6648f1ef",
    "2026-10": "2140e8a19b496ccd",
    "unstable": "f78e888c2712a44a",
}
"""Of all that is true of them: a version that is out does not change any more."""


@pytest.fixture(scope="module")
def text():
    return resource("schema.graphql").read_text(encoding="utf-8")


def test_the_schema_file_has_no_problems(document, text):
    assert problems(document, text) == []


def test_formatting_it_changes_nothing(document, text):
    assert format_document(document) == text


@pytest.mark.parametrize(("version", "count"), FACTS.items())
def test_has_every_element_of(version, count):
    assert len(facts(build_schema(version))) == count


@pytest.mark.parametrize(("version", "digest"), DIGESTS.items())
def test_says_of_each_element_what_it_said_when_it_was_checked(version, digest):
    served = facts(build_schema(version))
    lines = (
        f"{coordinate} {fact.kind} {fact.type} {fact.default} {fact.deprecated}"
        for coordinate, fact in sorted(served.items())
    )
    assert sha256("\n".join(lines).encode()).hexdigest()[:16] == digest


def test_has_every_kind_of_element():
    served = facts(build_schema("unstable"))
    assert Counter(fact.kind for fact in served.values()) == {
        "directive": 8,
        "type": 424,
        "field": 1274,
        "argument": 409,
        "input field": 232,
        "enum value": 1010,
        "union member": 59,
    }


@pytest.mark.parametrize("version", FACTS)
def test_breaks_the_one_rule_of_graphql_that_the_real_schema_breaks(document, version):
    schema = build_ast_schema(derive(document, version))
    assert [error.message for error in validate_schema(schema)] == [TOLERATED]


@pytest.mark.parametrize("version", FACTS)
def test_no_annotation_shows_in(version):
    directives = {directive.name for directive in build_schema(version).directives}
    assert directives == {
        "accessRestricted",
        "defer",
        "deprecated",
        "inContext",
        "include",
        "oneOf",
        "skip",
        "specifiedBy",
    }


def test_defines_each_annotation(document):
    defined = {node.name.value for node in document.definitions if "directive" in node.kind}
    assert defined.issuperset(ANNOTATIONS)


def test_the_root_of_queries_has_the_name_of_the_real_one():
    schema = build_schema("2026-10")
    assert (schema.query_type.name, schema.mutation_type.name) == ("QueryRoot", "Mutation")


def test_its_introduction_stays_in_the_file():
    assert build_schema("2026-10").description is None


def test_marks_the_elements_that_only_official_clients_see(document):
    marked = restricted(document)
    assert len(marked) == 59
    assert {"@accessRestricted", "Mutation.cartClone", "SubmitFailed"} <= marked


@pytest.mark.parametrize(
    ("version", "type_"),
    [("2025-10", "[String!]"), ("2026-01", "[String!]!"), ("unstable", "[String!]!")],
)
def test_an_argument_has_the_type_of_its_version(version, type_):
    served = facts(build_schema(version))
    assert served["Mutation.cartDiscountCodesUpdate(discountCodes:)"].type == type_


@pytest.mark.parametrize(("version", "there"), [("2026-10", False), ("unstable", True)])
def test_a_directive_has_the_arguments_of_its_version(version, there):
    assert ("@inContext(channelId:)" in facts(build_schema(version))) is there


def test_the_superseded_errors_say_what_to_use():
    fields = build_schema("2026-10").type_map["CustomerCreatePayload"].fields
    assert fields["userErrors"].deprecation_reason == "Use `customerUserErrors` instead."


def test_each_caller_gets_a_schema_of_its_own():
    assert build_schema("2026-10") is not build_schema("2026-10")
