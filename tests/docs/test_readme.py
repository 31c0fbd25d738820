"""The README says truly which root fields are not answered."""

import re

from graphql.language import parse
from graphql.language.ast import ObjectTypeDefinitionNode

from sandbox.storefront.api import STOREFRONT
from tests.clients.tools import ROOT

README = (ROOT / "README.md").read_text("utf-8")
NOT_YET = re.compile("shopPay")


def root_fields() -> set[str]:
    document = parse((ROOT / "schema.graphql").read_text("utf-8"))
    roots = [
        definition
        for definition in document.definitions
        if isinstance(definition, ObjectTypeDefinitionNode)
        and definition.name.value in ("QueryRoot", "Mutation")
    ]
    return {field.name.value for root in roots for field in root.fields}


def test_what_is_not_answered_has_a_row():
    assert "| Shop Pay | not yet |" in README
    missing = sorted(root_fields() - {*STOREFRONT.queries, *STOREFRONT.mutations})
    assert [name for name in missing if not NOT_YET.match(name)] == []
