import gc

import pytest

from sandbox.schema.building import MalformedSchemaError, build_schema, load_document, read_document
from sandbox.schema.versions import UnknownVersionError


def test_parses_the_file_once():
    assert load_document() is load_document()


def test_keeps_no_locations(document):
    assert document.loc is None


def test_says_where_a_file_is_not_graphql(tmp_path):
    path = tmp_path / "schema.graphql"
    path.write_text("type QueryRoot {\n  a Int\n}\n")
    with pytest.raises(MalformedSchemaError) as refusal:
        read_document(path)
    assert str(refusal.value) == (
        f"{path} is not GraphQL. Syntax Error: Expected ':', found Name 'Int'. (line 2, column 5)"
    )


def test_the_collector_runs_again_afterwards():
    build_schema("2026-10")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        build_schema("2026-10")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_refuses_a_version_that_is_not_served():
    with pytest.raises(UnknownVersionError):
        build_schema("2025-07")
