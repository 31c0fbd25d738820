"""Documents that clients of the real service send, against the schema that is served."""

from typing import Any

import graphql
import pytest
from graphql import GraphQLSchema

from sandbox.schema.building import build_schema
from sandbox.validation import SCALARS, parse, validate, variable_problems


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema("2026-10")


LOGIN = """
mutation Login($multipassToken: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code field message }
  }
}
"""
CREATE = """
mutation customerCreate($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer { ...Customer }
    customerUserErrors { code field message }
  }
}
fragment Customer on Customer { id email firstName lastName phone acceptsMarketing tags }
"""
ACCOUNT = """
query Account($token: String!, $first: Int = 3, $withOrders: Boolean = true) {
  customer(customerAccessToken: $token) {
    id
    defaultAddress { ...Address }
    addresses(first: $first) { nodes { ...Address } pageInfo { hasNextPage } }
    orders(first: 5, sortKey: PROCESSED_AT, reverse: true) @include(if: $withOrders) {
      edges { node { id name processedAt totalPrice { amount currencyCode } } }
    }
  }
}
fragment Address on MailingAddress { id address1 city country zip }
"""


@pytest.mark.parametrize("document", [LOGIN, CREATE, ACCOUNT])
def test_takes_what_graphql_core_takes(schema: GraphQLSchema, document: str) -> None:
    parsed = parse(document)
    assert validate(schema, parsed) == graphql.validate(schema, parsed) == []


@pytest.mark.parametrize(
    ("document", "error"),
    [
        pytest.param(
            "mutation Login($t: String) {\n"
            "  customerAccessTokenCreateWithMultipass(multipassToken: $t) { __typename }\n}",
            {
                "message": "Nullability mismatch on variable $t and argument multipassToken"
                " (String / String!)",
                "locations": [{"line": 2, "column": 42}],
                "path": [
                    "mutation Login",
                    "customerAccessTokenCreateWithMultipass",
                    "multipassToken",
                ],
                "extensions": {
                    "code": "variableMismatch",
                    "variableName": "t",
                    "typeName": "String",
                    "argumentName": "multipassToken",
                    "errorMessage": "Nullability mismatch",
                },
            },
            id="spec 5.6: variableMismatch",
        ),
        pytest.param(
            'mutation { customerCreate(input: {email: "a@example.com"}) { __typename } }',
            {
                "message": "Argument 'password' on InputObject 'CustomerCreateInput' is required."
                " Expected type String!",
                "locations": [{"line": 1, "column": 34}],
                "path": ["mutation", "customerCreate", "input", "password"],
                "extensions": {
                    "code": "missingRequiredInputObjectAttribute",
                    "argumentName": "password",
                    "argumentType": "String!",
                    "inputObjectType": "CustomerCreateInput",
                },
            },
            id="spec 5.6: missingRequiredInputObjectAttribute",
        ),
    ],
)
def test_refuses_what_the_service_refuses(
    schema: GraphQLSchema, document: str, error: dict[str, Any]
) -> None:
    assert validate(schema, parse(document)) == [error]


def test_explains_a_missing_password_as_the_service_does(schema: GraphQLSchema) -> None:
    operation: Any = parse(CREATE).definitions[0]
    sent = {"email": "a@example.com"}
    # Spec 5.6: the form of a nested problem.
    assert variable_problems(schema, operation, {"input": sent}) == [
        {
            "message": "Variable $input of type CustomerCreateInput! was provided invalid value"
            " for password (Expected value to not be null)",
            "locations": [{"line": 2, "column": 25}],
            "extensions": {
                "code": "INVALID_VARIABLE",
                "value": sent,
                "problems": [
                    {"path": ["password"], "explanation": "Expected value to not be null"}
                ],
            },
        }
    ]


def test_every_scalar_of_the_schema_is_known(schema: GraphQLSchema) -> None:
    scalars = {name for name, kind in schema.type_map.items() if graphql.is_scalar_type(kind)}
    assert scalars == {*SCALARS, *graphql.specified_scalar_types}
