"""Definitions that clash or that the schema has no place for, in graphql-ruby's words."""

from typing import Any

import pytest
from graphql import GraphQLSchema

from sandbox.validation import parse, validate


def told(message: str, *places: tuple[int, int], path: list[str | int], **extensions: str) -> Any:
    locations = [{"line": line, "column": column} for line, column in places]
    return {"message": message, "locations": locations, "path": path, "extensions": extensions}


@pytest.mark.parametrize(
    ("document", "errors"),
    [
        pytest.param(
            "query Q($m: Boolean, $m: Boolean) { shop { email(mask: $m) } }",
            [
                told(
                    'There can only be one variable named "m"',
                    (1, 9),
                    (1, 22),
                    path=["query Q"],
                    code="variableNotUnique",
                    variableName="m",
                )
            ],
            id="VariableNamesAreUnique",
        ),
        pytest.param(
            ("query Q($a: Nope!, $b: [Shop]) { search(query: $a, tags: $b) { __typename } }"),
            [
                told(
                    "Nope isn't a defined input type (on $a)",
                    (1, 9),
                    path=["query Q"],
                    code="variableRequiresValidType",
                    typeName="Nope",
                    variableName="a",
                ),
                told(
                    "Shop isn't a valid input type (on $b)",
                    (1, 20),
                    path=["query Q"],
                    code="variableRequiresValidType",
                    typeName="Shop",
                    variableName="b",
                ),
                told(
                    "Type mismatch on variable $b and argument tags ([Shop] / [String!])",
                    (1, 52),
                    path=["query Q", "search", "tags"],
                    code="variableMismatch",
                    variableName="b",
                    typeName="[Shop]",
                    argumentName="tags",
                    errorMessage="Type mismatch",
                ),
            ],
            id="VariablesAreInputTypes",
        ),
        pytest.param(
            (
                'query Q($m: Boolean = "x", $n: Int! = 5) { shop { email(mask: '
                "$m) products(first: $n) { id } } }"
            ),
            [
                told(
                    "Default value for $m doesn't match type Boolean",
                    (1, 9),
                    path=["query Q"],
                    code="defaultValueInvalidType",
                    variableName="m",
                    typeName="Boolean",
                )
            ],
            id="VariableDefaultValuesAreCorrectlyTyped",
        ),
        pytest.param(
            "subscription S { x }",
            [
                told(
                    "Schema is not configured for subscriptions",
                    (1, 1),
                    path=["subscription S"],
                    code="missingSubscriptionConfiguration",
                )
            ],
            id="MutationRootExists and its kin",
        ),
        pytest.param(
            "query A { shop { id } } query A { shop { id } }",
            [
                told(
                    'Operation name "A" must be unique',
                    (1, 1),
                    (1, 25),
                    path=[],
                    code="uniquelyNamedOperations",
                    operationName="A",
                )
            ],
            id="OperationNamesAreValid: twice",
        ),
        pytest.param(
            "{ shop { id } } query A { shop { id } }",
            [
                told(
                    "Operation name is required when multiple operations are present",
                    (1, 1),
                    path=[],
                    code="uniquelyNamedOperations",
                )
            ],
            id="OperationNamesAreValid: nameless among others",
        ),
        pytest.param(
            "{ shop { id } } type Foo { a: Int } extend type Foo { b: Int }",
            [
                told(
                    "Query cannot contain schema definitions",
                    (1, 17),
                    (1, 37),
                    path=[],
                    code="queryContainsSchemaDefinitions",
                )
            ],
            id="NoDefinitionsArePresent",
        ),
    ],
)
def test_refuses_definitions_that_do_not_fit(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
