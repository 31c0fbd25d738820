"""`requestedQueryCost`. Shopify: the figures are those of recordings against 2026-04."""

import pytest
from graphql import parse

from sandbox.schema.building import build_schema
from sandbox.storefront.cost import cost_of

ADDRESSES = "addresses(first: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }"


@pytest.fixture(scope="module")
def schema():
    return build_schema("2026-04")


@pytest.mark.parametrize(
    ("document", "cost"),
    [
        pytest.param(
            'mutation { customerAccessTokenCreateWithMultipass(multipassToken: "") '
            "{ customerAccessToken { accessToken expiresAt } customerUserErrors { code } } }",
            12,
            id="multipass",
        ),
        pytest.param(
            'mutation { customerAccessTokenCreateWithMultipass(multipassToken: "") '
            "{ customerAccessToken { accessToken } } }",
            11,
            id="multipass-without-errors",
        ),
        pytest.param(
            "mutation ($i: CustomerAccessTokenCreateInput!) "
            "{ customerAccessTokenCreate(input: $i) { customerAccessToken { accessToken } "
            "customerUserErrors { code } userErrors { message } } }",
            13,
            id="login",
        ),
        pytest.param(
            "mutation ($i: CustomerCreateInput!) { customerCreate(input: $i) { customer { id "
            + ADDRESSES
            + " } customerUserErrors { code } userErrors { message } } }",
            16,
            id="create",
        ),
        pytest.param(
            'query { customer(customerAccessToken: "") { id ' + ADDRESSES + " } }", 4, id="read"
        ),
        pytest.param(
            'query { customer(customerAccessToken: "") { ...F ...F } } '
            "fragment F on Customer { " + ADDRESSES + " }",
            4,
            id="fragment-spread-twice",
        ),
        pytest.param(
            'mutation { a: customerAccessTokenDelete(customerAccessToken: "") '
            "{ userErrors { message } } "
            'b: customerAccessTokenDelete(customerAccessToken: "") { deletedAccessToken } }',
            21,
            id="two-mutations",
        ),
    ],
)
def test_costs_what_the_real_service_says(schema, document, cost):
    parsed = parse(document)
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == cost


@pytest.mark.parametrize(("first", "cost"), [(1, 4), (2, 4), (10, 10), (250, 24)])
def test_the_size_of_a_page_may_be_a_variable(schema, first, cost):
    parsed = parse(
        'query ($first: Int) { customer(customerAccessToken: "") '
        "{ addresses(first: $first) { nodes { id } } } }"
    )
    assert cost_of(schema, parsed, parsed.definitions[0])({"first": first}) == cost
