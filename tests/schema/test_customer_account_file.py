"""The file `customer-account.graphql`, against the facts that are known of the real schema."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from graphql import build_ast_schema, validate_schema

from sandbox.resources import resource
from sandbox.schema.building import CUSTOMER_ACCOUNT, build_schema, load_document
from sandbox.schema.checking import problems
from sandbox.schema.derivation import derive
from sandbox.schema.facts import facts
from sandbox.schema.formatting import format_document
from tests.clients.tools import ROOT

VERSIONS = ("2025-10", "2026-01", "2026-04", "2026-07", "2026-10", "unstable")
TABLE = ROOT.parent / "shared" / "facts" / "customer-account.tsv"
COUNTS = {
    "2025-10": (348, 18),
    "2026-01": (364, 18),
    "2026-04": (364, 18),
    "2026-07": (372, 19),
    "2026-10": (366, 19),
    "unstable": (391, 20),
}
"""Types, with GraphQL's own, and mutations."""


@pytest.fixture(scope="module")
def document():
    return load_document(CUSTOMER_ACCOUNT)


@pytest.fixture(scope="module")
def text():
    return resource(CUSTOMER_ACCOUNT).read_text(encoding="utf-8")


def known_facts(table: Path, version: str) -> Mapping[str, tuple[str, str, str, bool]]:
    """Return what *table* has of *version*: kind, type, default, deprecation by coordinate."""
    at, known = VERSIONS.index(version), {}
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        coordinate, kind, type_, default, since, until, deprecated, _ = line.split("\t")
        is_new = since and at < VERSIONS.index(since)
        is_gone = until and at > VERSIONS.index(until)
        if not (is_new or is_gone):
            shown = " | ".join(sorted(type_.split(" | "))) if kind == "directive" else type_
            known[coordinate] = (kind, shown, default.replace(" ", ""), bool(deprecated))
    return known


def test_the_schema_file_has_no_problems(document, text):
    assert problems(document, text) == []


def test_formatting_it_changes_nothing(document, text):
    assert format_document(document) == text


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_of_each_version_is_valid(document, version):
    assert validate_schema(build_ast_schema(derive(document, version))) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_has_as_many_types_and_mutations_as_the_real_schema_of(version):
    schema = build_schema(version, CUSTOMER_ACCOUNT)
    assert schema.mutation_type is not None
    assert (len(schema.type_map), len(schema.mutation_type.fields)) == COUNTS[version]


@pytest.mark.skipif(not TABLE.exists(), reason="put the table of facts in ../shared/facts")
@pytest.mark.parametrize("version", VERSIONS)
def test_says_what_is_known_of_each_element_of(version):
    served = {
        coordinate: (fact.kind, fact.type, fact.default.replace(" ", ""), fact.deprecated)
        for coordinate, fact in facts(build_schema(version, CUSTOMER_ACCOUNT)).items()
    }
    assert served == known_facts(TABLE, version)
