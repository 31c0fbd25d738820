"""The fields that are null or empty whatever a world holds: the documentation lists them."""

from pathlib import Path

from graphql import GraphQLObjectType

from sandbox.customer_account.api import CUSTOMER_ACCOUNT as API
from sandbox.customer_account.empty_lists import no_items
from sandbox.names import snake_case
from sandbox.schema.building import CUSTOMER_ACCOUNT, build_schema

SCHEMA = build_schema("2026-10", CUSTOMER_ACCOUNT)
PAGE = Path(__file__).parents[2] / "docs" / "customer-account.md"
OF_LISTS = ("Connection", "Edge", "PageInfo")
ROOTS = ("Mutation", "QueryRoot")


def objects():
    for name, kind in sorted(SCHEMA.type_map.items()):
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__"):
            yield name, kind


def is_silent(name, field):
    """Say whether *field* is a constant that says nothing; an error's fields are set later."""
    if f"{name}.{field}" in API.fields or name.endswith("UserError"):
        return False
    value = getattr(API.types[name], snake_case(field), "unknown")
    return value is None or value == () or value is no_items


def test_the_page_names_each_field_that_says_nothing():
    text = PAGE.read_text()
    silent = [
        f"{name}.{field}"
        for name, kind in objects()
        if name in API.types
        for field in kind.fields
        if is_silent(name, field)
    ]
    assert [each for each in silent if f"`{each}`" not in text] == []
    assert "Order.locationName" in silent


def test_the_page_names_each_type_that_never_comes():
    text = PAGE.read_text()
    absent = [
        name
        for name, _ in objects()
        if name not in API.types and name not in ROOTS and not name.endswith(OF_LISTS)
    ]
    assert [each for each in absent if f"`{each}`" not in text] == []
    assert "TipSale" in absent
