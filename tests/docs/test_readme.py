"""The README says truly that every root field is answered."""

from graphql.language import parse
from graphql.language.ast import ObjectTypeDefinitionNode

from sandbox.storefront.api import STOREFRONT
from tests.clients.tools import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def root_fields() -> set[str]:
    document = parse((ROOT / "schema.graphql").read_text("utf-8"))
    roots = [
        definition
        for definition in document.definitions
        if isinstance(definition, ObjectTypeDefinitionNode)
        and definition.name.value in ("QueryRoot", "Mutation")
    ]
    return {field.name.value for root in roots for field in root.fields}


def test_every_root_field_is_answered():
    assert "Every query and mutation of the schema is answered." in README
    assert root_fields() <= {*STOREFRONT.queries, *STOREFRONT.mutations}
